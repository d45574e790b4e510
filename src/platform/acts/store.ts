import { createHmac, type KeyObject } from 'node:crypto'
import type { Database, Scope, Tx, WriteTx } from '../database/database.ts'
import { Fault } from '../fault.ts'
import type { Clock } from '../ports/clock.ts'
import type { Ids } from '../ports/ids.ts'
import { noAttributes, type Policy } from '../policy/policy.ts'
import type { Principal } from '../policy/principal.ts'
import type { Intent } from './intent.ts'
import { carryOutErasure } from './erase.ts'
import { sealAct, type Act, type RecordRef, type SealedAct } from './act.ts'
import { canonicalise } from './canonical.ts'
import { isWorthAnotherTry, toWriteFault } from './write-errors.ts'
import { isRefusal, type Decision, type DecisionContext, type Draft } from './decision.ts'
import { insertActs, loadIntent, lockRecord, type FirstAnswer } from './statements.ts'
import { projectRecord } from './project.ts'
import type { ActOf, ActSchemas, DraftOf, RecordAttributes, RecordType, RecordTypes } from './record-type.ts'

/** A policy's no. The HTTP edge writes it to the ledger (decision 8). */
export class PolicyRefusal extends Fault {
  readonly rules: string[]
  readonly action: string
  readonly record: RecordRef

  constructor(action: string, record: RecordRef, rules: string[]) {
    super('not_allowed', { action, rule: rules.join(', ') }, 403)
    this.action = action
    this.record = record
    this.rules = rules
  }
}

/** The records that one intent changes, inside one transaction. */
export interface Work {
  tx: Tx
  county: string
  /** Who acts. */
  principal: Principal
  now: number
  uuid(): string
  /**
   * Locks the record, asks policy about it as it stands (as it will be, when new), decides, appends.
   * Returns the state after. Throws PolicyRefusal, or a Fault with the rule's refusal code (409; `not_found`: 404).
   */
  act<R extends string, S extends ActSchemas, T>(
    type: RecordType<R, S, T>,
    id: string,
    decide: (state: NoInfer<T> | null, context: DecisionContext) => Decision<DraftOf<R, S>>,
    options?: { action?: string },
  ): Promise<T>
}

export interface Store {
  /**
   * Runs an intent once: the same intent again gets the first answer, another body or actor a 409. `work` may run
   * again where two intents met, so it touches nothing but the transaction.
   */
  perform<A>(intent: Intent, work: (work: Work) => Promise<A>): Promise<A>
  /** A record's state and version, or null. Asks nobody: for code that judges by itself. */
  load<R extends string, S extends ActSchemas, T>(tx: Tx, type: RecordType<R, S, T>, id: string): Promise<{ state: T; version: number } | null>
}

const mostAttempts = 5

export interface StoreParts {
  database: Database
  policy: Policy
  clock: Clock
  ids: Ids
  county: string
  sealKey: KeyObject
  /** Of all records; read when an erasure is carried out. */
  readonly recordTypes: RecordTypes
  /** Called after a commit that added acts: wakes the sequencer. */
  onAppend(): void
}

export function openStore(parts: StoreParts): Store {
  const everything: Scope = { county: parts.county, stations: 'all', account: 'system' }
  return {
    async perform(intent, work) {
      const bodyHash = hashBody(intent, parts.sealKey)
      const { account } = intent.principal
      const scope = { ...everything, account }
      for (let attempt = 1; ; attempt++) {
        try {
          return await parts.database.transact(scope, async (tx) => {
            const batch = new Batch(parts, tx, intent, attempt)
            // The work begins while the intent is looked up; what it did is undone where the intent was answered before.
            const lookedUp = Promise.allSettled([loadIntent(tx, parts.county, intent.id)])
            const [worked] = await Promise.allSettled([work(batch)])
            const [first] = await lookedUp
            if (first.status === 'rejected') throw first.reason
            if (first.value) throw new AnsweredBefore(first.value)
            if (worked.status === 'rejected') throw worked.reason
            await batch.append(bodyHash, worked.value)
            return worked.value
          })
        } catch (error) {
          const first = error instanceof AnsweredBefore ? error.first : isRuleRefusal(error) ? await parts.database.read(scope, (tx) => loadIntent(tx, parts.county, intent.id)) : null
          if (first) return repeatAnswer(first, account, bodyHash)
          if (!isWorthAnotherTry(error) || attempt === mostAttempts) throw toWriteFault(error)
        } finally {
          parts.onAppend()
        }
      }
    },
    load: (tx, type, id) => lockRecord(tx, parts.county, type, id, false),
  }
}

/** Undoes the transaction of an intent that has its answer. */
class AnsweredBefore extends Error {
  readonly first: FirstAnswer

  constructor(first: FirstAnswer) {
    super('answered before')
    this.first = first
  }
}

/** Sent twice at once, an intent may meet itself: the second look finds done what it wants to do, and a rule says no. */
const isRuleRefusal = (error: unknown) => error instanceof Fault && error.status === 409

/** Keyed, since a body may hold a password: whoever reads the table cannot try out guesses. */
function hashBody(intent: Intent, key: KeyObject): Buffer {
  try {
    return createHmac('sha256', key).update(canonicalise([intent.action, intent.body])).digest()
  } catch (error) {
    if (error instanceof TypeError) throw new Fault('bad_input', { fields: 'body' }, 400, error)
    throw error
  }
}

function repeatAnswer<A>(first: FirstAnswer, account: string, bodyHash: Buffer): A {
  if (first.actor !== account || !first.bodyHash.equals(bodyHash)) throw new Fault('intent_conflict', {}, 409)
  if (first.answer === '') throw new Fault('answer_erased', {}, 410)
  return JSON.parse(first.answer) as A
}

