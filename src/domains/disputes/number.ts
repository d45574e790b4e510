import { dayInShanghai } from '#platform/calendar.ts'

/** One series a station and year; the year is that of the day on which the number is given, in Asia/Shanghai. */
export function seriesOf(station: string, nowMs: number): string {
  return `dispute:${station}:${yearOf(nowMs)}`
}

/** `JF-<station>-<yyyy>-<four digits>`: 纠纷 jiūfēn, read aloud in Chinese. */
export function formatNumber(station: string, nowMs: number, last: number): string {
  return `JF-${station}-${yearOf(nowMs)}-${String(last).padStart(4, '0')}`
}

const yearOf = (ms: number) => dayInShanghai(ms).slice(0, 4)
