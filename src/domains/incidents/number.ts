import { dayInShanghai } from '#platform/calendar.ts'

/** One series a station and day. */
export function seriesOf(station: string, nowMs: number): string {
  return `incident:${station}:${dayInShanghai(nowMs)}`
}

/** `JQ-<station>-<yyyymmdd>-<four digits>`: 警情, read over the radio. */
export function formatNumber(station: string, nowMs: number, last: number): string {
  return `JQ-${station}-${dayInShanghai(nowMs).replaceAll('-', '')}-${String(last).padStart(4, '0')}`
}
