import { randomFrom } from '../../demo/random.ts'

/** What light, weather and the camera make of a picture. */
export interface Weather {
  /** 1 day … 0.3 night. */
  light: number
  /** Deviation of the noise, grey levels. */
  noise: number
  isRaining: boolean
  /** Pixels by which the camera moves at most. */
  shake: number
  /** Centre of a headlight's glare as part of the width; null when there is none. */
  beam: number | null
}

const noiseSize = 1 << 20
let table: Float32Array | undefined

/** Bell-shaped noise of deviation 1, the same in every run. */
function readNoise(): Float32Array {
  if (table) return table
  const random = randomFrom('noise')
  return (table = Float32Array.from({ length: noiseSize }, () => random.bell()))
}

/** Draws what the camera delivers of a picture (I420) into `out`; `key` decides noise, drops and shake. */
export function weather(picture: Uint8Array, out: Uint8ClampedArray, width: number, height: number, { light, noise, isRaining, shake, beam }: Weather, key: string): void {
  const random = randomFrom(key)
  const grain = readNoise()
  const [dx, dy] = shake > 0 ? [random.whole(-shake, shake), random.whole(-shake, shake)] : [0, 0]
  // Rain takes contrast from everything.
  const [gain, lift] = isRaining ? [light * 0.85, 14] : [light, 0]
  const levels = Float32Array.from({ length: 256 }, (_, value) => 16 + (value - 16) * gain + lift + 0.5)
  for (let y = 0; y < height; y++) {
    const from = Math.min(height - 1, Math.max(0, y + dy)) * width
    let at = random.whole(0, noiseSize - width - 1)
    const row = y * width
    for (let x = 0; x < width; x++) {
      const source = x + dx < 0 ? 0 : x + dx >= width ? width - 1 : x + dx
      out[row + x] = levels[picture[from + source]!]! + grain[at++]! * noise
    }
  }
  const chroma = width * height
  for (let i = chroma; i < out.length; i++) out[i] = 128 + (picture[i]! - 128) * gain
  if (beam !== null) shine(out, width, height, beam)
  if (isRaining) fall(out, width, height, random)
}

/** Glare of a car that turns: brightest at one column, falling off to both sides and above. */
function shine(out: Uint8ClampedArray, width: number, height: number, beam: number): void {
  const reach = width * 0.22
  for (let y = 0; y < height; y++) {
    const depth = 95 * Math.min(1, (y / height) * 1.6)
    for (let x = Math.max(0, Math.floor(beam * width - reach)); x < Math.min(width, beam * width + reach); x++) {
      const near = 1 - Math.abs(x - beam * width) / reach
      out[y * width + x]! += depth * near * near * (3 - 2 * near)
    }
  }
}

function fall(out: Uint8ClampedArray, width: number, height: number, random: ReturnType<typeof randomFrom>): void {
  const drops = Math.round(width * 0.6)
  for (let i = 0; i < drops; i++) {
    const [x, y, length, bright] = [random.whole(0, width - 1), random.whole(0, height - 2), random.whole(height / 40, height / 14), random.whole(14, 50)]
    for (let k = 0; k < length && y + k < height; k++) out[(y + k) * width + Math.min(width - 1, x + (k >> 3))]! += bright
  }
}
