import { z } from 'zod'
import { fromGcj02, type positionSystems } from '#platform/geo.ts'
import { contains, findCrossing, innerPoint, isFlat, toLonLat, toPoint, toShape, type Boundary, type LonLat } from './rings.ts'

/** What is wrong with a boundary: a code of the catalogue, and where. */
export interface BoundaryFault {
  code: string
  at: LonLat | null
}

export type System = (typeof positionSystems)[number]
export type Bounds = readonly [west: number, south: number, east: number, north: number]

/** The largest grid that is drawn by hand has some hundreds. */
export const mostPositions = 2_000
/** Where no bounds of the county are set: China. */
const china: Bounds = [73, 3, 136, 54]

/** As acts keep it: polygons, rings, positions. */
export const storedBoundary: z.ZodType<Boundary> = z.array(z.array(z.array(z.tuple([z.number(), z.number()])).min(4)).min(1)).min(1)

const position = z.array(z.number()).min(2).max(4)
const ring = z.array(position)
const geometry = z.discriminatedUnion('type', [z.object({ type: z.literal('Polygon'), coordinates: z.array(ring) }), z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) })])

/** Takes a GeoJSON geometry (RFC 7946) apart; heights are left out, positions that stand twice in a row stand once. */
export function readBoundary(given: unknown, system: System, bounds: Bounds | null): Boundary | BoundaryFault {
  const type = (given as { type?: unknown } | null)?.type
  if (type !== 'Polygon' && type !== 'MultiPolygon') return blame('grid_no_area')
  const parsed = geometry.safeParse(given)
  if (!parsed.success) return blame('grid_coordinates')
  const polygons = parsed.data.type === 'Polygon' ? [parsed.data.coordinates] : parsed.data.coordinates
  if (polygons.length === 0 || polygons.some((rings) => rings.length === 0)) return blame('grid_no_area')
  if (polygons.flat(2).length > mostPositions) return blame('grid_too_fine')
  const boundary = polygons.map((rings) => rings.map((one) => one.map((p) => settle(p as LonLat, system))))
  return judgePlaces(boundary, bounds ?? china) ?? judgeRings(boundary) ?? boundary.map((rings) => rings.map(withoutRepeats))
}

export const isFault = (read: Boundary | BoundaryFault): read is BoundaryFault => !Array.isArray(read)

const blame = (code: string, at: LonLat | null = null): BoundaryFault => ({ code, at })

function settle([lon, lat]: LonLat, system: System): LonLat {
  const at = system === 'gcj02' ? fromGcj02({ lon, lat }) : { lon, lat }
  return toLonLat(toPoint([at.lon, at.lat]))
}

function judgePlaces(boundary: Boundary, [west, south, east, north]: Bounds): BoundaryFault | null {
  const isIn = ([lon, lat]: LonLat) => lon >= west && lon <= east && lat >= south && lat <= north
  const outside = boundary.flat(2).find((p) => !isIn(p))
  if (!outside) return null
  return blame(isIn([outside[1], outside[0]]) ? 'grid_swapped' : 'grid_outside', outside)
}

const isSame = (a: LonLat | undefined, b: LonLat | undefined) => a?.[0] === b?.[0] && a?.[1] === b?.[1]
const withoutRepeats = (line: LonLat[]) => line.filter((p, i) => i === 0 || !isSame(p, line[i - 1]))

function judgeRings(boundary: Boundary): BoundaryFault | null {
  for (const line of boundary.flat()) {
    if (!isSame(line[0], line.at(-1)) || line.length === 0) return blame('grid_ring_open', line.at(-1) ?? null)
    if (withoutRepeats(line).length < 4) return blame('grid_ring_short', line[0]!)
    if (isFlat(withoutRepeats(line).map(toPoint))) return blame('grid_ring_flat', line[0]!)
  }
  const parts = boundary.map((rings) => toShape([rings.map(withoutRepeats)]))
  const crossing = findCrossing(parts.flatMap(({ rings }) => rings))
  if (crossing) return blame('grid_ring_crosses', toLonLat(crossing))
  for (const { rings, box } of parts) {
    const [outer, ...holes] = rings
    const lost = holes.find((hole) => !contains({ rings: [outer!], box }, innerPoint({ rings: [hole] })))
    if (lost) return blame('grid_hole_outside', toLonLat(lost[0]!))
  }
  const twice = parts.find((part) => parts.some((other) => other !== part && contains(other, innerPoint(part))))
  return twice ? blame('grid_parts_overlap', toLonLat(twice.rings[0]![0]!)) : null
}
