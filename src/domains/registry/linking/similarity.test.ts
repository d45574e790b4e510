import { expect, test } from 'vitest'
import { editDistance, jaroWinkler } from './similarity.ts'

// Winkler (1990), table of examples.
test.each([
  ['MARTHA', 'MARHTA', 0.961],
  ['DWAYNE', 'DUANE', 0.84],
  ['DIXON', 'DICKSONX', 0.813],
  ['', 'A', 0],
  ['same', 'same', 1],
])('%s and %s are alike by what is published', (a, b, likeness) => {
  expect(jaroWinkler(a, b)).toBeCloseTo(likeness, 3)
  expect(jaroWinkler(b, a)).toBeCloseTo(likeness, 3)
})

test('one character added, dropped, replaced or swapped with its neighbour is one edit', () => {
  expect(['陈建国', '陈建', '陈健国', '建陈国', '陈建国华'].map((other) => editDistance('陈建国', other))).toEqual([0, 1, 1, 1, 1])
  expect(editDistance('kitten', 'sitting')).toBe(3)
})

test('what is further apart than asked for is not measured', () => {
  expect(editDistance('abcdef', 'uvwxyz', 2)).toBe(3)
  expect(editDistance('a', 'abcdef', 2)).toBe(3)
})
