import { createHmac } from 'node:crypto'
import { canonicalise } from '../acts/canonical.ts'
import { PolicyRefusal } from '../acts/store.ts'
import type { Scope } from '../database/database.ts'
import { Fault } from '../fault.ts'
import type { Platform } from '../platform.ts'
import { systemPrincipal, type Principal } from '../policy/principal.ts'
import type { IntentKind } from './intent-kind.ts'
import { readRights, type RightsThen } from './rights-then.ts'
import { isAnswered, isSettled, listHeldBehind } from './queries.ts'
import { keepSubmission, raiseSubmission, settleSubmission, submissionRecord, type Submission } from './submission.ts'

/** An intent as a device sends it. */
export interface Sent {
  id: string
  kind: string
  /** The intent about the same record that goes before; null for the first one. */
  after: string | null
  /** By the server's clock, as far as can be known: the device's, put right by what it showed when it sent. */
  happenedAt: string
  body: unknown
}

/** What became of it. `again`: nobody could say now; it is sent once more. */
export type Fate =
  | { id: string; state: 'done'; answer: unknown }
  | { id: string; state: 'held' | 'waiting' | 'refused' | 'applied' | 'declined'; why: string; params?: Record<string, string | number> }
  | { id: string; state: 'again' }

export interface Sender {
  account: string
  station: string
  device: string
}

export type ReceiveParts = Pick<Platform, 'store' | 'database' | 'county' | 'clock' | 'ids' | 'keyring' | 'refusals' | 'sessions' | 'log'> & {
  readonly recordTypes: Platform['recordTypes']
  readonly intentKinds: Platform['intentKinds']
}

/** Over seven days late goes to the supervisor (house plan, decision 5). */
const lateMs = 7 * 86_400_000

/**
 * Takes what a device sends, each once, those of one record in order. What cannot be carried out now is kept: held for the one
 * before it, or waiting for a person. A fact is never refused; a decision may be.
 */
