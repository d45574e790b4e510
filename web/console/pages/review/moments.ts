import type { HeldSpan } from '#answers/footage'
import { formatClockSeconds, formatDay } from '../../../shared/i18n/time.ts'

/** `14:05:33.120`, Asia/Shanghai: exact to the frame. */
export const formatMoment = (ms: number) => `${formatClockSeconds(ms)}.${String(Math.floor(ms) % 1000).padStart(3, '0')}`

/** `2026-11-24 14:05:33.120` */
export const formatFullMoment = (ms: number) => `${formatDay(ms)} ${formatMoment(ms)}`

/** In whole milliseconds, never before it: a frame's own moment stays a moment at which that frame is shown. */
export const wholeMs = (ms: number) => Math.ceil(ms)

/** What is said of footage that lies at a recorder that cannot be reached: where, and since when. */
export const describeHeld = ({ recorder, offlineSinceMs }: HeldSpan) => ({ recorder, since: offlineSinceMs === null ? '—' : `${formatDay(offlineSinceMs)} ${formatClockSeconds(offlineSinceMs)}` })

/** `2:05`, `1:02:05`: how long something lasts. */
export function formatLength(ms: number): string {
  const s = Math.round(ms / 1000)
  const two = (n: number) => String(n).padStart(2, '0')
  return s < 3600 ? `${Math.floor(s / 60)}:${two(s % 60)}` : `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`
}
