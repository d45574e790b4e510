/** NAL unit types that matter for recording (ITU-T H.264 table 7-1). */
export const nalType = {
  slice: 1,
  idr: 5,
  sps: 7,
  pps: 8,
  accessUnitDelimiter: 9,
  endOfSequence: 10,
  endOfStream: 11,
  filler: 12,
} as const

/** The type in a NAL unit's first byte (§7.3.1). */
export function readNalType(firstByte: number): number {
  return firstByte & 0x1f
}

/** Coded slices, of which pictures are made: types 1 to 5 (table 7-1). */
export function isSlice(type: number): boolean {
  return type >= nalType.slice && type <= nalType.idr
}

/**
 * Whether a slice begins its picture: `first_mb_in_slice` is ue(v) 0, a single 1 bit (§7.3.3); of H.265,
 * `first_slice_segment_in_pic_flag` (ITU-T H.265 §7.3.6.1). `byte` is the one after the NAL unit's header.
 */
export function beginsPicture(byte: number): boolean {
  return (byte & 0x80) !== 0
}

/** Delimiters and padding: they carry no picture and MP4 doesn't want them. */
export function isPadding(type: number): boolean {
  return type >= nalType.accessUnitDelimiter && type <= nalType.filler
}
