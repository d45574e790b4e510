import { measure, type Point } from '../../county/geometry.ts'
import { damLine, lakeRing } from '../../county/layout/lake.ts'
import { rivers, type River } from '../../county/layout/rivers.ts'
import { type Feature, lineFeature, polygonFeature, simplify } from '../geojson.ts'

/** The rivers as areas of their width, their middles as lines for names and small scales, the reservoir and its dam. */
export function drawWater(): Feature[] {
  return [
    ...rivers.flatMap((r) => [
      polygonFeature(riverBanks(r), { kind: 'river', id: r.id }),
      lineFeature(simplify(r.line, 4), { kind: 'river_line', id: r.id, name: r.name, nameEn: r.nameEn, width: r.width[1] }),
    ]),
    polygonFeature(simplify(lakeRing, 2), { kind: 'lake', name: '碧湖水库', nameEn: 'Bihu Reservoir' }),
    lineFeature(damLine, { kind: 'dam', name: '碧湖水库大坝', nameEn: 'Bihu Dam' }),
  ]
}

/** Width of a river in metres at a fraction of its length; banks are never quite parallel. */
export function widthAlong(river: River, fraction: number, along: number): number {
  const [source, mouth] = river.width
  return (source + (mouth - source) * fraction ** 0.8) * (1 + 0.16 * Math.sin(along / 170) + 0.1 * Math.sin(along / 61))
}

function riverBanks(river: River): Point[] {
  const { line } = river
  const lengths = measure(line)
  const total = lengths.at(-1)!
  const left: Point[] = []
  const right: Point[] = []
  for (const [i, p] of line.entries()) {
    const a = line[Math.max(0, i - 1)]!
    const b = line[Math.min(line.length - 1, i + 1)]!
    const span = Math.hypot(b[0] - a[0], b[1] - a[1])
    const half = widthAlong(river, lengths[i]! / total, lengths[i]!) / 2
    const [nx, ny] = [(-(b[1] - a[1]) / span) * half, ((b[0] - a[0]) / span) * half]
    left.push([p[0] + nx, p[1] + ny])
    right.push([p[0] - nx, p[1] - ny])
  }
  return [...simplify(left, 0.8), ...simplify(right, 0.8).reverse()]
}
