import { z } from 'zod'
import type { ActOf, DraftOf } from '#platform/acts/record-type.ts'

/** Classes of calls (law.md, "110": suggested; a county may rename them in the catalogue). */
export const natures = ['criminal', 'public_order', 'traffic', 'help', 'dispute', 'complaint', 'other'] as const
/** 1: life in danger, now. 2: at once. 3: today. */
export const priorities = [1, 2, 3] as const
export const closings = ['handled', 'no_police_matter', 'silent', 'abusive', 'misdialled', 'duplicate', 'unfounded', 'to_case', 'to_community'] as const
/** `cleared`: the crew is done and free again; the desk closes the call. */
export const steps = ['accepted', 'en_route', 'on_scene', 'cleared'] as const
export const relationKinds = ['duplicate', 'same_series'] as const
/** Why a fact lands before a supervisor (house plan, decision 5). */
export const flagKinds = ['late', 'after_recall', 'after_close'] as const

/** Degrees, CGCS2000 (≈ WGS-84); other systems are converted at the edge (house plan, decision 14). */
const position = z.strictObject({ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) })

export const text = (max: number) => z.string().max(max).refine((s) => s.isWellFormed(), 'not well-formed text')
const crew = z.string().max(60)
const instant = z.iso.datetime({ offset: true })
const flag = z.enum(flagKinds).optional()

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

/** Why this crew, as it stood when it was sent or offered. Distances in metres, ages in seconds. */
export const choice = z.strictObject({
  distanceM: z.number().int().min(0).nullable(),
  heardAgoS: z.number().int().min(0).nullable(),
  state: z.enum(['free', 'busy', 'unreachable', 'off']),
  sameStation: z.boolean(),
  rightVehicle: z.boolean(),
})

export const incidentActs = {
  received: { version: 1, schema: intake.extend({ number: z.string(), station: z.string() }) },
  corrected: { version: 1, schema: intake.partial().extend({ reason: text(400).min(1), station: z.string().optional() }) },
  /** `acceptBy`: after which the next crew is offered; null where nobody waits (imported history). */
  dispatched: { version: 1, schema: z.strictObject({ crew, people: z.array(z.string()), reason: text(400), acceptBy: instant.nullable(), why: choice.nullable() }) },
  /** Not accepted in time; `next` is the crew that is offered instead. */
  overdue: { version: 1, schema: z.strictObject({ crew, acceptBy: instant, next: z.strictObject({ crew, why: choice }).nullable() }) },
  /** The webhook rang the duty phone, or gave up. */
  rang: { version: 1, schema: z.strictObject({ crew, outcome: z.enum(['delivered', 'failed']), attempts: z.number().int(), status: z.number().int().nullable() }) },
  recalled: { version: 1, schema: z.strictObject({ crew, reason: text(400) }) },
  progressed: { version: 1, schema: z.strictObject({ crew, step: z.enum(steps), flag }) },
  /** A wrongly pressed step: it did not happen (`at` null), or at another time. */
  stepCorrected: { version: 1, schema: z.strictObject({ crew, step: z.enum(steps), at: instant.nullable(), reason: text(400).min(1) }) },
  reported: { version: 1, schema: z.strictObject({ crew, text: text(4000).min(1), flag }) },
  reportCorrected: { version: 1, schema: z.strictObject({ report: z.string(), text: text(4000).min(1), reason: text(400).min(1) }) },
  /** A supervisor has looked at a flagged fact. */
  flagSettled: { version: 1, schema: z.strictObject({ act: z.string(), text: text(400).min(1) }) },
  related: { version: 1, schema: z.strictObject({ to: z.string(), kind: z.enum(relationKinds), reason: text(400) }) },
  unrelated: { version: 1, schema: z.strictObject({ to: z.string(), reason: text(400).min(1) }) },
  handedOver: { version: 1, schema: z.strictObject({ team: z.string(), reason: text(400) }) },
  handOverWithdrawn: { version: 1, schema: z.strictObject({ team: z.string(), reason: text(400).min(1) }) },
  takenOver: { version: 1, schema: z.strictObject({ team: z.string() }) },
  closed: { version: 1, schema: z.strictObject({ closing: z.enum(closings), text: text(4000) }) },
  reopened: { version: 1, schema: z.strictObject({ reason: text(400).min(1) }) },
  calledBack: { version: 1, schema: z.strictObject({ satisfied: z.enum(['yes', 'no', 'not_reached']), text: text(1000) }) },
} as const

export type IncidentAct = ActOf<'incident', typeof incidentActs>
export type IncidentDraft = DraftOf<'incident', typeof incidentActs>
export type Intake = z.infer<typeof intake>
export type Choice = z.infer<typeof choice>
export type Step = (typeof steps)[number]
export type Closing = (typeof closings)[number]
export type RelationKind = (typeof relationKinds)[number]
export type Nature = (typeof natures)[number]
