import { z } from 'zod'
import { refuse, type Decision } from '#platform/acts/decision.ts'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'
import { cameraId, ground, instant, reason } from '../grants/acts.ts'

export const bookmarkNote = z.string().min(1).max(200).refine((s) => s.isWellFormed(), 'not well-formed text')
const marked = z.strictObject({ grant: z.string(), ground, number: z.string(), station: z.string(), team: z.string(), camera: cameraId, at: instant, note: bookmarkNote })

/** A moment of a camera's footage that someone wants to find again; it stands in the case's history by its purpose, and keeps no footage. */
export const bookmarkActs = {
  marked: { version: 1, schema: marked },
  corrected: { version: 1, schema: z.strictObject({ note: bookmarkNote, reason }) },
  removed: { version: 1, schema: z.strictObject({ reason }) },
} as const

export type BookmarkDraft = DraftOf<'bookmark', typeof bookmarkActs>
type BookmarkAct = ActOf<'bookmark', typeof bookmarkActs>

export interface Bookmark extends z.infer<typeof marked> {
  markedBy: string
  markedAt: string
  state: 'marked' | 'removed'
}

export const bookmarkRecord = defineRecord({
  type: 'bookmark',
  acts: bookmarkActs,
  fold(state: Bookmark | null, act: BookmarkAct): Bookmark {
    switch (act.type) {
      case 'bookmark.marked':
        return { ...act.payload, markedBy: act.actor, markedAt: act.happenedAt, state: 'marked' }
      case 'bookmark.corrected':
        return { ...state!, note: act.payload.note }
      case 'bookmark.removed':
        return { ...state!, state: 'removed' }
    }
  },
  tables: [{ name: 'bookmarks', key: ['id'] }],
  rows: (b, id) => ({
    bookmarks: [
      { id, grant_id: b.grant, ground_type: b.ground.type, ground_id: b.ground.id, station: b.station, team: b.team, camera: b.camera, at: b.at, note: b.note, marked_by: b.markedBy, marked_at: b.markedAt, state: b.state },
    ],
  }),
  attributes: (b) => ({ station: b.station, team: b.team, people: [b.markedBy], askedBy: b.markedBy, owner: '', flags: [b.state] }),
})

export function markMoment(state: Bookmark | null, given: z.infer<typeof marked>): Decision<BookmarkDraft> {
  return state ? refuse('bookmark_exists') : [{ type: 'bookmark.marked', payload: given }]
}

export function correctBookmark(state: Bookmark | null, note: string, why: string): Decision<BookmarkDraft> {
  if (!state) return refuse('not_found')
  if (state.state === 'removed') return refuse('bookmark_removed')
  return state.note === note ? [] : [{ type: 'bookmark.corrected', payload: { note, reason: why } }]
}

export function removeBookmark(state: Bookmark | null, why: string): Decision<BookmarkDraft> {
  if (!state) return refuse('not_found')
  return state.state === 'removed' ? [] : [{ type: 'bookmark.removed', payload: { reason: why } }]
}
