import { expect, test } from 'vitest'
import { beginAt, beginMask, dropKey, endAt, placeAt, readMasks, setKey, writeMasks } from './draft.ts'

const region = { x: 0, y: 0.2, width: 0.1, height: 0.1 }
const clip = { startMs: 1000, endMs: 9000 }

test('a mask covers the clip, moves between the frames on which it was put, and loses them again but for one', () => {
  const drawn = setKey(beginMask(clip, 2000, region), 4000, { ...region, x: 0.4 })
  expect([1000, 3000, 8000].map((ms) => placeAt(drawn, ms).x)).toEqual([0, 0.2, 0.4])
  expect(setKey(drawn, 4004, { ...region, x: 0.8 }).keys.map((key) => key.x)).toEqual([0, 0.8])
  expect(dropKey(dropKey(drawn, 4000), 2000).keys).toHaveLength(1)
})

test('it never ends before it begins', () => {
  const drawn = beginMask(clip, 2000, region)
  expect(beginAt(drawn, 9000)).toBe(drawn)
  expect(endAt(beginAt(drawn, 3000), 3000).toMs).toBe(9000)
})

test('what is sent comes back the same', () => {
  const sent = writeMasks([setKey(beginMask(clip, 2000, region), 4000, { x: 0.95, y: 0.95, width: 0.05, height: 0.05 })])
  expect(writeMasks(readMasks(sent))).toEqual(sent)
})
