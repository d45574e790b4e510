import { listFrames, type RecordedFrame } from '../archive/list-frames.ts'
import type { FootageReader, GopPlace } from '../archive/footage-reader.ts'
import { isSameFormat, type VideoFormat } from '../frame.ts'
import { splitSample } from '../mp4/read-fragment.ts'
import { isDamage } from '../mp4/walk.ts'
import type { Decoder } from './decoder.ts'
import type { DecodeFailure } from './job-process.ts'

export interface PictureRequest {
  cameraId: string
  /** Wall time, ms since the epoch. */
  atMs: number
  /** Width of the JPEG in pixels; default the picture's own. */
  width?: number
  /** Whether the key frame before will do: for a filmstrip, where a second more or less does not matter. */
  keyFrameDoes?: boolean
  /** Nothing from before this moment is shown (where a grant begins); default no bound. */
  notBeforeMs?: number
}

export interface TakenPicture {
  jpeg: Buffer
  /** When the frame was shown, ms since the epoch with fractions. */
  atMs: number
}

export type NoPicture = DecodeFailure | { failure: 'nothing' | 'damaged'; message: string }

/** The picture that a camera showed at a moment, out of the archive. Never rejects because of what is recorded. */
export async function takePicture(reader: FootageReader, decoder: Decoder, request: PictureRequest): Promise<TakenPicture | NoPicture> {
  const place = await reader.findGop(request.cameraId, request.atMs)
  if (!place) return { failure: 'nothing', message: 'nothing was recorded at this moment' }
  if (request.keyFrameDoes && place.startMs >= (request.notBeforeMs ?? 0)) {
    const taken = await takeKeyFrame(reader, decoder, place, request)
    // Where that fails the whole GOP is read, which is proven and says why.
    if (taken) return taken
  }
  const [head, read] = await Promise.all([reader.head(place.path), reader.readGop(place)])
  if (!head) return { failure: 'nothing', message: 'the recording was removed' }
  const frames = isDamage(read) ? read : listFrames(place, read)
  if (isDamage(frames)) return { failure: 'damaged', message: frames.damage }
  let show = chooseFrame(frames, request, place)
  if (show < 0) return { failure: 'nothing', message: 'nothing was recorded within the allowed time here' }
  let needed = frames.slice(0, lastNeeded(frames, show) + 1)
  const { atMs } = frames[show]!
  if (atMs < frames[0]!.atMs) {
    const before = await readBefore(reader, request.cameraId, place, head.format)
    needed = before.length > 0 ? [...before, ...needed] : frames.slice(0, 1)
    show = before.length > 0 ? before.length + show : 0
  }
  const width = request.width === undefined ? {} : { width: request.width }
  const jpeg = await decoder.jpeg({ format: head.format, frames: needed, show, ...width })
  return Buffer.isBuffer(jpeg) ? { jpeg, atMs: needed[show]!.atMs } : jpeg
}

/** The key frame alone, not compared with its checksum: a fifth or less of what its GOP weighs, which counts on a thin line. */
async function takeKeyFrame(reader: FootageReader, decoder: Decoder, place: GopPlace, { width }: PictureRequest): Promise<TakenPicture | undefined> {
  const reading = reader.openGops()
  try {
    const [head, sample] = await Promise.all([reader.head(place.path), reading.keyFrame(place)])
    const nalus = sample && splitSample(sample, { offset: 0, size: sample.length })
    if (!head || !nalus || isDamage(nalus)) return undefined
    const frame = { ticks: place.record.ticks, arrivalMs: place.startMs, atMs: place.startMs, key: true, nalus }
    const jpeg = await decoder.jpeg({ format: head.format, frames: [frame], show: 0, isDraft: true, ...(width === undefined ? {} : { width }) })
    return Buffer.isBuffer(jpeg) ? { jpeg, atMs: place.startMs } : undefined
  } finally {
    await reading.close()
  }
}

/**
 * The frames that lie right before a GOP, for one of its pictures that is shown before its key frame: in H.265 it may refer to
 * them (RASL pictures, ITU-T H.265 §3.118). Empty where they are not there any more, or are of another format.
 */
async function readBefore(reader: FootageReader, cameraId: string, { startMs }: GopPlace, format: VideoFormat): Promise<RecordedFrame[]> {
  const place = await reader.findGop(cameraId, startMs - 1)
  const head = place && (await reader.head(place.path))
  if (!head || !isSameFormat(head.format, format)) return []
  const read = await reader.readGop(place)
  const frames = isDamage(read) ? read : listFrames(place, read)
  return isDamage(frames) ? [] : frames
}

/** The last frame shown at or before the moment, or the key frame; where that is too early, the first one that is allowed. */
function chooseFrame(frames: RecordedFrame[], { atMs, keyFrameDoes, notBeforeMs = 0 }: PictureRequest, { startMs }: GopPlace): number {
  if (keyFrameDoes && startMs >= notBeforeMs) return 0
  let best = -1
  for (const [i, frame] of frames.entries()) {
    const isLater = best < 0 || frame.atMs > frames[best]!.atMs
    if (frame.atMs <= atMs && frame.atMs >= notBeforeMs && isLater) best = i
  }
  if (best >= 0) return best
  return frames.findIndex((frame) => frame.atMs >= notBeforeMs)
}

/** Frames behind the wanted one in decoding order are needed only where pictures are reordered. */
function lastNeeded(frames: RecordedFrame[], show: number): number {
  return frames.some((frame) => frame.presentationTicks !== undefined) ? frames.length - 1 : show
}
