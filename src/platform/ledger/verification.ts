import { z } from 'zod'
import type { Decision } from '../acts/decision.ts'
import { defineRecord, type ActOf } from '../acts/record-type.ts'

const finding = z.strictObject({ code: z.string().max(40), seq: z.number().int().nullable(), detail: z.string().max(400) })

/** So many findings are kept by name; the rest are counted. */
export const mostFindings = 50

const report = z.strictObject({
  valid: z.boolean(),
  size: z.number().int(),
  root: z.string().max(60),
  /** Acts up to here are proven by a checkpoint that lies outside the database. */
  proven: z.number().int(),
  erased: z.number().int(),
  /** Acts that declared restores lost. */
  lost: z.number().int(),
  count: z.number().int(),
  findings: z.array(finding).max(mostFindings),
  /** How long it took, ms. */
  tookMs: z.number().int(),
})

const verificationActs = { done: { version: 1, schema: report } } as const

/** The newest whole verification of the ledger that was asked for here. */
export interface Verification extends z.infer<typeof report> {
  by: string
  at: string
}

export const verificationRecord = defineRecord({
  type: 'verification',
  acts: verificationActs,
  fold: (_: Verification | null, act: ActOf<'verification', typeof verificationActs>): Verification => ({ ...act.payload, by: act.actor, at: act.happenedAt }),
  tables: [],
  rows: () => ({}),
  attributes: () => ({ station: '', team: '', people: [], askedBy: '', owner: '', flags: [] }),
})

/** The one record of its type. */
export const theLedger = 'ledger'

export function noteVerification(given: z.infer<typeof report>): Decision<{ type: 'verification.done'; payload: z.infer<typeof report> }> {
  return [{ type: 'verification.done', payload: given }]
}
