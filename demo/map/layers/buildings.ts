import { isInside, measure, nearestOn, type Point, toPoint, walk } from '../../county/geometry.ts'
import { compounds } from '../../county/layout/compounds.ts'
import { lakeRing } from '../../county/layout/lake.ts'
import { rivers } from '../../county/layout/rivers.ts'
import { sites } from '../../county/layout/sites.ts'
import { streets, type Street } from '../../county/layout/streets.ts'
import { clusters } from '../../county/layout/villages.ts'
import { places } from '../../county/places.ts'
import { randomFrom } from '../../random.ts'
import { type Feature, polygonFeature } from '../geojson.ts'
import { BuiltGround, type Plot, ringOf } from './plots.ts'
import { makeNearness } from './roads.ts'
import { listSiteHouses } from './sites.ts'
import { widthAlong } from './water.ts'

/** Every house of the county: compounds and public buildings first, then houses along streets, then farmhouses. */
export function drawBuildings(roadLines: readonly (readonly Point[])[]): Feature[] {
  const ground = new BuiltGround()
  const out: Feature[] = []
  const build = (plot: Plot, floors: number, use: string, extra: Record<string, string | number> = {}, gap = 1.2): boolean => {
    if (!ground.claim(plot, gap)) return false
    out.push(polygonFeature(ringOf(plot), { floors, use, ...extra }))
    return true
  }
  for (const c of compounds) {
    for (const b of c.buildings) build(plotOf(b.ring), b.floors, 'flats', { number: b.number, compound: c.id })
    build(plotOf(c.shed.ring), 1, 'shed', { compound: c.id })
  }
  for (const { floors, kind, ...plot } of listSiteHouses()) build(plot, floors, kind)
  const isTaken = makeTaken()
  const toRoad = makeNearness(roadLines, 60)
  for (const shop of places.filter((p) => p.kind === 'shop')) houseShop(toPoint(shop.lonLat), build)
  for (const street of streets) for (const row of [0, 1, 2]) lineStreet(street, row, isTaken, toRoad, build)
  for (const cluster of clusters) settle(cluster, isTaken, toRoad, build)
  return out
}

type Build = (plot: Plot, floors: number, use: string, extra?: Record<string, string | number>, gap?: number) => boolean

function plotOf(ring: readonly Point[]): Plot {
  const [a, b, c] = [ring[0]!, ring[1]!, ring[2]!]
  const width = Math.hypot(b[0] - a[0], b[1] - a[1])
  return { centre: [(a[0] + c[0]) / 2, (a[1] + c[1]) / 2], direction: [(b[0] - a[0]) / width, (b[1] - a[1]) / width], width, depth: Math.hypot(c[0] - b[0], c[1] - b[1]) }
}

/** Ground that is not for private houses: water, compounds, public sites. */
function makeTaken(): (p: Point, margin: number) => boolean {
  const rings = [...compounds.map((c) => c.ring), ...sites.map((s) => s.ring), lakeRing]
  const boxes = rings.map((ring) => ({ ring, x0: Math.min(...ring.map((p) => p[0])), x1: Math.max(...ring.map((p) => p[0])), y0: Math.min(...ring.map((p) => p[1])), y1: Math.max(...ring.map((p) => p[1])) }))
  const toWater = rivers.map((r) => ({ r, total: measure(r.line).at(-1)!, near: makeNearness([r.line], 60) }))
  return (p, margin) => {
    if (boxes.some((b) => p[0] > b.x0 - 2 && p[0] < b.x1 + 2 && p[1] > b.y0 - 2 && p[1] < b.y1 + 2 && isInside(b.ring, p))) return true
    return toWater.some(({ r, total, near }) => {
      if (near(p) === Infinity) return false
      const { distance, along } = nearestOn(r.line, p)
      return distance < widthAlong(r, along / total, along) / 2 + margin
    })
  }
}

/** Every shop of the gazetteer has a house with its front on the nearest street. */
function houseShop(centre: Point, build: Build): void {
  const street = streets.reduce((best, s) => (nearestOn(s.line, centre).distance < nearestOn(best.line, centre).distance ? s : best))
  const { direction } = walk(street.line, nearestOn(street.line, centre).along)
  build({ centre, direction, width: 11, depth: 10.5 }, street.rank === 'lane' ? 2 : 4, 'shops', {}, 0.5)
}

/** Houses along both sides of a street, `row` 0 with their fronts on it, further rows behind. */
function lineStreet(street: Street, row: number, isTaken: (p: Point, margin: number) => boolean, toRoad: (p: Point) => number, build: Build): void {
  const lengths = measure(street.line)
  const total = lengths.at(-1)!
  for (const side of [1, -1]) {
    const random = randomFrom(`houses ${street.id} ${row} ${side}`)
    for (let s = random.between(4, 12); s < total - 5; ) {
      const width = street.town === 'qiyun' || street.rank === 'lane' ? random.between(7, 12) : random.between(10, 18)
      const depth = random.between(9.5, 13)
      const middle = s + width / 2
      s += width + (random.next() < 0.16 ? random.between(3, 9) : random.between(0.6, 1.6))
      if (row > 0 && random.next() < 0.16 * row) continue
      const { point, direction } = walk(street.line, middle, lengths)
      const off = side * (street.width / 2 + 3.4 + depth / 2 + row * 17 + random.between(0, 1 + row * 2))
      const centre: Point = [point[0] - direction[1] * off, point[1] + direction[0] * off]
      const plot = { centre, direction, width, depth }
      if (isTaken(centre, 22) || ringOf(plot).some((p) => isTaken(p, 16)) || [centre, ...ringOf(plot)].some((p) => toRoad(p) < 5.5)) continue
      const floors = street.rank === 'main' ? random.whole(4, 7) : street.town === 'qiyun' ? random.whole(2, 4) : random.whole(3, 6)
      build(plot, floors, row === 0 ? 'shops' : 'houses', {}, 0.5)
    }
  }
}

/** Farmhouses: along the slope more or less, closer in the middle, never on a lane or in the water. */
function settle(cluster: (typeof clusters)[number], isTaken: (p: Point, margin: number) => boolean, toRoad: (p: Point) => number, build: Build): void {
  const random = randomFrom(`houses ${cluster.id}`)
  const turn = random.between(0, Math.PI)
  let built = 0
  for (let attempt = 0; attempt < cluster.houses * 14 && built < cluster.houses; attempt++) {
    const away = cluster.radius * Math.sqrt(random.next()) * random.between(0.55, 1)
    const angle = random.between(0, Math.PI * 2)
    const tilt = turn + random.bell() * 0.14 + (random.next() < 0.25 ? Math.PI / 2 : 0)
    const plot: Plot = { centre: [cluster.centre[0] + Math.cos(angle) * away, cluster.centre[1] + Math.sin(angle) * away], direction: [Math.cos(tilt), Math.sin(tilt)], width: random.between(9, 15), depth: random.between(7.5, 10.5) }
    if (isTaken(plot.centre, 16) || [plot.centre, ...ringOf(plot)].some((p) => toRoad(p) < 5)) continue
    if (build(plot, random.whole(2, 4), 'farmhouse', {}, random.between(1, 5))) built++
  }
}
