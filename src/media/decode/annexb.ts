/** NAL unit types used here (ITU-T H.264 table 7-1). */
const delimiter = 9
const spsType = 7
const ppsType = 8

/**
 * Splits a byte stream at its start codes (ITU-T H.264 annex B). Views into `stream`, nothing is copied.
 * Zero bytes that pad a NAL unit's end are left out (trailing_zero_8bits).
 */
export function splitAnnexB(stream: Buffer): Buffer[] {
  const nalus: Buffer[] = []
  let start = -1
  let at = stream.indexOf(startCode)
  while (at >= 0) {
    if (start >= 0) nalus.push(trimZeros(stream, start, at))
    start = at + startCode.length
    at = stream.indexOf(startCode, start)
  }
  if (start >= 0) nalus.push(trimZeros(stream, start, stream.length))
  return nalus.filter((nalu) => nalu.length > 0)
}

const startCode = Buffer.from([0, 0, 1])

function trimZeros(stream: Buffer, start: number, end: number): Buffer {
  while (end > start && stream[end - 1] === 0) end--
  return stream.subarray(start, end)
}

/** Sorts an access unit's NAL units into parameter sets and the rest; delimiters are dropped. */
export function sortNalus(nalus: Buffer[]): { sps?: Buffer; pps?: Buffer; picture: Buffer[] } {
  const sorted: { sps?: Buffer; pps?: Buffer; picture: Buffer[] } = { picture: [] }
  for (const nalu of nalus) {
    const type = nalu[0]! & 0x1f
    if (type === spsType) sorted.sps = nalu
    else if (type === ppsType) sorted.pps = nalu
    else if (type !== delimiter) sorted.picture.push(nalu)
  }
  return sorted
}

/** The byte stream that a decoder takes: each NAL unit behind a start code. */
export function joinAnnexB(nalus: Buffer[]): Buffer {
  return Buffer.concat(nalus.flatMap((nalu) => [longStartCode, nalu]))
}

const longStartCode = Buffer.from([0, 0, 0, 1])
