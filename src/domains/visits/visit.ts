import { z } from 'zod'
import { refuse, type Decision } from '#platform/acts/decision.ts'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'

export const text = (max: number) => z.string().max(max).refine((s) => s.isWellFormed(), 'not well-formed text')
export const reason = text(400).min(1)
/** Degrees, CGCS2000. */
export const position = z.strictObject({ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) })
const entryRef = z.string().regex(/^[\w/.-]{1,80}$/)
/** A photo that comes apart, known by its SHA-256. */
export const photoRef = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), takenAt: z.iso.datetime(), position: position.nullable() })

export const outcomes = ['done', 'nobody_home', 'refused', 'not_found'] as const

/** What the record of a visit keeps; what was said of people and places stands in their own records, with the visit's id. */
export const visitProfile = z.strictObject({
  round: z.uuid().nullable(),
  /** Where: a dwelling or a business. */
  place: z.strictObject({ type: z.enum(['dwelling', 'business', 'address']), id: entryRef }),
  /** Account of who went along: paired work. */
  partner: z.string().max(60).nullable(),
  outcome: z.enum(outcomes),
  startedAt: z.iso.datetime(),
  /** Where the phone was when the visit was saved; nowhere else is its position kept. */
  position: position.nullable(),
  /** Leaflets that were given, by the county's own names. */
  leaflets: z.array(text(60)).max(20),
  photos: z.array(photoRef).max(40),
  /** Of who was visited: a picture of their signature. */
  signature: photoRef.nullable(),
  note: text(1000),
})

/** `round_elsewhere`: the round had been given to somebody else meanwhile. */
export const visitFlags = ['round_elsewhere', 'round_over'] as const

const visitActs = {
  recorded: { version: 1, schema: visitProfile.extend({ station: z.string().max(40), flags: z.array(z.enum(visitFlags)) }) },
  corrected: { version: 1, schema: visitProfile.pick({ outcome: true, leaflets: true, note: true }).partial().extend({ reason }) },
  flagSettled: { version: 1, schema: z.strictObject({ reason }) },
} as const

export interface Visit extends z.infer<typeof visitProfile> {
  station: string
  by: string
  at: string
  flags: (typeof visitFlags)[number][]
}

type VisitDraft = DraftOf<'visit', typeof visitActs>

export const visitRecord = defineRecord({
  type: 'visit',
  acts: visitActs,
  fold(state: Visit | null, act: ActOf<'visit', typeof visitActs>): Visit {
    switch (act.type) {
      case 'visit.recorded':
        return { ...act.payload, by: act.actor, at: act.happenedAt }
      case 'visit.corrected': {
        const { reason: _, ...changes } = act.payload
        return { ...state!, ...changes }
      }
      case 'visit.flagSettled':
        return { ...state!, flags: [] }
    }
  },
  tables: [{ name: 'visits', key: ['id'] }, { name: 'visit_photos', key: ['visit', 'sha256'] }],
  rows: (v, id) => ({
    visits: [
      {
        id, station: v.station, round: v.round, place_type: v.place.type, place: v.place.id, by: v.by, partner: v.partner, outcome: v.outcome, started_at: v.startedAt, at: v.at, leaflets: v.leaflets.length, photos: v.photos.length, flagged: v.flags.length > 0,
      },
    ],
    visit_photos: uniquePhotos(v).map((sha256) => ({ visit: id, sha256, station: v.station })),
  }),
  attributes: (v) => ({ station: v.station, team: '', people: [v.by, ...(v.partner ? [v.partner] : [])], askedBy: v.by, owner: '', flags: v.flags }),
  keeps: ['round', 'partner', 'place'],
  topics: (v) => [`record:${v.place.type}/${v.place.id}`, `account:${v.by}`],
})

const uniquePhotos = ({ photos, signature }: Visit) => [...new Set([...photos, ...(signature ? [signature] : [])].map(({ sha256 }) => sha256).filter(Boolean))]

/** A fact: written down whatever became of the round meanwhile. */
export function recordVisit(state: Visit | null, given: z.infer<typeof visitProfile> & { station: string; flags: Visit['flags'] }, happenedAt: string): Decision<VisitDraft> {
  return state ? refuse('visit_exists') : [{ type: 'visit.recorded', payload: given, happenedAt }]
}

export function correctVisit(state: Visit | null, changes: Partial<Pick<Visit, 'outcome' | 'leaflets' | 'note'>>, why: string): Decision<VisitDraft> {
  if (!state) return refuse('not_found')
  return [{ type: 'visit.corrected', payload: { ...changes, reason: why } }]
}

export function settleVisitFlag(state: Visit | null, why: string): Decision<VisitDraft> {
  if (!state) return refuse('not_found')
  return state.flags.length === 0 ? [] : [{ type: 'visit.flagSettled', payload: { reason: why } }]
}
