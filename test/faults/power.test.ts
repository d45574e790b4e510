import { expect, test } from 'vitest'
import { cutPower } from './power.ts'

const times = process.env.LANGQIAO_TEST_LONG ? 20_000 : 300

test(`${times} power cuts take at most the last ten seconds, and leave every file in good order`, { timeout: 300_000 }, async () => {
  const { finishedGops, lostGops, faults } = await cutPower(times)
  expect(faults).toEqual([])
  expect(lostGops).toBe(0)
  expect(finishedGops).toBeGreaterThan(times)
})
