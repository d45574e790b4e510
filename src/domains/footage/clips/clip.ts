import { z } from 'zod'
import { refuse, type Decision } from '#platform/acts/decision.ts'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'
import { cameraId, ground, instant, reason } from '../grants/acts.ts'

const name = z.string().min(1).max(80).refine((s) => s.isWellFormed(), 'not well-formed text')
const marked = z.strictObject({ grant: z.string(), ground, number: z.string(), station: z.string(), team: z.string(), camera: cameraId, from: instant, to: instant, name, note: z.string().max(1000) })

/** A stretch of a camera's footage that someone found worth naming; its acts stand in the case's history by their purpose. */
export const clipActs = {
  marked: { version: 1, schema: marked },
  corrected: { version: 1, schema: z.strictObject({ name: name.optional(), note: z.string().max(1000).optional(), reason }) },
  removed: { version: 1, schema: z.strictObject({ reason }) },
} as const

export type ClipDraft = DraftOf<'clip', typeof clipActs>
type ClipAct = ActOf<'clip', typeof clipActs>

export interface Clip extends z.infer<typeof marked> {
  markedBy: string
  markedAt: string
  state: 'marked' | 'removed'
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

export function removeClip(state: Clip | null, why: string): Decision<ClipDraft> {
  if (!state) return refuse('not_found')
  return state.state === 'removed' ? [] : [{ type: 'clip.removed', payload: { reason: why } }]
}
