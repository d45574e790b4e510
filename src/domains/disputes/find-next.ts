import { startOfDayInShanghai } from '#platform/calendar.ts'
import { addDays } from '#platform/holidays.ts'
import { runConfirmation } from './clocks.ts'

export interface Next {
  what: 'session' | 'performance' | 'confirmation'
  /** RFC 3339, UTC; exclusive for what has days. */
  at: string
}

/** What comes first on a dispute; null where nothing has a date. */
export function findNext(d: { next_session_at: Date | null; next_due: string | null; effective_at: Date | null; awaits_confirmation: boolean }): Next | null {
  const all: Next[] = []
  if (d.next_session_at) all.push({ what: 'session', at: d.next_session_at.toISOString() })
  if (d.next_due) all.push({ what: 'performance', at: new Date(startOfDayInShanghai(addDays(d.next_due, 1))).toISOString() })
  if (d.awaits_confirmation && d.effective_at) all.push({ what: 'confirmation', at: runConfirmation(d.effective_at.toISOString()).due })
  return all.sort((a, b) => a.at.localeCompare(b.at))[0] ?? null
}
