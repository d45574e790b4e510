import { dayInShanghai, startOfDayInShanghai } from '#platform/calendar.ts'
import { Fault } from '#platform/fault.ts'
import { isRestDay } from '#platform/holidays.ts'
import type { Thresholds } from '../answers.ts'

const hourMs = 3_600_000

/** Whole hours of the day, `from` inclusive, `to` exclusive (notices/thresholds.ts). */
export type WorkingHours = Thresholds['work']

/** Whether an instant lies in working hours of a working day, Asia/Shanghai. */
export function isWorkingTime(ms: number, { from, to }: WorkingHours): boolean {
  const day = dayInShanghai(ms)
  const hour = (ms - startOfDayInShanghai(day)) / hourMs
  return hour >= from && hour < to && !isOff(day)
}

/** Where a year's holidays are not in the system yet, weekends alone: here a guess costs a review, nothing more. */
function isOff(day: string): boolean {
  try {
    return isRestDay(day)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
  }
}
