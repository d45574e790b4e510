/** What is known of the time when footage is to be deleted. All ms since the epoch, by the host's clock unless said. */
export interface ClockEvidence {
  nowMs: number
  /** When the clock was last believed; null before the first round. */
  trustedMs: number | null
  /** The newest footage and act from before this round's last hour; null where there is none. Counts until a first round was trusted. */
  evidenceMs: number | null
  /** When somebody last looked at another clock and said that this one is right; null for never. */
  confirmedMs: number | null
  /** Cameras' clocks minus the host's, of those that say it. */
  cameraOffsetsMs: readonly number[]
}

/** A clock that leaps further than this while nobody looked may not delete: a weekend without power is less. */
export const longestSilenceMs = 72 * 3_600_000
/** Cameras are clocks of their own. Three at least, and more than half of them, within an hour: the host's is no odd one out. */
const fewestCameras = 3
const agreeWithinMs = 3_600_000

/** Whether the host's clock may be believed when it says that footage is old enough to be deleted. Pure. */
export function judgeClock({ nowMs, trustedMs, evidenceMs, confirmedMs, cameraOffsetsMs }: ClockEvidence): { trusted: true } | { trusted: false; leaptMs: number } {
  const sinceMs = trustedMs ?? evidenceMs
  if (sinceMs === null || nowMs - sinceMs <= longestSilenceMs) return { trusted: true }
  if (confirmedMs !== null && confirmedMs > sinceMs && Math.abs(nowMs - confirmedMs) <= longestSilenceMs) return { trusted: true }
  const agreeing = cameraOffsetsMs.filter((offset) => Math.abs(offset) <= agreeWithinMs).length
  if (agreeing >= fewestCameras && agreeing * 2 > cameraOffsetsMs.length) return { trusted: true }
  return { trusted: false, leaptMs: nowMs - sinceMs }
}
