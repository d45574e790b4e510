import { describe, expect, test } from 'vitest'
import { findOverlap } from './overlap.ts'
import { isFault, mostPositions, readBoundary } from './read-boundary.ts'
import { contains, innerPoint, toPoint, toShape, type Boundary, type LonLat } from './rings.ts'

const at = ([x, y]: readonly [number, number]): LonLat => [119.4 + x / 1000, 27.3 + y / 1000]
const ring = (...points: [number, number][]) => [...points, points[0]!].map(at)
const square = (x: number, y: number, size: number) => ring([x, y], [x + size, y], [x + size, y + size], [x, y + size])
const polygon = (...coordinates: LonLat[][]) => ({ type: 'Polygon', coordinates })
const read = (given: unknown, bounds: [number, number, number, number] | null = null) => readBoundary(given, 'cgcs2000', bounds)
const faultOf = (given: unknown, bounds: [number, number, number, number] | null = null) => {
  const found = read(given, bounds)
  return isFault(found) ? found.code : 'fine'
}
const shapeOf = (given: unknown) => toShape(read(given) as Boundary)
const isIn = (given: unknown, point: [number, number]) => contains(shapeOf(given), toPoint(at(point)))

describe('a boundary that comes in', () => {
  const many = Array.from({ length: mostPositions + 1 }, (_, i): [number, number] => [Math.cos(i / 400) * 5, Math.sin(i / 400) * 5])
  test.each<[string, unknown, string]>([
    ['a square', polygon(square(0, 0, 4)), 'fine'],
    ['a square with a hole', polygon(square(0, 0, 4), square(1, 1, 2)), 'fine'],
    ['two parts', { type: 'MultiPolygon', coordinates: [[square(0, 0, 2)], [square(5, 0, 2)]] }, 'fine'],
    ['an island in a hole', { type: 'MultiPolygon', coordinates: [[square(0, 0, 9), square(1, 1, 7)], [square(3, 3, 2)]] }, 'fine'],
    ['a hole that touches its ring at one point', polygon(square(0, 0, 4), ring([0, 2], [2, 1], [2, 3])), 'fine'],
    ['heights and the same position twice', polygon(square(0, 0, 4).flatMap((p) => [[...p, 12], [...p, 12]] as unknown as LonLat[])), 'fine'],
    ['a point', { type: 'Point', coordinates: [119.4, 27.3] }, 'grid_no_area'],
    ['a line', { type: 'LineString', coordinates: square(0, 0, 1) }, 'grid_no_area'],
    ['a collection', { type: 'GeometryCollection', geometries: [] }, 'grid_no_area'],
    ['nothing', null, 'grid_no_area'],
    ['no rings', polygon(), 'grid_no_area'],
    ['coordinates that are texts', { type: 'Polygon', coordinates: [[['119', '27']]] }, 'grid_coordinates'],
    ['coordinates of another depth', { type: 'Polygon', coordinates: square(0, 0, 1) }, 'grid_coordinates'],
    ['an empty ring', polygon([]), 'grid_ring_open'],
    ['a ring that is not closed', polygon(square(0, 0, 4).slice(0, -1)), 'grid_ring_open'],
    ['a ring of two positions', polygon(ring([0, 0], [1, 1])), 'grid_ring_short'],
    ['a ring without area', polygon(ring([0, 0], [1, 1], [2, 2])), 'grid_ring_flat'],
    ['a bow tie', polygon(ring([0, 0], [4, 4], [4, 0], [0, 3])), 'grid_ring_crosses'],
    ['a spike', polygon(ring([0, 0], [4, 0], [8, 0], [4, 0], [4, 4])), 'grid_ring_crosses'],
    ['a ring that touches itself', polygon(ring([0, 0], [4, 0], [4, 4], [2, 0], [0, 4])), 'grid_ring_crosses'],
    ['a hole that reaches out', polygon(square(0, 0, 4), square(3, 3, 3)), 'grid_ring_crosses'],
    ['a hole elsewhere', polygon(square(0, 0, 4), square(6, 6, 1)), 'grid_hole_outside'],
    ['a part within another', { type: 'MultiPolygon', coordinates: [[square(0, 0, 9)], [square(3, 3, 2)]] }, 'grid_parts_overlap'],
    ['longitude and latitude swapped', polygon(square(0, 0, 4).map(([lon, lat]): LonLat => [lat, lon])), 'grid_swapped'],
    ['metres of a projection', polygon([[500_000, 3_000_000], [500_100, 3_000_000], [500_000, 3_000_100], [500_000, 3_000_000]]), 'grid_outside'],
    ['too many positions', polygon(ring(...many)), 'grid_too_fine'],
  ])('%s', (_, given, code) => expect(faultOf(given)).toBe(code))

  test('lies in the county where its bounds are known', () => expect(faultOf(polygon(square(0, 0, 4)), [110, 20, 111, 21])).toBe('grid_outside'))
  test('says where it crosses itself', () => {
    const found = read(polygon(ring([0, 0], [4, 4], [4, 0], [0, 4])))
    expect(isFault(found) && found.at?.map((n) => Math.round(n * 1e5))).toEqual(at([2, 2]).map((n) => Math.round(n * 1e5)))
  })
  test('of a map that shifts positions is put right', () => {
    const found = readBoundary(polygon(square(0, 0, 4)), 'gcj02', null) as Boundary
    expect(Math.abs(found[0]![0]![0]![0] - at([0, 0])[0])).toBeGreaterThan(0.003)
  })
})

