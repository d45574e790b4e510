import { listSets, type VideoFormat } from '../frame.ts'

/** A codec and its parameter sets, in order: all that a decoder is told of a format. */
export interface DecoderFormat {
  codec: VideoFormat['codec']
  sets: Uint8Array[]
}

/** What a decoding process is asked: a key frame and what follows it, up to the frame to be shown. */
export interface JpegJob extends DecoderFormat {
  id: number
  /** NAL units of each frame, in decoding order, the first one a key frame. */
  frames: Uint8Array[][]
  /** Which of the frames to show. */
  show: number
  /** Of the JPEG, pixels. */
  width: number
  /** Sooner, with block edges that are not smoothed. */
  isDraft: boolean
}

export type JpegAnswer = { id: number; jpeg: Uint8Array } | { id: number; error: string }

/** A format by value: whether a decoder made for one serves the other. */
export function nameFormat({ codec, sets }: DecoderFormat): string {
  return [codec, ...sets.map((set) => Buffer.from(set).toString('base64'))].join(' ')
}

export function describeDecoding(format: VideoFormat): DecoderFormat {
  return { codec: format.codec, sets: listSets(format) }
}
