import { dayInShanghai, startOfDayInShanghai } from './calendar.ts'
import { Fault } from './fault.ts'

/** Days off and shifted working days of one year, as the State Council's general office announced them. */
interface HolidayYear {
  source: string
  /** First and last day off, `mm-dd`. */
  off: readonly (readonly [string, string])[]
  /** Saturdays and Sundays that are worked (调休), `mm-dd`. */
  worked: readonly string[]
}

/** One entry a year; the next year's is announced every November. */
const years: Readonly<Record<number, HolidayYear>> = {
  2025: {
    source: '国办发明电〔2024〕12号',
    off: [['01-01', '01-01'], ['01-28', '02-04'], ['04-04', '04-06'], ['05-01', '05-05'], ['05-31', '06-02'], ['10-01', '10-08']],
    worked: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  2026: {
    source: '国办发明电〔2025〕7号',
    off: [['01-01', '01-03'], ['02-15', '02-23'], ['04-04', '04-06'], ['05-01', '05-05'], ['06-19', '06-21'], ['09-25', '09-27'], ['10-01', '10-07']],
    worked: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
}

const dayMs = 86_400_000

/** `yyyy-mm-dd` that lies `days` later. */
export function addDays(day: string, days: number): string {
  return dayInShanghai(startOfDayInShanghai(day) + days * dayMs)
}

/** Whether nobody works on this day. Throws a Fault `holidays_unknown` for a year whose table is missing: a date is never guessed. */
export function isRestDay(day: string): boolean {
  const year = years[Number(day.slice(0, 4))]
  if (!year) throw new Fault('holidays_unknown', { year: day.slice(0, 4) }, 500)
  const date = day.slice(5)
  if (year.worked.includes(date)) return false
  if (year.off.some(([first, last]) => first <= date && date <= last)) return true
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}

/** The day itself, or the first working day after it (ADM 35; CPL 105). Throws `holidays_unknown`. */
export function moveOffRestDay(day: string): string {
  let moved = day
  while (isRestDay(moved)) moved = addDays(moved, 1)
  return moved
}

/** When a limit in days ends: an instant, exclusive (24:00 of the last day, RFC 3339), and the year whose holidays are not known, if one was needed. */
export interface PeriodEnd {
  due: string
  holidaysUnknown: string | null
}

/**
 * The first day is not counted, the last one moves off a holiday (ADM 35; CPL 105; 民诉法 85). In a year whose holidays are not
 * known the date is the earlier one, without the move. For no period of detention: those never move.
 */
export function endPeriod(startMs: number, days: number): PeriodEnd {
  const last = addDays(dayInShanghai(startMs), days)
  const endOf = (day: string) => new Date(startOfDayInShanghai(addDays(day, 1))).toISOString()
  try {
    return { due: endOf(moveOffRestDay(last)), holidaysUnknown: null }
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'holidays_unknown') throw error
    return { due: endOf(last), holidaysUnknown: String(error.params.year) }
  }
}
