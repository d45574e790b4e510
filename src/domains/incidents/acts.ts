import { z } from 'zod'
import type { ActOf, DraftOf } from '#platform/acts/record-type.ts'

/** Classes of calls (law.md, "110": suggested; a county may rename them in the catalogue). */
export const natures = ['criminal', 'public_order', 'traffic', 'help', 'dispute', 'complaint', 'other'] as const
/** 1: life in danger, now. 2: at once. 3: today. */
export const priorities = [1, 2, 3] as const
export const closings = ['handled', 'no_police_matter', 'silent', 'abusive', 'misdialled', 'duplicate', 'unfounded', 'to_case', 'to_community'] as const
export const steps = ['accepted', 'en_route', 'on_scene'] as const

/** Degrees, CGCS2000 (≈ WGS-84); other systems are converted at the edge (house plan, decision 14). */
export const position = z.strictObject({ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) })

const text = (max: number) => z.string().max(max).refine((s) => s.isWellFormed(), 'not well-formed text')

/** What the desk types while the caller speaks. */
export const intake = z.strictObject({
  caller: text(60),
  phone: text(30),
  place: text(200),
  position: position.nullable(),
  nature: z.enum(natures),
  priority: z.literal(priorities),
  text: text(4000),
})

export const incidentActs = {
  received: { version: 1, schema: intake.extend({ number: z.string(), station: z.string() }) },
  corrected: { version: 1, schema: intake.partial().extend({ reason: text(400).min(1), station: z.string().optional() }) },
  dispatched: { version: 1, schema: z.strictObject({ crew: z.string(), people: z.array(z.string()), reason: text(400) }) },
  recalled: { version: 1, schema: z.strictObject({ crew: z.string(), reason: text(400) }) },
  progressed: { version: 1, schema: z.strictObject({ crew: z.string(), step: z.enum(steps) }) },
  reported: { version: 1, schema: z.strictObject({ crew: z.string(), text: text(4000).min(1) }) },
  related: { version: 1, schema: z.strictObject({ to: z.string(), kind: z.enum(['duplicate', 'same_series']), reason: text(400) }) },
  unrelated: { version: 1, schema: z.strictObject({ to: z.string(), reason: text(400).min(1) }) },
  handedOver: { version: 1, schema: z.strictObject({ team: z.string(), reason: text(400) }) },
  takenOver: { version: 1, schema: z.strictObject({ team: z.string() }) },
  closed: { version: 1, schema: z.strictObject({ closing: z.enum(closings), text: text(4000) }) },
  reopened: { version: 1, schema: z.strictObject({ reason: text(400).min(1) }) },
  calledBack: { version: 1, schema: z.strictObject({ satisfied: z.enum(['yes', 'no', 'not_reached']), text: text(1000) }) },
} as const

export type IncidentAct = ActOf<'incident', typeof incidentActs>
export type IncidentDraft = DraftOf<'incident', typeof incidentActs>
export type Intake = z.infer<typeof intake>
export type Step = (typeof steps)[number]
