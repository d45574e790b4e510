import { dayInShanghai } from '#platform/calendar.ts'

/** One series a station and year; the year is that of the day on which the number is given, in Asia/Shanghai. */
export function seriesOf(station: string, nowMs: number): string {
  return `hazard:${station}:${yearOf(nowMs)}`
}

/** `YH-<station>-<yyyy>-<four digits>`: 隐患 yǐnhuàn, read aloud. More than four digits where a year has more. */
export function formatNumber(station: string, nowMs: number, last: number): string {
  return `YH-${station}-${yearOf(nowMs)}-${String(last).padStart(4, '0')}`
}

const yearOf = (ms: number) => dayInShanghai(ms).slice(0, 4)
