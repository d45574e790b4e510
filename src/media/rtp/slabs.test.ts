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

test('keeps spares within a bound, and prefers the sizes that are asked for', () => {
  const fill = (bytes: number) => {
    const slabs = new Slabs()
    const taken = Array.from({ length: Math.ceil((20 * 2 ** 20) / bytes) }, () => slabs.take(bytes))
    const contents = taken.map(({ bytes: all }) => {
      all.writeDoubleBE(Math.random(), 0)
      return all.subarray(0, 8).toString('hex')
    })
    for (const slab of taken) slabs.release(slab)
    const again = taken.map(() => slabs.take(bytes).bytes.subarray(0, 8).toString('hex'))
    return again.filter((content) => contents.includes(content)).length * bytes
  }
  expect(fill(2 ** 20)).toBe(16 * 2 ** 20)
  const slabs = new Slabs()
  Array.from({ length: 16 }, () => slabs.take(2 ** 20)).forEach((slab) => slabs.release(slab))
  expect(fill(2 ** 19)).toBe(16 * 2 ** 20)
})
