import { z } from 'zod'
import { refuse, type Decision } from '#platform/acts/decision.ts'
import { defineRecord, type ActOf } from '#platform/acts/record-type.ts'
import type { Tx } from '#platform/database/database.ts'
import { thresholds, type Thresholds } from '../answers.ts'

/** Ours, until a county sets its own: no law names a number (law.md gives none), and 8 to 18 are the office hours of most counties' organs. */
export const defaultThresholds: Thresholds = { cameraLooks: 10, cameraDays: 7, personLooks: 30, personDays: 7, work: { from: 8, to: 18 } }

const thresholdActs = {
  set: {
    version: 2,
    schema: thresholds.extend({ reason: z.string().min(1).max(400) }),
    // Working hours were a constant before.
    upcast: { 1: (payload: object) => ({ ...payload, work: { from: 8, to: 18 } }) },
  },
} as const

/** A county's configuration, with its history. */
export const thresholdRecord = defineRecord({
  type: 'look_threshold',
  acts: thresholdActs,
  fold(_: Thresholds | null, act: ActOf<'look_threshold', typeof thresholdActs>): Thresholds {
    const { reason: _reason, ...values } = act.payload
    return values
  },
  tables: [{ name: 'look_thresholds', key: ['id'] }],
  rows: (t, id) => ({
    look_thresholds: [{ id, camera_looks: t.cameraLooks, camera_days: t.cameraDays, person_looks: t.personLooks, person_days: t.personDays, work_from: t.work.from, work_to: t.work.to }],
  }),
  attributes: () => ({ station: '', team: '', people: [], askedBy: '', owner: '', flags: [] }),
})

/** The one record there is of this type. */
export const countyThresholds = 'county'

export function setThresholds(state: Thresholds | null, given: Thresholds, reason: string): Decision<{ type: 'look_threshold.set'; payload: Thresholds & { reason: string } }> {
  if (JSON.stringify(state) === JSON.stringify(given)) return refuse('nothing_changed')
  return [{ type: 'look_threshold.set', payload: { ...given, reason } }]
}

export async function loadThresholds(tx: Tx, county: string): Promise<Thresholds> {
  const row = await tx.db.selectFrom('look_thresholds').selectAll().where('county', '=', county).where('id', '=', countyThresholds).executeTakeFirst()
  if (!row) return defaultThresholds
  return { cameraLooks: row.camera_looks, cameraDays: row.camera_days, personLooks: row.person_looks, personDays: row.person_days, work: { from: row.work_from, to: row.work_to } }
}
