import { type LonLat, type Point, toLonLat } from '../county/geometry.ts'

export type Properties = Record<string, string | number | boolean>
export type Geometry =
  | { type: 'Point'; coordinates: LonLat }
  | { type: 'LineString'; coordinates: LonLat[] }
  | { type: 'MultiLineString'; coordinates: LonLat[][] }
  | { type: 'Polygon'; coordinates: LonLat[][] }
export interface Feature {
  type: 'Feature'
  properties: Properties
  geometry: Geometry
}
/** RFC 7946. */
export interface FeatureCollection {
  type: 'FeatureCollection'
  features: Feature[]
}

const feature = (geometry: Geometry, properties: Properties): Feature => ({ type: 'Feature', properties, geometry })

export const pointFeature = (at: Point, properties: Properties) => feature({ type: 'Point', coordinates: toLonLat(at) }, properties)
export const lineFeature = (line: readonly Point[], properties: Properties) => feature({ type: 'LineString', coordinates: line.map(toLonLat) }, properties)
export const linesFeature = (lines: readonly (readonly Point[])[], properties: Properties) => feature({ type: 'MultiLineString', coordinates: lines.map((l) => l.map(toLonLat)) }, properties)

/** A polygon from its outer ring and its holes, in metres; closes the rings and turns them as RFC 7946 §3.1.6 wants. */
export function polygonFeature(outer: readonly Point[], properties: Properties, holes: readonly (readonly Point[])[] = []): Feature {
  const rings = [outer, ...holes].map((ring, i) => closeRing(signedArea(ring) > 0 === (i === 0) ? ring : ring.toReversed()))
  return feature({ type: 'Polygon', coordinates: rings.map((r) => r.map(toLonLat)) }, properties)
}

/** Positive when the ring runs counter-clockwise. */
export function signedArea(ring: readonly Point[]): number {
  let sum = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) sum += ring[j]![0] * ring[i]![1] - ring[i]![0] * ring[j]![1]
  return sum / 2
}

function closeRing(ring: readonly Point[]): Point[] {
  const [first, last] = [ring[0]!, ring.at(-1)!]
  return first[0] === last[0] && first[1] === last[1] ? [...ring] : [...ring, first]
}

/** Leaves out points that lie within `tolerance` metres of the line through their neighbours (Douglas–Peucker). */
export function simplify(line: readonly Point[], tolerance: number): Point[] {
  const keep = new Uint8Array(line.length)
  keep[0] = keep[line.length - 1] = 1
  const spans: [number, number][] = [[0, line.length - 1]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span
    const [a, b] = [line[from]!, line[to]!]
    const length = Math.hypot(b[0] - a[0], b[1] - a[1])
    let worst = tolerance
    let at = -1
    for (let i = from + 1; i < to; i++) {
      const p = line[i]!
      const d = length < 1e-6 ? Math.hypot(p[0] - a[0], p[1] - a[1]) : Math.abs((b[0] - a[0]) * (a[1] - p[1]) - (a[0] - p[0]) * (b[1] - a[1])) / length
      if (d > worst) {
        worst = d
        at = i
      }
    }
    if (at > 0) {
      keep[at] = 1
      spans.push([from, at], [at, to])
    }
  }
  return line.filter((_, i) => keep[i])
}