describe('what lies inside', () => {
  const ringed = polygon(square(0, 0, 9), square(3, 3, 3))
  test.each<[[number, number], boolean]>([[[1, 1], true], [[4, 4], false], [[10, 1], false], [[-1, 3], false], [[7, 3], true]])('%j: %s', (point, answer) => expect(isIn(ringed, point)).toBe(answer))

  test('a door on a border that two share is in one of them', () => {
    const [left, right] = [polygon(ring([0, 0], [2, 0], [3, 5], [0, 5])), polygon(ring([2, 0], [5, 0], [5, 5], [3, 5]))]
    for (const t of [0, 0.2, 0.4, 0.6, 0.8]) {
      const on: [number, number] = [2 + t, t * 5]
      expect([isIn(left, on), isIn(right, on)].filter(Boolean), String(t)).toHaveLength(1)
    }
  })
  test('a place well inside is inside', () => {
    for (const given of [ringed, polygon(ring([0, 0], [9, 0], [9, 9], [8, 1], [1, 1])), polygon(square(0, 0, 1))]) expect(contains(shapeOf(given), innerPoint(shapeOf(given)))).toBe(true)
  })
})

describe('grids overlap', () => {
  const own = polygon(square(0, 0, 4))
  test.each<[string, unknown, boolean]>([
    ['beside it', polygon(square(4, 0, 4)), false],
    ['beside it, with corners elsewhere on the border', polygon(ring([4, -3], [8, -3], [8, 2], [4, 2])), false],
    ['a metre over the border', polygon(square(3.99, 0, 4)), false],
    ['ten metres over the border', polygon(square(3.9, 0, 4)), true],
    ['the same', polygon(square(0, 0, 4)), true],
    ['within it', polygon(square(1, 1, 1)), true],
    ['around it', polygon(square(-1, -1, 9)), true],
    ['across it, no corner inside', polygon(ring([-2, 1], [6, 1], [6, 3], [-2, 3])), true],
    ['around it, with a hole where it is', polygon(square(-2, -2, 9), square(0, 0, 4)), false],
    ['far off', polygon(square(50, 50, 4)), false],
  ])('%s: %s', (_, other, answer) => {
    expect(findOverlap(shapeOf(own), shapeOf(other)) !== null).toBe(answer)
    expect(findOverlap(shapeOf(other), shapeOf(own)) !== null, 'the other way round').toBe(answer)
  })
})
