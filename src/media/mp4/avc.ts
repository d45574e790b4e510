import { BitReader } from '../codecs/bit-reader.ts'
import type { VideoFormat } from '../frame.ts'
import { buildBox, uint16s } from './boxes.ts'

/** Profiles whose configuration record also names chroma and bit depth (ISO/IEC 14496-15 §5.3.3.1.2). */
const profilesWithChroma = new Set([100, 110, 122, 144])

/** The decoder configuration record `avcC`: parameter sets, 4-byte NAL unit lengths (ISO/IEC 14496-15 §5.3.3). */
function buildAvcC({ sps, pps }: VideoFormat): Buffer {
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

/** The sample entry `avc1`: picture size and decoder configuration (ISO/IEC 14496-12 §12.1.3). */
export function buildAvc1(format: VideoFormat): Buffer {
  const head = Buffer.alloc(78)
  head.writeUInt16BE(1, 6) // data_reference_index
  head.writeUInt16BE(format.width, 24)
  head.writeUInt16BE(format.height, 26)
  head.writeUInt32BE(0x00480000, 28) // 72 dpi
  head.writeUInt32BE(0x00480000, 32)
  head.writeUInt16BE(1, 40) // one frame a sample
  head.writeUInt16BE(24, 74) // colour, no alpha
  head.writeInt16BE(-1, 76)
  return buildBox('avc1', head, buildAvcC(format))
}

/** The `codecs` parameter that browsers ask for, e.g. `avc1.64001f` (RFC 6381 §3.3). */
export function nameCodec({ sps }: VideoFormat): string {
  return `avc1.${sps.toString('hex', 1, 4)}`
}
