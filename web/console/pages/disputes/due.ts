import { formatClock, formatDay } from '../../../shared/i18n/time.ts'
import type { DisputeRow } from './disputes.ts'

export type Next = NonNullable<DisputeRow['next']>

const dayMs = 86_400_000

/** How pressing it is: past, today or tomorrow (for the thirty days before a court: within a week), or neither. */
export function pressOf({ what, at }: Next, now: number): 'over' | 'soon' | 'fine' {
  const left = Date.parse(at) - now
  if (left <= 0) return 'over'
  return left <= (what === 'confirmation' ? 7 : 2) * dayMs ? 'soon' : 'fine'
}

/** `2026-11-26 09:30` for a session; the last day, for what ends with a day. */
export function formatNext({ what, at }: Next): string {
  return what === 'session' ? `${formatDay(at)} ${formatClock(at)}` : formatDay(Date.parse(at) - 1)
}
