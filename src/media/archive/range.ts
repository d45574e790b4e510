import { isSameFormat, ticksPerSecond, type VideoFormat } from '../frame.ts'
import { nameCodec } from '../mp4/sample-entry.ts'
import { cutFragment } from '../mp4/cut-fragment.ts'
import { buildFragment, retimeFragment } from '../mp4/fragment.ts'
import { type Sample, splitSample } from '../mp4/read-fragment.ts'
import { isDamage } from '../mp4/walk.ts'
import type { ReadGop } from './read-gop.ts'
import type { FootageReader, GopPlace } from './footage-reader.ts'

const ticksPerMs = ticksPerSecond / 1000

/** What may be shown, ms since the epoch: nothing before `fromMs`, nothing from `toMs` on. */
export interface Edges {
  fromMs: number
  toMs: number
}

/** GOPs of one format that lie one behind the other: one answer to a player. */
export interface RangePlan {
  format: VideoFormat
  /** The `codecs` parameter that browsers ask for. */
  codec: string
  init: Buffer
  places: GopPlace[]
  /** What they show within the edges. */
  startMs: number
  endMs: number
}

/** Bytes that a GOP costs: whole, or its key frame alone. */
export const sizeOf = ({ record }: GopPlace, keysOnly = false): number => (keysOnly ? record.keySize : record.size)

/**
 * Finds what to send for [from, to): whole GOPs, up to `maxBytes`, a change of format or a gap. Reads indexes only.
 * Undefined when nothing is recorded there.
 */
export async function planRange(reader: FootageReader, cameraId: string, range: Edges, edges: Edges, maxBytes: number, keysOnly = false): Promise<RangePlan | undefined> {
  let plan: RangePlan | undefined
  let bytes = 0
  for await (const place of reader.gops(cameraId, range.fromMs, range.toMs)) {
    const head = await reader.head(place.path)
    if (!head) continue
    const { format, init } = head
    if (plan && (bytes + sizeOf(place, keysOnly) > maxBytes || place.startMs - plan.places.at(-1)!.endMs > 1 || !isSameFormat(plan.format, format))) break
    plan ??= { format, codec: nameCodec(format), init, places: [], startMs: Math.max(place.startMs, edges.fromMs), endMs: 0 }
    plan.places.push(place)
    plan.endMs = Math.min(place.endMs, edges.toMs)
    bytes += sizeOf(place, keysOnly)
  }
  return plan
}

/** One GOP for a player's SourceBuffer, and what of it may be shown. */
export interface RangeGop {
  bytes: Buffer
  startMs: number
  endMs: number
}

/**
 * The plan's GOPs, in order; what is not as it was written is left out. Media time 0 is `originMs` (an hour before the edges is
 * safe). Frames before the edges that decoding needs come first, squeezed into single ticks before `fromMs`; frames from `toMs` on
 * are not sent, unless another one is decoded from them (B pictures).
 */
export async function* readPlan(reader: FootageReader, plan: RangePlan, edges: Edges, originMs: number): AsyncGenerator<RangeGop, void, undefined> {
  const reading = reader.openGops()
  try {
    let sequence = 0
    for (const place of plan.places) {
      const read = await reading.read(place)
      if (isDamage(read)) continue
      const startMs = Math.max(place.startMs, edges.fromMs)
      const endMs = Math.min(place.endMs, edges.toMs)
      const start = Math.round((place.fileStartMs - originMs) * ticksPerMs) + place.record.ticks
      if (place.startMs >= edges.fromMs && place.endMs <= edges.toMs) {
        retimeFragment(read.bytes, ++sequence, start, start + lengthOf(place))
        yield { bytes: read.bytes, startMs, endMs }
        continue
      }
      const bytes = cutToEdges(read, place, edges, start, ++sequence)
      if (bytes) yield { bytes, startMs, endMs }
    }
  } finally {
    await reading.close()
  }
}

/**
 * The plan's key frames alone, each shown until the next one, for looking through fast: cheap to read and to decode. They are not
 * compared with their checksum. A key frame before the edges is never sent.
 */
export async function* readKeyFrames(reader: FootageReader, plan: RangePlan, edges: Edges, originMs: number): AsyncGenerator<RangeGop, void, undefined> {
  const reading = reader.openGops()
  try {
    let sequence = 0
    for (const place of plan.places) {
      const endMs = Math.min(place.endMs, edges.toMs)
      if (place.startMs < edges.fromMs || endMs <= place.startMs) continue
      const sample = await reading.keyFrame(place)
      const nalus = sample && splitSample(sample, { offset: 0, size: sample.length })
      if (!nalus || isDamage(nalus)) continue
      const start = Math.round((place.startMs - originMs) * ticksPerMs)
      const frame = { ticks: start, arrivalMs: 0, key: true, nalus }
      const { buffers } = buildFragment(++sequence, [frame], { start, durations: [Math.max(1, Math.round((endMs - originMs) * ticksPerMs) - start)] })
      yield { bytes: Buffer.concat(buffers), startMs: place.startMs, endMs }
    }
  } finally {
    await reading.close()
  }
}

function cutToEdges({ bytes, samples }: ReadGop, place: GopPlace, edges: Edges, startTicks: number, sequence: number): Buffer | undefined {
  const times = timeFrames(place, samples)
  const keep = times.findLastIndex((ms) => ms < edges.toMs) + 1
  // With B pictures, frames of before and after the edge lie mixed: their times stay, and the player's own gate holds.
  const isPlain = samples.every((sample) => sample.shift === 0)
  const before = times.slice(0, keep).findIndex((ms) => ms >= edges.fromMs)
  if (before < 0) return undefined
  const preRoll = isPlain ? before : 0
  const shown = startTicks + samples.slice(0, preRoll).reduce((sum, sample) => sum + sample.duration, 0)
  const cut = cutFragment(bytes, samples, { sequence, start: shown, preRoll, keep })
  if (isDamage(cut)) return undefined
  const out = Buffer.concat(cut.buffers)
  if (keep === samples.length) retimeFragment(out, sequence, shown - preRoll, startTicks + lengthOf(place))
  return out
}

/** Ticks from a GOP's start to the next one's. */
function lengthOf({ startMs, endMs }: GopPlace): number {
  return Math.round((endMs - startMs) * ticksPerMs)
}

/** When each frame of a GOP is shown, in decoding order; ms since the epoch, with fractions. */
export function timeFrames(place: GopPlace, samples: readonly Sample[]): number[] {
  let { ticks } = place.record
  return samples.map(({ duration, shift }) => {
    const ms = place.fileStartMs + (ticks + shift) / ticksPerMs
    ticks += duration
    return ms
  })
}
