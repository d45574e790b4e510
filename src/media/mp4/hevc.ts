import { nalTypeH265 } from '../codecs/nal-h265.ts'
import { parseSpsH265 } from '../codecs/sps-h265.ts'
import type { H265Format } from '../frame.ts'
import { readSet } from './avc.ts'
import { buildBox, uint16s } from './boxes.ts'

/** Bytes of the record before its arrays (ISO/IEC 14496-15 §8.3.3.1). */
const headBytes = 23

/** The decoder configuration record `hvcC`: parameter sets, all of them here, 4-byte NAL unit lengths (ISO/IEC 14496-15 §8.3.3). */
export function buildHvcC({ vps, sps, pps }: H265Format): Buffer {
  const said = parseSpsH265(sps)
  if (!said) throw new Error('the sequence parameter set was parsed before and is not one now')
  const { profileTierLevel, chroma, lumaDepth, chromaDepth, subLayers, nested } = said
  const head = Buffer.from([
    1, ...profileTierLevel,
    0xf0, 0, // segmentation and parallelism: unknown
    0xfc, 0xfc | chroma, 0xf8 | lumaDepth, 0xf8 | chromaDepth,
    0, 0, // frame rate: unspecified
    (subLayers << 3) | (nested ? 4 : 0) | 3,
    3,
  ])
  const array = (type: number, set: Buffer) => [Buffer.from([0x80 | type]), uint16s(1, set.length), set]
  return buildBox('hvcC', head, ...array(nalTypeH265.vps, vps), ...array(nalTypeH265.sps, sps), ...array(nalTypeH265.pps, pps))
}

/** The sets in an `hvcC`; undefined where it does not hold one of each, in this order. */
export function readHvcC(record: Buffer): { vps: Buffer; sps: Buffer; pps: Buffer } | undefined {
  if (record.length < headBytes || record[0] !== 1 || record[headBytes - 1] !== 3) return undefined
  const sets: Buffer[] = []
  let at = headBytes
  for (const type of [nalTypeH265.vps, nalTypeH265.sps, nalTypeH265.pps]) {
    if (at + 3 > record.length || (record[at]! & 0x3f) !== type || record.readUInt16BE(at + 1) !== 1) return undefined
    const read = readSet(record, at + 3)
    if (!read) return undefined
    sets.push(read.set)
    at = read.end
  }
  const [vps, sps, pps] = sets
  return parseSpsH265(sps!) && { vps: vps!, sps: sps!, pps: pps! }
}

/** `hvc1.1.6.L93.B0`: profile, its compatibility in reverse, tier and level, constraints without closing zeros (ISO/IEC 14496-15 Annex E.3). */
export function nameHvc1({ sps }: H265Format): string {
  const ptl = parseSpsH265(sps)?.profileTierLevel ?? Buffer.alloc(12)
  const space = ['', 'A', 'B', 'C'][ptl[0]! >> 6]!
  const tier = ptl[0]! & 0x20 ? 'H' : 'L'
  const constraints = ptl.subarray(5, 11)
  const said = constraints.subarray(0, constraints.findLastIndex((byte) => byte !== 0) + 1)
  const hex = (value: number) => value.toString(16).toUpperCase()
  return ['hvc1', `${space}${ptl[0]! & 0x1f}`, hex(reverseBits(ptl.readUInt32BE(1))), `${tier}${ptl[11]}`, ...[...said].map(hex)].join('.')
}

function reverseBits(word: number): number {
  let reversed = 0
  for (let i = 0; i < 32; i++) reversed = (reversed << 1) | ((word >>> i) & 1)
  return reversed >>> 0
}
