import type { EntryView } from '../answers.ts'
import type { EntryType, Value } from '../fields/field.ts'
import { fieldsToAsk } from '../fields/freshness.ts'
import { sheets } from '../fields/sheets.ts'
import { isSealed, type Entry } from '../spine/entry.ts'

/** A value as it may be shown: of an identifier its mask. */
export const show = (value: Value) => (isSealed(value) ? value.shown : value)

export function viewEntry(type: EntryType, { id, entry, version }: { id: string; entry: Entry; version: number }, nowMs: number): EntryView {
  return {
    type, id, version, station: entry.station,
    fields: Object.fromEntries(Object.entries(entry.fields).map(([name, held]) => [name, { ...held, value: show(held.value) }])),
    differences: entry.differences.map(({ field, value, act, by, at }) => ({ field, value: show(value), act, by, at })),
    ended: entry.ended ? { why: entry.ended.why, on: entry.ended.on } : null,
    ask: entry.ended ? [] : fieldsToAsk(sheets[type].fields, entry.fields, nowMs),
  }
}
