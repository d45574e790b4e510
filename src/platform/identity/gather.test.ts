import { expect, test } from 'vitest'
import { gather } from './gather.ts'

test('keys that come while a question is under way are asked together, and never get the answer of a question asked before', async () => {
  const asked: string[][] = []
  let round = 0
  const find = gather(async (keys) => {
    const answer = `round ${++round}`
    asked.push(keys.map(String))
    await new Promise((resolve) => setTimeout(resolve, 5))
    return new Map(keys.map((key) => [key.toString('hex'), answer]))
  })
  const first = find(Buffer.from('a'))
  await new Promise((resolve) => setTimeout(resolve, 1))
  const later = ['b', 'c', 'a'].map((key) => find(Buffer.from(key)))
  expect(await first).toBe('round 1')
  expect(await Promise.all(later)).toEqual(['round 2', 'round 2', 'round 2'])
  expect(asked).toEqual([['a'], ['b', 'c', 'a']])
})

test('a question that fails fails those who asked it, and the next is asked all the same', async () => {
  let fails = true
  const find = gather(async (keys) => {
    if (fails) throw new Error('the database is away')
    return new Map(keys.map((key) => [key.toString('hex'), 1]))
  })
  await expect(Promise.all([find(Buffer.from('a')), find(Buffer.from('b'))])).rejects.toThrow('the database is away')
  fails = false
  expect(await find(Buffer.from('a'))).toBe(1)
  expect(await gather(async () => new Map())(Buffer.from('nobody'))).toBeUndefined()
})
