import { z } from 'zod'
import { refuse, type Decision } from '#platform/acts/decision.ts'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'
import { reason, text } from '../acts.ts'
import { belonging, isPartOf, partAttributes, partTopics, type Belonging } from './part.ts'

export const noteText = text(4000).refine((s) => s.trim() !== '', 'empty')

const noteActs = {
  written: { version: 1, schema: belonging.extend({ text: noteText }) },
  corrected: { version: 1, schema: z.strictObject({ text: noteText, reason }) },
} as const

type NoteAct = ActOf<'case_note', typeof noteActs>
type Rule = Decision<DraftOf<'case_note', typeof noteActs>>

export interface Note extends Belonging {
  text: string
  by: string
  at: string
  correctedAt: string | null
  /** The act whose text stands. */
  act: string
}

export const noteRecord = defineRecord({
  type: 'case_note',
  acts: noteActs,
  fold(state: Note | null, act: NoteAct): Note {
    if (act.type === 'case_note.written') return { ...act.payload, by: act.actor, at: act.happenedAt, correctedAt: null, act: act.id }
    return { ...state!, text: act.payload.text, correctedAt: act.happenedAt, act: act.id }
  },
  tables: [{ name: 'case_notes', key: ['id'] }],
  rows: (n, id) => ({ case_notes: [{ id, case_id: n.case, station: n.station, text: n.text, written_by: n.by, written_at: n.at, corrected_at: n.correctedAt }] }),
  attributes: (n) => partAttributes(n),
  topics: (state) => partTopics(state),
})

export function writeNote(state: Note | null, where: Belonging, text: string): Rule {
  if (state) return refuse('part_exists')
  return [{ type: 'case_note.written', payload: { ...where, text } }]
}

/** The writer's own words are corrected by the writer. */
export function correctNote(state: Note | null, id: string, text: string, reason: string, actor: string): Rule {
  if (!state || !isPartOf(state, id)) return refuse('not_found')
  if (state.by !== actor) return refuse('note_not_yours')
  if (state.text === text) return []
  return [{ type: 'case_note.corrected', payload: { text, reason }, corrects: state.act }]
}
