import { expect, test } from 'vitest'
import { backOffMs } from './back-off.ts'

test('doubles the longest wait up to half a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 100].map((n) => backOffMs(n, false, 1))).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000])
})

test('spreads waits from nothing to the longest', () => {
  expect([0, 0.5].map((random) => backOffMs(6, false, random))).toEqual([0, 15_000])
})

test('waits long after a refused password, so that the account is not locked', () => {
  expect(backOffMs(1, true, 0)).toBe(300_000)
})
