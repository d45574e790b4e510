import { sheets } from '#rules/registry'
import type { EntryView, Value } from '../register.ts'

export type Side = 'this' | 'other'

/** A record with where it stands. */
export type Compared = EntryView & { place: string; door: string }

export interface Row {
  field: string
  values: Record<Side, Value>
  seen: Record<Side, string>
  /** Only one has it, or both have the same: there is nothing to choose. */
  isSettled: boolean
  /** What is kept unless somebody chooses: the only value, else the one that was seen last. */
  keeps: Side
}

/** Two records of one person, field by field: those that differ first. */
export function compareEntries(one: EntryView, other: EntryView): Row[] {
  const rows = Object.entries(sheets[one.type].fields).flatMap(([field, { kind }]): Row[] => {
    const [a, b] = [one.fields[field], other.fields[field]]
    const [has, otherHas] = [a?.value != null, b?.value != null]
    if (!has && !otherHas) return []
    // Two masks that look alike may hide two numbers.
    const isSame = has && otherHas && kind !== 'sealed' && JSON.stringify(a!.value) === JSON.stringify(b!.value)
    const keeps = !has || (otherHas && !isSame && b!.seenAt > a!.seenAt) ? 'other' : 'this'
    return [{ field, values: { this: a?.value ?? null, other: b?.value ?? null }, seen: { this: a?.seenAt ?? '', other: b?.seenAt ?? '' }, isSettled: isSame || has !== otherHas, keeps }]
  })
  return rows.sort((a, b) => Number(a.isSettled) - Number(b.isSettled))
}
