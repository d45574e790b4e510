import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type Caller, type TestHouse } from '../../test/house.ts'
import type { GridAreas, TwinQueue } from '#domains/registry/answers.ts'
import { findOverlap } from '#domains/registry/grids/geometry/overlap.ts'
import { isFault, readBoundary } from '#domains/registry/grids/geometry/read-boundary.ts'
import { toShape } from '#domains/registry/grids/geometry/rings.ts'
import { judgeIdentityNumber } from '#domains/registry/rules.ts'
import type { GridOverview, MatterRow, RoundRow } from '#domains/visits/answers.ts'
import { countyCode } from '../county/index.ts'
import { openDemoGrid } from './index.ts'
import { startHomes } from './residents.ts'

describe('the grid of the made-up county', () => {
  let house: TestHouse
  let chief: Caller
  beforeAll(async () => {
    house = await openTestHouse()
    await openDemoGrid(house.platform)
    chief = await house.as('station_chief', { station: 'lancheng' })
  })
  afterAll(() => house?.close())

  test('has people who moved and were registered again: they are found, and nobody else', async () => {
    const { body: run } = await chief.post<{ people: number; likely: number }>('/api/registry/twins/run')
    const { body: queue } = await chief.get<TwinQueue>('/api/registry/twins')
    expect(queue.total).toBe(run.likely)
    expect(queue.total).toBeGreaterThan(0)
    for (const pair of queue.pairs) expect(pair.this.fields['name']!.value).toBe(pair.other.fields['name']!.value)
  })

  test('has doors in four communities, some of them fresh and some not, and people behind them', async () => {
    const { body } = await chief.get<GridOverview>('/api/grid-overview')
    expect(body.communities.map(({ community }) => community).sort()).toEqual(['东门社区', '南岸社区', '桥头社区', '溪滨社区'])
    expect(body.freshness.people.total).toBeGreaterThan(100)
    expect(body.freshness.businesses.total).toBe(12)
    const { fresh, total } = body.freshness.dwellings
    expect([fresh > 0, fresh < total]).toEqual([true, true])
  })

  test('has grids whose boundaries are sound, with doors in each and some in none', async () => {
    await house.settle()
    const { areas, addresses } = (await chief.get<GridAreas>('/api/grid-areas')).body
    expect(areas).toHaveLength(7)
    for (const { code, boundary } of areas) expect(isFault(readBoundary({ type: 'MultiPolygon', coordinates: boundary }, 'cgcs2000', house.platform.config.bounds)), code).toBe(false)
    expect(areas.flatMap((one, i) => areas.slice(i + 1).filter((other) => findOverlap(toShape(one.boundary), toShape(other.boundary))).map((other) => [one.code, other.code]))).toEqual([])
    expect(areas.filter((area) => area.addresses === 0)).toEqual([])
    expect(addresses).toEqual({ total: 40, withoutPosition: 0, outside: 2 })
  })

  test('has a round of today, one that is late, tasks of which one was done twice, and a hard matter that waits', async () => {
    const { rounds } = (await chief.get<{ rounds: RoundRow[] }>('/api/rounds?of=station')).body
    expect(rounds.map(({ visited, stops }) => visited > 0 && visited < stops)).toEqual([true, true])
    const { body } = await chief.get<GridOverview>('/api/grid-overview')
    expect(body).toMatchObject({ rounds: { open: 2, overdue: 1 }, tasks: { overdue: 1, doubled: 1 }, matters: { open: 2, urgent: 1, unanswered: 1 } })
    const { matters } = (await chief.get<{ matters: MatterRow[] }>('/api/matters?of=all')).body
    expect(matters[0]).toMatchObject({ urgent: true, answeredAt: null })
  })

  test('gives no name and no number twice, and numbers are well formed and of a division that is not in use', () => {
    const next = startHomes()
    const people = Array.from({ length: 45 }, next).flatMap(({ residents }) => residents)
    for (const of of ['name', 'identityNumber'] as const) expect(new Set(people.map((one) => one[of])).size).toBe(people.length)
    for (const { identityNumber } of people) expect([identityNumber.slice(0, 6), judgeIdentityNumber(identityNumber)]).toEqual([countyCode, null])
    for (const { phone } of people) expect(phone ?? '15400000000').toMatch(/^1540000\d{4}$/)
  })
})
