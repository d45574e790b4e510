import { z } from 'zod'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'
import { refuse, type Decision } from '#platform/acts/decision.ts'
import { entryTypes, type EntryType } from '../../fields/field.ts'
import { wordings, type Wording } from '../columns.ts'

/** Why a file leaves the register. */
export const exportPurposes = ['provincial', 'inspection', 'statistics', 'work', 'moving'] as const
export const exportFormats = ['csv', 'xlsx', 'geojson'] as const
export type ExportFormat = (typeof exportFormats)[number]

const exportActs = {
  /** `number`: what people call it. `whole`: identifiers in full. `rows`: records; `again`: of a batch, those sent before in another form. Which records, say the parts. */
  begun: {
    version: 1,
    schema: z.strictObject({
      station: z.string().max(40), number: z.string().max(60), kind: z.enum(['copy', 'batch']), of: z.enum(entryTypes), whole: z.boolean(), wording: z.enum(wordings),
      why: z.enum(exportPurposes), note: z.string().max(400), rows: z.number().int().min(1), again: z.number().int().min(0), parts: z.number().int().min(1),
    }),
  },
  /** Before the first byte of each download. */
  handedOut: { version: 1, schema: z.strictObject({ format: z.enum(exportFormats) }) },
  /** The receiving system has taken the batch. */
  confirmed: { version: 1, schema: z.strictObject({ note: z.string().max(400) }) },
  /** It was not sent, or not taken: what it holds is to be sent still. */
  withdrawn: { version: 1, schema: z.strictObject({ reason: z.string().min(1).max(400) }) },
} as const

export interface RegisterExport {
  station: string
  number: string
  kind: 'copy' | 'batch'
  of: EntryType
  whole: boolean
  wording: Wording
  rows: number
  again: number
  parts: number
  by: string
  at: string
  state: 'made' | 'confirmed' | 'withdrawn'
  confirmedAt: string | null
}

type ExportDraft = DraftOf<'register_export', typeof exportActs>
type Begun = Extract<ExportDraft, { type: 'register_export.begun' }>['payload']

export const exportRecord = defineRecord({
  type: 'register_export',
  acts: exportActs,
  fold(state: RegisterExport | null, act: ActOf<'register_export', typeof exportActs>): RegisterExport {
    switch (act.type) {
      case 'register_export.begun': {
        const { why: _why, note: _note, ...rest } = act.payload
        return { ...rest, by: act.actor, at: act.happenedAt, state: 'made', confirmedAt: null }
      }
      case 'register_export.handedOut':
        return state!
      case 'register_export.confirmed':
        return { ...state!, state: 'confirmed', confirmedAt: act.happenedAt }
      case 'register_export.withdrawn':
        return { ...state!, state: 'withdrawn' }
    }
  },
  tables: [{ name: 'register_exports', key: ['id'] }],
  rows: ({ station, number, kind, of, whole, state, by, at, rows, again, confirmedAt }, id) => ({ register_exports: [{ id, station, number, kind, of, whole, state, by, at, rows, again, confirmed_at: confirmedAt }] }),
  attributes: ({ station, by, kind }) => ({ station, team: '', people: [by], askedBy: by, owner: '', flags: [kind] }),
})

export const beginExport = (state: RegisterExport | null, given: Begun): Decision<ExportDraft> => (state ? [] : [{ type: 'register_export.begun', payload: given }])

export function handOut(state: RegisterExport | null, format: ExportFormat): Decision<ExportDraft> {
  if (!state) return refuse('not_found')
  return state.state === 'withdrawn' ? refuse('batch_withdrawn') : [{ type: 'register_export.handedOut', payload: { format } }]
}

export function confirmBatch(state: RegisterExport | null, note: string): Decision<ExportDraft> {
  if (!state || state.kind !== 'batch') return refuse('not_found')
  if (state.state === 'withdrawn') return refuse('batch_withdrawn')
  return state.state === 'confirmed' ? [] : [{ type: 'register_export.confirmed', payload: { note } }]
}

/** Also after it was confirmed: then that was a mistake. */
export function withdrawBatch(state: RegisterExport | null, reason: string): Decision<ExportDraft> {
  if (!state || state.kind !== 'batch') return refuse('not_found')
  return state.state === 'withdrawn' ? [] : [{ type: 'register_export.withdrawn', payload: { reason } }]
}
