import { z } from 'zod'
import type { ActOf, DraftOf } from '#platform/acts/record-type.ts'

/**
 * On what ground of the Regulation on Public Security Video Image Systems (State Council Decree 799) a camera stands:
 * art. 7(1) government's plan; art. 7(2) whoever runs a place listed there; art. 9 whoever has a duty of protection at
 * another public place; and the rest, a shop's, farm's or household's own (arts 9, 33).
 */
const legalClasses = ['gov_plan', 'operator_duty', 'other_duty_place', 'art9_other'] as const
const ownerKinds = ['police', 'government', 'school', 'hospital', 'transport', 'property_company', 'company', 'shop', 'farm', 'village', 'household', 'other'] as const

/** Art. 7(1), then art. 7(2) items 1 to 4, then what is in neither list. */
const allowedPlaces = [
  'road', 'boundary', 'bridge', 'tunnel', 'underpass', 'square', 'key_unit_surroundings',
  'commerce', 'exhibition', 'scenic_area', 'culture_sports', 'education', 'medical', 'government_hall', 'park', 'parking',
  'transport_hub', 'public_transport', 'service_area',
  'residential', 'other_public', 'not_public',
] as const
/** Art. 8(1): never, whoever asks. */
export const forbiddenPlaces = ['guest_room', 'private_dining', 'dormitory', 'staff_rest_room', 'bathroom', 'toilet', 'changing_room', 'nursing_room', 'fitting_room'] as const


const text = (max: number) => z.string().max(max).refine((s) => s.isWellFormed(), 'not well-formed text')
const reason = text(400).min(1)

/** Everything about a camera that a person may correct. */
export const details = z.strictObject({
  name: text(60).min(1),
  place: text(200).min(1),
  category: z.enum([...allowedPlaces, ...forbiddenPlaces]),
  /** Degrees, CGCS2000 (≈ WGS-84). */
  position: z.strictObject({ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) }).nullable(),
  /** Where it looks: compass degrees, 0 north. */
  bearing: z.number().min(0).max(360).nullable(),
  /** Horizontal angle of view, degrees. */
  fieldOfView: z.number().min(1).max(360).nullable(),
  /** Metres at which a person can still be made out. */
  reach: z.number().min(1).max(5000).nullable(),
  station: z.string().min(1).max(40),
  /** The town it stands in, and what another list calls it (a GB/T 28181 code, say). Absent: not known; so every act from before they were asked for is one of today. */
  town: text(40).optional(),
  externalNumber: text(60).optional(),
  /** By which those who tend them keep them together: a line, a project, a round. */
  group: text(40).optional(),
  ownerName: text(80).min(1),
  /** Whom to ring when it is broken; masked wherever it is shown. Absent: not known. */
  ownerPhone: text(30).optional(),
  /** The owner's account, who then sees who looked; empty when there is none. */
  ownerAccount: z.string().max(40),
  ownerKind: z.enum(ownerKinds),
  /** Null until someone has decided it; such a camera cannot be activated. */
  legalClass: z.enum(legalClasses).nullable(),
  /** Why public safety needs it (arts 7(3), 9(1)). */
  necessity: text(400),
  publicPlace: z.boolean(),
  /** Whether it can see or hear others' privacy (art. 8(1)(4)). */
  seesPrivacy: z.boolean(),
  /** Military or classified sites nearby (art. 10), and the document with which they agreed. */
  nearSecretSite: z.boolean(),
  consentDocument: text(200),
  /** The sign that says that one is filmed (art. 13). */
  signText: text(200),
  signPhoto: z.boolean(),
  retentionDays: z.number().int().min(1).max(3650),
})

/** What may be known of a stream's address: no user, password or query. */
const shownAddress = z.strictObject({ host: z.string().max(300), path: z.string().max(2048), hasCredentials: z.boolean() })
/** The stream that is recorded, and the one of the same camera's small picture. Absent: it has none. */
const shownStream = shownAddress.extend({ sub: shownAddress.optional() })

export const cameraActs = {
  registered: { version: 1, schema: details },
  corrected: { version: 1, schema: details.partial().extend({ reason }) },
  streamSet: { version: 1, schema: shownStream },
  activated: { version: 1, schema: z.strictObject({}) },
  suspended: { version: 1, schema: z.strictObject({ reason }) },
  /** Its owner, who lends it freely, does not want it to record until then; it goes on by itself. */
  paused: { version: 1, schema: z.strictObject({ until: z.iso.datetime() }) },
  resumed: { version: 1, schema: z.strictObject({ why: z.enum(['owner', 'over']) }) },
  retired: { version: 1, schema: z.strictObject({ reason }) },
  /** The recorder that alone can reach it, in a village say; empty: any that is near. */
  assigned: { version: 1, schema: z.strictObject({ recorder: z.string().max(40) }) },
  /** Who sees to it that it works again: someone here, or a technician of the owner's or the network's. */
  repairAssigned: { version: 1, schema: z.strictObject({ whom: text(80).min(1), note: text(400) }) },
  /** Said to be done; whether it works shows by itself. */
  repairFinished: { version: 1, schema: z.strictObject({ done: reason }) },
  /** Somebody was shown the owner's number, to ring about a repair. */
  ownerPhoneShown: { version: 1, schema: z.strictObject({}) },
  /** Only transitions that held; the running figures stand in `camera_health`. */
  healthChanged: { version: 1, schema: z.strictObject({ online: z.boolean(), code: z.string().max(40), since: z.iso.datetime() }) },
} as const

export type CameraAct = ActOf<'camera', typeof cameraActs>
export type CameraDraft = DraftOf<'camera', typeof cameraActs>
export type CameraDetails = z.infer<typeof details>
export type ShownAddress = z.infer<typeof shownAddress>
export type ShownStream = z.infer<typeof shownStream>
