import { ticksPerSecond, type VideoFormat } from '../frame.ts'
import { nameCodec } from '../mp4/avc.ts'
import { retimeFragment } from '../mp4/fragment.ts'
import { isDamage } from '../mp4/walk.ts'
import type { ArchiveReader } from './reader.ts'

const ticksPerMs = ticksPerSecond / 1000

/** What a browser's SourceBuffer takes (Media Source Extensions, ISO BMFF byte stream format). */
export type Segment =
  | { kind: 'init'; bytes: Buffer; codec: string; format: VideoFormat }
  /** One GOP; wall times in ms since the epoch. Media time 0 is `originMs`. */
  | { kind: 'media'; bytes: Buffer; startMs: number; endMs: number }
  /** Something is recorded here but is not what was written. */
  | { kind: 'damaged'; startMs: number; endMs: number }

/**
 * Footage of [from, to) for playback: an init segment, then a segment a GOP, and a new init segment where the format changes.
 * The first GOP begins at or before `from`: what it shows before `from` is for decoding only and must not be displayed.
 * Media time counts from `originMs` (at or before the first GOP's start; default: one minute before `from`) without any seam at file boundaries.
 */
export async function* readSegments(
  reader: ArchiveReader,
  cameraId: string,
  fromMs: number,
  toMs: number,
  originMs: number = Math.floor(fromMs) - 60_000,
): AsyncGenerator<Segment, void, undefined> {
  const reading = reader.openGops()
  let path = ''
  let format: VideoFormat | undefined
  let sequence = 0
  try {
    for await (const place of reader.gops(cameraId, fromMs, toMs)) {
      if (place.path !== path) {
        const head = await reader.head(place.path)
        if (!head) continue
        path = place.path
        if (!format || !head.format.sps.equals(format.sps) || !head.format.pps.equals(format.pps)) {
          format = head.format
          yield { kind: 'init', bytes: head.init, codec: nameCodec(format), format }
        }
      }
      const { startMs, endMs, fileStartMs, record } = place
      const start = (fileStartMs - originMs) * ticksPerMs + record.ticks
      const read = await reading.read(place)
      if (isDamage(read) || start < 0) yield { kind: 'damaged', startMs, endMs }
      else {
        const lasts = Math.round((endMs - fileStartMs) * ticksPerMs) - record.ticks
        retimeFragment(read.bytes, ++sequence, start, start + lasts)
        yield { kind: 'media', bytes: read.bytes, startMs, endMs }
      }
    }
  } finally {
    await reading.close()
  }
}
