import { quantile } from '../house/quantile.ts'
import type { TimedPicture } from './read-times.ts'

export interface Agreement {
  /** How far the time of the recording is from the time at which a picture was drawn: ms, positive where it is later. */
  medianMs: number
  /** The farthest that two cameras' recordings are apart in what they show at one moment, ms. */
  apartP95Ms: number
  apartMaxMs: number
}

/** Compares two cameras' recordings from `fromMs` on: a recording says what a camera saw at a moment, and two of them should say the same. */
export function compare(cameras: readonly (readonly TimedPicture[])[], fromMs: number): Agreement {
  const errors = cameras.map((pictures) => pictures.filter((picture) => picture.recordedMs >= fromMs).map(({ recordedMs, drawnMs }) => ({ recordedMs, late: recordedMs - drawnMs })))
  const [first = [], second = []] = errors
  if (first.length === 0 || second.length === 0) throw new Error('a camera recorded nothing to compare')
  let near = 0
  const apart = first.map(({ recordedMs, late }) => {
    while (near + 1 < second.length && second[near + 1]!.recordedMs <= recordedMs) near++
    return Math.abs(late - second[near]!.late)
  })
  return { medianMs: quantile(errors.flat().map(({ late }) => late), 0.5), apartP95Ms: quantile(apart, 0.95), apartMaxMs: Math.max(...apart) }
}
