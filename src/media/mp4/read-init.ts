import type { VideoFormat } from '../frame.ts'
import { type Damage, descend, isDamage } from './walk.ts'

/** Bytes of the fixed part of a visual sample entry, and of the sample description before it. */
const stsdHead = 8
const visualHead = 78

/**
 * Reads the video format out of an initialization segment, or any `moov` whose first track is H.264
 * (ISO/IEC 14496-12 §8.5.2, -15 §5.3.3). Never throws on bad bytes: says what is wrong.
 */
export function readInit(bytes: Buffer): { format: VideoFormat; size: number } | Damage {
  const moov = descend(bytes, 0, bytes.length, 'moov')
  if (isDamage(moov)) return moov
  const stsd = descend(bytes, moov.body, moov.end, 'trak', 'mdia', 'minf', 'stbl', 'stsd')
  if (isDamage(stsd)) return stsd
  const avc1 = descend(bytes, stsd.body + stsdHead, stsd.end, 'avc1')
  if (isDamage(avc1)) return avc1
  if (avc1.end - avc1.body < visualHead) return { damage: 'avc1 cut off', at: avc1.start }
  const avcC = descend(bytes, avc1.body + visualHead, avc1.end, 'avcC')
  if (isDamage(avcC)) return avcC
  const sets = readAvcC(bytes.subarray(avcC.body, avcC.end))
  if (!sets) return { damage: 'avcC without one SPS and one PPS', at: avcC.start }
  const width = bytes.readUInt16BE(avc1.body + 24)
  const height = bytes.readUInt16BE(avc1.body + 26)
  return { format: { codec: 'h264', ...sets, width, height }, size: moov.end }
}

function readAvcC(record: Buffer): { sps: Buffer; pps: Buffer } | undefined {
  if (record.length < 8 || record[0] !== 1 || (record[5]! & 0x1f) !== 1) return undefined
  const sps = readSet(record, 6)
  if (!sps || record[sps.end] !== 1) return undefined
  const pps = readSet(record, sps.end + 1)
  return pps && { sps: sps.set, pps: pps.set }
}

function readSet(record: Buffer, at: number): { set: Buffer; end: number } | undefined {
  if (at + 2 > record.length) return undefined
  const end = at + 2 + record.readUInt16BE(at)
  if (end > record.length || end === at + 2) return undefined
  return { set: Buffer.from(record.subarray(at + 2, end)), end }
}