export function openReceiver(parts: ReceiveParts) {
  const { store, database, county, clock, ids, keyring } = parts
  const everything: Scope = { county, stations: 'all', account: 'system' }

  const hashOf = (sender: Sender, sent: Sent) => createHmac('sha256', keyring.indexKey).update(canonicalise(['sent', sender.account, sent.kind, sent.after, sent.body])).digest('hex')
  const bySystem = <A>(work: Parameters<typeof store.perform<A>>[1]) => store.perform({ id: ids.uuid(), principal: systemPrincipal, action: 'submission.keep', body: null }, work)

  const keep = async (sender: Sender, sent: Sent, kind: IntentKind | undefined, state: 'held' | 'waiting' | 'refused', why: string): Promise<void> => {
    const record = kind ? recordOf(kind, sent) : null
    const sealed = keyring.encrypt(Buffer.from(JSON.stringify(sent.body)), `submission:${sent.id}`).toString('base64')
    await bySystem(async (work) => void (await work.act(submissionRecord, sent.id, (before) =>
      before?.state === 'held'
        ? state === 'waiting' ? raiseSubmission(before, why) : []
        : keepSubmission(before, {
            kind: sent.kind, recordType: record?.type ?? '', record: record?.id ?? '', account: sender.account, station: sender.station, device: sender.device,
            after: sent.after, doneAt: sent.happenedAt, state, why, sealed, sameAs: hashOf(sender, sent),
          }))))
  }

  const find = (id: string): Promise<Submission | null> => database.read(everything, async (tx) => (await store.load(tx, submissionRecord, id))?.state ?? null)

  /** Carries it out as who they were then. Throws what said no. */
  const carryOut = async (kind: IntentKind, sent: Sent, principal: Principal): Promise<unknown> => {
    const body = kind.body.parse(sent.body)
    return store.perform({ id: sent.id, principal, action: kind.action, body: [sent.kind, sent.after, sent.body] }, async (work) => (await kind.carryOut(work, { id: sent.id, body, happenedAt: sent.happenedAt })) ?? null)
  }

  const receive = async (sender: Sender, given: Sent, rightsThen: RightsThen): Promise<Fate> => {
    const { id } = given
    // Nobody does things tomorrow, whatever their phone says.
    const sent = { ...given, happenedAt: new Date(Math.min(Date.parse(given.happenedAt), clock.now())).toISOString() }
    const [known, isDone, isNext] = await database.read(everything, (tx) =>
      Promise.all([store.load(tx, submissionRecord, id).then((found) => found?.state ?? null), isAnswered(tx, county, id), sent.after === null || isSettled(tx, county, sent.after)]))
    if (known && known.sameAs !== hashOf(sender, sent)) return { id, state: 'refused', why: 'intent_conflict' }
    if (known && known.state !== 'held') return { id, state: known.state, why: known.why }
    const kind = parts.intentKinds.get(sent.kind)
    const fall = async (state: 'held' | 'waiting' | 'refused', why: string, params?: Record<string, string | number>): Promise<Fate> => {
      await keep(sender, sent, kind, state, why)
      return { id, state, why, ...(params ? { params } : {}) }
    }
    if (!kind?.body.safeParse(sent.body).success) return fall('waiting', 'unreadable')
    if (!isNext) return fall('held', 'order')
    // What was carried out once has its answer, however late it is asked for again.
    if (!isDone && clock.now() - Date.parse(sent.happenedAt) > lateMs) return fall('waiting', 'late')
    const rights = rightsThen(sent.happenedAt)
    if (!rights) return fall('waiting', 'no_rights_then')
    let answer: unknown
    try {
      answer = await carryOut(kind, sent, rights)
    } catch (error) {
      if (!(error instanceof Fault) || error.status >= 500) throw error
      if (error.code === 'intent_conflict') return { id, state: 'refused', why: error.code }
      if (error instanceof PolicyRefusal) await parts.refusals.record(rights, error)
      const why = error instanceof PolicyRefusal ? 'not_allowed' : error.code
      return fall(kind.nature === 'fact' ? 'waiting' : 'refused', why, error.params)
    }
    if (known) await bySystem(async (work) => void (await work.act(submissionRecord, id, (state) => settleSubmission(state, 'applied', ''))))
    await release(id)
    return { id, state: 'done', answer }
  }

  /** Those that waited for this one take their turn. */
  const release = async (id: string): Promise<void> => {
    for (const next of await database.read(everything, (tx) => listHeldBehind(tx, county, id))) {
      const held = await find(next)
      if (held?.state === 'held') await receive({ account: held.account, station: held.station, device: held.device }, unseal(next, held), await rightsOf(held.account))
    }
  }

  const rightsOf = (account: string) => database.read(everything, (tx) => readRights(tx, county, parts.recordTypes, account))

  const unseal = (id: string, { kind, after, doneAt, sealed }: Submission): Sent => ({
    id, kind, after, happenedAt: doneAt, body: JSON.parse(keyring.decrypt(Buffer.from(sealed, 'base64'), `submission:${id}`).toString()) as unknown,
  })

  return {
    /** One after the other, so that those of one record come in order. Never throws for what was sent: what fails inside is told to come again. */
    async receive(sender: Sender, given: readonly Sent[]): Promise<Fate[]> {
      const rights = await rightsOf(sender.account)
      const fates: Fate[] = []
      for (const sent of given)
        try {
          fates.push(await receive(sender, sent, rights))
        } catch (err) {
          parts.log.error({ err, kind: sent.kind }, 'an intent from a device failed inside')
          fates.push({ id: sent.id, state: 'again' })
        }
      return fates
    },
    /** A supervisor lets it count: it is done with their rights, in the name of who saw it. Throws what says no. */
    async apply(id: string, submission: Submission, supervisor: Principal, reason: string): Promise<void> {
      const kind = parts.intentKinds.get(submission.kind)
      const sent = unseal(id, submission)
      if (!kind?.body.safeParse(sent.body).success) throw new Fault('submission_unreadable', {}, 409)
      await carryOut(kind, sent, { ...supervisor, account: submission.account })
      await store.perform({ id: ids.uuid(), principal: supervisor, action: 'submission.decide', body: [id, reason] }, async (work) => void (await work.act(submissionRecord, id, (state) => settleSubmission(state, 'applied', reason))))
      await release(id)
    },
    release,
    unseal,
  }
}

function recordOf(kind: IntentKind, sent: Sent): { type: string; id: string } | null {
  const parsed = kind.body.safeParse(sent.body)
  return parsed.success ? kind.record(parsed.data) : null
}
