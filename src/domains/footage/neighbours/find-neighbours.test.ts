import { expect, test } from 'vitest'
import { findNeighbours } from './find-neighbours.ts'

const at = (id: string, north: number, east: number, bearing: number | null = null): Parameters<typeof findNeighbours>[0] => ({
  id, position: { lat: 27.3 + north / 111_195, lon: 119.4 + east / (111_195 * Math.cos((27.3 * Math.PI) / 180)) }, bearing, fieldOfView: 60,
})

test('neighbours come by distance, those in the direction of looking first, with who looks at whom', () => {
  const here = at('here', 0, 0, 90)
  const found = findNeighbours(here, [here, at('behind', 0, -100), at('ahead', 0, 150, 270), at('far', 0, 400), at('north', 60, 0, 0), { ...at('nowhere', 0, 0), position: null }])
  expect(found.map(({ id, metres, direction, isAhead, looksBack }) => [id, metres, direction, isAhead, looksBack])).toEqual([
    ['north', 60, 0, false, false],
    ['ahead', 150, 90, true, true],
    ['behind', 100, 270, false, false],
  ])
})

test('a camera without a place has no neighbours', () => {
  expect(findNeighbours({ ...at('here', 0, 0), position: null }, [at('other', 10, 0)])).toEqual([])
})
