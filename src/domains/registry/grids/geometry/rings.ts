/** Degrees, CGCS2000, to seven places: a centimetre. */
export type LonLat = [lon: number, lat: number]
/** Polygons, each an outer ring and its holes; rings are closed: the last position is the first. */
export type Boundary = LonLat[][][]

/** Ten-millionths of a degree: whole, so that which side of a line a point is on is told exactly. */
type Point = readonly [x: number, y: number]
type Ring = readonly Point[]
type Segment = readonly [a: Point, b: Point]

const unitsPerDegree = 1e7
export const toPoint = ([lon, lat]: readonly [number, number]): Point => [Math.round(lon * unitsPerDegree), Math.round(lat * unitsPerDegree)]
export const toLonLat = ([x, y]: Point): LonLat => [x / unitsPerDegree, y / unitsPerDegree]

/** A boundary ready to be asked. */
export interface Shape {
  rings: Ring[]
  /** West, south, east, north. */
  box: readonly [number, number, number, number]
}

export function toShape(boundary: Boundary): Shape {
  const rings = boundary.flat().map((ring) => ring.map(toPoint))
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of rings.flat()) {
    box[0] = Math.min(box[0], x)
    box[1] = Math.min(box[1], y)
    box[2] = Math.max(box[2], x)
    box[3] = Math.max(box[3], y)
  }
  return { rings, box }
}

/** Above 0: `p` is left of the way from `a` to `b`; 0: on their line. Exact for whole numbers within a degree of each other. */
const side = (a: Point, b: Point, p: Point) => (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])

export const segmentsOf = (ring: Ring): Segment[] => ring.slice(1).map((b, i) => [ring[i]!, b])

/**
 * Whether a place is inside: a line from it to the east crosses the rings an odd number of times, so holes are outside. A place on a
 * line that two neighbours share is inside one of them, never both.
 */
export function contains({ rings, box }: Shape, p: Point): boolean {
  if (p[0] < box[0] || p[0] > box[2] || p[1] < box[1] || p[1] > box[3]) return false
  let isInside = false
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1]!, ring[i]!]
      if (a[1] > p[1] === b[1] > p[1]) continue
      if (a[1] < b[1] ? side(a, b, p) > 0 : side(b, a, p) > 0) isInside = !isInside
    }
  return isInside
}

/** Whether all of a ring lies on one line. */
export const isFlat = (ring: Ring): boolean => ring.every((p, i) => side(ring[0]!, ring[1]!, p) === 0 && (i < 2 || side(ring[i - 2]!, ring[i - 1]!, p) === 0))

/** A place well inside: in the middle of the widest stretch that lies inside on the middle one of its latitudes. */
export function innerPoint({ rings }: Pick<Shape, 'rings'>): Point {
  const ys = [...new Set(rings.flat().map(([, y]) => y))].toSorted((a, b) => a - b)
  const middle = Math.max(1, ys.length >> 1)
  const y = (ys[middle - 1]! + ys[middle]!) / 2
  const xs = rings.flatMap(segmentsOf).flatMap(([a, b]) => (a[1] > y === b[1] > y ? [] : [a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0])])).toSorted((a, b) => a - b)
  let [x, width] = [xs[0]!, -1]
  for (let i = 1; i < xs.length; i += 2) if (xs[i]! - xs[i - 1]! > width) [x, width] = [(xs[i]! + xs[i - 1]!) / 2, xs[i]! - xs[i - 1]!]
  return [x, y]
}

interface Placed {
  at: Segment
  ring: number
  index: number
  /** Segments of its ring. */
  of: number
}

/** Where lines of a boundary cross, or run back on themselves; null: nowhere. Rings may touch each other, no ring touches itself. */
export function findCrossing(rings: readonly Ring[]): Point | null {
  const placed = rings.flatMap((ring, i) => segmentsOf(ring).map((at, index): Placed => ({ at, ring: i, index, of: ring.length - 1 })))
  placed.sort((a, b) => west(a.at) - west(b.at))
  let open: Placed[] = []
  for (const one of placed) {
    open = open.filter((other) => east(other.at) >= west(one.at))
    for (const other of open) {
      const found = meet(other, one)
      if (found) return found
    }
    open.push(one)
  }
  return null
}

const west = ([a, b]: Segment) => Math.min(a[0], b[0])
const east = ([a, b]: Segment) => Math.max(a[0], b[0])

function meet(one: Placed, other: Placed): Point | null {
  const [[a, b], [c, d]] = [one.at, other.at]
  if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1])) return null
  const sides = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)].map(Math.sign) as [number, number, number, number]
  if (sides.every((s) => s === 0)) return overlapOnLine(one, other)
  if (sides[0] * sides[1] < 0 && sides[2] * sides[3] < 0) return crossingOf(one.at, other.at)
  if (one.ring !== other.ring || areNeighbours(one, other)) return null
  // An end of one lies on the other: a ring that touches itself.
  if (sides[0] * sides[1] > 0 || sides[2] * sides[3] > 0) return null
  return sides[0] === 0 ? c : sides[1] === 0 ? d : sides[2] === 0 ? a : b
}

const areNeighbours = (one: Placed, other: Placed) => {
  const apart = Math.abs(one.index - other.index)
  return apart === 1 || apart === one.of - 1
}

/** Of two on one line: where they share more than an end, and of one ring that are no neighbours, where they share one. */
function overlapOnLine(one: Placed, other: Placed): Point | null {
  const [[a, b], [c, d]] = [one.at, other.at]
  const along = Math.abs(b[0] - a[0]) >= Math.abs(b[1] - a[1]) ? 0 : 1
  const low = Math.max(Math.min(a[along], b[along]), Math.min(c[along], d[along]))
  const high = Math.min(Math.max(a[along], b[along]), Math.max(c[along], d[along]))
  const at = [a, b, c, d].find((point) => point[along] === low)
  const mayTouch = one.ring !== other.ring || areNeighbours(one, other)
  return at && (high > low || (high === low && !mayTouch)) ? at : null
}

/** How far along the first one another one crosses it, 0–1; null: not at all, or along it. */
export function crossingAt([a, b]: Segment, [c, d]: Segment): number | null {
  const [from, to] = [side(c, d, a), side(c, d, b)]
  if (from === to || Math.sign(from) * Math.sign(to) > 0 || Math.sign(side(a, b, c)) * Math.sign(side(a, b, d)) > 0) return null
  return from / (from - to)
}

function crossingOf(one: Segment, other: Segment): Point {
  const t = crossingAt(one, other) ?? 0
  return [Math.round(one[0][0] + t * (one[1][0] - one[0][0])), Math.round(one[0][1] + t * (one[1][1] - one[0][1]))]
}
