import { crc32, deflateSync } from 'node:zlib'

/** An 8-bit RGB picture as a PNG file (W3C PNG 3rd ed.), every row filtered by the difference to the pixel on the left and above (Paeth). */
export function encodePng(width: number, height: number, rgb: Uint8Array): Buffer {
  const row = width * 3
  const filtered = Buffer.alloc((row + 1) * height)
  for (let y = 0; y < height; y++) {
    const out = y * (row + 1)
    filtered[out] = 4
    for (let i = 0; i < row; i++) {
      const at = y * row + i
      const left = i >= 3 ? rgb[at - 3]! : 0
      const up = y > 0 ? rgb[at - row]! : 0
      const corner = i >= 3 && y > 0 ? rgb[at - row - 3]! : 0
      const guess = left + up - corner
      const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
      filtered[out + 1 + i] = rgb[at]! - (a <= b && a <= c ? left : b <= c ? up : corner)
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', deflateSync(filtered, { level: 5 })), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}
