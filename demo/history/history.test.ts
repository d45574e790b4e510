import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, runAsOwner, type TestHouse } from '../../test/house.ts'
import { systemClock } from '../../src/platform/ports/clock.ts'
import { generateIncidents } from '../county/index.ts'
import { openDemo } from '../open.ts'
import { layDownHistory } from './lay-down.ts'
import { planHistory } from './plan.ts'

const now = Date.UTC(2026, 10, 24, 6)

describe('the made-up past', () => {
  test('is the same for the same moment, and each deed has a name of its own', () => {
    const [a, b] = [planHistory(now), planHistory(now)]
    expect(JSON.stringify(a)).toBe(JSON.stringify(b))
    expect(new Set(a.map((deed) => deed.key)).size).toBe(a.length)
    expect(a.map((deed) => deed.order)).toEqual(a.map((deed) => deed.order).toSorted((x, y) => x - y))
  })
})

describe('the past laid down', () => {
  let house: TestHouse
  const clock = { ...systemClock, now: () => Date.UTC(2026, 0, 21, 6) }
  const since = Date.UTC(2025, 11, 1)
  const calls = generateIncidents(clock.now()).filter((call) => call.times.received >= since && call.times.closed < clock.now())
  const layDown = () => layDownHistory(house.platform, undefined, since)
  beforeAll(async () => {
    house = await openTestHouse({ clock })
    await openDemo(house.platform)
  })
  afterAll(() => house?.close())

  test('goes through policy and rules, is gone on with after a stop, and is written once', async () => {
    const first = layDown()
    await expect.poll(async () => (await count('incidents')) > 10).toBe(true)
    await first.stop()
    expect(await count('incidents')).toBeLessThan(calls.length)
    await layDown().done
    const acts = await count('acts')
    await layDown().done
    expect(await count('acts')).toBe(acts)
    expect(await count('incidents')).toBe(calls.length)
  }, 120_000)

  test('gives numbers without gaps, in the order in which calls came', async () => {
    const numbers = await runAsOwner<{ number: string; station: string; day: string }>(house.ownerUrl, `select number, station, (received_at + interval '8 hours')::date::text as day from incidents order by received_at`)
    for (const [, some] of Map.groupBy(numbers, (row) => `${row.station} ${row.day}`)) expect(some.map((row) => Number(row.number.slice(-4)))).toEqual(some.map((_, i) => i + 1))
  })

  test('leaves no clock of a case run out, and tells the figures what the county made up', async () => {
    await house.settle()
    const county = await house.as('county_bureau_head')
    const { cases } = (await county.get<{ cases: { clock: { due: string } | null }[] }>('/api/cases?open=true&limit=1000')).body
    expect(cases.length).toBeGreaterThan(3)
    expect(cases.filter((c) => c.clock && Date.parse(c.clock.due) < clock.now())).toEqual([])
    const { body } = await county.get<{ calls: { total: { this: { received: number; uncounted: number } } } }>('/api/figures')
    const made = calls.filter((call) => call.times.received >= Date.UTC(2025, 11, 31, 16))
    expect(body.calls.total.this.received + body.calls.total.this.uncounted).toBe(made.length)
  })

  const count = async (table: string) => (await runAsOwner<{ n: number }>(house.ownerUrl, `select count(*)::int as n from ${table}`))[0]!.n
})
