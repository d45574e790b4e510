import type { Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/platform.ts'
import { systemPrincipal } from '#platform/policy/principal.ts'
import { noteRing } from './decide.ts'
import { incidentRecord } from './project.ts'

/** Waits before the second try and each after it; then the webhook has failed. */
const retryAfterMs = [2_000, 5_000, 15_000, 45_000]
const answerWithinMs = 5_000

type Parts = Pick<Platform, 'store' | 'database' | 'county' | 'clock' | 'ids' | 'config' | 'log'>

/** In the transaction of the dispatch, so that no ringing is lost and none rings for a dispatch that did not happen. */
export async function keepRing(tx: Tx, county: string, incident: string, crew: string, now: number): Promise<void> {
  await tx.db
    .insertInto('rings')
    .values({ county, incident, crew, attempts: 0, due_at: new Date(now) })
    .onConflict((conflict) => conflict.columns(['county', 'incident', 'crew']).doNothing())
    .execute()
}

/** Tries what is due, once each; what fails comes again later. The result of the last try is an act. */
export async function sweepRings(parts: Parts): Promise<void> {
  const { database, county, clock } = parts
  const webhook = parts.config.ringWebhook
  if (!webhook) return
  const due = await database.read({ county, stations: 'all', account: 'system' }, (tx) => listDue(tx, county, clock.now()))
  await Promise.all(due.map((ring) => tryRing(parts, webhook, ring)))
}

type DueRing = Awaited<ReturnType<typeof listDue>>[number]

function listDue(tx: Tx, county: string, now: number) {
  return tx.db
    .selectFrom('rings as r')
    .innerJoin('incidents as i', (join) => join.onRef('i.county', '=', 'r.county').onRef('i.id', '=', 'r.incident'))
    .innerJoin('crews as c', (join) => join.onRef('c.county', '=', 'r.county').onRef('c.id', '=', 'r.crew'))
    .leftJoin('incident_crews as a', (join) => join.onRef('a.county', '=', 'r.county').onRef('a.incident', '=', 'r.incident').onRef('a.crew', '=', 'r.crew'))
    .select(['r.incident', 'r.crew', 'r.attempts', 'i.number', 'i.priority', 'i.status', 'c.phone', 'c.callsign_zh', 'c.callsign_en', 'a.state', 'a.accept_by'])
    .where('r.county', '=', county)
    .where('r.due_at', '<=', new Date(now))
    .orderBy('r.due_at')
    .limit(50)
    .execute()
}

async function tryRing(parts: Parts, webhook: string, ring: DueRing): Promise<void> {
  // Accepted, recalled or closed meanwhile: nobody needs to be rung.
  if (ring.state !== 'dispatched' || ring.status === 'closed') return dropRing(parts, ring)
  const attempts = ring.attempts + 1
  const status = await postRing(parts, webhook, ring, attempts)
  const delivered = status !== null && status >= 200 && status < 300
  if (delivered || attempts > retryAfterMs.length) return recordRing(parts, ring, { outcome: delivered ? 'delivered' : 'failed', attempts, status })
  const dueAt = new Date(parts.clock.now() + retryAfterMs[attempts - 1]!)
  await parts.database.transact(scopeOf(parts), (tx) =>
    tx.db.updateTable('rings').set({ attempts, due_at: dueAt }).where('county', '=', parts.county).where('incident', '=', ring.incident).where('crew', '=', ring.crew).execute(),
  )
}

/** What docs/operations.md promises: no caller, no place, no text. Answers the HTTP status, null where none came. */
async function postRing({ county, clock, log }: Parts, webhook: string, ring: DueRing, attempt: number): Promise<number | null> {
  const body = {
    event: 'dispatch', county, incident: ring.number, priority: ring.priority,
    crew: { id: ring.crew, callsign: { zh: ring.callsign_zh, en: ring.callsign_en } }, phone: ring.phone,
    acceptBy: ring.accept_by?.toISOString() ?? null, attempt, sentAt: new Date(clock.now()).toISOString(),
  }
  try {
    const answer = await fetch(webhook, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
      redirect: 'error', signal: AbortSignal.timeout(answerWithinMs),
    })
    await answer.body?.cancel()
    return answer.status
  } catch (error) {
    log.warn({ err: error, attempt }, 'the ring webhook did not answer')
    return null
  }
}

async function recordRing(parts: Parts, ring: DueRing, result: { outcome: 'delivered' | 'failed'; attempts: number; status: number | null }): Promise<void> {
  const { store, ids } = parts
  await store.perform({ id: ids.uuid(), principal: systemPrincipal, action: 'incident.noteRing', body: { incident: ring.incident, crew: ring.crew, ...result } }, async (work) => {
    await work.act(incidentRecord, ring.incident, (state) => noteRing(state, ring.crew, result))
    await deleteRing(work.tx, parts.county, ring)
  })
}

async function dropRing(parts: Parts, ring: DueRing): Promise<void> {
  await parts.database.transact(scopeOf(parts), (tx) => deleteRing(tx, parts.county, ring))
}

async function deleteRing(tx: Tx, county: string, { incident, crew }: Pick<DueRing, 'incident' | 'crew'>): Promise<void> {
  await tx.db.deleteFrom('rings').where('county', '=', county).where('incident', '=', incident).where('crew', '=', crew).execute()
}

const scopeOf = ({ county }: Parts) => ({ county, stations: 'all' as const, account: 'system' })
