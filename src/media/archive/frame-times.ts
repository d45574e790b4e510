import { type Gop, ticksPerSecond } from '../frame.ts'

const ticksPerMs = ticksPerSecond / 1000
/** 25 pictures a second, where nothing better is known. */
const usualFrameTicks = 3600
/** From one frame of a GOP to the next no more time passes: beyond it, or back, it was the host's clock that stepped. */
const maxPauseMs = 10_000
/** A pause after the last frame that nobody measured is not stretched beyond this. */
const maxGuessTicks = ticksPerSecond

export interface OrderedFrames {
  /** Decoding times relative to the key frame, strictly ascending, whole ticks. */
  steps: number[]
  /** Showing time minus decoding time a frame, where the camera reorders (B-frames). */
  shifts?: number[]
  /** The usual time from frame to frame: what the last one is taken to last. */
  frameTicks: number
}

/**
 * The times of a GOP's frames from its key frame on. Where pictures are shown in another order than decoded (B pictures), the
 * differences come as shifts. Times that do not ascend are moved apart by one tick. `byArrival` stretches them to the time that
 * the host's clock saw the GOP take, steps of that clock left out.
 */
export function orderFrames({ frames }: Gop, byArrival: boolean, knownFrameTicks: number): OrderedFrames {
  const origin = frames[0]!.ticks
  let steps = frames.map((frame) => frame.ticks - origin)
  if (byArrival) steps = stretch(steps, measure(frames, (knownFrameTicks || usualFrameTicks) / ticksPerMs) * ticksPerMs)
  for (let i = 1; i < steps.length; i++) steps[i] = Math.max(steps[i]!, steps[i - 1]! + 1)
  const frameTicks = guessFrameTicks(steps, knownFrameTicks)
  if (frames.every((frame) => frame.presentationTicks === undefined)) return { steps, frameTicks }
  return { steps, frameTicks, shifts: frames.map((frame) => (frame.presentationTicks ?? frame.ticks) - frame.ticks) }
}

function measure(frames: Gop['frames'], usualMs: number): number {
  let total = 0
  for (let i = 1; i < frames.length; i++) {
    const passedMs = frames[i]!.arrivalMs - frames[i - 1]!.arrivalMs
    total += passedMs < 0 || passedMs > maxPauseMs ? usualMs : passedMs
  }
  return total
}

function stretch(times: number[], total: number): number[] {
  const span = Math.max(...times)
  if (span <= 0) return times.map((_, i) => Math.round((i * total) / Math.max(1, times.length - 1)))
  return times.map((t) => Math.round((t * total) / span))
}

function guessFrameTicks(steps: number[], known: number): number {
  if (steps.length < 2) return known || usualFrameTicks
  return Math.min(maxGuessTicks, Math.max(1, Math.round(steps.at(-1)! / (steps.length - 1))))
}
