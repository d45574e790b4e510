import { expect, test } from 'vitest'
import { runField } from './run-field.ts'

/** The whole round of twenty: `npm run story -- field --json`. */
const doors = 4

test('a round without a network arrives whole and once', { timeout: 300_000 }, async () => {
  const { steps: _, ...told } = await runField(() => {}, doors)
  expect(told).toEqual({ ok: true, visits: doors, photos: 2 * doors, hazards: 3, disputes: 1, matters: 1 })
})
