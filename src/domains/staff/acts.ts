import { z } from 'zod'
import type { ActOf, DraftOf } from '#platform/acts/record-type.ts'

export const vehicles = ['car', 'motorcycle', 'ebike', 'foot'] as const
export type Vehicle = (typeof vehicles)[number]

const text = (max: number) => z.string().max(max).refine((s) => s.isWellFormed(), 'not well-formed text')
const account = z.string().min(1).max(60)

/** A duty unit (警组): what the desk sends. Its members are accounts; the first leads. */
export const crewProfile = z.strictObject({
  callsign: z.strictObject({ zh: text(30).min(1), en: text(60).min(1) }),
  station: z.string().max(40),
  vehicle: z.enum(vehicles),
  members: z.array(account).min(1).max(12).refine((list) => new Set(list).size === list.length, 'a member twice'),
  /** Number of the duty phone: the webhook calls it. */
  phone: text(30),
})

/** Why duty ended: the crew left, the desk ended it, or it had lasted longer than any shift. */
export const dutyEnds = ['left', 'by_desk', 'too_long'] as const

export const crewActs = {
  formed: { version: 1, schema: crewProfile },
  changed: { version: 1, schema: crewProfile.partial().extend({ reason: text(400).min(1) }) },
  started: { version: 1, schema: z.strictObject({}) },
  ended: { version: 1, schema: z.strictObject({ why: z.enum(dutyEnds) }) },
} as const

export type CrewAct = ActOf<'crew', typeof crewActs>
export type CrewDraft = DraftOf<'crew', typeof crewActs>
export type CrewProfile = z.infer<typeof crewProfile>
