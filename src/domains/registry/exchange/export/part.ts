import { z } from 'zod'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'
import type { Decision } from '#platform/acts/decision.ts'
import { entryTypes, type EntryType } from '../../fields/field.ts'

/** A record as an export holds it: as it stood at that version. `mark`: keyed hash of its content (mark.ts); empty in a copy. */
const item = z.strictObject({ record: z.string().max(80), version: z.number().int().min(1), mark: z.string().max(64) })

export type ExportItem = z.infer<typeof item>

/** Which records an export holds: in parts, since an act is no place for a hundred thousand. */
const partActs = { listed: { version: 1, schema: z.strictObject({ export: z.string().max(60), station: z.string().max(40), of: z.enum(entryTypes), items: z.array(item) }) } } as const

/** Records of one part. */
export const partRows = 500

export interface ExportPart {
  export: string
  station: string
  of: EntryType
  items: ExportItem[]
}

export const partRecord = defineRecord({
  type: 'register_export_part',
  acts: partActs,
  fold: (_: ExportPart | null, act: ActOf<'register_export_part', typeof partActs>): ExportPart => act.payload,
  tables: [{ name: 'register_export_items', key: ['export', 'record'] }],
  rows: ({ export: whole, station, of, items }) => ({ register_export_items: items.map((one) => ({ export: whole, station, of, ...one })) }),
  attributes: ({ station }) => ({ station, team: '', people: [], askedBy: '', owner: '', flags: [] }),
  keeps: ['export', 'mark'],
})

export const listPart = (state: ExportPart | null, given: ExportPart): Decision<DraftOf<'register_export_part', typeof partActs>> => (state ? [] : [{ type: 'register_export_part.listed', payload: given }])
