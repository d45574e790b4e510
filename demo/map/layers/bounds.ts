import { communities, county } from '../../county/county.ts'
import type { Point } from '../../county/geometry.ts'
import { communityRings, countyRing, stationRings } from '../../county/layout/areas.ts'
import { units } from '../../county/county.ts'
import { type Feature, lineFeature, polygonFeature, simplify } from '../geojson.ts'

/** The county's outline, everything outside it, and the areas of stations and communities. */
export function drawBounds(): Feature[] {
  const outline = simplify(countyRing, 6)
  const world: Point[] = [[-400_000, -400_000], [400_000, -400_000], [400_000, 400_000], [-400_000, 400_000]]
  return [
    polygonFeature(outline, { kind: 'county', name: county.name, nameEn: county.nameEn }),
    polygonFeature(world, { kind: 'outside' }, [outline]),
    lineFeature([...outline, outline[0]!], { kind: 'county_line' }),
    ...Object.entries(stationRings).map(([id, ring]) => {
      const unit = units.find((u) => u.id === id)!
      return polygonFeature(simplify(ring, 6), { kind: 'station', id, name: unit.name, nameEn: unit.nameEn })
    }),
    ...communities.map((c) => polygonFeature(simplify(communityRings[c.id], 4), { kind: 'community', id: c.id, name: c.name, nameEn: c.nameEn, station: c.station })),
  ]
}
