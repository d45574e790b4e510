import { z } from 'zod'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'
import { refuse, type Decision } from '#platform/acts/decision.ts'
import { entryTypes, type EntryType } from '../../fields/field.ts'

const count = z.number().int().min(0)
const tally = { added: count, changed: count, differing: count, unchanged: count, faulty: count }

/** A file that was tried, or taken over: then the purpose of every act that it brought. */
const importActs = {
  /** `sha256`: of the file, hex. `existing`: whether what differs is a person's to settle, or the file was believed. */
  begun: { version: 1, schema: z.strictObject({ station: z.string().max(40), of: z.enum(entryTypes), sha256: z.string().max(64), rows: count, existing: z.enum(['ask', 'correct']), reason: z.string().max(400) }) },
  /** Held against the register and not taken over: what it would have done tells who is registered. */
  tried: { version: 1, schema: z.strictObject({ station: z.string().max(40), of: z.enum(entryTypes), rows: count, ...tally }) },
  finished: { version: 1, schema: z.strictObject(tally) },
} as const

export type Tally = Record<keyof typeof tally, number>

export const noTally: Tally = { added: 0, changed: 0, differing: 0, unchanged: 0, faulty: 0 }

export interface RegisterImport extends Tally {
  station: string
  of: EntryType
  by: string
  at: string
  rows: number
  finishedAt: string | null
  isTry: boolean
}

type ImportDraft = DraftOf<'register_import', typeof importActs>

export const importRecord = defineRecord({
  type: 'register_import',
  acts: importActs,
  fold(state: RegisterImport | null, act: ActOf<'register_import', typeof importActs>): RegisterImport {
    if (act.type === 'register_import.finished') return { ...state!, ...act.payload, finishedAt: act.happenedAt }
    if (act.type === 'register_import.tried') return { ...act.payload, by: act.actor, at: act.happenedAt, finishedAt: act.happenedAt, isTry: true }
    const { station, of, rows } = act.payload
    return { station, of, rows, by: act.actor, at: act.happenedAt, ...noTally, finishedAt: null, isTry: false }
  },
  tables: [{ name: 'register_imports', key: ['id'] }],
  rows: ({ finishedAt, isTry, ...rest }, id) => ({ register_imports: isTry ? [] : [{ id, ...rest, finished_at: finishedAt }] }),
  attributes: ({ station, by }) => ({ station, team: '', people: [by], askedBy: by, owner: '', flags: [] }),
})

export function beginImport(state: RegisterImport | null, given: Extract<ImportDraft, { type: 'register_import.begun' }>['payload']): Decision<ImportDraft> {
  return state ? [] : [{ type: 'register_import.begun', payload: given }]
}

export function noteTry(state: RegisterImport | null, given: Extract<ImportDraft, { type: 'register_import.tried' }>['payload']): Decision<ImportDraft> {
  return state ? [] : [{ type: 'register_import.tried', payload: given }]
}

export function finishImport(state: RegisterImport | null, given: Tally): Decision<ImportDraft> {
  if (!state) return refuse('not_found')
  return state.finishedAt ? [] : [{ type: 'register_import.finished', payload: given }]
}
