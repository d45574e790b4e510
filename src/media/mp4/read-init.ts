import type { VideoFormat } from '../frame.ts'
import { readAvcC } from './avc.ts'
import { readHvcC } from './hevc.ts'
import { visualHead } from './sample-entry.ts'
import { type Damage, descend, type FoundBox, isDamage, listBoxes } from './walk.ts'

/** Bytes of the sample description before its first entry. */
const stsdHead = 8

/**
 * Reads the video format out of an initialization segment, or any `moov` whose first track is H.264 or H.265
 * (ISO/IEC 14496-12 §8.5.2, -15 §5.3.3, §8.3.3). Never throws on bad bytes: says what is wrong.
 */
export function readInit(bytes: Buffer): { format: VideoFormat; size: number } | Damage {
  const moov = descend(bytes, 0, bytes.length, 'moov')
  if (isDamage(moov)) return moov
  const stsd = descend(bytes, moov.body, moov.end, 'trak', 'mdia', 'minf', 'stbl', 'stsd')
  if (isDamage(stsd)) return stsd
  const entries = listBoxes(bytes, stsd.body + stsdHead, stsd.end)
  if (isDamage(entries)) return entries
  const entry = entries.find(({ type }) => type === 'avc1' || type === 'hvc1')
  if (!entry) return { damage: 'no avc1 or hvc1', at: stsd.start }
  if (entry.end - entry.body < visualHead) return { damage: 'sample entry cut off', at: entry.start }
  const format = entry.type === 'hvc1' ? readHvc1(bytes, entry) : readAvc1(bytes, entry)
  return isDamage(format) ? format : { format, size: moov.end }
}

function readAvc1(bytes: Buffer, entry: FoundBox): VideoFormat | Damage {
  const avcC = descend(bytes, entry.body + visualHead, entry.end, 'avcC')
  if (isDamage(avcC)) return avcC
  const sets = readAvcC(bytes.subarray(avcC.body, avcC.end))
  return sets ? { codec: 'h264', ...sets, ...readSize(bytes, entry) } : { damage: 'avcC without one SPS and one PPS', at: avcC.start }
}

function readHvc1(bytes: Buffer, entry: FoundBox): VideoFormat | Damage {
  const hvcC = descend(bytes, entry.body + visualHead, entry.end, 'hvcC')
  if (isDamage(hvcC)) return hvcC
  const sets = readHvcC(bytes.subarray(hvcC.body, hvcC.end))
  return sets ? { codec: 'h265', ...sets, ...readSize(bytes, entry) } : { damage: 'hvcC without one VPS, SPS and PPS', at: hvcC.start }
}

function readSize(bytes: Buffer, entry: FoundBox): { width: number; height: number } {
  return { width: bytes.readUInt16BE(entry.body + 24), height: bytes.readUInt16BE(entry.body + 26) }
}
