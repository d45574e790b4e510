import { type Frame, ticksPerSecond, type VideoFormat } from '../frame.ts'
import { buildFragment } from '../mp4/fragment.ts'
import { readFragment, splitSample } from '../mp4/read-fragment.ts'
import { isDamage } from '../mp4/walk.ts'
import { type DecodeFailure, type DecoderOptions, JobProcess } from './job-process.ts'
import { describeDecoding } from './protocol.ts'
import type { Transcoded, TranscodeJob } from './transcode-protocol.ts'

/** Wider pictures are made smaller: they are looked at, and the original is a click away. */
const maxWidth = 1920

export interface TranscodedFrames {
  format: VideoFormat
  /** In the order of showing; `arrivalMs` is 0. */
  frames: Frame[]
}

/** Makes H.264 of frames of another codec, in a process of its own (job-process.ts), for browsers that lack it. Derived: no evidence. */
export class Transcoder {
  readonly #process: JobProcess<TranscodeJob, Transcoded>

  constructor(options: DecoderOptions = {}) {
    this.#process = new JobProcess('transcode-child.ts', options)
  }

  /** The process at work, for watching it; undefined when there is none. */
  get pid(): number | undefined {
    return this.#process.pid
  }

  /** The next frames of one stream, or with `ends` a whole one; pictures within [from, to) come out (ticks). What comes out may lag behind what goes in. Never rejects. */
  async frames(format: VideoFormat, frames: readonly Frame[], { ends = false, from = 0, to = Infinity } = {}): Promise<TranscodedFrames | DecodeFailure> {
    const { width, height } = fitSize(format)
    const units = frames.map(({ nalus, ticks, presentationTicks, key }) => ({ nalus, ticks: presentationTicks ?? ticks, key }))
    const made = await this.#process.run({ ...describeDecoding(format), width, height, frames: units, ends, from, to })
    if ('failure' in made) return made
    return {
      format: { codec: 'h264', sps: Buffer.from(made.sps), pps: Buffer.from(made.pps), width, height },
      frames: made.pictures.map(({ nalus, ticks, key }) => ({ ticks, key, arrivalMs: 0, nalus: nalus.map((nalu) => Buffer.from(nalu)) })),
    }
  }

  /**
   * One GOP for a player as a fragment of H.264 at the same times, nothing in it that is shown before `from` or from `to` on
   * (ticks of the media's timeline). Undefined where nothing of it is shown or can be decoded.
   */
  async fragment(format: VideoFormat, bytes: Buffer, { from, to }: { from: number; to: number }): Promise<Buffer | undefined> {
    const read = readFragment(bytes)
    if (isDamage(read)) return undefined
    let { start } = read
    const frames: Frame[] = []
    for (const sample of read.samples) {
      const nalus = splitSample(bytes, sample)
      if (isDamage(nalus)) return undefined
      frames.push({ ticks: start, presentationTicks: start + sample.shift, arrivalMs: 0, key: sample.key, nalus })
      start += sample.duration
    }
    // Pre-roll is squeezed into single ticks right before what is shown (archive/range.ts).
    const preRoll = read.samples.findIndex((sample) => sample.duration > 1)
    const shownFrom = Math.max(from, preRoll < 0 ? start : frames[preRoll]!.ticks)
    const made = await this.frames(format, frames, { ends: true, from: shownFrom, to })
    if ('failure' in made || made.frames.length === 0) return undefined
    const shown = made.frames
    const durations = shown.map((frame, i) => Math.max(1, (shown[i + 1]?.ticks ?? Math.max(start, frame.ticks + 1)) - frame.ticks))
    return Buffer.concat(buildFragment(read.sequence, shown, { start: shown[0]!.ticks, durations }).buffers)
  }

  close(): void {
    this.#process.close()
  }
}

function fitSize({ width, height }: VideoFormat): { width: number; height: number } {
  const shrink = Math.min(1, maxWidth / width)
  const even = (side: number) => Math.max(2, Math.round((side * shrink) / 2) * 2)
  return { width: even(width), height: even(height) }
}

/** Ticks of the media's timeline at a wall time, whose 0 is `originMs`. */
export function ticksAt(ms: number, originMs: number): number {
  return Math.floor(((ms - originMs) * ticksPerSecond) / 1000)
}
