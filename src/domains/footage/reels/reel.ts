import { z } from 'zod'
import { refuse, type Decision } from '#platform/acts/decision.ts'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'
import { sha256 } from '../evidence/shapes.ts'
import { cameraId, ground, instant } from '../grants/acts.ts'

export const reelTitle = z.string().min(1).max(80).refine((s) => s.isWellFormed(), 'not well-formed text')
export const reelCaption = z.string().max(120).refine((s) => s.isWellFormed(), 'not well-formed text')

const sealed = z.strictObject({
  ground, number: z.string(), station: z.string(), team: z.string(), title: reelTitle,
  /** SHA-256 of the manifest's `content` (RFC 8785), the film's own hash in it: the ledger answers for what it shows and hides. */
  content: sha256,
  lengthMs: z.number().int().min(1),
  items: z
    .array(z.strictObject({ clip: z.string(), grant: z.string(), camera: cameraId, owner: z.string(), from: instant, to: instant, caption: reelCaption, masks: z.number().int().min(0) }))
    .min(1),
})

/** A film for watching, made of a case's clips, in an order and with captions that somebody chose; the clips' masks are black in it. Derived: no evidence. */
export const reelActs = {
  sealed: { version: 1, schema: sealed },
  bundled: { version: 1, schema: z.strictObject({ sha256, bytes: z.number().int().min(1) }) },
  /** Each fetching is a disclosure of its own. `film`: the MP4 alone. */
  handedOut: { version: 1, schema: z.strictObject({ what: z.enum(['bundle', 'film']) }) },
} as const

export type ReelDraft = DraftOf<'reel', typeof reelActs>
type ReelAct = ActOf<'reel', typeof reelActs>
export type ReelSeal = z.infer<typeof sealed>

export interface Reel extends ReelSeal {
  madeBy: string
  madeAt: string
  sha256: string | null
  bytes: number | null
  handedOut: number
}

export const reelRecord = defineRecord({
  type: 'reel',
  acts: reelActs,
  fold(state: Reel | null, act: ReelAct): Reel {
    switch (act.type) {
      case 'reel.sealed':
        return { ...act.payload, madeBy: act.actor, madeAt: act.happenedAt, sha256: null, bytes: null, handedOut: 0 }
      case 'reel.bundled':
        return { ...state!, ...act.payload }
      case 'reel.handedOut':
        return { ...state!, handedOut: state!.handedOut + 1 }
    }
  },
  tables: [
    { name: 'reels', key: ['id'] },
    { name: 'reel_items', key: ['reel', 'place'] },
  ],
  // The hash of the manifest: a reel that was handed out is still answered for.
  keeps: ['content'],
  rows: (r, id) => ({
    reels: [
      {
        id, ground_type: r.ground.type, ground_id: r.ground.id, number: r.number, station: r.station, team: r.team, title: r.title, made_by: r.madeBy, made_at: r.madeAt,
        length_ms: r.lengthMs, sha256: r.sha256, bytes: r.bytes, handed_out: r.handedOut,
      },
    ],
    reel_items: r.items.map((item, place) => ({
      reel: id, place, grant_id: item.grant, clip: item.clip, camera: item.camera, owner: item.owner, station: r.station, number: r.number, from_at: item.from, to_at: item.to,
      made_by: r.madeBy, made_at: r.madeAt, caption: item.caption, masks: item.masks,
    })),
  }),
  attributes: (r) => ({ station: r.station, team: r.team, people: [r.madeBy], askedBy: r.madeBy, owner: '', flags: [r.sha256 ? 'bundled' : 'sealed'] }),
})

export function sealReel(state: Reel | null, given: ReelSeal): Decision<ReelDraft> {
  return state ? refuse('reel_exists') : [{ type: 'reel.sealed', payload: given }]
}

export function bundleReel(state: Reel | null, file: { sha256: string; bytes: number }): Decision<ReelDraft> {
  if (!state) return refuse('not_found')
  return state.sha256 ? refuse('reel_exists') : [{ type: 'reel.bundled', payload: file }]
}

export function handOutReel(state: Reel | null, what: 'bundle' | 'film'): Decision<ReelDraft> {
  if (!state) return refuse('not_found')
  return [{ type: 'reel.handedOut', payload: { what } }]
}
