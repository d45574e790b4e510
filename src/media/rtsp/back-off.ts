/** First and longest wait before a camera is tried again. */
const firstMs = 1000
const longestMs = 30_000

/** Cameras lock accounts after a handful of wrong passwords; one try in these many minutes stays below that. */
export const longestRefusedWaitMs = 10 * 60_000

/**
 * Exponential back-off with full jitter: evenly between nothing and 1, 2, 4 … 30 s, so that three hundred cameras
 * behind one switch that restarts don't come back in step (M. Brooker, "Exponential Backoff And Jitter", 2015).
 * `failures`: in a row, from 1. `random`: from [0, 1).
 */
export function backOffMs(failures: number, unauthorised: boolean, random: number): number {
  if (unauthorised) return longestRefusedWaitMs * (0.5 + random / 2)
  return random * Math.min(longestMs, firstMs * 2 ** Math.min(failures - 1, 10))
}
