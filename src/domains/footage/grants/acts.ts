import { z } from 'zod'
import type { ActOf, DraftOf } from '#platform/acts/record-type.ts'

/** What a grant may allow; each is asked for and granted by itself. */
export const allowances = ['live', 'playback', 'export'] as const
export type Allowance = (typeof allowances)[number]

/**
 * Ground of a retrieval (law.md V18): CRIM 62 for criminal, ADM 28 for administrative cases, each by a notice (调取证据通知书)
 * that the head of the handling unit approves. The other two grounds are the platform's own kinds of grant.
 */
export const bases = ['crim_62', 'adm_28'] as const

/** Whose approval it takes: the head of the handling unit, or the station's chief where that head asks. */
export const levels = ['team', 'station'] as const

const text = (max: number) => z.string().max(max).refine((s) => s.isWellFormed(), 'not well-formed text')
export const instant = z.iso.datetime({ offset: true })
export const cameraId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/)
export const reason = text(400).min(1)

/** A case or an incident on whose ground footage is asked for. */
export const ground = z.strictObject({ type: z.enum(['case', 'incident']), id: z.string().min(1).max(60) })

/** The notice to the holder (调取证据通知书): its number, what it names, and by when it is to be answered. */
export const notice = z.strictObject({ number: text(60).min(1), items: text(400).min(1), limit: z.iso.date() })

/** At most a dozen cameras a request: more is a search, not a retrieval (law.md V17, "not beyond necessity"). */
export const mostCameras = 12
export const cameraList = z.array(cameraId).min(1).max(mostCameras)

const grounded = z.strictObject({ ground, number: z.string(), station: z.string(), team: z.string(), cameras: cameraList, level: z.enum(levels) })
const range = z.strictObject({ from: instant, to: instant })

/** What an officer asks for. */
export const request = range.extend({
  ground,
  cameras: cameraList,
  allows: z.array(z.enum(allowances)).min(1),
  second: z.string().min(1).max(60),
  basis: z.enum(bases),
  notice,
  necessity: text(1000).min(1),
})

/** Danger to life: who is in danger of what, for the head and the auditor. */
export const emergency = range.extend({ ground, cameras: cameraList, second: z.string().min(1).max(60), danger: text(1000).min(1) })

export const grantActs = {
  asked: { version: 1, schema: request.extend(grounded.shape) },
  approved: { version: 1, schema: z.strictObject({ until: instant, reason: text(400) }) },
  refused: { version: 1, schema: z.strictObject({ reason }) },
  withdrawn: { version: 1, schema: z.strictObject({ reason }) },
  revoked: { version: 1, schema: z.strictObject({ reason }) },
  ended: { version: 1, schema: z.strictObject({ why: z.enum(['ground_closed', 'expired']) }) },
  emergencyAsked: { version: 1, schema: emergency.extend(grounded.shape) },
  emergencyConfirmed: { version: 1, schema: z.strictObject({ until: instant }) },
  upheld: { version: 1, schema: z.strictObject({ reason }) },
  reported: { version: 1, schema: z.strictObject({ reason }) },
  overdue: { version: 1, schema: z.strictObject({}) },
  liveOpened: { version: 1, schema: grounded },
  liveChanged: { version: 1, schema: z.strictObject({ cameras: cameraList }) },
} as const

export type GrantAct = ActOf<'grant', typeof grantActs>
export type GrantDraft = DraftOf<'grant', typeof grantActs>
export type Request = z.infer<typeof request>
export type Emergency = z.infer<typeof emergency>
export type Ground = z.infer<typeof ground>
