import { createHash } from 'node:crypto'
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
   * Reads `*.cedar` and validates it against the actions that routes and domains declared.
   * Throws where a policy is malformed, has no @id, or names an unknown action or attribute.
   */
  load(actions: readonly string[]): void
  actions: ReadonlySet<string>
}

/** Nothing known of a record: for questions about what does not exist yet or belongs to all. */
export const noAttributes: RecordAttributes = { station: '', team: '', people: [], askedBy: '', owner: '', flags: [] }

/** Verdicts kept: those of a busy shift; the oldest goes first. */
const keptVerdicts = 20_000

/** The policies of a folder. Default deny. */
export function openPolicy(folder: string): Policy {
  let declared: ReadonlySet<string> = new Set()
  let policies: Policies | null = null
  const verdicts = new Map<string, Verdict>()
  return {
    get actions() {
      return declared
    },
    load(actions) {
      policies = readPolicies(folder)
      check(policies, actions)
      declared = new Set(actions)
      verdicts.clear()
    },
    judge({ principal: { account, roles, station, team }, action, record, facts = [] }) {
      if (!policies) throw new Error('policy is not loaded')
      if (!declared.has(action)) return { allowed: false, rules: [`unreadable: nothing declares ${action}`] }
      // A verdict is a function of what Cedar is told, and Cedar is told no more than this: so it is asked once.
      const asked = JSON.stringify([account, roles, station, team, action, record.type, record.attributes, facts])
      const known = verdicts.get(asked)
      if (known) return known
      const verdict = judge(policies, { account, roles, station, team }, action, { kind: record.type, ...record.attributes }, facts)
      if (verdicts.size === keptVerdicts) verdicts.delete(verdicts.keys().next().value!)
      verdicts.set(asked, verdict)
      return verdict
    },
  }
}

/** The policies of a folder, by what stands in its files. */
interface Policies {
  hash: string
  byId: Record<string, string>
  scopes: { id: string; text: string; actions: string[] | 'all' }[]
  /** Schemas for which they are valid. */
  valid: Set<string>
  /** Actions for which Cedar has parsed what speaks of them. */
  parsed: Set<string>
}

/** What Cedar parses it keeps for as long as the process lives, under a name; so does this. */
const known = new Map<string, Policies>()

function readPolicies(folder: string): Policies {
  const files = readdirSync(folder).filter((name) => name.endsWith('.cedar')).sort()
  const text = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
  const hash = createHash('sha256').update(text).digest('hex')
  const found = known.get(hash)
  if (found) return found
  const byId = splitById(text)
  const scopes = Object.entries(byId).map(([id, policy]) => ({ id, text: policy, actions: readScope(id, policy) }))
  const read = { hash, byId, scopes, valid: new Set<string>(), parsed: new Set<string>() }
  known.set(hash, read)
  return read
}

function check({ byId, valid }: Policies, actions: readonly string[]): void {
  const schema = writeSchema(actions)
  if (valid.has(schema)) return
  const checked = cedar.validate({ schema, policies: { staticPolicies: byId } })
  if (checked.type === 'failure') throw new Error(`policies: ${checked.errors.map((e) => e.message).join('; ')}`)
  if (checked.validationErrors.length > 0)
    throw new Error(`policies: ${checked.validationErrors.map((e) => `${e.policyId}: ${e.error.message}`).join('; ')}`)
  valid.add(schema)
}

/** Schema and policies are parsed in parts, one for each action when it is first asked, with the policies whose scope it is in: the others cannot speak of it. Answers the name of both. */
function parse({ hash, scopes, parsed }: Policies, action: string): string {
  const name = `langqiao ${hash} ${action}`
  if (parsed.has(action)) return name
  const speaking = scopes.filter((policy) => policy.actions === 'all' || policy.actions.includes(action))
  expectSuccess(cedar.preparseSchema(name, writeSchema([action])), `schema of ${action}`)
  expectSuccess(cedar.preparsePolicySet(name, { staticPolicies: Object.fromEntries(speaking.map(({ id, text }) => [id, text])) }), `policies of ${action}`)
  parsed.add(action)
  return name
}

/** Actions that a policy speaks of. */
function readScope(id: string, text: string): string[] | 'all' {
  const parsed = cedar.policyToJson(text)
  if (parsed.type === 'failure') throw new Error(`policy ${id}: ${parsed.errors.map((e) => e.message).join('; ')}`)
  const { action } = parsed.json
  if (action.op === 'All') return 'all'
  const named = 'entities' in action ? action.entities : 'entity' in action ? [action.entity] : []
  if (named.length === 0) throw new Error(`policy ${id}: its actions are not named one by one`)
  return named.map((entity) => ('__entity' in entity ? entity.__entity.id : entity.id))
}

function judge(policies: Policies, user: { account: string; roles: readonly string[]; station: string; team: string }, action: string, record: RecordAttributes & { kind: string }, facts: readonly string[]): Verdict {
  const name = parse(policies, action)
  const principal = { type: 'User', id: user.account }
  // Which record it is plays no part, only what is known of it.
  const resource = { type: 'Record', id: record.kind }
  const answer = cedar.statefulIsAuthorized({
    principal, resource,
    action: { type: 'Action', id: action },
    context: { facts: [...facts] },
    preparsedSchemaName: name,
    preparsedPolicySetId: name,
    validateRequest: true,
    entities: [
      { uid: principal, attrs: { ...user, roles: [...user.roles] }, parents: [] },
      { uid: resource, attrs: { ...record }, parents: [] },
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
