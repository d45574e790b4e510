import { dayInShanghai, startOfDayInShanghai } from '#platform/calendar.ts'

const dayMs = 24 * 3_600_000
export const weekMs = 7 * dayMs

/** Monday of the week that an instant lies in, `yyyy-mm-dd`, Asia/Shanghai: the name of a week. */
export function weekOf(ms: number): string {
  const day = dayInShanghai(ms)
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  return dayInShanghai(startOfDayInShanghai(day) - weekday * dayMs)
}

/** Start and end of a week, ms; null where the day is no Monday. */
export function readWeek(week: string): { from: number; to: number } | null {
  const from = startOfDayInShanghai(week)
  return Number.isFinite(from) && weekOf(from) === week ? { from, to: from + weekMs } : null
}

/**
 * A week's looks are reviewed within the week that follows (CJIS 5.9.4 AU-6, "weekly review"; law.md §9: a benchmark, no
 * Chinese law names an interval).
 */
export const dueAt = (week: string): number => startOfDayInShanghai(week) + 2 * weekMs

export type Duty = 'running' | 'due' | 'overdue' | 'done'

export function dutyOf(week: string, isReviewed: boolean, now: number): Duty {
  if (isReviewed) return 'done'
  if (now < startOfDayInShanghai(week) + weekMs) return 'running'
  return now < dueAt(week) ? 'due' : 'overdue'
}
