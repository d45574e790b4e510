import type { VideoFormat } from '../frame.ts'

/** What a decoding process is asked: a key frame and what follows it, up to the frame to be shown. */
export interface JpegJob {
  id: number
  sps: Uint8Array
  pps: Uint8Array
  /** NAL units of each frame, in decoding order, the first one a key frame. */
  frames: Uint8Array[][]
  /** Which of the frames to show. */
  show: number
  /** Of the JPEG, pixels. */
  width: number
}

export type JpegAnswer = { id: number; jpeg: Uint8Array } | { id: number; error: string }

/** A format by value: whether a decoder made for one serves the other. */
export function nameFormat({ sps, pps }: Pick<VideoFormat, 'sps' | 'pps'> | { sps: Uint8Array; pps: Uint8Array }): string {
  return `${Buffer.from(sps).toString('base64')} ${Buffer.from(pps).toString('base64')}`
}