/** Collects the acts of one intent and appends them in one statement. */
class Batch implements Work {
  readonly tx: WriteTx
  readonly county: string
  readonly now: number
  #parts: StoreParts
  #intent: Intent
  #acts: SealedAct[] = []
  #firstId: string | null
  #attempt: number

  constructor(parts: StoreParts, tx: WriteTx, intent: Intent, attempt: number) {
    this.#attempt = attempt
    this.#parts = parts
    this.tx = tx
    this.county = parts.county
    this.#intent = intent
    this.#firstId = intent.id
    this.now = parts.clock.now()
  }

  get principal(): Principal {
    return this.#intent.principal
  }

  uuid(): string {
    return this.#parts.ids.uuid()
  }

  async act<R extends string, S extends ActSchemas, T>(
    type: RecordType<R, S, T>,
    id: string,
    decide: (state: NoInfer<T> | null, context: DecisionContext) => Decision<DraftOf<R, S>>,
    options: { action?: string } = {},
  ): Promise<T> {
    const { county } = this
    const action = options.action ?? this.#intent.action
    const context = { now: this.now, actor: this.#intent.principal.account, uuid: () => this.uuid(), purpose: this.#intent.purpose ?? null }
    // A record that bears the intent's id is made by it: it is not looked for, unless a rule says no, or it was there all
    // the same, at which the insert fails and the next attempt looks.
    const isMaking = this.#firstId === id && this.#attempt === 1
    const look = async () => {
      const found = await lockRecord(this.tx, county, type, id, true)
      if (found) this.#judge(action, type, id, found.state)
      return found
    }
    let before = isMaking ? null : await look()
    let decision = decide(before?.state ?? null, context)
    if (isMaking && isRefusal(decision)) {
      before = await look()
      decision = decide(before?.state ?? null, context)
    }
    if (isRefusal(decision)) {
      // What does not exist and what may not be touched look the same to those who may touch nothing of this kind.
      // It is judged as their own: of their station and team, asked for by them.
      const { account, station, team } = this.#intent.principal
      if (!before && decision.refused === 'not_found') this.#judgeAttributes(action, type.type, id, { ...noAttributes, station, team, askedBy: account })
      throw new Fault(decision.refused, decision.params, decision.refused === 'not_found' ? 404 : 409)
    }
    if (decision.length === 0) {
      if (!before) throw new Error(`${action} decided nothing about a record that does not exist`)
      return before.state
    }
    let state: T | null = before?.state ?? null
    let version = before?.version ?? 0
    const drafted = decision.map((draft) => {
      const act = this.#draftAct(type, id, ++version, draft)
      state = type.fold(state, act as unknown as ActOf<R, S>)
      return { act, draft }
    })
    const after = state as T
    if (!before) this.#judge(action, type, id, after)
    const { station } = type.attributes(after, id)
    // Whoever it was of hears, too, that it is theirs no more.
    const own = [before?.state, after].flatMap((one) => (one ? (type.topics?.(one, id) ?? []) : []))
    const topics = [...new Set([`class:${type.type}`, `record:${type.type}/${id}`, ...(station ? [`station:${station}`] : []), ...own])]
    for (const { act, draft } of drafted) this.#acts.push(this.#seal(act, draft, topics))
    for (const statement of projectRecord(county, type, id, before, { state: after, version }, station)) this.tx.send(statement)
    return after
  }

  /** Writes the acts, and the answer that the intent gets whenever it comes again. */
  async append(bodyHash: Buffer, answer: unknown): Promise<void> {
    const { id, principal } = this.#intent
    insertActs(this.tx, this.#parts.county, this.#acts, { id, actor: principal.account, bodyHash, answer, at: new Date(this.now) })
    for (const { envelope } of this.#acts) if (envelope.erases) await carryOutErasure(this.tx, this.#parts.county, this.#parts.recordTypes, envelope.id, envelope.erases)
  }

  #judge<T>(action: string, type: RecordType<string, ActSchemas, T>, id: string, state: T): void {
    this.#judgeAttributes(action, type.type, id, type.attributes(state, id))
  }

  #judgeAttributes(action: string, type: string, id: string, attributes: RecordAttributes): void {
    const { principal, facts } = this.#intent
    const verdict = this.#parts.policy.judge({ principal, action, record: { type, id, attributes }, ...(facts ? { facts } : {}) })
    if (!verdict.allowed) throw new PolicyRefusal(action, { type, id }, verdict.rules)
  }

  #draftAct(type: { type: string; acts: ActSchemas }, id: string, version: number, draft: Draft): Act {
    const verb = draft.type.slice(type.type.length + 1)
    const schema = type.acts[verb]
    if (!schema || !draft.type.startsWith(`${type.type}.`)) throw new Error(`${draft.type} is no act of ${type.type}`)
    const recordedAt = new Date(this.now).toISOString()
    const actId = this.#firstId ?? this.uuid()
    this.#firstId = null
    return {
      id: actId,
      type: draft.type,
      typeVersion: schema.version,
      record: { type: type.type, id },
      version,
      actor: this.#intent.principal.account,
      happenedAt: draft.happenedAt === undefined ? recordedAt : new Date(draft.happenedAt).toISOString(),
      recordedAt,
      purpose: this.#intent.purpose ?? null,
      corrects: draft.corrects ?? null,
      payload: schema.schema.parse(draft.payload),
    }
  }

  #seal(act: Act, draft: Draft, topics: string[]): SealedAct {
    const { payload, ...envelope } = act
    const erases = draft.erases ? { erases: draft.erases } : {}
    return sealAct({ county: this.#parts.county, ...envelope, ...erases, topics }, payload, this.#parts.ids.random(16), this.#parts.sealKey)
  }
}
