import { distance, type Point } from '../county/geometry.ts'
import { Heap } from './heap.ts'
import { heightAt, type Terrain } from './terrain/erode.ts'

/** Metres between the places that a trail may pass. */
const pace = 85
/** How much longer a metre feels for each unit of slope, squared: village roads here climb at up to one in ten. */
const effort = 90

/**
 * A way from `from` to `to` that winds over the terrain as a village road does: along the slope rather than up it
 * (A* on a grid of 85 m, sixteen directions). Falls back to the straight line where the search finds nothing.
 */
export function findTrail(terrain: Terrain, from: Point, to: Point, isBarred: (p: Point) => boolean): Point[] {
  const margin = 900
  const west = Math.min(from[0], to[0]) - margin
  const south = Math.min(from[1], to[1]) - margin
  const columns = Math.ceil((Math.max(from[0], to[0]) + margin - west) / pace) + 1
  const rows = Math.ceil((Math.max(from[1], to[1]) + margin - south) / pace) + 1
  const at = (i: number): Point => [west + (i % columns) * pace, south + Math.floor(i / columns) * pace]
  const cellOf = (p: Point) => Math.round((p[1] - south) / pace) * columns + Math.round((p[0] - west) / pace)
  const height = Float32Array.from({ length: columns * rows }, (_, i) => heightAt(terrain, ...at(i)))
  const cost = new Float64Array(columns * rows).fill(Infinity)
  const before = new Int32Array(columns * rows).fill(-1)
  const [start, goal] = [cellOf(from), cellOf(to)]
  cost[start] = 0
  const queue = new Heap()
  queue.push(start, 0)
  for (let cell = queue.pop(); cell !== undefined && cell !== goal; cell = queue.pop()) {
    const c = cell % columns
    const r = Math.floor(cell / columns)
    for (const [dc, dr] of directions) {
      if (c + dc < 0 || c + dc >= columns || r + dr < 0 || r + dr >= rows) continue
      const next = (r + dr) * columns + c + dc
      const step = pace * Math.hypot(dc, dr)
      const slope = Math.abs(height[next]! - height[cell]!) / step
      const barred = next !== goal && isBarred(at(next)) ? 12 : 1
      const total = cost[cell]! + step * (1 + effort * slope * slope) * barred
      if (total >= cost[next]!) continue
      cost[next] = total
      before[next] = cell
      queue.push(next, total + distance(at(next), to))
    }
  }
  const path: Point[] = [to]
  for (let cell = before[goal]!; cell >= 0 && cell !== start; cell = before[cell]!) path.push(at(cell))
  path.push(from)
  return path.reverse()
}

const directions = [-2, -1, 0, 1, 2].flatMap((c) => [-2, -1, 0, 1, 2].map((r) => [c, r] as const)).filter(([c, r]) => (c !== 0 || r !== 0) && (Math.abs(c) + Math.abs(r) !== 4) && !(Math.abs(c) === 2 && r === 0) && !(Math.abs(r) === 2 && c === 0))
