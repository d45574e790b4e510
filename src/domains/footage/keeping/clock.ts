import { z } from 'zod'
import type { Decision } from '#platform/acts/decision.ts'
import { defineRecord, type ActOf } from '#platform/acts/record-type.ts'
import type { Store } from '#platform/acts/store.ts'
import type { Tx } from '#platform/database/database.ts'
import { judgeClock } from './judge-clock.ts'

const clockActs = {
  /** Somebody compared the server's clock with another one: `at` is what the server's said. */
  confirmed: { version: 1, schema: z.strictObject({ at: z.iso.datetime(), reason: z.string().min(1).max(400) }) },
} as const

interface KeepingClock {
  confirmedAt: string
}

/** That the host's clock is right, said by someone who does not set it. One record a county. */
export const clockRecord = defineRecord({
  type: 'keeping_clock',
  acts: clockActs,
  fold: (_: KeepingClock | null, act: ActOf<'keeping_clock', typeof clockActs>): KeepingClock => ({ confirmedAt: act.payload.at }),
  tables: [],
  rows: () => ({}),
  attributes: () => ({ station: '', team: '', people: [], askedBy: '', owner: '', flags: [] }),
})

export const theClock = 'county'

export function confirmClock(now: number, reason: string): Decision<{ type: 'keeping_clock.confirmed'; payload: { at: string; reason: string } }> {
  return [{ type: 'keeping_clock.confirmed', payload: { at: new Date(now).toISOString(), reason } }]
}

/** Evidence younger than this may have been written by the very clock that leapt. */
const settledMs = 3_600_000

/** Asks whether the clock may be believed, and keeps the answer for the next round and the screens. */
export async function checkClock(tx: Tx, store: Store, county: string, nowMs: number): Promise<boolean> {
  const row = await tx.db.selectFrom('keeping_rounds').select('trusted_at').where('county', '=', county).where('id', '=', theClock).executeTakeFirst()
  const confirmed = await store.load(tx, clockRecord, theClock)
  const offsets = await tx.db.selectFrom('camera_health').select('clock_offset_ms').where('county', '=', county).where('clock_offset_ms', 'is not', null).where('checked_at', '>', new Date(nowMs - settledMs)).execute()
  const judged = judgeClock({
    nowMs,
    trustedMs: row?.trusted_at.getTime() ?? null,
    evidenceMs: row ? null : await findEvidence(tx, county, nowMs),
    confirmedMs: confirmed ? Date.parse(confirmed.state.confirmedAt) : null,
    cameraOffsetsMs: offsets.map((o) => o.clock_offset_ms!),
  })
  if (judged.trusted) {
    const trusted = { trusted_at: new Date(nowMs), doubt: '' }
    await tx.db.insertInto('keeping_rounds').values({ county, id: theClock, ...trusted }).onConflict((conflict) => conflict.columns(['county', 'id']).doUpdateSet(trusted)).execute()
    return true
  }
  const trustedAt = new Date(nowMs - judged.leaptMs)
  await tx.db.insertInto('keeping_rounds').values({ county, id: theClock, trusted_at: trustedAt, doubt: 'leapt' }).onConflict((conflict) => conflict.columns(['county', 'id']).doUpdateSet({ doubt: 'leapt' })).execute()
  return false
}

async function findEvidence(tx: Tx, county: string, nowMs: number): Promise<number | null> {
  const before = new Date(nowMs - settledMs)
  const footage = await tx.db.selectFrom('footage_files').select((eb) => eb.fn.max('end_at').as('at')).where('county', '=', county).where('end_at', '<', before).executeTakeFirst()
  const act = await tx.db.selectFrom('acts').select((eb) => eb.fn.max('recorded_at').as('at')).where('county', '=', county).where('recorded_at', '<', before).executeTakeFirst()
  const known = [footage?.at, act?.at].filter((at) => at instanceof Date).map((at) => at.getTime())
  return known.length > 0 ? Math.max(...known) : null
}
