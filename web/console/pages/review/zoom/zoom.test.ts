import { expect, test } from 'vitest'
import { pan, whole, zoomAt, zoomOn } from './zoom.ts'

test('the point under the hand stays where it is, near and far', () => {
  const near = zoomAt(whole, 2, 0.25, 0.75)
  expect([near.left + 0.25 / near.scale, near.top + 0.75 / near.scale]).toEqual([0.25, 0.75])
  expect(zoomAt(near, 0.5, 0.25, 0.75)).toEqual(whole)
})

test('nothing beside the picture comes into view, and no nearer than eight times', () => {
  expect(pan(zoomAt(whole, 2, 0, 0), 0.5, 0.5)).toEqual({ scale: 2, left: 0, top: 0 })
  expect(pan(zoomAt(whole, 2, 0, 0), -9, -9)).toEqual({ scale: 2, left: 0.5, top: 0.5 })
  expect(zoomAt(whole, 100, 0.5, 0.5).scale).toBe(8)
  expect(zoomAt(whole, 0.1, 0.5, 0.5)).toEqual(whole)
})

test('a key goes nearer step by step and from the nearest back to the whole', () => {
  expect([1, 2, 3, 4].map((times) => Array.from({ length: times }).reduce<typeof whole>(zoomOn, whole).scale)).toEqual([2, 4, 8, 1])
})
