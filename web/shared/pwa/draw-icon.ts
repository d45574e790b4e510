import { bridgeGrid as grid, bridgeLines as lines, bridgePath } from '../shell/bridge.ts'

const green = [0x1f, 0x6f, 0x5c] as const

/** The icon as SVG. */
export function writeSvgIcon(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-6 -6 38 38"><rect x="-6" y="-6" width="38" height="38" rx="8" fill="#1f6f5c"/><path d="${bridgePath}" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>\n`
}

/** The icon as a square PNG. `margin` is the share of the side around the drawing: maskable icons want 0.2 or more. */
export function drawPngIcon(side: number, margin: number): Promise<Uint8Array> {
  const scale = (side * (1 - 2 * margin)) / grid
  const rows = new Uint8Array(side * (side * 3 + 1))
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const away = nearest((x + 0.5 - side * margin) / scale, (y + 0.5 - side * margin) / scale)
      const ink = Math.min(1, Math.max(0, (1 - away) * scale + 0.5))
      for (let c = 0; c < 3; c++) rows[y * (side * 3 + 1) + 1 + x * 3 + c] = Math.round(green[c]! + (255 - green[c]!) * ink)
    }
  }
  return writePng(side, rows)
}

/** Distance to the nearest line, in units of the grid; the lines are 2 wide. */
function nearest(x: number, y: number): number {
  let best = Infinity
  for (const line of lines) for (let i = 1; i < line.length; i++) best = Math.min(best, distance(x, y, line[i - 1]!, line[i]!))
  return best
}

function distance(x: number, y: number, [ax, ay]: [number, number], [bx, by]: [number, number]): number {
  const [dx, dy] = [bx - ax, by - ay]
  const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)))
  return Math.hypot(x - ax - t * dx, y - ay - t * dy)
}

/** PNG (ISO 15948): truecolour, 8 bits, no filter. */
async function writePng(side: number, rows: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const header = new DataView(new ArrayBuffer(13))
  header.setUint32(0, side)
  header.setUint32(4, side)
  header.setUint16(8, 0x0802)
  const packed = new Uint8Array(await new Response(new Blob([rows]).stream().pipeThrough(new CompressionStream('deflate'))).arrayBuffer())
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
  return join(signature, chunk('IHDR', new Uint8Array(header.buffer)), chunk('IDAT', packed), chunk('IEND', new Uint8Array()))
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = join(new TextEncoder().encode(type), data)
  return join(bigEndian(data.length), body, bigEndian(checksum(body)))
}

/** CRC-32 as PNG's annex D has it. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

function bigEndian(value: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(4))
  view.setUint32(0, value)
  return new Uint8Array(view.buffer)
}

function join(...parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
