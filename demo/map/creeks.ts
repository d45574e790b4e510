import { drawCurve, isInside, nearestOn, type Point, walk } from '../county/geometry.ts'
import { countyRing } from '../county/layout/areas.ts'
import { lakeRing } from '../county/layout/lake.ts'
import { rivers } from '../county/layout/rivers.ts'
import { streets } from '../county/layout/streets.ts'
import { type Feature, lineFeature, simplify } from './geojson.ts'
import { Heap } from './heap.ts'
import { makeNearness } from './layers/roads.ts'
import { extent, heightAt, type Terrain } from './terrain/erode.ts'
import { cellMiddle, emptyGrid } from './terrain/grid.ts'
import { makeNoise } from './terrain/noise.ts'

const cell = 130
/** Land that a creek drains before it is drawn, in cells: about 0.6 km². */
const least = 36

/** Creeks of the side valleys, from where enough water has come together down to a river. */
export function drawCreeks(terrain: Terrain): Feature[] {
  const grid = emptyGrid(extent.west, extent.south, extent.east, extent.north, cell)
  for (let i = 0; i < grid.values.length; i++) grid.values[i] = heightAt(terrain, ...cellMiddle(grid, i))
  const { downstream, order } = floodFromRim(grid.values, grid.columns, grid.rows)
  const drained = new Int32Array(order.length).fill(1)
  for (const i of order.toReversed()) if (downstream[i]! >= 0) drained[downstream[i]!]! += drained[i]!
  const outline = simplify(countyRing, 60)
  const toRiver = makeNearness(rivers.map((r) => r.line), 120)
  // In the towns they run below the streets.
  const toStreet = makeNearness(streets.map((s) => s.line), 130)
  const ends = (p: Point) => toRiver(p) < 100 || toStreet(p) < 120 || isInside(lakeRing, p)
  const hasFeeder = new Uint8Array(order.length)
  for (const i of order) if (drained[i]! >= least && downstream[i]! >= 0) hasFeeder[downstream[i]!] = 1
  const seen = new Uint8Array(order.length)
  const out: Feature[] = []
  // The longest first: later ones end where they meet it.
  const heads = [...order].filter((i) => drained[i]! >= least && !hasFeeder[i] && isInside(outline, cellMiddle(grid, i))).toReversed()
  for (const head of heads) {
    const path: Point[] = []
    let size = 0
    for (let i = head; i >= 0; i = downstream[i]!) {
      const p = cellMiddle(grid, i)
      path.push(p)
      size = drained[i]!
      if (seen[i] || ends(p) || !isInside(outline, p)) break
      seen[i] = 1
    }
    if (path.length > 5 && !ends(path[0]!)) out.push(lineFeature(simplify(drawCurve([...simplify(path.map(wander), cell * 0.3), ...mouthAt(path.at(-1)!)], 40), 3), { kind: 'creek', size: Math.min(9, Math.round(Math.sqrt(size / least))) }))
  }
  return out
}

/** Streams never run straight: each bend is moved a little, the same way for every creek that passes. */
const wander = ([x, y]: Point): Point => [x + 38 * bendEast(x / 210, y / 210), y + 38 * bendNorth(x / 210, y / 210)]
const bendEast = makeNoise('creeks east')
const bendNorth = makeNoise('creeks north')

/** The point of a river that a creek ending at `p` runs into. */
function mouthAt(p: Point): Point[] {
  for (const { line } of rivers) {
    const { distance, along } = nearestOn(line, p)
    if (distance < 110 && distance > 8) return [walk(line, along + distance * 0.5).point]
  }
  return []
}

/**
 * Floods the land from its rim inwards, lowest ground first (Barnes 2014): every cell learns which neighbour its water
 * leaves by, pits included. `order` runs from the outlets upstream.
 */
function floodFromRim(heights: Float32Array, columns: number, rows: number): { downstream: Int32Array; order: number[] } {
  const downstream = new Int32Array(heights.length).fill(-2)
  const order: number[] = []
  const queue = new Heap()
  for (let i = 0; i < heights.length; i++) {
    const c = i % columns
    const r = Math.floor(i / columns)
    if (c > 0 && r > 0 && c < columns - 1 && r < rows - 1) continue
    downstream[i] = -1
    queue.push(i, heights[i]!)
  }
  for (let i = queue.pop(); i !== undefined; i = queue.pop()) {
    order.push(i)
    const c = i % columns
    const r = Math.floor(i / columns)
    for (let dr = -1; dr <= 1; dr++) {
      for (let dc = -1; dc <= 1; dc++) {
        const j = i + dr * columns + dc
        if (c + dc < 0 || c + dc >= columns || r + dr < 0 || r + dr >= rows || downstream[j] !== -2) continue
        downstream[j] = i
        queue.push(j, Math.max(heights[j]!, heights[i]!) + (dr !== 0 && dc !== 0 ? 0.02 : 0.01))
      }
    }
  }
  return { downstream, order }
}
