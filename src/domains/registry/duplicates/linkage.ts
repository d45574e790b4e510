import { z } from 'zod'
import type { Decision } from '#platform/acts/decision.ts'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'
import { weights, type Weights } from './weights.ts'

const linkageActs = {
  /** `weights`: what was learned; null where there were too few to learn from. `pairs`: those that were compared. */
  ran: { version: 1, schema: z.strictObject({ people: z.int().min(0), pairs: z.int().min(0), offered: z.int().min(0), threshold: z.number(), weights: weights.nullable() }) },
} as const

/** Runs over a station's people; the record's id is the station's. */
export interface Linkage {
  at: string
  people: number
  weights: Weights | null
}

export const linkageRecord = defineRecord({
  type: 'linkage',
  acts: linkageActs,
  fold: (_: Linkage | null, act: ActOf<'linkage', typeof linkageActs>): Linkage => ({ at: act.happenedAt, people: act.payload.people, weights: act.payload.weights }),
  tables: [],
  rows: () => ({}),
  attributes: (_, id) => ({ station: id, team: '', people: [], askedBy: '', owner: '', flags: [] }),
})

export const noteRun = (payload: z.infer<typeof linkageActs.ran.schema>): Decision<DraftOf<'linkage', typeof linkageActs>> => [{ type: 'linkage.ran', payload }]
