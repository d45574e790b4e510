import { expect, test } from 'vitest'
import { runField } from './run-field.ts'

/** The whole round of twenty: `npm run story -- field --json`; test/pages/grid.test.ts goes to one door in every run. */
const doors = 4
const isLong = process.env.LANGQIAO_TEST_LONG !== undefined

test.runIf(isLong)('a round without a network arrives whole and once', { timeout: 300_000 }, async () => {
  const { steps: _, ...told } = await runField(() => {}, doors)
  expect(told).toEqual({ ok: true, visits: doors, photos: 2 * doors, hazards: 3, disputes: 1, matters: 1 })
})
