import { distance, drawCurve, isInside, measure, nearestOn, type Point, walk } from '../../county/geometry.ts'
import { lakeRing } from '../../county/layout/lake.ts'
import { roads, type Road } from '../../county/layout/roads.ts'
import { streets, roadBridges } from '../../county/layout/streets.ts'
import { clusters, coveredBridges } from '../../county/layout/villages.ts'
import { findRiver } from '../../county/layout/rivers.ts'
import { randomFrom } from '../../random.ts'
import { type Feature, lineFeature, simplify } from '../geojson.ts'
import { heightAt, type Terrain } from '../terrain/erode.ts'
import { findTrail } from '../trails.ts'

/** Roads of four classes, streets, lanes, tunnels and bridges. `rank` says which. */
export function drawRoads(terrain: Terrain): { features: Feature[]; lines: Point[][] } {
  const trails = linkHamlets(terrain)
  const lanes = [...clusters.flatMap(layLanes), ...reachBridges([...roads.map((r) => r.line), ...streets.map((s) => s.line)])]
  const features = [
    ...roads.flatMap((r) => (r.rank === 'expressway' ? cutByGround(terrain, r) : [lineFeature(simplify(r.line, 2), { rank: r.rank, code: r.code, name: r.name, nameEn: r.nameEn })])),
    ...trails.map((line) => lineFeature(simplify(line, 3), { rank: 'village' })),
    ...lanes.map((line) => lineFeature(line, { rank: 'path' })),
    ...streets.map((s) => lineFeature(simplify(s.line, 0.6), { rank: s.rank, name: s.name, nameEn: s.nameEn })),
    ...roadBridges.map((b) => lineFeature(b.line, { rank: 'main', bridge: true, name: b.name, nameEn: b.nameEn })),
    ...coveredBridges.map((b) => lineFeature(coveredBridgeLine(b), { rank: 'covered_bridge', name: b.name, nameEn: b.nameEn })),
  ]
  return { features, lines: [...roads.filter((r) => r.rank !== 'expressway').map((r) => r.line), ...trails, ...lanes, ...streets.map((s) => s.line)] }
}

/** Straight across its stream. */
export function coveredBridgeLine({ point, length, stream }: (typeof coveredBridges)[number]): [Point, Point] {
  const { line } = findRiver(stream)
  const { direction } = walk(line, nearestOn(line, point).along)
  const half = length / 2
  return [[point[0] - direction[1] * half, point[1] + direction[0] * half], [point[0] + direction[1] * half, point[1] - direction[0] * half]]
}

/** People come to a covered bridge on foot: from the nearest road to its near end, and a little way on from the far one. */
function reachBridges(network: readonly (readonly Point[])[]): Point[][] {
  return coveredBridges.flatMap((b): Point[][] => {
    const [a, c] = coveredBridgeLine(b)
    const [near, far] = [nearest(network, a), nearest(network, c)]
    const beyond = (from: Point, to: Point): Point => [to[0] + (to[0] - from[0]) * 1.4, to[1] + (to[1] - from[1]) * 1.4 + 12]
    if (near.distance < 90 && far.distance < 90) return [[near.point, a], [c, far.point]]
    return near.distance < far.distance ? [[near.point, a], drawCurve([c, beyond(a, c)], 20)] : [[far.point, c], drawCurve([a, beyond(c, a)], 20)]
  })
}

/** Hamlets off the valley roads get a road of their own, each to whatever road then lies nearest. */
function linkHamlets(terrain: Terrain): Point[][] {
  const network = roads.filter((r) => r.rank !== 'expressway').map((r) => r.line)
  const trails: Point[][] = []
  const isBarred = (p: Point) => isInside(lakeRing, p)
  const open = clusters.map((c) => ({ c, gap: nearest(network, c.centre) })).filter(({ c, gap }) => gap.distance > c.radius).toSorted((a, b) => a.gap.distance - b.gap.distance)
  for (const { c } of open) {
    const goal = nearest([...network, ...trails], c.centre)
    trails.push(drawCurve(simplify(findTrail(terrain, c.centre, goal.point, isBarred), 18), 30))
  }
  return trails
}

function nearest(lines: readonly (readonly Point[])[], p: Point): { distance: number; point: Point } {
  let best = { distance: Infinity, point: p }
  for (const line of lines) {
    const found = nearestOn(line, p)
    if (found.distance < best.distance) best = { distance: found.distance, point: walk(line, found.along).point }
  }
  return best
}

/** Lanes between the houses: one through the middle, one or two off it. */
function layLanes({ id, centre, radius }: (typeof clusters)[number]): Point[][] {
  const random = randomFrom(`lanes ${id}`)
  const turn = random.between(0, Math.PI)
  const spoke = (angle: number, from: number, to: number): Point[] =>
    drawCurve([from, (from + to) / 2, to].map((r, i): Point => [centre[0] + Math.cos(angle + i * 0.12) * r, centre[1] + Math.sin(angle + i * 0.12) * r]), 20)
  const main = spoke(turn, -radius * 0.95, radius * 0.95)
  return [main, spoke(turn + 1.3, 0, radius * 0.85), ...(radius > 150 ? [spoke(turn - 1.6, 0, radius * 0.8)] : [])]
}

/** The expressway keeps its own level: through hills in tunnels, over valleys on viaducts. */
function cutByGround(terrain: Terrain, road: Road): Feature[] {
  const lengths = measure(road.line)
  const ground = road.line.map(([x, y]) => heightAt(terrain, x, y))
  const window = 1900
  const kinds = road.line.map((_, i) => {
    let sum = 0
    let count = 0
    for (let j = 0; j < ground.length; j++) {
      if (Math.abs(lengths[j]! - lengths[i]!) > window) continue
      sum += ground[j]!
      count++
    }
    const level = sum / count - 20
    return ground[i]! - level > 26 ? 'tunnel' : ground[i]! - level < -14 ? 'viaduct' : 'ground'
  })
  const out: Feature[] = []
  for (let from = 0; from < kinds.length - 1; ) {
    let to = from + 1
    while (to < kinds.length - 1 && kinds[to] === kinds[from]) to++
    out.push(lineFeature(simplify(road.line.slice(from, to + 1), 2), { rank: 'expressway', ground: kinds[from]!, code: road.code, name: road.name, nameEn: road.nameEn }))
    from = to
  }
  return out
}

/** Distance from `p` to the nearest of the lines, looked up in cells of 60 m; `Infinity` beyond `reach`. */
export function makeNearness(lines: readonly (readonly Point[])[], reach: number): (p: Point) => number {
  const cell = 60
  const cells = new Map<string, Point[]>()
  for (const line of lines) {
    const lengths = measure(line)
    for (let s = 0; s <= lengths.at(-1)!; s += 5) {
      const p = walk(line, s, lengths).point
      const key = `${Math.floor(p[0] / cell)} ${Math.floor(p[1] / cell)}`
      const list = cells.get(key)
      if (list) list.push(p)
      else cells.set(key, [p])
    }
  }
  const span = Math.ceil(reach / cell)
  return (p) => {
    let best = Infinity
    const c = Math.floor(p[0] / cell)
    const r = Math.floor(p[1] / cell)
    for (let dc = -span; dc <= span; dc++) for (let dr = -span; dr <= span; dr++) for (const q of cells.get(`${c + dc} ${r + dr}`) ?? []) best = Math.min(best, distance(p, q))
    return best <= reach ? best : Infinity
  }
}
