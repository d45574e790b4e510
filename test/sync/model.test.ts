import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '#platform/ports/clock.ts'
import { openTestHouse, type TestHouse } from '../house.ts'
import { histories, openPlayer, type Planted } from './histories.ts'
import { makeIds } from './ids.ts'
import type { Sender } from '#platform/sync/receive.ts'

const isLong = process.env.LANGQIAO_TEST_LONG !== undefined
const many = isLong ? 1_000_000 : 2_000

describe('phones, a network and a server', () => {
  let house: TestHouse
  let people: [Sender, Sender]
  const uuid = makeIds(systemClock)

  beforeAll(async () => {
    house = await openTestHouse({ unsound: 'what is asked here is asked history by history' })
    const who = await house.as('grid_worker', { station: 'lancheng', team: 'lancheng-community' })
    const enrol = async (name: string): Promise<Sender> => ({ account: who.account, station: 'lancheng', device: (await who.post<{ id: string }>('/api/devices', { name })).body.id })
    people = [await enrol('手机一'), await enrol('手机二')]
  })
  afterAll(() => house.close())

  const look = async (times: number, planted: Planted) => {
    const play = openPlayer(house.platform, people, uuid, planted)
    return fc.check(fc.asyncProperty(histories, async (history) => {
      const wrong = await play(history)
      if (wrong) throw new Error(wrong)
    }), { numRuns: times, endOnFailure: true })
  }

  test(`of ${many} random histories none loses a thing, does one twice, or another before its turn`, { timeout: isLong ? 12 * 3_600_000 : 600_000 }, async () => {
    const { numRuns, failed, counterexample, errorInstance } = await look(many, {})
    console.log(`sync: ${numRuns} histories, ${failed ? 1 : 0} violations`)
    expect(failed, `${String(errorInstance)} ${JSON.stringify(counterexample)}`).toBe(false)
  })

  test.each<[string, Planted]>([['each sending has a number of its own', { noIdempotency: true }], ['nothing says what goes before', { noOrder: true }]])('it would be found if %s', { timeout: 600_000 }, async (_, planted) => {
    const { failed, numRuns } = await look(2_000, planted)
    console.log(`sync: planted (${Object.keys(planted).join()}) found after ${numRuns} histories`)
    expect(failed).toBe(true)
  })
})
