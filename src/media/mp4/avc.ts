import { BitReader } from '../codecs/bit-reader.ts'
import type { H264Format } from '../frame.ts'
import { buildBox, uint16s } from './boxes.ts'

/** Profiles whose configuration record also names chroma and bit depth (ISO/IEC 14496-15 §5.3.3.1.2). */
const profilesWithChroma = new Set([100, 110, 122, 144])

/** The decoder configuration record `avcC`: parameter sets, 4-byte NAL unit lengths (ISO/IEC 14496-15 §5.3.3). */
export function buildAvcC({ sps, pps }: H264Format): Buffer {
  const head = Buffer.from([1, sps[1] ?? 0, sps[2] ?? 0, sps[3] ?? 0, 0xff, 0xe1])
  const parts = [head, uint16s(sps.length), sps, Buffer.from([1]), uint16s(pps.length), pps]
  if (profilesWithChroma.has(sps[1] ?? 0)) parts.push(chromaFields(sps))
  return buildBox('avcC', ...parts)
}

function chromaFields(sps: Buffer): Buffer {
  const reader = new BitReader(sps, 4)
  reader.unsigned() // seq_parameter_set_id
  const chroma = reader.unsigned()
  if (chroma === 3) reader.bit() // separate_colour_plane_flag
  const luma = reader.unsigned()
  return Buffer.from([0xfc | (chroma & 3), 0xf8 | (luma & 7), 0xf8 | (reader.unsigned() & 7), 0])
}

/** The sets in an `avcC`; undefined where it does not hold one of each. */
export function readAvcC(record: Buffer): { sps: Buffer; pps: Buffer } | undefined {
  if (record.length < 8 || record[0] !== 1 || (record[5]! & 0x1f) !== 1) return undefined
  const sps = readSet(record, 6)
  if (!sps || record[sps.end] !== 1) return undefined
  const pps = readSet(record, sps.end + 1)
  return pps && { sps: sps.set, pps: pps.set }
}

/** A set behind its 16-bit length, and where it ends. */
export function readSet(record: Buffer, at: number): { set: Buffer; end: number } | undefined {
  if (at + 2 > record.length) return undefined
  const end = at + 2 + record.readUInt16BE(at)
  if (end > record.length || end === at + 2) return undefined
  return { set: Buffer.from(record.subarray(at + 2, end)), end }
}
