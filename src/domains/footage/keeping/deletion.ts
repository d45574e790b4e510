import { z } from 'zod'
import { refuse, type Decision } from '#platform/acts/decision.ts'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'
import { cameraId, instant } from '../grants/acts.ts'

/** So many files an order: an act of some 60 kB at most. */
export const mostFiles = 400

const path = z.string().max(120)
const count = z.number().int().min(0)

const ordered = z.strictObject({
  camera: cameraId,
  station: z.string(),
  /** At whose archive the files lie. */
  recorder: z.string(),
  /** UTC day in which the files begin. */
  day: z.iso.date(),
  /** Why: so many days are over, by this article. */
  retentionDays: z.number().int().min(1),
  legalClass: z.string(),
  article: z.enum(['D799 17', 'PIPL 19']),
  /** Everything named ends before this. */
  dueBefore: instant,
  /** `start`, `end`: of what the file shows. */
  files: z.array(z.strictObject({ path, start: instant, end: instant, bytes: count })).min(1).max(mostFiles),
})

/**
 * The end of footage. `ordered` commits before the first file is touched, so that no footage is ever gone without a reason on the
 * ledger; `carriedOut` says what became of each file. A power cut in between leaves an order that is carried out later.
 */
export const deletionActs = {
  ordered: { version: 1, schema: ordered },
  carriedOut: {
    version: 1,
    schema: z.strictObject({
      removed: count, bytes: count,
      /** Were gone already. */
      missing: z.array(path).max(mostFiles),
      /** Held, or due later by now: they stay. */
      spared: z.array(path).max(mostFiles),
      failed: z.array(z.strictObject({ path, code: z.string().max(40) })).max(mostFiles),
    }),
  },
} as const

export type DeletionDraft = DraftOf<'footage_deletion', typeof deletionActs>
type DeletionAct = ActOf<'footage_deletion', typeof deletionActs>
export type Order = z.infer<typeof ordered>
export type Outcome = z.infer<(typeof deletionActs)['carriedOut']['schema']>

export interface Deletion extends Order {
  orderedAt: string
  outcome: (Outcome & { at: string }) | null
}

export const deletionRecord = defineRecord({
  type: 'footage_deletion',
  acts: deletionActs,
  fold(state: Deletion | null, act: DeletionAct): Deletion {
    if (act.type === 'footage_deletion.ordered') return { ...act.payload, orderedAt: act.happenedAt, outcome: null }
    return { ...state!, outcome: { ...act.payload, at: act.happenedAt } }
  },
  tables: [{ name: 'footage_deletions', key: ['id'] }],
  keeps: ['day', 'article', 'legalClass', 'path', 'code', 'recorder'],
  rows: (d, id) => ({
    footage_deletions: [
      {
        id, camera: d.camera, station: d.station, recorder: d.recorder, day: d.day, retention_days: d.retentionDays, article: d.article, files: d.files.length, bytes: d.files.reduce((sum, f) => sum + f.bytes, 0),
        from_at: d.files[0]!.start, to_at: d.files.at(-1)!.end, ordered_at: d.orderedAt, done_at: d.outcome?.at ?? null,
        removed: d.outcome?.removed ?? 0, missing: d.outcome?.missing.length ?? 0, failed: d.outcome?.failed.length ?? 0, spared: d.outcome?.spared.length ?? 0,
      },
    ],
  }),
  attributes: (d) => ({ station: d.station, team: '', people: [], askedBy: '', owner: '', flags: [d.outcome ? 'done' : 'ordered'] }),
})

export function orderDeletion(state: Deletion | null, given: Order): Decision<DeletionDraft> {
  return state ? refuse('deletion_exists') : [{ type: 'footage_deletion.ordered', payload: given }]
}

export function noteOutcome(state: Deletion | null, outcome: Outcome): Decision<DeletionDraft> {
  if (!state) return refuse('not_found')
  return state.outcome ? [] : [{ type: 'footage_deletion.carriedOut', payload: outcome }]
}
