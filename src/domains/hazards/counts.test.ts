import { expect, test } from 'vitest'
import { yearBefore } from './counts.ts'

test('a year before is the same moment of the same day, and of the 28th where there was no 29 February', () => {
  expect(new Date(yearBefore(Date.parse('2026-11-29T06:00:00Z'))).toISOString()).toBe('2025-11-29T06:00:00.000Z')
  expect(new Date(yearBefore(Date.parse('2028-02-29T06:00:00Z'))).toISOString()).toBe('2027-02-28T06:00:00.000Z')
  // In Shanghai it is the next day already.
  expect(new Date(yearBefore(Date.parse('2025-12-31T20:00:00Z'))).toISOString()).toBe('2024-12-31T20:00:00.000Z')
})
