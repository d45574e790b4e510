import { useState } from 'react'
import type { IncidentRow } from '../data/incidents.ts'

/** While someone types, rows keep their places; what is new comes below. Nothing jumps under the eyes. */
export function useSteadyOrder(rows: IncidentRow[], isTyping: boolean): IncidentRow[] {
  const [kept, setKept] = useState<ReadonlyMap<string, number> | null>(null)
  if (isTyping !== (kept !== null)) setKept(isTyping ? new Map(rows.map((row, index) => [row.id, index])) : null)
  if (!kept) return rows
  const placeOf = (row: IncidentRow) => kept.get(row.id) ?? kept.size
  return rows.toSorted((a, b) => placeOf(a) - placeOf(b))
}
