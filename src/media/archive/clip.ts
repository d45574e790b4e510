import { isSameFormat, ticksPerSecond, type VideoFormat } from '../frame.ts'
import { buildMovieHead } from '../mp4/movie.ts'
import { isDamage } from '../mp4/walk.ts'
import type { ReadGop } from './read-gop.ts'
import type { FootageReader, GopPlace } from './footage-reader.ts'

const ticksPerMs = ticksPerSecond / 1000

interface ClipFrame {
  /** Wall time at which it is shown, ms since the epoch with fractions. */
  atMs: number
  /** 90 kHz ticks. */
  duration: number
  /** Showing time minus decoding time, ticks. */
  shift: number
  size: number
  key: boolean
}

/** A stretch of footage in one format and without a gap: one file of an export. */
export interface ClipPart {
  format: VideoFormat
  /** In decoding order, from the key frame at or before the range on. */
  frames: ClipFrame[]
  /** Frames at the beginning that lie before the range: needed for decoding, never to be displayed. */
  preRollFrames: number
  /** First displayed frame, and the end of the last one; ms since the epoch. */
  startMs: number
  endMs: number
  places: GopPlace[]
}

export interface Clip {
  parts: ClipPart[]
  /** Recorded time inside the range whose bytes are not what was written, and so are left out. */
  damaged: { startMs: number; endMs: number }[]
}

/** Two GOPs join when the second begins within this of the first one's end: files' names are rounded to 1 ms. */
const seamTicks = ticksPerMs

/**
 * Lists exactly the frames that are shown from `from` up to, not including, `to`, with those before that decoding needs.
 * A new part begins at a gap, at damage and where the format changes. Reads every fragment of the range once, to prove it.
 */
export async function listClip(reader: FootageReader, cameraId: string, fromMs: number, toMs: number): Promise<Clip> {
  const clip: Clip = { parts: [], damaged: [] }
  const reading = reader.openGops()
  let open: { part: ClipPart; endTicks: number; originMs: number } | undefined
  try {
    for await (const place of reader.gops(cameraId, fromMs, toMs)) {
      const read = await reading.read(place)
      const head = isDamage(read) ? undefined : await reader.head(place.path)
      if (isDamage(read) || !head) {
        clip.damaged.push({ startMs: Math.max(place.startMs, fromMs), endMs: Math.min(place.endMs, toMs) })
        open = undefined
        continue
      }
      const start = open ? (place.fileStartMs - open.originMs) * ticksPerMs + place.record.ticks : 0
      if (!open || !isSameFormat(open.part.format, head.format) || Math.abs(start - open.endTicks) > seamTicks) {
        open = { part: beginPart(head.format), endTicks: 0, originMs: place.fileStartMs }
        clip.parts.push(open.part)
      }
      addFrames(open.part, place, read, toMs)
      open.endTicks = (place.fileStartMs - open.originMs) * ticksPerMs + Math.round((place.endMs - place.fileStartMs) * ticksPerMs)
    }
  } finally {
    await reading.close()
  }
  for (const part of clip.parts) closePart(part, fromMs)
  clip.parts = clip.parts.filter((part) => part.frames.length > part.preRollFrames)
  return clip
}

function beginPart(format: VideoFormat): ClipPart {
  return { format, frames: [], preRollFrames: 0, startMs: 0, endMs: 0, places: [] }
}

/** Adds the GOP's frames up to the last one that is shown before `to`; those between in decoding order stay, they may be needed. */
function addFrames(part: ClipPart, place: GopPlace, { samples }: ReadGop, toMs: number): void {
  let ticks = place.record.ticks
  const added: ClipFrame[] = []
  let wanted = 0
  for (const { duration, shift, size, key } of samples) {
    const atMs = place.fileStartMs + (ticks + shift) / ticksPerMs
    added.push({ atMs, duration, shift, size, key })
    if (atMs < toMs) wanted = added.length
    ticks += duration
  }
  const last = added.at(-1)
  // The next GOP tells exactly how long the last frame lasted; its own claim was an estimate.
  if (last) last.duration = Math.max(1, Math.round((place.endMs - place.fileStartMs) * ticksPerMs) - (ticks - last.duration))
  if (wanted === 0) return
  for (const frame of added.slice(0, wanted)) part.frames.push(frame)
  part.places.push(place)
}

function closePart(part: ClipPart, fromMs: number): void {
  const first = part.frames.findIndex((frame) => frame.atMs >= fromMs)
  part.preRollFrames = first < 0 ? part.frames.length : first
  const shown = part.frames.slice(part.preRollFrames)
  part.startMs = shown[0]?.atMs ?? fromMs
  part.endMs = shown.reduce((most, f) => Math.max(most, f.atMs + f.duration / ticksPerMs), part.startMs)
}

/**
 * A clip's part as a progressive MP4 that any player opens: the samples bit for bit as they were recorded, nothing drawn over
 * them, the pre-roll hidden by an edit list. Rejects when a fragment has changed since the clip was listed.
 */
export async function* writeClip(reader: FootageReader, part: ClipPart): AsyncGenerator<Buffer, void, undefined> {
  const preRoll = part.frames.slice(0, part.preRollFrames).reduce((sum, f) => sum + f.duration, 0)
  yield buildMovieHead({ format: part.format, samples: part.frames, preRoll, startMs: part.startMs })
  const reading = reader.openGops()
  let left = part.frames.length
  try {
    for (const place of part.places) {
      const read = await reading.read(place)
      if (isDamage(read)) throw new Error(`${place.path}: ${read.damage} at byte ${read.at}`)
      const samples = read.samples.slice(0, left)
      left -= samples.length
      const last = samples.at(-1)
      if (last) yield read.bytes.subarray(samples[0]!.offset, last.offset + last.size)
    }
  } finally {
    await reading.close()
  }
}
