import { formatClock, formatDay } from '../../../shared/i18n/time.ts'
import type { Clock } from './cases.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** How pressing a clock is: past, near its end, or neither. A day before a period in days ends, six hours before one in hours. */
export function pressOf({ startedAt, due }: Clock, now: number): 'over' | 'soon' | 'fine' {
  const left = Date.parse(due) - now
  if (left <= 0) return 'over'
  const length = Date.parse(due) - Date.parse(startedAt)
  return left <= (length <= dayMs ? 6 * hourMs : dayMs) ? 'soon' : 'fine'
}

/** What is left, or how long it is over, in the unit that says enough: what is left in hours during its last two days. */
export function leftOf({ due }: Clock, now: number): { unit: 'days' | 'hours' | 'minutes'; count: number } {
  const left = Date.parse(due) - now
  const ms = Math.abs(left)
  if (ms >= (left > 0 ? 2 : 1) * dayMs) return { unit: 'days', count: Math.floor(ms / dayMs) }
  if (ms >= hourMs) return { unit: 'hours', count: Math.floor(ms / hourMs) }
  return { unit: 'minutes', count: Math.max(1, Math.floor(ms / 60_000)) }
}

/** `2026-11-26 24:00`: a period in days ends with its last day, not at the start of the next. */
export function formatDue({ due }: Clock): string {
  const clock = formatClock(due)
  return clock === '00:00' ? `${formatDay(Date.parse(due) - 1)} 24:00` : `${formatDay(due)} ${clock}`
}
