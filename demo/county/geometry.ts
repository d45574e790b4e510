/** A point of the county in metres east (x) and north (y) of the covered bridge in the county town. */
export type Point = readonly [x: number, y: number]
/** CGCS2000 degrees, as GeoJSON orders them. */
export type LonLat = [lon: number, lat: number]

/** Where the made-up county is laid out: among the hills of north-east Fujian, in nobody's real county. */
export const origin: LonLat = [119.42, 27.3]
/** Metres in a degree at the origin (CGCS2000 ellipsoid, within 0.1 % over the county's 28 km). */
const metresPerLon = 98_990
const metresPerLat = 110_820

const round6 = (n: number) => Math.round(n * 1e6) / 1e6

export function toLonLat([x, y]: Point): LonLat {
  return [round6(origin[0] + x / metresPerLon), round6(origin[1] + y / metresPerLat)]
}

export function toPoint([lon, lat]: readonly [number, number]): Point {
  return [(lon - origin[0]) * metresPerLon, (lat - origin[1]) * metresPerLat]
}

export const distance = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1])

/** Compass bearing from a to b in degrees, 0 north, 90 east. */
export const bearing = (a: Point, b: Point) => ((Math.atan2(b[0] - a[0], b[1] - a[1]) * 180) / Math.PI + 360) % 360

/** A curve through `through` (Catmull-Rom), sampled about every `step` metres. */
export function drawCurve(through: readonly Point[], step = 25): Point[] {
  const out: Point[] = []
  for (let i = 0; i + 1 < through.length; i++) {
    const p1 = through[i]!
    const p2 = through[i + 1]!
    const p0 = through[i - 1] ?? [2 * p1[0] - p2[0], 2 * p1[1] - p2[1]]
    const p3 = through[i + 2] ?? [2 * p2[0] - p1[0], 2 * p2[1] - p1[1]]
    const n = Math.max(1, Math.round(distance(p1, p2) / step))
    for (let k = 0; k < n; k++) {
      const t = k / n
      const at = (axis: 0 | 1) =>
        0.5 *
        (2 * p1[axis] +
          (p2[axis] - p0[axis]) * t +
          (2 * p0[axis] - 5 * p1[axis] + 4 * p2[axis] - p3[axis]) * t * t +
          (3 * p1[axis] - p0[axis] - 3 * p2[axis] + p3[axis]) * t * t * t)
      out.push([at(0), at(1)])
    }
  }
  out.push(through.at(-1)!)
  return out
}

/** Lengths from the start of `line` to each of its points, in metres. */
export function measure(line: readonly Point[]): number[] {
  const lengths = [0]
  for (let i = 1; i < line.length; i++) lengths.push(lengths[i - 1]! + distance(line[i - 1]!, line[i]!))
  return lengths
}

/** The place `metres` along `line` (clamped to its ends) and the unit direction there. */
export function walk(line: readonly Point[], metres: number, lengths = measure(line)): { point: Point; direction: Point } {
  let low = 0
  let high = line.length - 1
  while (high - low > 1) {
    const mid = (low + high) >> 1
    if (lengths[mid]! <= metres) low = mid
    else high = mid
  }
  const a = line[low]!
  const b = line[high]!
  const span = distance(a, b) || 1
  const t = Math.min(1, Math.max(0, (metres - lengths[low]!) / span))
  return {
    point: [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t],
    direction: [(b[0] - a[0]) / span, (b[1] - a[1]) / span],
  }
}

/** Distance from `p` to `line`, and how far along the nearest point lies, both in metres. */
export function nearestOn(line: readonly Point[], p: Point): { distance: number; along: number } {
  let best = Infinity
  let along = 0
  let length = 0
  for (let i = 0; i + 1 < line.length; i++) {
    const a = line[i]!
    const b = line[i + 1]!
    const dx = b[0] - a[0]
    const dy = b[1] - a[1]
    const span = Math.hypot(dx, dy)
    const t = span === 0 ? 0 : Math.min(1, Math.max(0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (span * span)))
    const d = Math.hypot(p[0] - a[0] - dx * t, p[1] - a[1] - dy * t)
    if (d < best) {
      best = d
      along = length + span * t
    }
    length += span
  }
  return { distance: best, along }
}

/** Whether `p` lies inside the ring (even-odd rule; the ring need not repeat its first point). */
export function isInside(ring: readonly Point[], p: Point): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i]!
    const b = ring[j]!
    if (a[1] > p[1] !== b[1] > p[1] && p[0] < ((b[0] - a[0]) * (p[1] - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside
  }
  return inside
}

/** The four corners of a rectangle around `centre`, its width along `direction`. */
export function drawRectangle(centre: Point, direction: Point, width: number, depth: number): Point[] {
  const [dx, dy] = direction
  return (
    [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ] as const
  ).map(([u, v]) => [
    centre[0] + (dx * u * width) / 2 - (dy * v * depth) / 2,
    centre[1] + (dy * u * width) / 2 + (dx * v * depth) / 2,
  ])
}
