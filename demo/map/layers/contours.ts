import { isInside, type Point } from '../../county/geometry.ts'
import { countyRing } from '../../county/layout/areas.ts'
import { type Feature, linesFeature, simplify } from '../geojson.ts'
import { findRings } from '../isolines.ts'
import { heightAt, type Terrain } from '../terrain/erode.ts'
import { cellMiddle, emptyGrid } from '../terrain/grid.ts'

/** Metres of height between contour lines; every fifth is drawn stronger. */
const interval = 50

/** Contour lines within the county. */
export function drawContours(terrain: Terrain): Feature[] {
  const grid = emptyGrid(-18_600, -9_400, 9_800, 12_200, 90)
  for (let i = 0; i < grid.values.length; i++) grid.values[i] = heightAt(terrain, ...cellMiddle(grid, i))
  const highest = grid.values.reduce((a, b) => Math.max(a, b), 0)
  const out: Feature[] = []
  for (let level = interval; level < highest; level += interval) {
    const lines = findRings(grid, level).filter((r) => r.length > 14).flatMap((ring) => keepInside([...ring, ring[0]!])).map((l) => simplify(l, 9))
    if (lines.length > 0) out.push(linesFeature(lines, { level, index: level % (interval * 5) === 0 }))
  }
  return out
}

const outline = simplify(countyRing, 40)

function keepInside(line: readonly Point[]): Point[][] {
  const out: Point[][] = []
  let run: Point[] = []
  for (const p of line) {
    if (isInside(outline, p)) run.push(p)
    else {
      if (run.length > 2) out.push(run)
      run = []
    }
  }
  if (run.length > 2) out.push(run)
  return out
}
