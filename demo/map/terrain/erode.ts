import { measure, walk } from '../../county/geometry.ts'
import { isInside, type Point } from '../../county/geometry.ts'
import { lakeLevel, lakeRing } from '../../county/layout/lake.ts'
import { rivers, type River } from '../../county/layout/rivers.ts'
import { compounds } from '../../county/layout/compounds.ts'
import { sites } from '../../county/layout/sites.ts'
import { clusters } from '../../county/layout/villages.ts'
import { cellAt, cellMiddle, emptyGrid, type Grid, sample, sampleRough } from './grid.ts'
import { makeFractal, makeNoise } from './noise.ts'

/** What the county's land is computed on: its outline and a margin, so that nothing ends at the border. */
export const extent = { west: -21_500, south: -12_500, east: 13_500, north: 15_500 }
const cell = 110
/** Drainage exponent and strength of the stream-power law, dh/dt = uplift − k · area^m · slope (Braun & Willett 2013). */
const m = 0.45
const k = 0.024
/** One step of uplift; the scheme is implicit, so that it stays stable at any length. */
const step = 30
const steps = 40

/**
 * Mountains that drain into the rivers drawn by hand: land rises everywhere but on valley floors, and water wears it down
 * until ridges and side valleys stand as they do in old hills. About half a second.
 */
export function erodeTerrain(): Terrain {
  const grid = emptyGrid(extent.west, extent.south, extent.east, extent.north, cell)
  const { fixed, uplift, floors } = layGround(grid)
  const order = new Int32Array(grid.values.length)
  const receiver = new Int32Array(grid.values.length)
  const area = new Float32Array(grid.values.length)
  for (let i = 0; i < steps; i++) {
    routeWater(grid, fixed, receiver, i < steps * 0.7 ? i : steps)
    const count = sortDownstream(receiver, order)
    drain(grid, receiver, order, count, area)
    wearDown(grid, fixed, uplift, floors, receiver, order, count, area)
    creep(grid, fixed, 0.5)
  }
  creep(grid, fixed, 0.7)
  return bendGrid(grid, uplift)
}

/** Metres above sea level, every `finest` metres. */
export type Terrain = Grid
const finest = 40

/** How far the finished land is pulled out of the grid's straight lines, metres; not on valley floors, which must keep their river. */
const bend = 150

function bendGrid(grid: Grid, uplift: Float32Array): Terrain {
  const calm = { ...grid, values: uplift.map((u) => Math.min(1, Math.max(0, u * 1.4))) }
  const draw = (key: string) => {
    const noise = makeFractal(key, 2)
    return { ...grid, values: grid.values.map((_, i) => { const [x, y] = cellMiddle(grid, i); return bend * noise(x / 520, y / 520) }) }
  }
  const [east, north] = [draw('bend east'), draw('bend north')]
  const grain = makeNoise('grain')
  const out = emptyGrid(extent.west, extent.south, extent.east, extent.north, finest)
  for (let i = 0; i < out.values.length; i++) {
    const [x, y] = cellMiddle(out, i)
    const free = sampleRough(calm, x, y)
    out.values[i] = free === 0 ? sample(grid, x, y) : sample(grid, x + free * sampleRough(east, x, y), y + free * sampleRough(north, x, y)) + 6 * free * grain(x / 150, y / 150)
  }
  return out
}

/** Height at a point of the finished terrain, metres. */
export const heightAt = (terrain: Terrain, x: number, y: number) => sampleRough(terrain, x, y)

/** One fixed random value in [0, 1) for a cell and a round. */
function jitter(i: number, round: number): number {
  let h = Math.imul(i + 1, 0x27d4eb2d) ^ Math.imul(round + 7, 0x165667b1)
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b)
  h ^= h >>> 13
  return (h >>> 0) / 2 ** 32
}

