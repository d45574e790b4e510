import { hashText } from '../../random.ts'

/** Smooth noise in [-1, 1) of one unit's grain, the same for the same key. */
export function makeNoise(key: string): (x: number, y: number) => number {
  const seed = hashText(key)
  const value = (ix: number, iy: number) => {
    let h = Math.imul(ix, 0x27d4eb2d) ^ Math.imul(iy, 0x165667b1) ^ seed
    h = Math.imul(h ^ (h >>> 15), 0x85ebca6b)
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
    return ((h ^ (h >>> 16)) >>> 0) / 2 ** 31 - 1
  }
  return (x, y) => {
    const ix = Math.floor(x)
    const iy = Math.floor(y)
    const fx = x - ix
    const fy = y - iy
    const u = fx * fx * fx * (fx * (fx * 6 - 15) + 10)
    const v = fy * fy * fy * (fy * (fy * 6 - 15) + 10)
    const a = value(ix, iy)
    const b = value(ix + 1, iy)
    const c = value(ix, iy + 1)
    const d = value(ix + 1, iy + 1)
    return a + (b - a) * u + (c - a) * v + (a - b - c + d) * u * v
  }
}

/** Octaves of noise, each of half the size and height of the one before; about [-1, 1]. */
export function makeFractal(key: string, octaves: number): (x: number, y: number) => number {
  const layers = Array.from({ length: octaves }, (_, i) => makeNoise(`${key} ${i}`))
  return (x, y) => layers.reduce((sum, noise, i) => sum + noise(x * 2 ** i, y * 2 ** i) / 2 ** i, 0) / 2
}
