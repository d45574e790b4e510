import { expect, test } from 'vitest'
import { judgeClock, longestSilenceMs } from './judge-clock.ts'

const day = 24 * 3_600_000
const now = Date.UTC(2026, 5, 1)
const judge = (more: Partial<Parameters<typeof judgeClock>[0]>) => judgeClock({ nowMs: now, trustedMs: now - 600_000, evidenceMs: null, confirmedMs: null, cameraOffsetsMs: [], ...more })

test.each([
  ['ten minutes after the round before', {}, true],
  ['after a weekend without power', { trustedMs: now - longestSilenceMs }, true],
  ['a year ahead of the round before', { trustedMs: now - 365 * day }, false],
  ['set back', { trustedMs: now + 5 * day }, true],
  ['where nothing was ever written', { trustedMs: null }, true],
  ['on its first round, a day after the newest footage', { trustedMs: null, evidenceMs: now - day }, true],
  ['on its first round, a year after the newest footage', { trustedMs: null, evidenceMs: now - 365 * day }, false],
  ['a year ahead, confirmed since', { trustedMs: now - 365 * day, confirmedMs: now - day }, true],
  ['a year ahead, confirmed before it leapt', { trustedMs: now - 365 * day, confirmedMs: now - 366 * day }, false],
  ['confirmed once, and leapt again a month later', { trustedMs: now - 30 * day, confirmedMs: now - 29 * day }, false],
  ['a week ahead, three cameras of four within the hour', { trustedMs: now - 7 * day, cameraOffsetsMs: [100, -2_000, 3_500_000, 30 * day] }, true],
  ['a year ahead, all cameras a year behind', { trustedMs: now - 365 * day, cameraOffsetsMs: [-365 * day, -365 * day, -365 * day] }, false],
  ['a year ahead, with two cameras that agree', { trustedMs: now - 365 * day, cameraOffsetsMs: [0, 0] }, false],
  ['a year ahead, half of the cameras agreeing', { trustedMs: now - 365 * day, cameraOffsetsMs: [0, 0, 0, -365 * day, -365 * day, -365 * day] }, false],
])('a clock %s', (_, evidence, trusted) => {
  expect(judge(evidence).trusted).toBe(trusted)
})
