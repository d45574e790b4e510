/** Which way is up in a JPEG: TIFF tag 0x0112 in its Exif segment, 1 (as stored) to 8 (CIPA DC-008 §4.6.4). 1 where none is said. */
export function readOrientation(jpeg: Buffer): number {
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at] === 0xff; ) {
    const marker = jpeg[at + 1]!
    const length = jpeg.readUInt16BE(at + 2)
    if (marker === 0xda || length < 2) return 1
    const segment = jpeg.subarray(at + 4, at + 2 + length)
    if (marker === 0xe1 && segment.subarray(0, 6).equals(exifHeader)) return readTag(segment.subarray(6))
    at += 2 + length
  }
  return 1
}

/** The JPEG with an Exif segment that says its orientation and nothing else. */
export function writeOrientation(jpeg: Buffer, orientation: number): Buffer {
  const segment = Buffer.alloc(36)
  segment.writeUInt16BE(0xffe1, 0)
  segment.writeUInt16BE(34, 2)
  exifHeader.copy(segment, 4)
  segment.write('MM', 10, 'latin1')
  segment.writeUInt16BE(42, 12)
  segment.writeUInt32BE(8, 14)
  segment.writeUInt16BE(1, 18)
  segment.writeUInt16BE(orientationTag, 20)
  segment.writeUInt16BE(3, 22)
  segment.writeUInt32BE(1, 24)
  segment.writeUInt16BE(orientation, 28)
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)])
}

const exifHeader = Buffer.from('Exif\0\0', 'latin1')
const orientationTag = 0x0112

function readTag(tiff: Buffer): number {
  if (tiff.length < 10) return 1
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const u16 = (at: number) => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  for (let i = 0; i < u16(directory); i++) {
    const entry = directory + 2 + i * 12
    if (u16(entry) !== orientationTag) continue
    const value = u16(entry + 8)
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}
