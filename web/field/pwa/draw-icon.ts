/** The bridge of the brand on a 26×26 grid: roof, beam, posts, deck and arch, as lines of one width. */
const lines: [number, number][][] = [
  [[2, 11], [13, 6], [24, 11]],
  [[4, 11], [22, 11]],
  [[4, 11], [4, 17]],
  [[10, 11], [10, 17]],
  [[16, 11], [16, 17]],
  [[22, 11], [22, 17]],
  [[1, 17], [25, 17]],
  arch(),
]
const green = [0x1f, 0x6f, 0x5c] as const
const grid = 26

/** `M3 22 C7 17.5 19 17.5 23 22` of the brand, as points. */
function arch(): [number, number][] {
  const at = (t: number, a: number, b: number, c: number, d: number) => (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d
  return Array.from({ length: 17 }, (_, i) => [at(i / 16, 3, 7, 19, 23), at(i / 16, 22, 17.5, 17.5, 22)])
}

/** The icon as SVG. */
export function writeSvgIcon(): string {
  const paths = lines.map((line) => `M${line.map(([x, y]) => `${round(x)} ${round(y)}`).join(' L')}`).join(' ')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-6 -6 38 38"><rect x="-6" y="-6" width="38" height="38" rx="8" fill="#1f6f5c"/><path d="${paths}" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>\n`
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

const round = (n: number) => Math.round(n * 100) / 100
