import { AV_PIX_FMT_YUV420P, Frame as Picture } from 'node-av'
import { type Frame, type Gop, ticksPerSecond } from '../frame.ts'
import { type CodedPicture, type EncoderSettings, H264Encoder } from './h264-encoder.ts'

export interface EncodeOptions extends Omit<EncoderSettings, 'preset'> {
  /** Pictures per second, a whole number that divides 90,000. */
  fps: number
  /** Wall time of the first picture, ms since the epoch; default 0. */
  startMs?: number
  /** Default `veryfast`. */
  preset?: EncoderSettings['preset']
}

/**
 * Encodes raw I420 pictures (planes Y, U, V without padding: `width × height × 3 / 2` bytes) to H.264, one GOP at a
 * time, without B-frames. A picture's buffer may be reused once the iterator is asked for the next one. Used for made-up
 * footage, never for what a camera recorded.
 *
 * It runs FFmpeg inside the calling process and blocks it: call it from a process that may die (demo, tests).
 * Throws when FFmpeg refuses the settings or a picture has the wrong size.
 */
export function* encodeH264(options: EncodeOptions, pictures: Iterable<Uint8Array>): Generator<Gop, void, undefined> {
  const encoder = new H264Encoder({ preset: 'veryfast', ...options })
  try {
    let frames: Frame[] = []
    for (const coded of encodeAll(encoder, options, pictures)) {
      if (coded.key && frames.length > 0) {
        yield { format: encoder.format, frames }
        frames = []
      }
      const { nalus, ticks, key } = coded
      frames.push({ ticks, arrivalMs: (options.startMs ?? 0) + (ticks * 1000) / ticksPerSecond, key, nalus })
    }
    if (frames.length > 0) yield { format: encoder.format, frames }
  } finally {
    encoder.free()
  }
}

function* encodeAll(encoder: H264Encoder, { width, height, fps }: EncodeOptions, pictures: Iterable<Uint8Array>): Generator<CodedPicture> {
  const size = (width * height * 3) / 2
  let count = 0
  for (const pixels of pictures) {
    if (pixels.length !== size) throw new Error(`picture ${count} has ${pixels.length} bytes, I420 needs ${size}`)
    const bytes = Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength)
    using picture = Picture.fromVideoBuffer(bytes, { width, height, format: AV_PIX_FMT_YUV420P })
    yield* encoder.encode(picture, (count++ * ticksPerSecond) / fps)
  }
  yield* encoder.flush()
}
