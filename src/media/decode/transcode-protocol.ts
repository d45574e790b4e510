import type { CodedPicture } from './h264-encoder.ts'
import type { DecoderFormat } from './protocol.ts'

/** What a transcoding process is asked: the next frames of a stream, in decoding order. */
export interface TranscodeJob extends DecoderFormat {
  id: number
  /** Of the pictures that come out. */
  width: number
  height: number
  /** `ticks` of showing; pictures come out with them. */
  frames: { nalus: Uint8Array[]; ticks: number; key: boolean }[]
  /** What is shown before `from` or from `to` on is decoded and does not come out; ticks. */
  from: number
  to: number
  /** Whether the stream ends here: everything comes out, and the next job begins anew. */
  ends: boolean
}

export interface Transcoded {
  /** Of what comes out. */
  sps: Uint8Array
  pps: Uint8Array
  pictures: CodedPicture[]
}
