import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as cedar from '@cedar-policy/cedar-wasm/nodejs'
import type { RecordAttributes } from '../acts/record-type.ts'
import type { Principal } from './principal.ts'

/** What is to be judged: may this person do this, to this record, now? */
export interface Question {
  principal: Principal
  action: string
  record: { type: string; id: string; attributes: RecordAttributes }
  /** Facts of the moment that a policy may test, e.g. `on_duty`, `in_range`. */
  facts?: string[]
}

export interface Verdict {
  allowed: boolean
  /** The rules that decided: permits when allowed, forbids when refused; `default-deny` when no rule spoke. */
  rules: string[]
}

export interface Policy {
  /** Throws before `load`. */
  judge(question: Question): Verdict
  /**
   * Reads `*.cedar`, validates it against the actions that routes and domains declared, and parses it once.
   * Throws where a policy is malformed, has no @id, or names an unknown action or attribute.
   */
  load(actions: readonly string[]): void
  actions: ReadonlySet<string>
}

const schemaName = 'langqiao'
const policiesName = 'langqiao-policies'

/** Nothing known of a record: for questions about what does not exist yet or belongs to all. */
export const noAttributes: RecordAttributes = { station: '', team: '', people: [], askedBy: '', owner: '', flags: [] }

/** The policies of a folder. Default deny. */
export function openPolicy(folder: string): Policy {
  let declared: ReadonlySet<string> = new Set()
  return {
    get actions() {
      return declared
    },
    load(actions) {
      loadPolicies(folder, actions)
      declared = new Set(actions)
    },
    judge(question) {
      if (declared.size === 0) throw new Error('policy is not loaded')
      return judge(question)
    },
  }
}

function loadPolicies(folder: string, actions: readonly string[]): void {
  const files = readdirSync(folder).filter((name) => name.endsWith('.cedar')).sort()
  const policies = splitById(files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n'))
  const schema = writeSchema(actions)
  expectSuccess(cedar.preparseSchema(schemaName, schema), 'schema')
  expectSuccess(cedar.preparsePolicySet(policiesName, { staticPolicies: policies }), 'policies')
  const checked = cedar.validate({ schema, policies: { staticPolicies: policies } })
  if (checked.type === 'failure') throw new Error(`policies: ${checked.errors.map((e) => e.message).join('; ')}`)
  if (checked.validationErrors.length > 0)
    throw new Error(`policies: ${checked.validationErrors.map((e) => `${e.policyId}: ${e.error.message}`).join('; ')}`)
}

function judge({ principal, action, record, facts = [] }: Question): Verdict {
  const answer = cedar.statefulIsAuthorized({
    principal: { type: 'User', id: principal.account },
    action: { type: 'Action', id: action },
    resource: { type: 'Record', id: `${record.type}:${record.id}` },
    context: { facts },
    preparsedSchemaName: schemaName,
    preparsedPolicySetId: policiesName,
    validateRequest: true,
    entities: [
      {
        uid: { type: 'User', id: principal.account },
        attrs: { account: principal.account, roles: principal.roles, station: principal.station, team: principal.team },
        parents: [],
      },
      {
        uid: { type: 'Record', id: `${record.type}:${record.id}` },
        attrs: { kind: record.type, ...record.attributes },
        parents: [],
      },
    ],
  })
  // A question that Cedar cannot even read is refused, loudly: the rule name says so.
  if (answer.type === 'failure') return { allowed: false, rules: [`unreadable: ${answer.errors[0]?.message ?? action}`] }
  const { decision, diagnostics } = answer.response
  if (decision === 'allow') return { allowed: true, rules: diagnostics.reason }
  return { allowed: false, rules: diagnostics.reason.length > 0 ? diagnostics.reason : ['default-deny'] }
}

function writeSchema(actions: readonly string[]): string {
  return [
    'entity User = { account: String, roles: Set<String>, station: String, team: String };',
    'entity Record = { kind: String, station: String, team: String, people: Set<String>, askedBy: String, owner: String, flags: Set<String> };',
    'type Context = { facts: Set<String> };',
    ...[...new Set(actions)].map(
      (action) => `action ${JSON.stringify(action)} appliesTo { principal: [User], resource: [Record], context: Context };`,
    ),
  ].join('\n')
}

/** Policies by their @id, so that a refusal names a rule and not `policy7` (stack.md). */
function splitById(text: string): Record<string, string> {
  const parts = cedar.policySetTextToParts(text)
  if (parts.type === 'failure') throw new Error(`policies: ${parts.errors.map((e) => e.message).join('; ')}`)
  const byId: Record<string, string> = {}
  for (const policy of parts.policies) {
    const id = /@id\("([^"]+)"\)/.exec(policy)?.[1]
    if (!id) throw new Error(`a policy has no @id: ${policy.slice(0, 80)}`)
    if (byId[id]) throw new Error(`two policies are called ${id}`)
    byId[id] = policy
  }
  return byId
}

function expectSuccess(answer: { type: string; errors?: { message: string }[] }, what: string): void {
  if (answer.type !== 'success') throw new Error(`${what}: ${answer.errors?.map((e) => e.message).join('; ')}`)
}
