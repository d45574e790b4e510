import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distanceM, fromGcj02, givenPosition, toGcj02 } from './geo.ts'

const inChina = fc.record({ lon: fc.double({ min: 75, max: 134, noNaN: true }), lat: fc.double({ min: 18, max: 53, noNaN: true }) })

test('a degree of latitude is 111 km, and a place is 0 m from itself', () => {
  expect(distanceM({ lon: 119.42, lat: 27 }, { lon: 119.42, lat: 28 })).toBeCloseTo(111_195, -1)
  expect(distanceM({ lon: 119.42, lat: 27.3 }, { lon: 119.42, lat: 27.3 })).toBe(0)
})

test('GCJ-02 shifts Beijing as its published example says', () => {
  // The pair that every description of the shift gives: WGS-84 116.404, 39.915.
  const shifted = toGcj02({ lon: 116.404, lat: 39.915 })
  expect(shifted.lon).toBeCloseTo(116.41024449916938, 9)
  expect(shifted.lat).toBeCloseTo(39.91640428150164, 9)
})

test('a shifted place comes back to within a centimetre, anywhere in China', () => {
  fc.assert(fc.property(inChina, (at) => distanceM(fromGcj02(toGcj02(at)), at) < 0.01))
})

test('a place that names GCJ-02 is stored unshifted; one that names nothing is taken as CGCS2000', () => {
  const at = { lon: 119.42, lat: 27.3 }
  const shifted = toGcj02(at)
  expect(distanceM(shifted, at)).toBeGreaterThan(300)
  expect(distanceM(givenPosition.parse({ ...shifted, system: 'gcj02' }), at)).toBeLessThan(0.01)
  expect(givenPosition.parse(at)).toEqual(at)
})
