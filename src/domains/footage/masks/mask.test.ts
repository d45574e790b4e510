import { expect, test } from 'vitest'
import { masks, regionsAt, type Mask } from './mask.ts'

const start = Date.UTC(2026, 2, 1, 10)
const at = (s: number) => new Date(start + s * 1000).toISOString()
const drawn: Mask[] = [{ from: at(1), to: at(9), keys: [{ at: at(2), x: 0, y: 0.5, width: 0.1, height: 0.2 }, { at: at(4), x: 0.5, y: 0.5, width: 0.3, height: 0.2 }] }]
const leftAt = (s: number) => regionsAt(drawn, start + s * 1000).map((r) => Math.round(r.x * 1000) / 1000)

test('a mask is there from its beginning to its end, moves from key to key and stands still outside of them', () => {
  expect([0.9, 1, 2, 3, 4, 8, 9.1].map(leftAt)).toEqual([[], [0], [0], [0.25], [0.5], [0.5], []])
  expect(regionsAt(drawn, start + 3000)[0]!.width).toBeCloseTo(0.2)
})

test('what ends before it begins, leaves the picture or runs back in time is no mask', () => {
  const key = drawn[0]!.keys[0]!
  const accepts = (change: Partial<Mask>) => masks.safeParse([{ ...drawn[0]!, ...change }]).success
  expect(accepts({})).toBe(true)
  expect(accepts({ to: at(0) })).toBe(false)
  expect(accepts({ keys: [{ ...key, x: 0.95 }] })).toBe(false)
  expect(accepts({ keys: [key, { ...key, at: at(1) }] })).toBe(false)
  expect(accepts({ keys: [] })).toBe(false)
})
