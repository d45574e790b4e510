import type { Frame, VideoFormat } from '../frame.ts'
import { type DecodeFailure, type DecoderOptions, JobProcess } from './job-process.ts'
import { describeDecoding, type JpegJob } from './protocol.ts'

export interface JpegRequest {
  format: VideoFormat
  /** A key frame and the frames behind it in decoding order, as far as the one to be shown needs them. */
  frames: readonly Pick<Frame, 'nalus'>[]
  /** Which of them to show; default the last one. */
  show?: number
  /** Width of the JPEG in pixels; default the picture's own, at most 1920. */
  width?: number
  /** Whether block edges may stay unsmoothed, for a picture that comes sooner; of a key frame alone. Default false. */
  isDraft?: boolean
}

const maxWidth = 1920

/** Makes JPEGs of recorded frames in a process of its own (job-process.ts). */
export class Decoder {
  readonly #process: JobProcess<JpegJob, { jpeg: Uint8Array }>

  constructor(options: DecoderOptions = {}) {
    this.#process = new JobProcess('jpeg-child.ts', options)
  }

  /** The process at work, for watching it; undefined when there is none. */
  get pid(): number | undefined {
    return this.#process.pid
  }

  /** Never rejects: answers with the JPEG or with the reason why there is none. */
  async jpeg({ format, frames, show = frames.length - 1, width, isDraft = false }: JpegRequest): Promise<Buffer | DecodeFailure> {
    const made = await this.#process.run({
      ...describeDecoding(format),
      frames: frames.map((frame) => frame.nalus),
      show,
      isDraft,
      width: Math.max(2, Math.min(maxWidth, width ?? format.width) & ~1),
    })
    return 'failure' in made ? made : asBuffer(made.jpeg)
  }

  /** Ends the process; what waits fails. */
  close(): void {
    this.#process.close()
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
