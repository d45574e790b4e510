import { expect, test } from 'vitest'
import { SequenceTracker } from './sequence.ts'

function follow(...numbers: number[]) {
  const tracker = new SequenceTracker()
  return { verdicts: numbers.map((n) => tracker.follow(n)), tracker }
}

test('takes packets in order across the wrap at 65,536', () => {
  expect(follow(65_534, 65_535, 0, 1).verdicts).toEqual(['next', 'next', 'next', 'next'])
})

test('counts what is missing, also across the wrap', () => {
  const { verdicts, tracker } = follow(65_530, 2)
  expect(verdicts).toEqual(['next', 'after_gap'])
  expect(tracker.lost).toBe(7)
})

test('drops what comes again', () => {
  const { verdicts, tracker } = follow(0, 1, 1, 0, 65_535, 2)
  expect(verdicts).toEqual(['next', 'next', 'drop', 'drop', 'drop', 'next'])
  expect(tracker).toMatchObject({ duplicates: 3, lost: 0 })
})

test('believes a source that counts anew at its second packet', () => {
  const { verdicts, tracker } = follow(50_000, 100, 101, 102)
  expect(verdicts).toEqual(['next', 'drop', 'after_gap', 'next'])
  expect(tracker.restarts).toBe(1)
})

test('is not led away by one stray number', () => {
  expect(follow(50_000, 100, 50_001, 50_002).verdicts).toEqual(['next', 'drop', 'next', 'next'])
})
