import type { Refusal } from '#platform/acts/decision.ts'
import type { Fields, Value } from '../../fields/field.ts'
import type { Values } from '../../fields/schemas.ts'
import type { EntryDraft } from '../../spine/acts.ts'
import { correct, observe, register } from '../../spine/decide.ts'
import { isSame, type Entry } from '../../spine/entry.ts'

/** What becomes of a value that differs from what stands: a person decides (`ask`), or the file is believed, for a reason. */
export type Existing = { mode: 'ask' } | { mode: 'correct'; reason: string }

export interface Compared {
  /** Said of fields of which nobody had said anything. */
  fills: Values
  /** Other than what stands, and not said by a file before. */
  differs: Values
}

/** What a row says beyond what stands. What waits for a decision, or was decided against, is not said again. */
export function compareRow(entry: Entry, said: Values, { mode }: Pick<Existing, 'mode'>): Compared {
  const compared: Compared = { fills: {}, differs: {} }
  const isSaid = (field: string, value: Value) => [...entry.differences, ...(entry.turnedDown ?? [])].some((one) => one.field === field && isSame(one.value, value))
  for (const [field, value] of Object.entries(said)) {
    const held = entry.fields[field]
    if (!held) compared.fills[field] = value
    else if (!isSame(held.value, value) && (mode === 'correct' || !isSaid(field, value))) compared.differs[field] = value
  }
  return compared
}

/** A row as acts of its record: nothing where it says nothing new. */
export function takeRow(state: Entry | null, fields: Fields, given: { station: string; values: Values; happenedAt: string }, existing: Existing): EntryDraft[] | Refusal {
  const { station, values, happenedAt } = given
  if (!state) return register(null, fields, { station, source: 'files', visit: null, values })
  const { fills, differs } = compareRow(state, values, existing)
  if (existing.mode === 'correct' && Object.keys(differs).length > 0) return correct(state, fields, { ...fills, ...differs }, existing.reason)
  return observe(state, { visit: null, base: 0, said: { ...fills, ...differs }, confirmed: [], source: 'files', happenedAt })
}
