import { type Frame, ticksPerSecond } from '../frame.ts'
import { splitSample } from '../mp4/read-fragment.ts'
import { type Damage, isDamage } from '../mp4/walk.ts'
import type { ReadGop } from './read-gop.ts'
import type { GopPlace } from './footage-reader.ts'

/** A recorded frame; ticks are those of its file. */
export interface RecordedFrame extends Frame {
  /** Wall time at which it is shown, ms since the epoch with fractions. */
  atMs: number
}

/** The frames of a GOP that was read, in decoding order; NAL units are views of its bytes. */
export function listFrames(place: GopPlace, { bytes, samples }: ReadGop): RecordedFrame[] | Damage {
  const frames: RecordedFrame[] = []
  let { ticks } = place.record
  for (const sample of samples) {
    const nalus = splitSample(bytes, sample)
    if (isDamage(nalus)) return nalus
    const shownAt = ticks + sample.shift
    const atMs = place.fileStartMs + (shownAt * 1000) / ticksPerSecond
    const frame: RecordedFrame = { ticks, arrivalMs: atMs, atMs, key: sample.key, nalus }
    if (sample.shift !== 0) frame.presentationTicks = shownAt
    frames.push(frame)
    ticks += sample.duration
  }
  return frames
}
