import type { Point } from '../../county/geometry.ts'
import { clusters } from '../../county/layout/villages.ts'
import { lancheng, qiyun } from '../../county/layout/rivers.ts'
import { streets } from '../../county/layout/streets.ts'
import { type Feature, polygonFeature, signedArea, simplify } from '../geojson.ts'
import { findAreas, smooth } from '../isolines.ts'
import { heightAt, type Terrain } from '../terrain/erode.ts'
import { cellMiddle, emptyGrid, type Grid } from '../terrain/grid.ts'
import { makeFractal } from '../terrain/noise.ts'
import { makeNearness } from './roads.ts'

const cell = 55
/** Smallest field that is drawn, square metres. */
const least = 9_000

/** Rice and vegetables on level ground near houses, tea on the slopes above, orchards where neither thrives. */
export function drawFields(terrain: Terrain): Feature[] {
  const patch = makeFractal('fields', 3)
  const hedge = makeFractal('hedges', 2)
  const toStreet = makeNearness(streets.map((s) => s.line), 110)
  const homes = [...clusters.map((c) => ({ centre: c.centre, reach: 420 + c.houses * 9 })), { centre: lancheng.at(0, 0), reach: 2900 }, { centre: qiyun.at(0, 0), reach: 1400 }]
  const [west, south, east, north] = [-18_500, -9_500, 9_700, 12_000]
  const paddy = emptyGrid(west, south, east, north, cell)
  const tea = emptyGrid(west, south, east, north, cell)
  for (let i = 0; i < paddy.values.length; i++) {
    const p = cellMiddle(paddy, i)
    const near = toStreet(p) < 95 ? -1 : nearness(homes, p)
    if (near <= 0) {
      paddy.values[i] = tea.values[i] = -1
      continue
    }
    const slope = slopeAt(terrain, p)
    const n = patch(p[0] / 700, p[1] / 700)
    // A value above 0 is a field; the noise makes rims and gaps, the fine one the hedges between.
    const gap = 0.35 - Math.abs(hedge(p[0] / 260, p[1] / 260)) * 1.4
    paddy.values[i] = Math.min(near * 1.2, (0.085 - slope) * 9, 0.45 + n) - Math.max(0, gap) * 0.5
    tea.values[i] = Math.min(near * 1.1, (slope - 0.09) * 7, (0.42 - slope) * 5, 0.16 + patch(p[0] / 900 + 30, p[1] / 900)) - Math.max(0, gap) * 0.4
  }
  return [...drawAreas(paddy, 'paddy'), ...drawAreas(tea, 'tea')]
}

function drawAreas(grid: Grid, kind: string): Feature[] {
  return findAreas(grid, 0)
    .filter((a) => signedArea(a.outer) > least)
    .map((a) => polygonFeature(round(a.outer), { kind }, a.holes.filter((h) => -signedArea(h) > least / 2).map(round)))
}

const round = (ring: readonly Point[]) => simplify(smooth(ring, 2), 4)

function nearness(homes: readonly { centre: Point; reach: number }[], [x, y]: Point): number {
  let best = -1
  for (const { centre, reach } of homes) best = Math.max(best, 1 - Math.hypot(x - centre[0], y - centre[1]) / reach)
  return best
}

function slopeAt(terrain: Terrain, [x, y]: Point): number {
  const d = 45
  return Math.hypot(heightAt(terrain, x + d, y) - heightAt(terrain, x - d, y), heightAt(terrain, x, y + d) - heightAt(terrain, x, y - d)) / (2 * d)
}
