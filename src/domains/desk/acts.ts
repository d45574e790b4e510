import { z } from 'zod'
import type { ActOf, DraftOf } from '#platform/acts/record-type.ts'

const text = (max: number) => z.string().max(max).refine((s) => s.isWellFormed(), 'not well-formed text')
const reason = text(400).min(1)

/** An entry of the gazetteer (地名库). Degrees, CGCS2000. */
export const placeProfile = z.strictObject({
  name: text(100).min(1),
  nameEn: text(160),
  /** Other names that callers use. */
  aliases: z.array(text(100).min(1)).max(20),
  /** The county's own word for what it is: compound, gate, street, shop … */
  kind: z.string().max(40),
  address: text(200),
  station: z.string().max(40),
  community: z.string().max(40),
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
})

export const placeActs = {
  added: { version: 1, schema: placeProfile },
  changed: { version: 1, schema: placeProfile.partial().extend({ reason }) },
  removed: { version: 1, schema: z.strictObject({ reason }) },
} as const

export type PlaceAct = ActOf<'place', typeof placeActs>
export type PlaceDraft = DraftOf<'place', typeof placeActs>
export type PlaceProfile = z.infer<typeof placeProfile>

/** A shift (班次) of a desk, with its notes and its hand-over to the next. */
export const shiftActs = {
  opened: { version: 1, schema: z.strictObject({ unit: z.string().min(1).max(40), station: z.string().max(40), previous: z.string().nullable() }) },
  noted: { version: 1, schema: z.strictObject({ text: text(2000).min(1), incident: z.string().max(60).nullable() }) },
  noteCorrected: { version: 1, schema: z.strictObject({ note: z.string(), text: text(2000).min(1), reason }) },
  /** `open`: ids of the calls that were open at that moment. */
  handedOver: { version: 1, schema: z.strictObject({ summary: text(4000), open: z.array(z.string()) }) },
  takenOver: { version: 1, schema: z.strictObject({}) },
} as const

export type ShiftAct = ActOf<'shift', typeof shiftActs>
export type ShiftDraft = DraftOf<'shift', typeof shiftActs>
