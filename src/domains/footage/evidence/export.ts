import { z } from 'zod'
import { refuse, type Decision } from '#platform/acts/decision.ts'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'
import { cameraId, ground, instant } from '../grants/acts.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const sealed = z.strictObject({
  grant: z.string(), ground, number: z.string(), station: z.string(), team: z.string(), camera: cameraId, owner: z.string(), clip: z.string().nullable(),
  from: instant, to: instant,
  /** SHA-256 of the manifest's `content` (RFC 8785): the ledger answers for every word and every frame of it. */
  content: sha256,
  parts: z.array(z.strictObject({ sha256, bytes: z.number().int().min(1), frames: z.number().int().min(1), preRollFrames: z.number().int().min(0) })).min(1),
})

/** Evidence that leaves the house. `sealed` is the act that the bundle itself proves to be on the ledger. */
export const exportActs = {
  sealed: { version: 1, schema: sealed },
  bundled: { version: 1, schema: z.strictObject({ sha256, bytes: z.number().int().min(1) }) },
  /** Each fetching is a disclosure of its own. `viewing_copy`: the derived one, with name and time drawn in. */
  handedOut: { version: 1, schema: z.strictObject({ what: z.enum(['bundle', 'viewing_copy']) }) },
} as const

export type ExportDraft = DraftOf<'export', typeof exportActs>
type ExportAct = ActOf<'export', typeof exportActs>

export interface Export extends z.infer<typeof sealed> {
  exportedBy: string
  exportedAt: string
  sha256: string | null
  bytes: number | null
  handedOut: number
}

export const exportRecord = defineRecord({
  type: 'export',
  acts: exportActs,
  fold(state: Export | null, act: ExportAct): Export {
    switch (act.type) {
      case 'export.sealed':
        return { ...act.payload, exportedBy: act.actor, exportedAt: act.happenedAt, sha256: null, bytes: null, handedOut: 0 }
      case 'export.bundled':
        return { ...state!, ...act.payload }
      case 'export.handedOut':
        return { ...state!, handedOut: state!.handedOut + 1 }
    }
  },
  tables: [{ name: 'exports', key: ['id'] }],
  // The hash of the manifest: a bundle that was handed out is still answered for.
  keeps: ['content'],
  rows: (e, id) => ({
    exports: [
      {
        id, grant_id: e.grant, ground_type: e.ground.type, ground_id: e.ground.id, number: e.number, station: e.station, team: e.team, camera: e.camera, owner: e.owner,
        clip: e.clip, from_at: e.from, to_at: e.to, exported_by: e.exportedBy, exported_at: e.exportedAt, sha256: e.sha256, bytes: e.bytes, handed_out: e.handedOut,
      },
    ],
  }),
  attributes: (e) => ({ station: e.station, team: e.team, people: [e.exportedBy], askedBy: e.exportedBy, owner: e.owner, flags: [e.sha256 ? 'bundled' : 'sealed'] }),
})

export function sealExport(state: Export | null, given: z.infer<typeof sealed>): Decision<ExportDraft> {
  return state ? refuse('export_exists') : [{ type: 'export.sealed', payload: given }]
}

export function bundleExport(state: Export | null, file: { sha256: string; bytes: number }): Decision<ExportDraft> {
  if (!state) return refuse('not_found')
  return state.sha256 ? refuse('export_exists') : [{ type: 'export.bundled', payload: file }]
}

export function handOut(state: Export | null, what: 'bundle' | 'viewing_copy'): Decision<ExportDraft> {
  if (!state) return refuse('not_found')
  return [{ type: 'export.handedOut', payload: { what } }]
}
