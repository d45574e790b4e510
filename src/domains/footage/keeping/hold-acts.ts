import { z } from 'zod'
import type { ActOf, DraftOf } from '#platform/acts/record-type.ts'
import { cameraList, ground, instant, reason } from '../grants/acts.ts'

/** What a person asks to keep: cameras, a stretch, until when, why. */
export const holdRequest = z.strictObject({ ground: z.strictObject({ type: z.literal('case'), id: z.string().min(1).max(60) }), cameras: cameraList, from: instant, to: instant, until: instant, reason })

const held = z.strictObject({
  ground, cameras: cameraList, from: instant, to: instant, until: instant, reason: z.string().max(400),
  /** `asked`: by an officer. `clip`, `export`: by itself, since a head had approved the grant under which it was marked or taken. */
  source: z.enum(['asked', 'clip', 'export']),
  number: z.string(), station: z.string(), team: z.string(),
})

/** Footage that a case keeps beyond its retention (Decree 799, art. 17; law.md V16: case number and end date). */
export const holdActs = {
  held: { version: 1, schema: held },
  confirmed: { version: 1, schema: z.strictObject({ until: instant, reason: z.string().max(400) }) },
  /** `renewed`: evidence of a case that is still open, by itself. */
  extended: { version: 1, schema: z.strictObject({ until: instant, reason: z.string().max(400), why: z.enum(['decided', 'renewed']) }) },
  released: { version: 1, schema: z.strictObject({ reason: z.string().max(400), why: z.enum(['decided', 'clip_removed']) }) },
  /** Its case was closed: a term runs. */
  groundEnded: { version: 1, schema: z.strictObject({ until: instant }) },
  ended: { version: 1, schema: z.strictObject({ why: z.enum(['expired', 'unconfirmed']) }) },
} as const

export type HoldAct = ActOf<'hold', typeof holdActs>
export type HoldDraft = DraftOf<'hold', typeof holdActs>
export type HoldRequest = z.infer<typeof holdRequest>
export type Held = z.infer<typeof held>
