import { crc32 } from 'node:zlib'
import type { Gop } from '../frame.ts'
import { buildFragment, type Fragment, type FrameTimes } from '../mp4/fragment.ts'
import { envelopeSize, writeEnvelope } from './envelope.ts'
import { encodeGop, type GopRecord } from './record.ts'

/** A GOP ready for the disk: room for its record's box, then `moof` and `mdat`. */
export interface PreparedGop {
  fragment: Fragment
  /** The file's ticks at which it begins, and how long it lasts. */
  ticks: number
  duration: number
  frames: number
  hostMs: number
}

export function prepareGop(gop: Gop, sequence: number, times: FrameTimes): PreparedGop {
  let duration = 0
  for (let i = 0; i < gop.frames.length; i++) duration += times.durations[i]!
  const fragment = buildFragment(sequence, gop.frames, times, envelopeSize, gop.packed)
  return { fragment, ticks: times.start, duration, frames: gop.frames.length, hostMs: Math.round(gop.frames[0]!.arrivalMs) }
}

/** Fills in the record's box at the front of the GOP's buffers for this place in the file; returns the record's bytes. */
export function placeGop(gop: PreparedGop, { offset, syncedSize, chain }: Pick<GopRecord, 'offset' | 'syncedSize' | 'chain'>): { record: GopRecord; bytes: Buffer } {
  const { buffers, size, headSize, firstSampleSize } = gop.fragment
  const head = buffers[0]!
  let crc = crc32(head.subarray(envelopeSize))
  for (let i = 1; i < buffers.length; i++) crc = crc32(buffers[i]!, crc)
  const { ticks, duration, frames, hostMs } = gop
  const record: GopRecord = { kind: 'gop', offset, size, headSize, keySize: firstSampleSize, frames, ticks, duration, hostMs, crc, syncedSize, chain }
  const bytes = encodeGop(record)
  writeEnvelope(head, bytes)
  return { record, bytes }
}
