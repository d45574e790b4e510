import { z } from 'zod'
import type { ActOf, DraftOf } from '#platform/acts/record-type.ts'
import { place } from './place.ts'
import { photos } from './photo.ts'
import { kinds, severities } from './rules.ts'
import { authorities, contradictions, lookReasons, relations, results } from './words.ts'

/** Free text: at most `max` characters, well-formed. */
export const text = (max: number) => z.string().max(max).refine((s) => s.isWellFormed(), 'not well-formed text')
export const reason = text(400).refine((s) => s.trim() !== '', 'empty')
export const id = z.string().min(1).max(60)
const contradicts = z.enum(contradictions).nullable()

export const party = z.strictObject({ name: text(60), phone: text(30), relation: z.enum(relations) })

/** What somebody wrote down on the spot, and may correct. */
export const content = z.strictObject({
  place,
  kind: z.enum(kinds),
  severity: z.enum(severities),
  text: text(2000).refine((s) => s.trim() !== '', 'empty'),
  photos,
  /** Who has to mend it; null where that is not known yet. */
  responsible: party.nullable(),
  /** The last day on which it is in time, Asia/Shanghai. */
  due: z.iso.date(),
  /** A notice to mend (整改通知) was given on the spot. */
  notice: z.boolean(),
})

export const hazardActs = {
  /** `former`: the hazard of which this is a repetition. `item`: of the inspection's checklist. */
  found: { version: 1, schema: content.extend({ number: z.string(), station: z.string(), former: id.nullable(), inspection: id.nullable(), item: z.string().max(40).nullable(), contradicts }) },
  /** A major one (重大隐患): the command room is told by this act. */
  raised: { version: 1, schema: z.strictObject({}) },
  seen: { version: 1, schema: z.strictObject({}) },
  corrected: { version: 1, schema: content.partial().extend({ reason }) },
  formerChanged: { version: 1, schema: z.strictObject({ former: id.nullable(), reason }) },
  assigned: { version: 1, schema: z.strictObject({ account: id.nullable(), reason: text(400) }) },
  mendingBegun: { version: 1, schema: z.strictObject({ text: text(1000) }) },
  noticeGiven: { version: 1, schema: z.strictObject({ text: text(1000) }) },
  chased: { version: 1, schema: z.strictObject({ text: text(1000) }) },
  rechecked: { version: 1, schema: z.strictObject({ result: z.enum(results), text: text(2000), photos, due: z.iso.date().nullable(), contradicts }) },
  recheckTakenBack: { version: 1, schema: z.strictObject({ recheck: id, reason }) },
  handedOver: { version: 1, schema: z.strictObject({ authority: z.enum(authorities), office: text(100), text: text(1000) }) },
  handOverTakenBack: { version: 1, schema: z.strictObject({ reason }) },
  /** The other authority gave its receipt. */
  receiptNoted: { version: 1, schema: z.strictObject({ text: text(400).refine((s) => s.trim() !== '', 'empty') }) },
  closed: { version: 1, schema: z.strictObject({ text: text(1000) }) },
  /** It was none. */
  withdrawn: { version: 1, schema: z.strictObject({ reason }) },
  reopened: { version: 1, schema: z.strictObject({ reason }) },
  flagSettled: { version: 1, schema: z.strictObject({ act: id, text: reason }) },
  /** Somebody opened the name and number of who has to mend it. */
  looked: { version: 1, schema: z.strictObject({ reason: z.enum(lookReasons) }) },
} as const

export type HazardAct = ActOf<'hazard', typeof hazardActs>
export type HazardDraft = DraftOf<'hazard', typeof hazardActs>
export type Content = z.infer<typeof content>
export type Party = z.infer<typeof party>
