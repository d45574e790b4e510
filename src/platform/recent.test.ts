import { expect, test } from 'vitest'
import { rememberRecent } from './recent.ts'

/** A question that takes so long, by a clock that only waiting moves. */
function ask(tookMs: number) {
  const clock = { now: 0, asked: 0 }
  const recent = rememberRecent<number>(() => clock.now, async (ms) => void (clock.now += ms))
  const find = async () => {
    await Promise.resolve()
    clock.now += tookMs
    return ++clock.asked
  }
  return { clock, recent, find }
}

test('what is found quickly is found anew for everybody who asks later, with a pause between', async () => {
  const { clock, recent, find } = ask(20)
  expect(await recent('a', find)).toBe(1)
  expect(await recent('b', find), 'another question').toBe(2)
  clock.now += 1
  const later = await Promise.all([recent('a', find), recent('a', find)])
  expect(later[0]).toBe(3)
  expect(clock.now).toBeGreaterThanOrEqual(220)
})

test('what takes long is given again, and found anew once ten times as long has passed', async () => {
  const { clock, recent, find } = ask(2_000)
  expect(await recent('a', find)).toBe(1)
  clock.now += 1
  expect(await recent('a', find)).toBe(1)
  clock.now += 20_000
  expect(await recent('a', find)).toBe(2)
})

test('what failed is asked again', async () => {
  const { recent, find } = ask(10)
  await expect(recent('a', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
  expect(await recent('a', find)).toBe(1)
})
