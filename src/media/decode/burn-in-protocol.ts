import type { Region } from './canvas.ts'
import type { CodedPicture } from './h264-encoder.ts'
import type { DecoderFormat } from './protocol.ts'

/** A frame in decoding order; `ticks` of showing since the copy's start. Without a label it is not shown. */
export interface BurnInFrame {
  nalus: Uint8Array[]
  ticks: number
  label?: string
  /** What is black in it. */
  masks?: readonly Region[]
}

/** What the process is asked, one after another; each message is answered once. */
export type BurnInMessage =
  | { kind: 'begin'; width: number; height: number; kbps: number; fontFile: string }
  /** What follows is of another format, and other lines stand over it. */
  | { kind: 'piece'; format: DecoderFormat; lines: readonly string[] }
  | { kind: 'gop'; frames: BurnInFrame[] }
  | { kind: 'end' }

export interface BurnInAnswer {
  pictures: CodedPicture[]
  /** The copy's parameter sets; answer to `begin`. */
  sps?: Uint8Array
  pps?: Uint8Array
  error?: string
}
