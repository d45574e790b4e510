import { BitReader } from './bit-reader.ts'
import { headerBytesH265, nalTypeH265, readNalTypeH265 } from './nal-h265.ts'

/** What recording, files and browsers need of a sequence parameter set of H.265. */
export interface SpsH265 {
  /** `sps_seq_parameter_set_id`, 0 to 15. */
  id: number
  /** Luma samples after cropping by the conformance window. */
  width: number
  height: number
  /** How many pictures may come before one that is shown earlier (`sps_max_num_reorder_pics` of the highest sub-layer). */
  reorderFrames: number
  /** Profile, tier and level as they stand in the set, 12 bytes, emulation prevention undone (§7.3.3). */
  profileTierLevel: Buffer
  /** `chroma_format_idc`, 0 to 3. */
  chroma: number
  /** Bits a sample beyond 8. */
  lumaDepth: number
  chromaDepth: number
  /** Sub-layers of time, 1 to 7, and whether one may switch up anywhere (`sps_temporal_id_nesting_flag`). */
  subLayers: number
  nested: boolean
}

/** Larger than any level allows (level 6.2: 16,888 wide at most, √(8·MaxLumaPs), table A.8). */
const maxSide = 16_888

/** Longest set accepted; real ones are under 100 bytes, with every scaling list about 2 kB. */
const maxSpsBytes = 4096

/** A decoded picture buffer holds 16 at most (§A.4.2). */
const maxReorder = 16

/** Parses a NAL unit of type 33 as far as its picture order (§7.3.2.2). Undefined when it is not one that can be used. */
export function parseSpsH265(nalu: Uint8Array): SpsH265 | undefined {
  if (nalu.length < 16 || nalu.length > maxSpsBytes || readNalTypeH265(nalu[0]!) !== nalTypeH265.sps) return undefined
  const reader = new BitReader(nalu, headerBytesH265)
  reader.bits(4) // sps_video_parameter_set_id
  const subLayers = reader.bits(3) + 1
  const nested = reader.bit() === 1
  const profileTierLevel = Buffer.from(Array.from({ length: 12 }, () => reader.bits(8)))
  skipSubLayers(reader, subLayers - 1)
  const id = reader.unsigned()
  const chroma = reader.unsigned()
  const separatePlanes = chroma === 3 && reader.bit() === 1
  const codedWidth = reader.unsigned()
  const codedHeight = reader.unsigned()
  const crop = reader.bit() === 1 ? [reader.unsigned(), reader.unsigned(), reader.unsigned(), reader.unsigned()] : [0, 0, 0, 0]
  const lumaDepth = reader.unsigned()
  const chromaDepth = reader.unsigned()
  reader.unsigned() // log2_max_pic_order_cnt_lsb_minus4
  const listed = reader.bit() === 1 ? subLayers : 1
  let reorderFrames = 0
  for (let i = 0; i < listed; i++) {
    reader.unsigned() // sps_max_dec_pic_buffering_minus1
    reorderFrames = reader.unsigned()
    reader.unsigned() // sps_max_latency_increase_plus1
  }
  if (reader.failed || subLayers > 7 || id > 15 || chroma > 3 || lumaDepth > 7 || chromaDepth > 7 || reorderFrames > maxReorder) return undefined

  // Table 6-1: cropping counts in chroma samples.
  const unitX = !separatePlanes && (chroma === 1 || chroma === 2) ? 2 : 1
  const unitY = !separatePlanes && chroma === 1 ? 2 : 1
  const width = codedWidth - unitX * (crop[0]! + crop[1]!)
  const height = codedHeight - unitY * (crop[2]! + crop[3]!)
  if (width < 1 || height < 1 || width > maxSide || height > maxSide) return undefined
  return { id, width, height, reorderFrames, profileTierLevel, chroma, lumaDepth, chromaDepth, subLayers, nested }
}

/** What `profile_tier_level` says of each lower sub-layer (§7.3.3). */
function skipSubLayers(reader: BitReader, count: number): void {
  if (count === 0) return
  const present: [profile: boolean, level: boolean][] = []
  for (let i = 0; i < 8; i++) {
    const flags: [boolean, boolean] = [reader.bit() === 1, reader.bit() === 1]
    if (i < count) present.push(flags)
  }
  for (const [profile, level] of present) {
    if (profile) for (let i = 0; i < 11; i++) reader.bits(8)
    if (level) reader.bits(8)
  }
}
