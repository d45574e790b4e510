import { type ChildProcess, fork } from 'node:child_process'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClipPart } from '../archive/clip.ts'
import { listFrames } from '../archive/list-frames.ts'
import type { FootageReader } from '../archive/footage-reader.ts'
import { type Frame, ticksPerSecond, type VideoFormat } from '../frame.ts'
import { buildFragment } from '../mp4/fragment.ts'
import { buildInit } from '../mp4/init.ts'
import { isDamage } from '../mp4/walk.ts'
import type { BurnInAnswer, BurnInMessage } from './burn-in-protocol.ts'
import type { CodedPicture } from './h264-encoder.ts'
import { describeDecoding } from './protocol.ts'

export interface BurnInOptions {
  /** Lines at the top of every picture: that this is a derived copy, of which case, made by whom. */
  lines: readonly string[]
  /** What stands at the bottom of the picture shown at this wall time (ms since the epoch): its date and time, say. */
  label(atMs: number): string
  /** A font file that has all these characters. */
  fontFile: string
  /** Mean bit rate in kbit/s; default 1500. */
  kbps?: number
}

/** The longest that a GOP of a minute at 4K takes on a slow machine, doubled. */
const answerMs = 120_000
const usualFrameTicks = ticksPerSecond / 25

/**
 * A viewing copy of a clip's part with text burned into the pictures: decoded and encoded again, so it is derived and no
 * evidence. Comes as a fragmented MP4, piece by piece; frames of the pre-roll are not in it. The work is done in a process of
 * its own. Rejects when the pictures cannot be read or drawn, with the reason.
 */
export async function* burnIn(reader: FootageReader, part: ClipPart, options: BurnInOptions): AsyncGenerator<Buffer, void, undefined> {
  const { lines, fontFile, kbps = 1500 } = options
  // FFmpeg would take any other font instead, one without Chinese perhaps.
  await access(fontFile).catch(() => Promise.reject(new Error(`the viewing copy could not be made: no font ${fontFile}`)))
  const env = { PATH: process.env.PATH, SKIP_FFMPEG: 'true' }
  const child = fork(join(import.meta.dirname, 'burn-in-child.ts'), { serialization: 'advanced', execArgv: [], env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  try {
    const { width, height } = part.format
    const { sps: newSps, pps: newPps } = await ask(child, { kind: 'begin', format: describeDecoding(part.format), width, height, kbps, lines, fontFile })
    const format: VideoFormat = { codec: 'h264', sps: Buffer.from(newSps!), pps: Buffer.from(newPps!), width: width & ~1, height: height & ~1 }
    yield buildInit(format, part.startMs)
    const fragments = new FragmentGatherer()
    for await (const message of listMessages(reader, part, options)) yield* fragments.add((await ask(child, message)).pictures)
    yield* fragments.add((await ask(child, { kind: 'end' })).pictures)
    yield* fragments.finish()
  } finally {
    child.kill('SIGKILL')
  }
}

async function* listMessages(reader: FootageReader, part: ClipPart, { label }: BurnInOptions): AsyncGenerator<BurnInMessage> {
  const reading = reader.openGops()
  let count = 0
  try {
    for (const place of part.places) {
      const read = await reading.read(place)
      const frames = isDamage(read) ? read : listFrames(place, read)
      if (isDamage(frames)) throw new Error(`${place.path}: ${frames.damage}`)
      const wanted = frames.slice(0, part.frames.length - count)
      yield {
        kind: 'gop',
        frames: wanted.map(({ nalus, atMs }, i) => {
          const ticks = Math.round(((atMs - part.startMs) * ticksPerSecond) / 1000)
          return count + i < part.preRollFrames ? { nalus, ticks } : { nalus, ticks, label: label(atMs) }
        }),
      }
      count += wanted.length
    }
  } finally {
    await reading.close()
  }
}

/** Sends a message and waits for its answer; rejects when the process dies, is silent for too long, or says that it failed. */
function ask(child: ChildProcess, message: BurnInMessage): Promise<BurnInAnswer> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer)
      child.removeAllListeners()
      settle()
    }
    const fail = (reason: string) => end(() => reject(new Error(`the viewing copy could not be made: ${reason}`)))
    const timer = setTimeout(() => fail('the process is silent'), answerMs)
    child.once('message', (answer: BurnInAnswer) => (answer.error ? fail(answer.error) : end(() => resolve(answer))))
    child.once('exit', () => fail('the process died'))
    child.once('error', (error) => fail(error.message))
    child.send(message, (error) => error && fail(error.message))
  })
}

/** Turns encoded pictures into fragments, one a GOP; a picture's duration is known when the next one comes. */
class FragmentGatherer {
  #sequence = 0
  #frames: Frame[] = []

  add(pictures: readonly CodedPicture[]): Buffer[] {
    const ready: Buffer[] = []
    for (const { nalus, ticks, key } of pictures) {
      if (key && this.#frames.length > 0) ready.push(this.#build(ticks))
      this.#frames.push({ ticks, arrivalMs: 0, key, nalus: nalus.map((n) => Buffer.from(n)) })
    }
    return ready
  }

  finish(): Buffer[] {
    const last = this.#frames.at(-1)
    return last ? [this.#build(last.ticks + usualFrameTicks)] : []
  }

  #build(endTicks: number): Buffer {
    const frames = this.#frames
    this.#frames = []
    const durations = frames.map((frame, i) => (frames[i + 1]?.ticks ?? endTicks) - frame.ticks)
    return Buffer.concat(buildFragment(++this.#sequence, frames, { start: frames[0]!.ticks, durations }).buffers)
  }
}
