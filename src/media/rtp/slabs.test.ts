import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { Slabs } from './slabs.ts'

test('uses memory again once its last holder has let go, and empties what still refers to it', () => {
  const slabs = new Slabs()
  const slab = slabs.take(1)
  const content = randomBytes(slab.bytes.length)
  content.copy(slab.bytes)
  const view = slab.bytes.subarray(10, 20)
  slab.holders++
  slabs.release(slab)
  expect(view).toEqual(content.subarray(10, 20))
  slabs.release(slab)
  expect(view).toHaveLength(0)
  expect(slabs.take(1).bytes.equals(content)).toBe(true)
})

test('gives slabs as large as the largest that was asked for', () => {
  const slabs = new Slabs()
  expect(slabs.take(70_000).bytes.length).toBe(128 * 1024)
  expect(slabs.take(1).bytes.length).toBe(128 * 1024)
})
