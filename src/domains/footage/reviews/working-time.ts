import { dayInShanghai, startOfDayInShanghai } from '#platform/calendar.ts'
import { Fault } from '#platform/fault.ts'
import { isRestDay } from '#platform/holidays.ts'

const hourMs = 3_600_000
/** Office hours of the county's organs; ours, until a county sets its own. */
export const workingHours = { from: 8, to: 18 } as const

/** Whether an instant lies in working hours of a working day, Asia/Shanghai. */
export function isWorkingTime(ms: number): boolean {
  const day = dayInShanghai(ms)
  const hour = (ms - startOfDayInShanghai(day)) / hourMs
  return hour >= workingHours.from && hour < workingHours.to && !isOff(day)
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
