import { splitSample } from '../mp4/read-fragment.ts'
import { isDamage } from '../mp4/walk.ts'
import type { VideoFormat } from '../frame.ts'
import { type Edges, timeFrames } from './range.ts'
import type { ArchiveReader } from './reader.ts'

/** What a decoder needs to show one moment. */
export interface Still {
  format: VideoFormat
  /** A key frame and those behind it, as NAL units; the last one may be needed by an earlier one that is shown. */
  frames: { nalus: Buffer[] }[]
  /** Which of them is the picture. */
  show: number
  /** When it is shown, ms since the epoch. */
  atMs: number
}

/**
 * The frame that is shown at a moment, or the key frame before it where that is near enough; never one outside the edges.
 * Undefined when nothing is recorded at that moment or its bytes are not what was written.
 */
export async function findStill(reader: ArchiveReader, cameraId: string, atMs: number, edges: Edges, exact: boolean): Promise<Still | undefined> {
  const place = await reader.findGop(cameraId, atMs)
  const head = place && (await reader.head(place.path))
  if (!place || !head) return undefined
  const read = await reader.readGop(place)
  if (isDamage(read)) return undefined
  const times = timeFrames(place, read.samples)
  const wanted = exact || times[0]! < edges.fromMs ? pickFrame(times, Math.max(atMs, edges.fromMs), edges) : 0
  if (wanted === undefined) return undefined
  const frames = []
  // A frame that is shown earlier may be decoded later: B pictures lie within a few frames of what they need.
  const last = read.samples.some((sample) => sample.shift !== 0) ? Math.min(read.samples.length, wanted + 17) : wanted + 1
  for (const sample of read.samples.slice(0, last)) {
    const nalus = splitSample(read.bytes, sample)
    if (isDamage(nalus)) return undefined
    frames.push({ nalus })
  }
  return { format: head.format, frames, show: wanted, atMs: times[wanted]! }
}

/** The frame shown at a moment: the last one that began by then; at the edge itself, the first one behind it. */
function pickFrame(times: readonly number[], atMs: number, edges: Edges): number | undefined {
  let best: number | undefined
  times.forEach((ms, i) => {
    if (ms < edges.fromMs || ms >= edges.toMs) return
    const isLater = best === undefined || ms > times[best]!
    if (ms <= atMs ? isLater : best === undefined || (times[best]! > atMs && ms < times[best]!)) best = i
  })
  return best
}
