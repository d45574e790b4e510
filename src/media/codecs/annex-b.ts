const startCode = Buffer.from([0, 0, 0, 1])

/** Joins NAL units into a byte stream that every H.264 tool reads (ITU-T H.264 Annex B). */
export function joinAnnexB(nalus: readonly Uint8Array[]): Buffer {
  return Buffer.concat(nalus.flatMap((nalu) => [startCode, nalu]))
}

/** Splits a byte stream at its start codes into views of the NAL units (Annex B.1); empty ones are left out. */
export function splitAnnexB(stream: Buffer): Buffer[] {
  const nalus: Buffer[] = []
  let start = -1
  for (let i = stream.indexOf(1); i !== -1; i = stream.indexOf(1, i + 1)) {
    if (i < 2 || stream[i - 1] !== 0 || stream[i - 2] !== 0) continue
    if (start !== -1) pushTrimmed(nalus, stream, start, i - 2)
    start = i + 1
  }
  if (start !== -1) pushTrimmed(nalus, stream, start, stream.length)
  return nalus
}

/** Zeros after a NAL unit belong to the stream, not to it: its own last byte is never zero (§7.4.1). */
function pushTrimmed(nalus: Buffer[], stream: Buffer, start: number, end: number): void {
  while (end > start && stream[end - 1] === 0) end--
  if (end > start) nalus.push(stream.subarray(start, end))
}