/** Start heights; cells that stay put (beds, towns' ground, the lake, the rim); and how fast the others rise. */
function layGround(grid: Grid): { fixed: Uint8Array; uplift: Float32Array; floors: Float32Array } {
  const n = grid.values.length
  const fixed = new Uint8Array(n)
  const uplift = new Float32Array(n)
  const floors = new Float32Array(n)
  const rough = makeFractal('ground', 4)
  const broad = makeNoise('uplift')
  const beds = rivers.flatMap(sampleBed)
  for (let i = 0; i < n; i++) {
    const p = cellMiddle(grid, i)
    const { height, distance } = nearestBed(beds, p)
    const row = Math.floor(i / grid.columns)
    const column = i % grid.columns
    const rim = row === 0 || column === 0 || row === grid.rows - 1 || column === grid.columns - 1
    // Rough hills to begin with: streams then find winding ways and join like branches, not like a comb.
    const side = Math.min(1, Math.max(0, distance - 120) / 900)
    grid.values[i] = height + Math.min(420, distance * 0.07) + 150 * side * rough(p[0] / 1900, p[1] / 1900) + 3 * jitter(i, 0)
    // No side valley cuts below the river that it runs to.
    floors[i] = height + distance * 0.012 - Math.max(0, distance - 1000) * 0.3
    // Valley floors are a few hundred metres wide near the towns and narrow in the gorge.
    const floor = 90 + 130 * Math.max(0, broad(p[0] / 2600 + 5, p[1] / 2600))
    const rise = Math.min(1, Math.max(0, (distance - floor) / 700))
    uplift[i] = rise * (0.72 + 0.34 * broad(p[0] / 5200, p[1] / 5200) + 0.2 * rough(p[0] / 1500, p[1] / 1500))
    if (rim) fixed[i] = 1
  }
  flatten(grid, uplift)
  for (const { p, height } of beds) {
    const at = cellAt(grid, p)
    if (at < 0) continue
    grid.values[at] = height
    fixed[at] = 1
  }
  for (let i = 0; i < n; i++) {
    if (!isInside(lakeRing, cellMiddle(grid, i))) continue
    grid.values[i] = lakeLevel - 2
    fixed[i] = 1
  }
  return { fixed, uplift, floors }
}

/** Towns and villages stand on level ground. */
function flatten(grid: Grid, uplift: Float32Array): void {
  const level = (centre: Point, radius: number) => {
    const reach = radius * 1.8
    for (let y = centre[1] - reach; y <= centre[1] + reach; y += grid.cell) {
      for (let x = centre[0] - reach; x <= centre[0] + reach; x += grid.cell) {
        const i = cellAt(grid, [x, y])
        const d = Math.hypot(x - centre[0], y - centre[1]) / radius
        if (i >= 0 && d < 1.8) uplift[i]! *= Math.min(1, Math.max(0, d - 0.9) / 0.9)
      }
    }
  }
  for (const c of compounds) level(c.centre, 190)
  for (const s of sites) level(s.centre, 150)
  for (const c of clusters) level(c.centre, c.radius)
}

interface BedPoint {
  p: Point
  height: number
}

function sampleBed(river: River): BedPoint[] {
  const lengths = measure(river.line)
  const total = lengths.at(-1)!
  const count = Math.ceil(total / 100)
  return Array.from({ length: count + 1 }, (_, i) => ({ p: walk(river.line, (i / count) * total, lengths).point, height: heightAlong(river, i / count) }))
}

/** Height of a river's bed at a fraction of its length. */
export function heightAlong(river: River, fraction: number): number {
  const { profile } = river
  const i = Math.max(1, profile.findIndex(([f]) => f >= fraction))
  const [f0, h0] = profile[i - 1]!
  const [f1, h1] = profile[i] ?? profile.at(-1)!
  return f1 === f0 ? h1 : h0 + ((h1 - h0) * (fraction - f0)) / (f1 - f0)
}

