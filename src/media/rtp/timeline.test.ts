import { expect, test } from 'vitest'
import { Timeline } from './timeline.ts'

/** Places frames 40 ms apart, unless `arrivals` says otherwise; the first is a key frame. */
function place(timestamps: number[], { arrivals, reorder, rate }: { arrivals?: number[]; reorder?: number; rate?: number } = {}) {
  const timeline = new Timeline()
  timeline.startAnew(rate)
  if (reorder !== undefined) timeline.expectReorder(reorder)
  const placed = timestamps.map((timestamp, i) => {
    timeline.place(timestamp >>> 0, arrivals?.[i] ?? i * 40, i === 0)
    return { ticks: timeline.ticks, presentation: timeline.presentation }
  })
  return { ticks: placed.map((p) => p.ticks), shown: placed.map((p) => p.presentation), jumps: timeline.jumps }
}

test('starts at zero and undoes the wrap at 2³²', () => {
  const { ticks, jumps } = place([2 ** 32 - 3600, 0, 3600])
  expect(ticks).toEqual([0, 3600, 7200])
  expect(jumps).toBe(0)
})

test('keeps the wrap exact over days', () => {
  const timestamps = Array.from({ length: 2000 }, (_, i) => i * 3600 * 200)
  const { ticks } = place(timestamps)
  expect(ticks.at(-1)).toBe(1999 * 3600 * 200)
})

test('believes the camera over the arrival when pictures come in a burst', () => {
  const { ticks, jumps } = place([0, 3600, 7200], { arrivals: [0, 15_000, 15_001] })
  expect(ticks).toEqual([0, 3600, 7200])
  expect(jumps).toBe(0)
})

test('takes a pause for a pause where as much time passed here', () => {
  const { ticks, jumps } = place([0, 60 * 90_000], { arrivals: [0, 60_000] })
  expect(ticks).toEqual([0, 60 * 90_000])
  expect(jumps).toBe(0)
})

test.each([
  ['jumps ahead by an hour', 3600 * 90_000],
  ['jumps back by an hour', -3600 * 90_000],
  ['jumps back by three seconds', -3 * 90_000],
])('goes by arrival when the clock %s', (_, jump) => {
  const { ticks, jumps } = place([5000, 8600, 12_200 + jump, 15_800 + jump])
  expect(ticks).toEqual([0, 3600, 7200, 10_800])
  expect(jumps).toBe(1)
})

test('goes by arrival when the clock stands still', () => {
  expect(place([77, 77, 77]).ticks).toEqual([0, 3600, 7200])
})

test('never stands still or goes back, even when pictures arrive in the same instant', () => {
  expect(place([77, 77, 77], { arrivals: [0, 0, 0] }).ticks).toEqual([0, 1, 2])
})

test('converts another clock rate', () => {
  expect(place([0, 40, 80], { rate: 1000 }).ticks).toEqual([0, 3600, 7200])
})

test('continues after the last picture when the source starts anew', () => {
  const timeline = new Timeline()
  timeline.place(1000, 0, true)
  timeline.startAnew()
  timeline.place(4_000_000, 2000, true)
  expect(timeline.ticks).toBe(180_000)
  expect(timeline.jumps).toBe(0)
})

test('gives pictures shown out of order ascending decoding times, none after it is shown', () => {
  // I P B B P B B in order of decoding, two B pictures between references.
  const { ticks, shown, jumps } = place([0, 3, 1, 2, 6, 4, 5, 9, 7, 8].map((n) => n * 3600), { reorder: 1 })
  expect(shown).toEqual([0, 3, 1, 2, 6, 4, 5, 9, 7, 8].map((n) => n * 3600))
  expect(ticks).toEqual([0, 1, 3600, 7200, 10_800, 14_400, 18_000, 21_600, 25_200, 28_800])
  expect(jumps).toBe(0)
})

test('learns of reordering that the encoder kept to itself', () => {
  const order = [0, 3, 1, 2, 6, 4, 5, 9, 7, 8, 12, 10, 11]
  const { ticks, shown } = place(order.map((n) => n * 3600))
  for (let i = 1; i < ticks.length; i++) expect(ticks[i]).toBeGreaterThan(ticks[i - 1]!)
  for (let i = 5; i < ticks.length; i++) expect(shown[i]).toBe(order[i]! * 3600)
})
