/** NAL unit types that matter for recording (ITU-T H.265 table 7-1). */
export const nalTypeH265 = {
  radlN: 6,
  radlR: 7,
  raslN: 8,
  raslR: 9,
  blaWithLeading: 16,
  cra: 21,
  lastPicture: 31,
  vps: 32,
  sps: 33,
  pps: 34,
  accessUnitDelimiter: 35,
  filler: 38,
} as const

/** Bytes of a NAL unit's header (§7.3.1.2). */
export const headerBytesH265 = 2

/** The type in a NAL unit's first byte (§7.3.1.2). */
export function readNalTypeH265(firstByte: number): number {
  return (firstByte >> 1) & 0x3f
}

/** Random access pictures, at which decoding can start: BLA 16 to 18, IDR 19 and 20, CRA 21. */
export function isRandomAccess(type: number): boolean {
  return type >= nalTypeH265.blaWithLeading && type <= nalTypeH265.cra
}

/** BLA: a place where streams were joined; what leads it refers to pictures that never were in this stream (§3.13). */
export function isBrokenLink(type: number): boolean {
  return type >= nalTypeH265.blaWithLeading && type < nalTypeH265.blaWithLeading + 3
}

/** Shown before the random access picture that they follow in the stream (§3.76). */
export function isLeading(type: number): boolean {
  return type >= nalTypeH265.radlN && type <= nalTypeH265.raslR
}

/** Leading pictures that refer to what came before the random access picture: not decodable where decoding starts there. */
export function isSkippedLeading(type: number): boolean {
  return type === nalTypeH265.raslN || type === nalTypeH265.raslR
}
