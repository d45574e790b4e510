import { expect, test } from 'vitest'
import { addDays, isRestDay, moveOffRestDay } from './holidays.ts'

test('a weekend rests, unless the State Council shifted work to it', () => {
  expect(isRestDay('2026-11-28')).toBe(true)
  expect(isRestDay('2026-10-10')).toBe(false)
  expect(isRestDay('2026-02-28')).toBe(false)
})

test('a weekday rests in a holiday', () => {
  expect(isRestDay('2026-02-17')).toBe(true)
  expect(isRestDay('2026-02-24')).toBe(false)
})

test('a last day in a holiday moves to the first working day after it', () => {
  expect(moveOffRestDay('2026-10-03')).toBe('2026-10-08')
  expect(moveOffRestDay('2026-02-14')).toBe('2026-02-14')
  expect(moveOffRestDay('2026-02-15')).toBe('2026-02-24')
})

test('a year without its table fails instead of guessing', () => {
  expect(() => isRestDay('2031-01-01')).toThrow('holidays_unknown')
})

test('days are added by the calendar, over months and leap days', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2026-11-24', 30)).toBe('2026-12-24')
})
