import { materials } from './mesh.ts'

/** Repeatable lattice noise in [0, 1), smooth over one unit. */
export function noise2(x: number, y: number): number {
  const ix = Math.floor(x)
  const iy = Math.floor(y)
  let fx = x - ix
  let fy = y - iy
  fx = fx * fx * (3 - 2 * fx)
  fy = fy * fy * (3 - 2 * fy)
  const a = speck(ix, iy)
  const b = speck(ix + 1, iy)
  const c = speck(ix, iy + 1)
  const d = speck(ix + 1, iy + 1)
  return a + (b - a) * fx + (c - a) * fy + (a - b - c + d) * fx * fy
}

/** One fixed random value in [0, 1) a lattice point. */
export function speck(ix: number, iy: number): number {
  let h = Math.imul(ix, 0x27d4eb2d) ^ Math.imul(iy, 0x165667b1)
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b)
  h ^= h >>> 13
  return (h >>> 0) / 2 ** 32
}

const id = Object.fromEntries(materials.map((m, i) => [m, i])) as Record<(typeof materials)[number], number>

/** Dark joint of `wide` metres every `pitch` metres. */
const joint = (v: number, pitch: number, wide: number) => (v - Math.floor(v / pitch) * pitch < wide ? 0.8 : 1)

/**
 * How much of a material's colour comes back at a point, around 1. `along` runs over a wall or the ground in metres,
 * `across` up the wall or away from the camera.
 */
export function weather(kind: number, along: number, across: number): number {
  switch (kind) {
    case id.asphalt:
      return 0.8 + 0.22 * noise2(along * 0.6, across * 0.6) + 0.22 * noise2(along * 9, across * 9)
    case id.paving: {
      const shift = Math.floor(across / 0.2) % 2 === 0 ? 0 : 0.2
      const stone = speck(Math.floor((along + shift) / 0.4), Math.floor(across / 0.2))
      return joint(along + shift, 0.4, 0.025) * joint(across, 0.2, 0.022) * (0.86 + 0.12 * stone + 0.14 * noise2(along * 0.5, across * 0.5))
    }
    case id.concrete:
    case id.plaster:
      return 0.84 + 0.2 * noise2(along * 0.7, across * 0.7) + 0.08 * noise2(along * 6, across * 6)
    case id.brick: {
      const shift = Math.floor(across / 0.09) % 2 === 0 ? 0 : 0.13
      return joint(along + shift, 0.26, 0.02) * joint(across, 0.09, 0.016) * (0.8 + 0.3 * speck(Math.floor((along + shift) / 0.26), Math.floor(across / 0.09)))
    }
    case id.tiles:
      return 0.68 + 0.34 * Math.abs(Math.sin(along * 14)) * (0.9 + 0.2 * speck(Math.floor(across * 4), Math.floor(along * 4.5)))
    case id.corrugated:
      return 0.78 + 0.24 * Math.abs(Math.sin(along * 20))
    case id.wood:
      return 0.66 + 0.3 * noise2(along * 14, across * 1.2) + 0.12 * noise2(along * 3, across * 0.4)
    case id.grass:
      return 0.55 + 0.5 * noise2(along * 1.2, across * 1.2) + 0.3 * noise2(along * 11, across * 7)
    case id.leaves:
      return 0.7 + 0.6 * noise2(along * 7, across * 7)
    case id.earth:
      return 0.68 + 0.36 * noise2(along * 0.8, across * 0.8) + 0.2 * noise2(along * 6, across * 6)
    case id.water:
      return 0.86 + 0.28 * noise2(along * 0.5, across * 2.4)
    case id.metal:
      return 0.9 + 0.16 * noise2(along * 2, across * 2)
    default:
      return 1
  }
}
