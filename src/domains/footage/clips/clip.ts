import { z } from 'zod'
import { canonicalise } from '#platform/acts/canonical.ts'
import { refuse, type Decision } from '#platform/acts/decision.ts'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'
import { cameraId, ground, instant, reason } from '../grants/acts.ts'
import { masks, type Mask } from '../masks/mask.ts'

const name = z.string().min(1).max(80).refine((s) => s.isWellFormed(), 'not well-formed text')
const marked = z.strictObject({ grant: z.string(), ground, number: z.string(), station: z.string(), team: z.string(), camera: cameraId, from: instant, to: instant, name, note: z.string().max(1000) })

/** A stretch of a camera's footage that someone found worth naming; its acts stand in the case's history by their purpose. */
export const clipActs = {
  marked: { version: 1, schema: marked },
  corrected: { version: 1, schema: z.strictObject({ name: name.optional(), note: z.string().max(1000).optional(), reason }) },
  /** What is black in every copy that is made of it, in place of what was drawn before; the original is untouched. */
  masked: { version: 1, schema: z.strictObject({ masks }) },
  removed: { version: 1, schema: z.strictObject({ reason }) },
} as const

export type ClipDraft = DraftOf<'clip', typeof clipActs>
type ClipAct = ActOf<'clip', typeof clipActs>

export interface Clip extends z.infer<typeof marked> {
  markedBy: string
  markedAt: string
  state: 'marked' | 'removed'
  masks?: Mask[]
  maskedBy?: string
}

export const clipRecord = defineRecord({
  type: 'clip',
  acts: clipActs,
  fold(state: Clip | null, act: ClipAct): Clip {
    switch (act.type) {
      case 'clip.marked':
        return { ...act.payload, markedBy: act.actor, markedAt: act.happenedAt, state: 'marked' }
      case 'clip.corrected': {
        const { reason: _, ...changes } = act.payload
        return { ...state!, ...changes }
      }
      case 'clip.masked':
        return { ...state!, masks: act.payload.masks, maskedBy: act.actor }
      case 'clip.removed':
        return { ...state!, state: 'removed' }
    }
  },
  tables: [{ name: 'clips', key: ['id'] }],
  rows: (c, id) => ({
    clips: [
      {
        id, grant_id: c.grant, ground_type: c.ground.type, ground_id: c.ground.id, station: c.station, team: c.team, camera: c.camera,
        from_at: c.from, to_at: c.to, name: c.name, note: c.note, marked_by: c.markedBy, marked_at: c.markedAt, state: c.state,
        masks: canonicalise(c.masks ?? []), masked_by: c.maskedBy ?? null,
      },
    ],
  }),
  attributes: (c) => ({ station: c.station, team: c.team, people: [c.markedBy], askedBy: c.markedBy, owner: '', flags: [c.state] }),
})

export function markClip(state: Clip | null, given: z.infer<typeof marked>): Decision<ClipDraft> {
  if (state) return refuse('clip_exists')
  if (Date.parse(given.to) <= Date.parse(given.from)) return refuse('range_empty')
  return [{ type: 'clip.marked', payload: given }]
}

export function correctClip(state: Clip | null, given: { name?: string | undefined; note?: string | undefined }, why: string): Decision<ClipDraft> {
  if (!state) return refuse('not_found')
  if (state.state === 'removed') return refuse('clip_removed')
  const changed = Object.fromEntries(Object.entries(given).filter(([key, value]) => value !== undefined && value !== state[key as 'name' | 'note']))
  return Object.keys(changed).length === 0 ? [] : [{ type: 'clip.corrected', payload: { ...changed, reason: why } }]
}

/** Masks lie within the clip: what is outside of it is in no copy. */
export function maskClip(state: Clip | null, drawn: readonly Mask[]): Decision<ClipDraft> {
  if (!state) return refuse('not_found')
  if (state.state === 'removed') return refuse('clip_removed')
  const [fromMs, toMs] = [Date.parse(state.from), Date.parse(state.to)]
  if (drawn.some((m) => Date.parse(m.to) <= fromMs || Date.parse(m.from) >= toMs)) return refuse('mask_outside')
  return canonicalise([...drawn]) === canonicalise(state.masks ?? []) ? [] : [{ type: 'clip.masked', payload: { masks: [...drawn] } }]
}

export function removeClip(state: Clip | null, why: string): Decision<ClipDraft> {
  if (!state) return refuse('not_found')
  return state.state === 'removed' ? [] : [{ type: 'clip.removed', payload: { reason: why } }]
}
