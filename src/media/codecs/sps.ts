import { BitReader } from './bit-reader.ts'
import { readReorderFrames } from './vui.ts'

/** What recording needs of a sequence parameter set. */
export interface Sps {
  /** `seq_parameter_set_id`, 0 to 31. */
  id: number
  /** Luma samples after cropping. */
  width: number
  height: number
  /** How many pictures may come before one that is shown earlier; undefined where the encoder doesn't say. */
  reorderFrames: number | undefined
}

/** Profiles whose sets carry chroma format and scaling lists (ITU-T H.264 §7.3.2.1.1). */
const profilesWithChroma = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135])

/** Larger than any level allows (level 6.2: 16,384 × 8,704 at most by √(8·MaxFS)). */
const maxSide = 16_384

/** Longest set accepted; real ones are under 100 bytes, with every scaling list about 1 kB. */
const maxSpsBytes = 4096

/** Parses a NAL unit of type 7 (§7.3.2.1.1). Undefined when it is not one that can be used. */
export function parseSps(nalu: Uint8Array): Sps | undefined {
  if (nalu.length < 5 || nalu.length > maxSpsBytes || (nalu[0]! & 0x1f) !== 7) return undefined
  const profile = nalu[1]!
  const reader = new BitReader(nalu, 4)
  const id = reader.unsigned()
  const chroma = profilesWithChroma.has(profile) ? readChroma(reader) : { format: 1, separatePlanes: false }
  reader.unsigned() // log2_max_frame_num_minus4
  const orderType = reader.unsigned()
  if (orderType === 0) reader.unsigned()
  else if (orderType === 1) skipOrderCycle(reader)
  reader.unsigned() // max_num_ref_frames
  reader.bit()
  const widthInMbs = reader.unsigned() + 1
  const heightInMapUnits = reader.unsigned() + 1
  const frameMbsOnly = reader.bit()
  if (frameMbsOnly === 0) reader.bit()
  reader.bit()
  const crop = reader.bit() === 1 ? readCrop(reader) : { left: 0, right: 0, top: 0, bottom: 0 }
  if (reader.failed || id > 31 || chroma.format > 3 || orderType > 2) return undefined

  // Table 6-1 and equations 7-19 to 7-22: cropping counts in chroma samples, and in fields where there are fields.
  const planar = chroma.format === 0 || chroma.separatePlanes
  const unitX = planar || chroma.format === 3 ? 1 : 2
  const unitY = (planar || chroma.format !== 1 ? 1 : 2) * (2 - frameMbsOnly)
  const width = widthInMbs * 16 - unitX * (crop.left + crop.right)
  const height = heightInMapUnits * 16 * (2 - frameMbsOnly) - unitY * (crop.top + crop.bottom)
  if (width < 1 || height < 1 || width > maxSide || height > maxSide) return undefined
  // Pictures of order type 2 are shown in the order in which they are decoded (§8.2.1.3).
  const reorderFrames = orderType === 2 ? 0 : readReorderFrames(reader)
  return { id, width, height, reorderFrames }
}

function readChroma(reader: BitReader): { format: number; separatePlanes: boolean } {
  const format = reader.unsigned()
  const separatePlanes = format === 3 && reader.bit() === 1
  reader.unsigned() // bit_depth_luma_minus8
  reader.unsigned() // bit_depth_chroma_minus8
  reader.bit()
  if (reader.bit() === 1) {
    const lists = format === 3 ? 12 : 8
    for (let i = 0; i < lists; i++) if (reader.bit() === 1) skipScalingList(reader, i < 6 ? 16 : 64)
  }
  return { format, separatePlanes }
}

/** §7.3.2.1.1.1. */
function skipScalingList(reader: BitReader, size: number): void {
  let last = 8
  let next = 8
  for (let i = 0; i < size && !reader.failed; i++) {
    if (next !== 0) next = (last + reader.signed() + 256) & 0xff
    if (next !== 0) last = next
  }
}

function skipOrderCycle(reader: BitReader): void {
  reader.bit()
  reader.signed()
  reader.signed()
  const count = reader.unsigned()
  if (count > 255) reader.failed = true
  for (let i = 0; i < count && !reader.failed; i++) reader.signed()
}

function readCrop(reader: BitReader): { left: number; right: number; top: number; bottom: number } {
  return { left: reader.unsigned(), right: reader.unsigned(), top: reader.unsigned(), bottom: reader.unsigned() }
}
