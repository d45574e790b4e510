import { expect, test } from 'vitest'
import type { Clock } from './cases.ts'
import { formatDue, leftOf, pressOf } from './due.ts'

const clock = (startedAt: string, due: string) => ({ startedAt, due }) as Clock
const threeDays = clock('2026-11-23T01:30:00Z', '2026-11-26T16:00:00Z')
const oneDay = clock('2026-11-23T01:30:00Z', '2026-11-24T01:30:00Z')
const at = (text: string) => Date.parse(text)

test('a period in days ends at 24:00 of its last day', () => {
  expect(formatDue(threeDays)).toBe('2026-11-26 24:00')
  expect(formatDue(oneDay)).toBe('2026-11-24 09:30')
})

test('what is left is said in days, then hours, then minutes', () => {
  expect(leftOf(threeDays, at('2026-11-23T16:00:00Z'))).toEqual({ unit: 'days', count: 3 })
  expect(leftOf(threeDays, at('2026-11-25T16:00:00Z'))).toEqual({ unit: 'hours', count: 24 })
  expect(leftOf(threeDays, at('2026-11-26T15:59:30Z'))).toEqual({ unit: 'minutes', count: 1 })
  expect(leftOf(threeDays, at('2026-11-27T17:00:00Z'))).toEqual({ unit: 'days', count: 1 })
})

test('a clock is pressing in its last day, a 24-hour one in its last six hours', () => {
  expect(pressOf(threeDays, at('2026-11-25T15:59:00Z'))).toBe('fine')
  expect(pressOf(threeDays, at('2026-11-25T16:00:00Z'))).toBe('soon')
  expect(pressOf(threeDays, at('2026-11-26T16:00:00Z'))).toBe('over')
  expect(pressOf(oneDay, at('2026-11-23T19:00:00Z'))).toBe('fine')
  expect(pressOf(oneDay, at('2026-11-23T19:30:00Z'))).toBe('soon')
})
