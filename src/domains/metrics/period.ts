import { dayInShanghai, startOfDayInShanghai } from '#platform/calendar.ts'
import { addDays } from '#platform/holidays.ts'

/** A year up to a day, and the year before up to the same day. Days are `yyyy-mm-dd`, both included. */
export interface Period {
  from: string
  to: string
  lastFrom: string
  lastTo: string
  /** What was recorded before this instant counts; null: everything. */
  knownBefore: Date | null
}

/** The year to date on `asOf`, as known at the end of that day; today's as known now. 29 February stands against 28. */
export function periodOn(asOf: string, now: number): Period {
  const year = Number(asOf.slice(0, 4))
  const sameDay = asOf.slice(4) === '-02-29' ? '-02-28' : asOf.slice(4)
  return {
    from: `${year}-01-01`,
    to: asOf,
    lastFrom: `${year - 1}-01-01`,
    lastTo: `${year - 1}${sameDay}`,
    knownBefore: asOf < dayInShanghai(now) ? new Date(startOfDayInShanghai(addDays(asOf, 1))) : null,
  }
}

/** How many days from one day to another, both included. */
export function countDays(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1
}
