import { z } from 'zod'
import { refuse, type Decision } from '#platform/acts/decision.ts'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'
import { cameraId, ground, instant } from '../grants/acts.ts'
import { mergeSpans, type Span } from './spans.ts'

export const lookKinds = ['playback', 'live'] as const

/** What a look stands on: a case or call; or, where owners look at their own, the camera. */
const lookGround = z.strictObject({ ...ground.shape, type: z.enum(['case', 'incident', 'camera']) })

/** Kind of grant of an owner's look at their own camera: nobody granted it. */
export const ownCamera = 'own_camera'

const span = z.tuple([instant, instant])

/** One person's looking at one camera under one grant, from opening to close (house plan, decision 9). */
export const lookActs = {
  /** Commits before the first byte is served. */
  opened: {
    version: 1,
    schema: z.strictObject({
      grant: z.string(), grantKind: z.string(), camera: cameraId, owner: z.string(), kind: z.enum(lookKinds), ground: lookGround, number: z.string(), station: z.string(), team: z.string(),
      /** What an owner wants to see in their own footage (Decree 799, art. 16(2)(3)); of others it stands in the grant. */
      reason: z.string().max(200).optional(),
    }),
  },
  /** What the server has handed out since the act before: moving pictures as merged spans, single pictures as moments. */
  served: { version: 1, schema: z.strictObject({ spans: z.array(span).max(500), stills: z.array(instant).max(2000) }) },
  /** Pictures of a region were compared by the machine, under a case-bound grant; what was found is kept nowhere. */
  searched: {
    version: 1,
    schema: z.strictObject({
      what: z.enum(['vanished', 'appeared', 'moved']), from: instant, to: instant,
      region: z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }),
    }),
  },
  /** A stretch was taken along as a file; the owner's own alone, what leaves under a grant is an export. */
  saved: { version: 1, schema: z.strictObject({ from: instant, to: instant }) },
  /** A picture was put into the case's evidence, where its bytes lie under the same hash. */
  kept: { version: 1, schema: z.strictObject({ at: instant, evidence: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }) },
  closed: { version: 1, schema: z.strictObject({ why: z.enum(['left', 'idle', 'rights_ended', 'lost']) }) },
} as const

export type LookDraft = DraftOf<'look', typeof lookActs>
type LookAct = ActOf<'look', typeof lookActs>
export type LookSearch = z.infer<(typeof lookActs)['searched']['schema']>
type KeptStill = z.infer<(typeof lookActs)['kept']['schema']>
export type LookOpening = z.infer<(typeof lookActs)['opened']['schema']>

export interface Look extends LookOpening {
  viewer: string
  openedAt: string
  closedAt: string | null
  /** Everything that was served, ascending, without overlap. */
  spans: Span[]
  stills: number
  /** How often a region was searched. */
  searches?: number
  /** Stretches that were taken along. */
  saved?: Span[]
  /** Pictures that were put into the case's evidence. */
  kept?: KeptStill[]
}

export const lookRecord = defineRecord({
  type: 'look',
  acts: lookActs,
  fold(state: Look | null, act: LookAct): Look {
    switch (act.type) {
      case 'look.opened':
        return { ...act.payload, viewer: act.actor, openedAt: act.happenedAt, closedAt: null, spans: [], stills: 0 }
      case 'look.served':
        return { ...state!, spans: mergeSpans([...state!.spans, ...act.payload.spans]), stills: state!.stills + act.payload.stills.length }
      case 'look.searched':
        return { ...state!, searches: (state!.searches ?? 0) + 1 }
      case 'look.saved':
        return { ...state!, saved: [...(state!.saved ?? []), [act.payload.from, act.payload.to]] }
      case 'look.kept':
        return { ...state!, kept: [...(state!.kept ?? []), act.payload] }
      case 'look.closed':
        return { ...state!, closedAt: act.happenedAt }
    }
  },
  keeps: ['grantKind', 'kind'],
  tables: [
    { name: 'looks', key: ['id'] },
    { name: 'look_spans', key: ['look', 'from_at'] },
  ],
  rows: (l, id) => ({
    looks: [
      {
        id, grant_id: l.grant, grant_kind: l.grantKind, camera: l.camera, owner: l.owner, kind: l.kind, ground_type: l.ground.type, ground_id: l.ground.id,
        number: l.number, station: l.station, team: l.team, viewer: l.viewer, opened_at: l.openedAt, closed_at: l.closedAt, stills: l.stills,
      },
    ],
    look_spans: l.spans.map(([from, to]) => ({ look: id, from_at: from, to_at: to, station: l.station, owner: l.owner })),
  }),
  attributes: (l) => ({ station: l.station, team: l.team, people: [l.viewer], askedBy: l.viewer, owner: l.owner, flags: [l.grantKind, l.kind, l.closedAt ? 'closed' : 'open'] }),
})

export function openLook(state: Look | null, given: LookOpening): Decision<LookDraft> {
  return state ? refuse('look_exists') : [{ type: 'look.opened', payload: given }]
}

export function recordServed(state: Look | null, spans: Span[], stills: string[]): Decision<LookDraft> {
  if (!state) return refuse('not_found')
  if (spans.length === 0 && stills.length === 0) return []
  return [{ type: 'look.served', payload: { spans: mergeSpans(spans), stills } }]
}

/** Before the first picture is compared. */
export function recordSearch(state: Look | null, search: LookSearch): Decision<LookDraft> {
  if (!state) return refuse('not_found')
  return [{ type: 'look.searched', payload: search }]
}

/** Before the first byte of the file. */
export function saveStretch(state: Look | null, from: string, to: string): Decision<LookDraft> {
  if (!state) return refuse('not_found')
  return [{ type: 'look.saved', payload: { from, to } }]
}

/** With the act that makes it evidence. */
export function keepStill(state: Look | null, still: KeptStill): Decision<LookDraft> {
  if (!state) return refuse('not_found')
  return [{ type: 'look.kept', payload: still }]
}

export function closeLook(state: Look | null, why: 'left' | 'idle' | 'rights_ended' | 'lost'): Decision<LookDraft> {
  if (!state) return refuse('not_found')
  return state.closedAt ? [] : [{ type: 'look.closed', payload: { why } }]
}
