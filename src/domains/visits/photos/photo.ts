import { z } from 'zod'
import type { Decision } from '#platform/acts/decision.ts'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'

const photoActs = {
  received: { version: 1, schema: z.strictObject({ station: z.string().max(40), sha256: z.string().regex(/^[0-9a-f]{64}$/), size: z.number().int(), mediaType: z.enum(['image/jpeg', 'image/png', 'image/webp']), /** Whose phone it came from, where somebody else handed it in. */ from: z.string().max(80).optional() }) },
  /** Nothing names it any more: its bytes are gone. */
  removed: { version: 1, schema: z.strictObject({}) },
} as const

export interface Photo extends Omit<z.infer<(typeof photoActs)['received']['schema']>, 'from'> {
  by: string
  isRemoved: boolean
}

/** A photo from the field, known by its SHA-256; what it shows is said by the visit, hazard or matter that names it. */
export const photoRecord = defineRecord({
  type: 'photo',
  acts: photoActs,
  fold(state: Photo | null, act: ActOf<'photo', typeof photoActs>): Photo {
    if (act.type === 'photo.removed') return { ...state!, isRemoved: true }
    const { from = act.actor, ...photo } = act.payload
    return { ...photo, by: from, isRemoved: false }
  },
  tables: [{ name: 'photos', key: ['id'] }],
  rows: (p, id) => ({ photos: p.isRemoved ? [] : [{ id, station: p.station, size: p.size, media_type: p.mediaType, by: p.by }] }),
  attributes: (p) => ({ station: p.station, team: '', people: [p.by], askedBy: p.by, owner: p.by, flags: [] }),
})

/** The same photo from two phones is one. */
export function receivePhoto(state: Photo | null, given: Omit<Photo, 'by' | 'isRemoved'> & { from?: string }): Decision<DraftOf<'photo', typeof photoActs>> {
  return state && !state.isRemoved ? [] : [{ type: 'photo.received', payload: given }]
}

export const removePhoto = (state: Photo | null): Decision<DraftOf<'photo', typeof photoActs>> => (state && !state.isRemoved ? [{ type: 'photo.removed', payload: {} }] : [])
