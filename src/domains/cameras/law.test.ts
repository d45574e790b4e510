import { expect, test } from 'vitest'
import { dueDays, keepOn, type Retention } from './law.ts'

const at = '2026-11-29T08:00:00.000Z'
const inDays = (days: number) => Date.parse(at) + days * 24 * 3_600_000
const camera = (retentionDays: number, legalClass = 'art9_other', keptBefore: Retention['keptBefore'] = null): Retention => ({ retentionDays, legalClass, keptBefore })

test('days that are shortened hold on for a week, and longer ones hold at once', () => {
  const keptBefore = keepOn(camera(90), camera(9), at)
  expect([0, 6.9, 7].map((days) => dueDays(camera(9, 'art9_other', keptBefore), inDays(days)))).toEqual([90, 90, 9])
  expect(keepOn(camera(9), camera(90), at)).toBeNull()
})

test('what changes nothing about the days leaves the former ones as they are; set back, nothing holds on', () => {
  const keptBefore = keepOn(camera(90), camera(9), at)
  const shortened = camera(9, 'art9_other', keptBefore)
  expect(keepOn(shortened, { ...shortened }, new Date(inDays(3)).toISOString())).toBe(keptBefore)
  expect(keepOn(shortened, { ...shortened, retentionDays: 90 }, new Date(inDays(3)).toISOString())).toBeNull()
})

test('a camera that leaves the class with a floor keeps its former days for a week', () => {
  expect(keepOn(camera(30, 'operator_duty'), camera(7, 'art9_other'), at)).toMatchObject({ days: 30 })
})
