import { expect, test } from 'vitest'
import { FrameIndex } from './frame-index.ts'
import { addSpan, keepSpans, nearestRecorded } from './spans.ts'

const frames = (from: number, count: number) => Array.from({ length: count }, (_, i) => ({ atMs: from + i * 40, lastsMs: 40 }))

test('frames of GOPs that came twice or out of order are one row, stepped over without seam', () => {
  const index = new FrameIndex()
  index.add(frames(2000, 50))
  index.add(frames(0, 50))
  index.add(frames(1000, 50))
  expect(index.size).toBe(100)
  expect(index.at(1999)!.atMs).toBe(1960)
  expect(index.step(2000, -1)!.atMs).toBe(1960)
  expect(index.step(1960, 1)!.atMs).toBe(2000)
  expect(index.at(4001)).toBeUndefined()
})

test('frames outside what is kept are forgotten', () => {
  const index = new FrameIndex()
  index.add(frames(0, 100))
  index.keep(1000, 2000)
  expect(index.size).toBe(25)
  expect(index.at(999)).toBeUndefined()
})

test('spans that touch are one, and are cut to what is kept', () => {
  const spans = addSpan(addSpan(addSpan([], { startMs: 0, endMs: 10 }), { startMs: 30, endMs: 40 }), { startMs: 10, endMs: 20 })
  expect(spans).toEqual([{ startMs: 0, endMs: 20 }, { startMs: 30, endMs: 40 }])
  expect(keepSpans(spans, 5, 35)).toEqual([{ startMs: 5, endMs: 20 }, { startMs: 30, endMs: 35 }])
})

test('where nothing is recorded, the next picture is found in the direction of looking', () => {
  const spans = [{ startMs: 0, endMs: 10 }, { startMs: 30, endMs: 40 }]
  expect([5, 20, 50].map((ms) => nearestRecorded(spans, ms))).toEqual([5, 30, 39])
  expect([5, 20, 50, -5].map((ms) => nearestRecorded(spans, ms, -1))).toEqual([5, 9, 39, 0])
  expect(nearestRecorded([], 5)).toBeUndefined()
})
