import { noise2 } from './texture.ts'
import { materials } from './mesh.ts'
import type { Still } from './still.ts'

/** Pictures in one swing of the leaves; also those of a GOP, so that GOPs join in any order without a jerk. */
export const swingPictures = 24

/** How far leaves and water shift on the picture, pixels. */
const farthest = 1.3

/** The still picture at each of `swingPictures` moments of a light wind, and the pixels that differ between them. */
export function blowBreeze({ surface, rgb }: Still): { pictures: Uint8ClampedArray[]; pixels: Int32Array } {
  const { width, height, count, pixel, kind, share } = surface
  const leaves = materials.indexOf('leaves')
  const water = materials.indexOf('water')
  const covered = new Float32Array(width * height)
  for (let i = 0; i < count; i++) if (kind[i] === leaves || kind[i] === water) covered[pixel[i]!]! += share[i]!
  const list: number[] = []
  for (let y = 1; y < height - 1; y++) for (let x = 2; x < width - 2; x++) if (covered[y * width + x]! > 0.6) list.push(y * width + x)
  const pixels = Int32Array.from(list)
  const phase = new Float32Array(pixels.length)
  const reach = new Float32Array(pixels.length)
  for (let k = 0; k < pixels.length; k++) {
    const x = pixels[k]! % width
    const y = Math.floor(pixels[k]! / width)
    phase[k] = x * 0.011 + y * 0.017 + 5 * noise2(x / 70, y / 70)
    // The rim of a crown stays put, so that nothing shows through.
    reach[k] = farthest * noise2(x / 40 + 9, y / 40) * covered[pixels[k]! - 2]! * covered[pixels[k]! + 2]!
  }
  const pictures = Array.from({ length: swingPictures }, (_, n) => {
    const out = rgb.slice()
    const turn = (n / swingPictures) * Math.PI * 2
    for (let k = 0; k < pixels.length; k++) {
      const shift = Math.sin(turn + phase[k]!) * reach[k]!
      const step = Math.floor(shift)
      const t = shift - step
      const i = pixels[k]! * 3
      const a = i + step * 3
      for (let c = 0; c < 3; c++) out[i + c] = rgb[a + c]! * (1 - t) + rgb[a + 3 + c]! * t
    }
    return out
  })
  return { pictures, pixels }
}
