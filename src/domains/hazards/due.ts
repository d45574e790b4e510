import { dayInShanghai, startOfDayInShanghai } from '#platform/calendar.ts'
import type { Status } from './words.ts'

const dayMs = 86_400_000
/** A fact that comes later than this lies before a supervisor (house plan, decision 5). */
export const lateAfterMs = 7 * dayMs

/** States in which somebody still has to do something. */
export const openStatuses: readonly Status[] = ['found', 'mending', 'passed', 'failed', 'handed_over']
/** States in which whoever is responsible still has to mend it. */
export const mendingStatuses: readonly Status[] = ['found', 'mending', 'failed']

/** The day (`yyyy-mm-dd`) that lies so many days after an instant, in Asia/Shanghai; the day itself is not counted. */
export function dayAfter(nowMs: number, days: number): string {
  return dayInShanghai(nowMs + days * dayMs)
}

/**
 * The instant from which a hazard is overdue: its day is over and it is not mended. Null while it is not. Computed when it is
 * read, so that it needs no sweep and is never late.
 */
export function overdueSince({ status, due }: { status: Status; due: string }, nowMs: number): string | null {
  const over = startOfDayInShanghai(due) + dayMs
  return mendingStatuses.includes(status) && nowMs >= over ? new Date(over).toISOString() : null
}
