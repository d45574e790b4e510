import { z } from 'zod'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'
import type { Decision } from '#platform/acts/decision.ts'
import type { Tx } from '#platform/database/database.ts'

const seconds = z.number().int().min(5).max(86_400)
const pair = z.strictObject({ amberS: seconds, redS: seconds }).refine((p) => p.amberS < p.redS, 'amber comes before red')
/** By priority. */
const limits = z.strictObject({ 1: pair, 2: pair, 3: pair })

/**
 * After how many seconds a waiting call turns amber, then red. A county's configuration, not law: no national limits
 * were found (law.md, "110"). `accept`'s red is the moment at which the next crew is offered.
 */
export const timers = z.strictObject({
  /** Received, nobody sent. */
  dispatch: limits,
  /** Sent, not accepted. */
  accept: limits,
  /** Accepted, not on scene. */
  arrive: limits,
  /** On scene, no feedback. */
  feedback: limits,
})

export type Timers = z.infer<typeof timers>

const minutes = (amber: number, red: number) => ({ amberS: amber * 60, redS: red * 60 })

/** Until the county sets its own. */
export const defaultTimers: Timers = {
  dispatch: { 1: { amberS: 30, redS: 60 }, 2: { amberS: 60, redS: 120 }, 3: minutes(5, 10) },
  accept: { 1: { amberS: 30, redS: 60 }, 2: { amberS: 45, redS: 90 }, 3: { amberS: 60, redS: 120 } },
  arrive: { 1: minutes(5, 8), 2: minutes(10, 15), 3: minutes(20, 30) },
  feedback: { 1: minutes(10, 20), 2: minutes(20, 30), 3: minutes(30, 60) },
}

const timersActs = { changed: { version: 1, schema: timers.extend({ reason: z.string().min(1).max(400) }) } } as const

/** One record a county, `county`: who changed the timers, when and why stands in its acts. */
export const timersRecord = defineRecord({
  type: 'timers',
  acts: timersActs,
  fold(_: Timers | null, act: ActOf<'timers', typeof timersActs>): Timers {
    const { reason: __, ...set } = act.payload
    return set
  },
  tables: [],
  rows: () => ({}),
  attributes: () => ({ station: '', team: '', people: [], askedBy: '', owner: '', flags: [] }),
})

export function changeTimers(state: Timers | null, given: Timers, reason: string): Decision<DraftOf<'timers', typeof timersActs>> {
  if (JSON.stringify(timers.parse(given)) === JSON.stringify(state)) return []
  return [{ type: 'timers.changed', payload: { ...given, reason } }]
}

/** The county's timers. Wants a transaction that sees the whole county. */
export async function findTimers(tx: Tx, county: string): Promise<Timers> {
  const row = await tx.db.selectFrom('records').select('state').where('county', '=', county).where('type', '=', 'timers').where('id', '=', 'county').executeTakeFirst()
  return row ? (row.state as unknown as Timers) : defaultTimers
}
