import { contains, crossingAt, innerPoint, segmentsOf, toLonLat, type LonLat, type Shape } from './rings.ts'

type Point = readonly [x: number, y: number]
type Box = Shape['box']

/** Two who drew the same border by hand are as far apart as this, metres: no overlap. */
const toleranceM = 2
const metresPerUnit = 111_320 / 1e7

/** A place that lies in both, deeper than what two hands make of one border; null: they are neighbours at most. */
export function findOverlap(a: Shape, b: Shape): LonLat | null {
  if (!meets(a.box, b.box)) return null
  const found = firstInside(a, b) ?? firstInside(b, a) ?? [innerPoint(a)].find((p) => isDeep(b, p)) ?? [innerPoint(b)].find((p) => isDeep(a, p))
  return found ? toLonLat([Math.round(found[0]), Math.round(found[1])]) : null
}

const meets = (a: Box, b: Box) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
const boxOf = ([a, b]: readonly [Point, Point]): Box => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])]
const touches = (a: Box, b: Box) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]

/** A place on a line of `a` that is well inside `b`. */
function firstInside(a: Shape, b: Shape): Point | null {
  const theirs = b.rings.flatMap(segmentsOf).map((at) => ({ at, box: boxOf(at) })).filter(({ box }) => touches(box, a.box))
  for (const own of a.rings.flatMap(segmentsOf)) {
    const box = boxOf(own)
    if (!touches(box, b.box)) continue
    const cuts = [0, 1, ...theirs.flatMap((other) => (touches(other.box, box) ? (crossingAt(own, other.at) ?? []) : []))].toSorted((x, y) => x - y)
    for (let i = 1; i < cuts.length; i++) {
      const t = (cuts[i - 1]! + cuts[i]!) / 2
      const at: Point = [own[0][0] + t * (own[1][0] - own[0][0]), own[0][1] + t * (own[1][1] - own[0][1])]
      if (isDeep(b, at)) return at
    }
  }
  return null
}

function isDeep(shape: Shape, p: Point): boolean {
  if (!contains(shape, p)) return false
  const narrow = Math.cos(((p[1] / 1e7) * Math.PI) / 180)
  return shape.rings.every((ring) => segmentsOf(ring).every(([a, b]) => distanceM(a, b, p, narrow) > toleranceM))
}

/** Metres from a line; `narrow`: how much shorter a degree of longitude is there than one of latitude. */
function distanceM(a: Point, b: Point, p: Point, narrow: number): number {
  const [dx, dy] = [(b[0] - a[0]) * narrow, b[1] - a[1]]
  const [px, py] = [(p[0] - a[0]) * narrow, p[1] - a[1]]
  const t = dx === 0 && dy === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy)))
  return Math.hypot(px - t * dx, py - t * dy) * metresPerUnit
}
