import { isInside, type Point } from '../county/geometry.ts'
import { signedArea } from './geojson.ts'
import type { Grid } from './terrain/grid.ts'

export interface Area {
  outer: Point[]
  holes: Point[][]
}

/** The areas of a grid where its value is above `level` (marching squares). Areas at the rim are closed along it. */
export function findAreas(grid: Grid, level: number): Area[] {
  const rings = findRings(grid, level)
  const areas = rings.filter((r) => signedArea(r) > 0).map((outer): Area => ({ outer, holes: [] }))
  for (const hole of rings.filter((r) => signedArea(r) < 0)) {
    const owner = areas.filter((a) => isInside(a.outer, hole[0]!)).toSorted((a, b) => signedArea(a.outer) - signedArea(b.outer))[0]
    owner?.holes.push(hole)
  }
  return areas
}

/** Closed lines of equal value, higher ground on their left. */
export function findRings({ columns, rows, cell, west, south, values }: Grid, level: number): Point[][] {
  // One cell of low ground around the grid closes every ring.
  const at = (c: number, r: number) => (c < 0 || r < 0 || c >= columns || r >= rows ? level - 1 : values[r * columns + c]!)
  const next = new Map<number, number>()
  const points = new Map<number, Point>()
  const stride = (columns + 3) * 2
  // An edge's number: its lower left corner and whether it runs east (0) or north (1).
  const cross = (c: number, r: number, north: 0 | 1): number => {
    const id = ((r + 1) * stride + (c + 1) * 2 + north) * 1
    if (!points.has(id)) {
      const a = at(c, r)
      const b = north ? at(c, r + 1) : at(c + 1, r)
      const t = Math.min(0.98, Math.max(0.02, (level - a) / (b - a)))
      points.set(id, [west + (c + (north ? 0 : t)) * cell, south + (r + (north ? t : 0)) * cell])
    }
    return id
  }
  for (let r = -1; r < rows; r++) {
    for (let c = -1; c < columns; c++) {
      const [a, b, d, e] = [at(c, r) > level, at(c + 1, r) > level, at(c + 1, r + 1) > level, at(c, r + 1) > level]
      const kind = Number(a) | (Number(b) << 1) | (Number(d) << 2) | (Number(e) << 3)
      if (kind === 0 || kind === 15) continue
      const [S, E, N, W] = [() => cross(c, r, 0), () => cross(c + 1, r, 1), () => cross(c, r + 1, 0), () => cross(c, r, 1)]
      for (const [from, to] of segments(kind, S, E, N, W)) next.set(from(), to())
    }
  }
  const rings: Point[][] = []
  // Rings are taken out of the map while it is walked; a key already taken is not met again.
  for (const start of next.keys()) {
    const ring: Point[] = []
    for (let id: number | undefined = start; id !== undefined; ) {
      ring.push(points.get(id)!)
      const to: number | undefined = next.get(id)
      next.delete(id)
      id = to === start ? undefined : to
    }
    if (ring.length > 3) rings.push(ring)
  }
  return rings
}

type Edge = () => number
/** Lines through one square, higher ground on the left; corners numbered 1 SW, 2 SE, 4 NE, 8 NW. */
function segments(kind: number, S: Edge, E: Edge, N: Edge, W: Edge): [Edge, Edge][] {
  switch (kind) {
    case 1: return [[S, W]]
    case 2: return [[E, S]]
    case 3: return [[E, W]]
    case 4: return [[N, E]]
    case 5: return [[S, W], [N, E]]
    case 6: return [[N, S]]
    case 7: return [[N, W]]
    case 8: return [[W, N]]
    case 9: return [[S, N]]
    case 10: return [[E, S], [W, N]]
    case 11: return [[E, N]]
    case 12: return [[W, E]]
    case 13: return [[S, E]]
    default: return [[W, S]]
  }
}

/** Corners cut off twice (Chaikin): drawn curves instead of a grid's steps. */
export function smooth(ring: readonly Point[], times = 1): Point[] {
  let out = [...ring]
  for (let k = 0; k < times; k++) {
    out = out.flatMap((p, i): Point[] => {
      const q = out[(i + 1) % out.length]!
      return [[p[0] * 0.75 + q[0] * 0.25, p[1] * 0.75 + q[1] * 0.25], [p[0] * 0.25 + q[0] * 0.75, p[1] * 0.25 + q[1] * 0.75]]
    })
  }
  return out
}
