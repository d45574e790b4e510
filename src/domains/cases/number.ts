import { dayInShanghai } from '#platform/calendar.ts'
import type { Kind } from './acts.ts'

/** 刑事 xíngshì, 行政 xíngzhèng: read aloud in Chinese. */
const letters: Record<Kind, string> = { criminal: 'XS', administrative: 'XZ' }

/** One series a unit, year and kind; the year is that of the day on which the number is given, in Asia/Shanghai. */
export function seriesOf(team: string, kind: Kind, nowMs: number): string {
  return `case:${team}:${kind}:${yearOf(nowMs)}`
}

/** `XS-<unit>-<yyyy>-<four digits>` criminal, `XZ-…` administrative. More than four digits where a year has more. */
export function formatNumber(team: string, kind: Kind, nowMs: number, last: number): string {
  return `${letters[kind]}-${team}-${yearOf(nowMs)}-${String(last).padStart(4, '0')}`
}

const yearOf = (ms: number) => dayInShanghai(ms).slice(0, 4)
