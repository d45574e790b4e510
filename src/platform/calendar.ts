/** China keeps one zone, UTC+8, without summer time since 1991. */
const shanghaiOffsetMs = 8 * 3_600_000

/** `yyyy-mm-dd` in Asia/Shanghai. */
export function dayInShanghai(ms: number): string {
  return new Date(ms + shanghaiOffsetMs).toISOString().slice(0, 10)
}

/** The instant at which a day (`yyyy-mm-dd`) starts in Asia/Shanghai, ms. */
export function startOfDayInShanghai(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - shanghaiOffsetMs
}

/** The hour of the county's clocks, 0–23. */
export function clockHourInShanghai(ms: number): number {
  return new Date(ms + shanghaiOffsetMs).getUTCHours()
}
