import { expect, test } from 'vitest'
import { forecastDisk } from './forecast.ts'

const gb = 1e9
const camera = { bytesPerDay: 10 * gb, heldBytes: 0, keepDays: 30 }

test('a disk that holds every camera for its full time never fills', () => {
  expect(forecastDisk(320 * gb, 10 * gb, [camera])).toEqual({ bytesPerDay: 10 * gb, neededBytes: 300 * gb, shortBytes: 0 })
})

test('a disk that is too small says what is missing and when recording stops', () => {
  expect(forecastDisk(110 * gb, 10 * gb, [camera])).toEqual({ bytesPerDay: 10 * gb, neededBytes: 300 * gb, shortBytes: 200 * gb, fullInDays: 10 })
})

test('what is held already counts, and what is on hold never goes', () => {
  const full = { ...camera, heldBytes: 300 * gb }
  expect(forecastDisk(20 * gb, 10 * gb, [full])).not.toHaveProperty('fullInDays')
  const onHold = { bytesPerDay: 0, heldBytes: 50 * gb, keepDays: 0 }
  expect(forecastDisk(5 * gb, 10 * gb, [full, onHold])).toMatchObject({ shortBytes: 5 * gb, fullInDays: 0 })
})