/** Height of the ground's base at `p`, blended between all beds by the fourth power of nearness, and the distance to the nearest. */
function nearestBed(beds: readonly BedPoint[], p: Point): { height: number; distance: number } {
  let weights = 0
  let sum = 0
  let nearest = Infinity
  for (const bed of beds) {
    const d2 = (bed.p[0] - p[0]) ** 2 + (bed.p[1] - p[1]) ** 2
    if (d2 < nearest) nearest = d2
    const w = 1 / (d2 + 1600) ** 2
    weights += w
    sum += w * bed.height
  }
  return { height: sum / weights, distance: Math.sqrt(nearest) }
}

/**
 * Each cell hands its water to a lower neighbour, or keeps it (itself) in a pit and at fixed cells: the steepest, with some
 * chance in it, or streams would only run along the grid's eight directions.
 */
function routeWater(grid: Grid, fixed: Uint8Array, receiver: Int32Array, round: number): void {
  const { columns, rows, values } = grid
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const i = row * columns + column
      receiver[i] = i
      if (fixed[i]) continue
      let steepest = 0
      for (let r = -1; r <= 1; r++) {
        for (let c = -1; c <= 1; c++) {
          if ((r === 0 && c === 0) || row + r < 0 || row + r >= rows || column + c < 0 || column + c >= columns) continue
          const j = i + r * columns + c
          const slope = ((values[i]! - values[j]!) / (r !== 0 && c !== 0 ? Math.SQRT2 : 1)) * (0.55 + 0.9 * jitter(i * 9 + r * 3 + c, round))
          if (slope > steepest) {
            steepest = slope
            receiver[i] = j
          }
        }
      }
    }
  }
}

/** Fills `order` so that every cell comes after the one it drains to; returns how many (all). */
function sortDownstream(receiver: Int32Array, order: Int32Array): number {
  const n = receiver.length
  const first = new Int32Array(n).fill(-1)
  const next = new Int32Array(n).fill(-1)
  let count = 0
  for (let i = 0; i < n; i++) {
    const r = receiver[i]!
    if (r === i) continue
    next[i] = first[r]!
    first[r] = i
  }
  for (let i = 0; i < n; i++) if (receiver[i] === i) order[count++] = i
  for (let at = 0; at < count; at++) for (let donor = first[order[at]!]!; donor >= 0; donor = next[donor]!) order[count++] = donor
  return count
}

function drain(grid: Grid, receiver: Int32Array, order: Int32Array, count: number, area: Float32Array): void {
  area.fill(grid.cell * grid.cell)
  for (let at = count - 1; at >= 0; at--) {
    const i = order[at]!
    if (receiver[i] !== i) area[receiver[i]!]! += area[i]!
  }
}

function wearDown(grid: Grid, fixed: Uint8Array, uplift: Float32Array, floors: Float32Array, receiver: Int32Array, order: Int32Array, count: number, area: Float32Array): void {
  const { values, columns } = grid
  for (let at = 0; at < count; at++) {
    const i = order[at]!
    if (fixed[i]) continue
    const raised = values[i]! + uplift[i]! * step
    const r = receiver[i]!
    if (r === i) {
      values[i] = raised
      continue
    }
    const diagonal = (i - r) % columns !== 0 && Math.abs(i - r) !== 1
    const f = (k * step * area[i]! ** m) / (grid.cell * (diagonal ? Math.SQRT2 : 1))
    values[i] = Math.max(floors[i]!, (raised + f * values[r]!) / (1 + f))
  }
}

/** Soil creeps: sharp edges soften a little. */
function creep(grid: Grid, fixed: Uint8Array, share: number): void {
  const { columns, rows, values } = grid
  const before = values.slice()
  for (let row = 1; row < rows - 1; row++) {
    for (let column = 1; column < columns - 1; column++) {
      const i = row * columns + column
      if (fixed[i]) continue
      const mean = (before[i - 1]! + before[i + 1]! + before[i - columns]! + before[i + columns]!) / 4
      values[i] = before[i]! + share * (mean - before[i]!)
    }
  }
}
