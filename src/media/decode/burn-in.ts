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
import type { Region } from './canvas.ts'
import type { CodedPicture } from './h264-encoder.ts'
import { describeDecoding } from './protocol.ts'

/** A clip's part in a derived copy, and what is done to it. */
export interface Piece {
  part: ClipPart
  /** Lines at the top of every picture: that this is a derived copy, of which case, made by whom. */
  lines: readonly string[]
  /** What stands at the bottom of the picture shown at this wall time (ms since the epoch): its date and time, say. */
  label(atMs: number): string
  /** What is black in the picture shown then; default nothing. */
  masks?(atMs: number): readonly Region[]
}

export interface DerivedOptions {
  /** Pixels of the copy, even numbers; pictures of another shape lie in the middle. */
  width: number
  height: number
  /** A font file that has all the characters. */
  fontFile: string
  /** Mean bit rate in kbit/s; default 1500. */
  kbps?: number
}

export interface DerivedBatch {
  format: VideoFormat
  /** 90 kHz ticks since the copy's start. */
  pictures: CodedPicture[]
  /** How much of the copy is done, ms. */
  doneMs: number
}

/** The longest that a GOP of a minute at 4K takes on a slow machine, doubled. */
const answerMs = 120_000
const usualFrameTicks = ticksPerSecond / 25
export const ticksIn = (ms: number): number => Math.round((ms * ticksPerSecond) / 1000)

/**
 * Pieces behind one another with text burned into the pictures and regions blacked out: decoded and encoded again, so it is derived
 * and no evidence. What is masked is gone before anything is encoded. Frames of the pre-roll are not in it. The work is done in a
 * process of its own. Rejects when the pictures cannot be read or drawn, with the reason.
 */
export async function* encodeDerived(reader: FootageReader, pieces: readonly Piece[], { width, height, fontFile, kbps = 1500 }: DerivedOptions): AsyncGenerator<DerivedBatch, void, undefined> {
  // FFmpeg would take any other font instead, one without Chinese perhaps.
  await access(fontFile).catch(() => Promise.reject(new Error(`the viewing copy could not be made: no font ${fontFile}`)))
  const env = { PATH: process.env.PATH, SKIP_FFMPEG: 'true' }
  const child = fork(join(import.meta.dirname, 'burn-in-child.ts'), { serialization: 'advanced', execArgv: [], env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  try {
    const { sps, pps } = await ask(child, { kind: 'begin', width, height, kbps, fontFile })
    const format: VideoFormat = { codec: 'h264', sps: Buffer.from(sps!), pps: Buffer.from(pps!), width, height }
    yield { format, pictures: [], doneMs: 0 }
    let doneMs = 0
    for (const piece of pieces) {
      const { part } = piece
      await ask(child, { kind: 'piece', format: describeDecoding(part.format), lines: piece.lines })
      for await (const { message, untilMs } of listMessages(reader, piece, ticksIn(doneMs))) yield { format, pictures: (await ask(child, message)).pictures, doneMs: doneMs + Math.max(0, untilMs - part.startMs) }
      doneMs += part.endMs - part.startMs
    }
    yield { format, pictures: (await ask(child, { kind: 'end' })).pictures, doneMs }
  } finally {
    child.kill('SIGKILL')
  }
}

/** A viewing copy of one part as a fragmented MP4, piece by piece (`encodeDerived`), in the part's own size. */
export async function* burnIn(reader: FootageReader, part: ClipPart, { fontFile, ...how }: Omit<Piece, 'part'> & Pick<DerivedOptions, 'fontFile'>): AsyncGenerator<Buffer, void, undefined> {
  const fragments = new FragmentGatherer()
  let isBegun = false
  const size = { width: part.format.width & ~1, height: part.format.height & ~1 }
  for await (const { format, pictures } of encodeDerived(reader, [{ ...how, part }], { ...size, fontFile })) {
    if (!isBegun) yield buildInit(format, part.startMs)
    isBegun = true
    yield* fragments.add(pictures)
  }
  yield* fragments.finish()
}

async function* listMessages(reader: FootageReader, { part, label, masks }: Piece, startTicks: number): AsyncGenerator<{ message: BurnInMessage; untilMs: number }> {
  const reading = reader.openGops()
  let count = 0
  try {
    for (const place of part.places) {
      const read = await reading.read(place)
      const frames = isDamage(read) ? read : listFrames(place, read)
      if (isDamage(frames)) throw new Error(`${place.path}: ${frames.damage}`)
      const wanted = frames.slice(0, part.frames.length - count)
      const describe = ({ nalus, atMs }: (typeof wanted)[number], i: number) => {
        const ticks = startTicks + ticksIn(atMs - part.startMs)
        return count + i < part.preRollFrames ? { nalus, ticks } : { nalus, ticks, label: label(atMs), masks: masks?.(atMs) ?? [] }
      }
      yield { message: { kind: 'gop', frames: wanted.map(describe) }, untilMs: Math.min(place.endMs, part.endMs) }
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
