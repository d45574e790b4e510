import type { CodedPicture } from './h264-encoder.ts'
import type { DecoderFormat } from './protocol.ts'

/** What the process is asked, one after another; each message is answered once. */
export type BurnInMessage =
  | { kind: 'begin'; format: DecoderFormat; width: number; height: number; kbps: number; lines: readonly string[]; fontFile: string }
  /** Frames in decoding order; `ticks` of showing since the copy's start. Without a label a frame is not shown. */
  | { kind: 'gop'; frames: { nalus: Uint8Array[]; ticks: number; label?: string }[] }
  | { kind: 'end' }

export interface BurnInAnswer {
  pictures: CodedPicture[]
  /** The copy's parameter sets; answer to `begin`. */
  sps?: Uint8Array
  pps?: Uint8Array
  error?: string
}
