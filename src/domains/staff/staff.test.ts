import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type Caller, type TestHouse } from '../../../test/house.ts'
import { ManualClock } from '#platform/ports/clock.ts'
import { endForgottenDuties } from './sweep.ts'

const beat = { position: { lon: 119.42, lat: 27.3 }, battery: 80, visible: true }

describe('crews', () => {
  const clock = new ManualClock(Date.UTC(2026, 10, 24, 6))
  let house: TestHouse
  let desk: Caller
  let officer: Caller
  beforeAll(async () => {
    house = await openTestHouse({ clock })
    desk = await house.as('dispatcher', { team: 'command-room' })
    officer = await house.as('case_officer', { station: 'lancheng', team: 'lancheng-cases' })
  })
  afterAll(() => house?.close())

  const form = async (members: string[], callsign = '岚城一组') =>
    (await desk.post<{ id: string }>('/api/crews', { callsign: { zh: callsign, en: 'Lancheng 1' }, station: 'lancheng', vehicle: 'car', members, phone: '15400000901' })).body.id
  const find = async (id: string) => (await desk.get<{ crews: { id: string; state: string; position: unknown; heardAt: string | null }[] }>('/api/crews')).body.crews.find((c) => c.id === id)!
  const freshOfficer = () => house.as('case_officer', { station: 'lancheng', team: 'lancheng-cases' })

  test('a crew on duty is free once heard, unreachable after 15 s of silence, free again when heard', async () => {
    const crew = await form([officer.account])
    expect(await find(crew)).toMatchObject({ state: 'off' })
    expect((await officer.post(`/api/crews/${crew}/start`)).status).toBe(200)
    expect(await find(crew)).toMatchObject({ state: 'unreachable', heardAt: null })
    expect((await officer.post(`/api/crews/${crew}/heartbeat`, beat)).status).toBe(200)
    expect(await find(crew)).toMatchObject({ state: 'free', position: beat.position })
    clock.advance(15_000)
    expect(await find(crew)).toMatchObject({ state: 'free' })
    clock.advance(1)
    expect(await find(crew)).toMatchObject({ state: 'unreachable' })
    await officer.post(`/api/crews/${crew}/heartbeat`, { ...beat, position: null })
    expect(await find(crew)).toMatchObject({ state: 'free', position: beat.position })
    await officer.post(`/api/crews/${crew}/end`)
  })

  test('where a crew was is forgotten when its duty ends, and a late heartbeat does not bring it back', async () => {
    const mate = await freshOfficer()
    const crew = await form([mate.account], '岚城二组')
    await mate.post(`/api/crews/${crew}/start`)
    await mate.post(`/api/crews/${crew}/heartbeat`, beat)
    await mate.post(`/api/crews/${crew}/end`)
    expect(await mate.post(`/api/crews/${crew}/heartbeat`, beat)).toMatchObject({ status: 409, body: { error: { code: 'crew_off_duty' } } })
    expect(await find(crew)).toMatchObject({ state: 'off', position: null, heardAt: null })
  })

  test('nobody is on duty in two crews at once', async () => {
    const mate = await freshOfficer()
    const [one, two] = [await form([mate.account], '岚城三组'), await form([mate.account], '岚城四组')]
    expect((await mate.post(`/api/crews/${one}/start`)).status).toBe(200)
    expect(await mate.post(`/api/crews/${two}/start`)).toMatchObject({ status: 409, body: { error: { code: 'member_on_duty_elsewhere', params: { crews: '岚城三组' } } } })
  })

  test('only members speak for a crew, and only the desk or its chief forms one', async () => {
    const mate = await freshOfficer()
    const crew = await form([mate.account], '岚城五组')
    await mate.post(`/api/crews/${crew}/start`)
    expect((await officer.post(`/api/crews/${crew}/heartbeat`, beat)).status).toBe(403)
    expect((await desk.post(`/api/crews/${crew}/heartbeat`, beat)).status).toBe(403)
    expect((await officer.post('/api/crews', { callsign: { zh: '自己', en: 'Own' }, station: 'lancheng', vehicle: 'foot', members: [officer.account], phone: '' })).status).toBe(403)
    expect(await desk.post('/api/crews', { callsign: { zh: '幽灵', en: 'Ghost' }, station: 'lancheng', vehicle: 'foot', members: ['nobody'], phone: '' })).toMatchObject({ status: 422, body: { error: { code: 'unknown_members' } } })
  })

  test('members are people who are sent to calls, of the crew’s own station or of the county', async () => {
    const crew = { callsign: { zh: '岚城九组', en: 'Lancheng 9' }, station: 'lancheng', vehicle: 'car', phone: '' }
    const unfit = [await house.as('case_officer', { station: 'qiyun' }), await house.as('grid_worker', { station: 'lancheng' }), await house.as('camera_owner')]
    for (const { account } of unfit) expect(await desk.post('/api/crews', { ...crew, members: [account] })).toMatchObject({ status: 422, body: { error: { code: 'unfit_members', params: { members: account } } } })
    const [own, county] = [await house.as('auxiliary', { station: 'lancheng' }), await house.as('community_officer')]
    const { body } = await desk.post<{ id: string }>('/api/crews', { ...crew, members: [own.account, county.account] })
    expect(await desk.post(`/api/crews/${body.id}/change`, { members: [own.account, unfit[0]!.account], reason: '换班' })).toMatchObject({ status: 422 })
    expect(await desk.post(`/api/crews/${body.id}/change`, { station: 'qiyun', reason: '调动' })).toMatchObject({ status: 422, body: { error: { params: { members: own.account } } } })
    expect(await desk.post(`/api/crews/${body.id}/change`, { phone: '15400000999', reason: '换号' })).toMatchObject({ status: 200 })
  })

  test('a position in GCJ-02 is kept unshifted', async () => {
    const mate = await freshOfficer()
    const crew = await form([mate.account], '岚城六组')
    await mate.post(`/api/crews/${crew}/start`)
    await mate.post(`/api/crews/${crew}/heartbeat`, { ...beat, position: { lon: 119.4250, lat: 27.2970, system: 'gcj02' } })
    const { position } = (await find(crew)) as { position: { lon: number; lat: number } }
    expect(Math.abs(position.lon - 119.425)).toBeGreaterThan(0.003)
  })

  test('a duty that nobody ended ends by itself, with its position', async () => {
    const mate = await freshOfficer()
    const crew = await form([mate.account], '岚城七组')
    await mate.post(`/api/crews/${crew}/start`)
    await mate.post(`/api/crews/${crew}/heartbeat`, beat)
    clock.advance(13 * 3_600_000)
    await endForgottenDuties(house.platform)
    expect((await house.platform.database.read({ county: house.platform.county, stations: 'all', account: 'system' }, (tx) => tx.db.selectFrom('crew_presence').selectAll().where('crew', '=', crew).execute())).length).toBe(1)
    clock.advance(3_600_001)
    await endForgottenDuties(house.platform)
    const later = await house.as('dispatcher')
    const { body } = await later.get<{ crews: { id: string }[] }>('/api/crews')
    expect(body.crews.find((c) => c.id === crew)).toMatchObject({ state: 'off', position: null })
  })
})
