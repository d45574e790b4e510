import { buildFragment, type Fragment } from './fragment.ts'
import { type Sample, splitSample } from './read-fragment.ts'
import { type Damage, isDamage } from './walk.ts'

export interface Cut {
  sequence: number
  /** Decoding time of the first frame that may be shown, ticks. */
  start: number
  /** Frames at the beginning that decoding needs and nobody may see: each gets one tick, before `start`. */
  preRoll: number
  /** Frames from the beginning that stay; those behind it are left out. */
  keep: number
}

/**
 * Builds a fragment anew with fewer frames, and with its pre-roll squeezed into as many ticks as it has frames, so that no
 * moment of the timeline shows it. The frames' own bytes stay as they are.
 */
export function cutFragment(bytes: Buffer, samples: readonly Sample[], { sequence, start, preRoll, keep }: Cut): Fragment | Damage {
  const kept = samples.slice(0, keep)
  const frames = []
  for (const sample of kept) {
    const nalus = splitSample(bytes, sample)
    if (isDamage(nalus)) return nalus
    frames.push({ ticks: 0, arrivalMs: 0, key: sample.key, nalus })
  }
  const durations = kept.map(({ duration }, i) => (i < preRoll ? 1 : duration))
  const shifts = kept.some((sample) => sample.shift !== 0) ? { shifts: kept.map((sample) => sample.shift) } : {}
  return buildFragment(sequence, frames, { start: start - preRoll, durations, ...shifts })
}
