import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type Caller, type TestHouse } from '../../../test/house.ts'
import { hazardIntents } from './intents.ts'
import { hazardRecord } from './project.ts'

const station = 'lancheng'
const given = { station, place: { text: '石际村水塘' }, kind: 'farm', severity: 'major', text: '水塘没有护栏' }

describe('what a device sends about hazards', () => {
  let house: TestHouse
  let grid: Caller, pan: Caller
  beforeAll(async () => {
    house = await openTestHouse()
    grid = await house.as('grid_worker', { station })
    pan = await house.as('community_officer', { station })
  })
  afterAll(() => house?.close())

  const send = (kind: string, body: object, happenedAt: number, by = grid, id = house.platform.ids.uuid()) => {
    const intent = hazardIntents.find((one) => one.kind === kind)!
    const parsed = intent.body.parse(body)
    const principal = { account: by.account, roles: [by === grid ? 'grid_worker' as const : 'community_officer' as const], station, team: '', stations: [station] }
    return house.platform.store.perform({ id, principal, action: intent.action, body }, (work) => intent.carryOut(work, { id, body: parsed, happenedAt: new Date(happenedAt).toISOString() }))
  }
  const load = (id: string) => house.platform.database.read({ county: house.platform.county, stations: 'all', account: 'system' }, (tx) => house.platform.store.load(tx, hazardRecord, id))

  test('bears the id and the time of the device; sent twice, it happened once', async () => {
    const { ids, clock } = house.platform
    const [id, intent] = [ids.uuid(), ids.uuid()]
    const at = clock.now() - 2 * 86_400_000
    const first = await send('hazard.report', { id, ...given }, at, grid, intent)
    expect(await send('hazard.report', { id, ...given }, at, grid, intent)).toEqual(first)
    expect(await load(id)).toMatchObject({ state: { foundAt: new Date(at).toISOString(), foundBy: grid.account, raisedAt: expect.any(String), flags: [] } })
  })

  test('about a hazard that was closed meanwhile is kept and flagged; a clock that runs ahead is set back to now', async () => {
    const id = house.platform.ids.uuid()
    const { clock } = house.platform
    await send('hazard.report', { id, ...given }, clock.now() - 9 * 86_400_000)
    await send('hazard.recheck', { id, result: 'passed' }, clock.now() - 1000)
    await pan.post(`/api/hazards/${id}/close`, { text: '' })
    await send('hazard.recheck', { id, result: 'not_passed' }, clock.now() + 86_400_000)
    const { state } = (await load(id))!
    expect(state.flags.map((flag) => flag.kind)).toEqual(['late', 'after_end'])
    expect(Date.parse(state.rechecks.at(-1)!.at)).toBeLessThanOrEqual(clock.now())
  })
})
