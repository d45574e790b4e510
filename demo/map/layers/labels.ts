import type { Point } from '../../county/geometry.ts'
import { toPoint } from '../../county/geometry.ts'
import { county } from '../../county/county.ts'
import { lancheng, qiyun } from '../../county/layout/rivers.ts'
import { sites } from '../../county/layout/sites.ts'
import { clusters, coveredBridges, peaks } from '../../county/layout/villages.ts'
import { places } from '../../county/places.ts'
import { type Feature, pointFeature } from '../geojson.ts'
import { heightAt, type Terrain } from '../terrain/erode.ts'
import { coveredBridgeLine } from './roads.ts'

/** What is written on the map. `rank` orders what gives way: lower wins. Names of shops come from the gazetteer. */
export function drawLabels(terrain: Terrain): Feature[] {
  const named = (kind: string, at: Point, name: string, nameEn: string, rank: number, extra: Record<string, string | number> = {}) => pointFeature(at, { kind, name, nameEn, rank, ...extra })
  return [
    named('county', [-3600, 1200], county.name, county.nameEn, 0),
    named('town', lancheng.at(0, 300), '岚城镇', 'Lancheng', 1),
    named('town', qiyun.at(0, 90), '栖云镇', 'Qiyun', 1),
    ...clusters.map((c) => named(c.seat ? 'village' : 'hamlet', c.centre, c.seat ? `${c.name}村` : c.name, c.nameEn, c.seat ? 2 : 4)),
    ...peaks.map((p) => {
      const { point, height } = findTop(terrain, p.point)
      return named('peak', point, p.name, p.nameEn, 3, { height })
    }),
    ...coveredBridges.map((b) => {
      const [a, c] = coveredBridgeLine(b)
      return named('covered_bridge', b.point, b.name, b.nameEn, 2, { turn: Math.round((Math.atan2(c[0] - a[0], c[1] - a[1]) * 180) / Math.PI) })
    }),
    ...sites.map((s) => named(s.kind === 'police' ? 'police' : 'site', s.centre, s.name, s.nameEn, s.kind === 'police' ? 2 : 5, { use: s.kind })),
    ...places.filter((p) => p.kind in kinds).map((p) => {
      const { kind, rank } = kinds[p.kind as keyof typeof kinds]
      const number = kind === 'building' ? p.name.match(/\d+/)![0] : ''
      return pointFeature(toPoint(p.lonLat), { kind, name: number || p.name, nameEn: number || p.nameEn, rank })
    }),
  ]
}

const kinds = {
  compound: { kind: 'compound', rank: 4 }, building: { kind: 'building', rank: 8 }, shop: { kind: 'shop', rank: 9 }, bus_stop: { kind: 'stop', rank: 8 }, farm: { kind: 'farm', rank: 7 }, shed: { kind: 'shed', rank: 8 },
} as const

/** The highest ground within 900 m. */
function findTop(terrain: Terrain, [x, y]: Point): { point: Point; height: number } {
  let best = { point: [x, y] as Point, height: 0 }
  for (let dx = -900; dx <= 900; dx += 45) {
    for (let dy = -900; dy <= 900; dy += 45) {
      const height = Math.round(heightAt(terrain, x + dx, y + dy))
      if (dx * dx + dy * dy < 810_000 && height > best.height) best = { point: [x + dx, y + dy], height }
    }
  }
  return best
}
