import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, openTestHouse, rulesOf, type Caller, type TestHouse } from '../../../test/house.ts'
import type { HazardCounts, HazardFile, HazardPoints, HazardRow, HazardToRecheck } from './answers.ts'

const station = 'lancheng'
const given = {
  place: { text: '溪畔花园 3 号楼', position: { lon: 119.42, lat: 27.3 } }, kind: 'fire', severity: 'serious', text: '疏散通道堆放杂物',
  responsible: { name: '测试责任人', phone: '15400000123', relation: 'owner' },
}
type Made = { id: string; number: string; former: string | null }

describe('hazards', () => {
  let house: TestHouse
  let grid: Caller, pan: Caller, wu: Caller, chief: Caller, lead: Caller, desk: Caller, elsewhere: Caller
  beforeAll(async () => {
    house = await openTestHouse()
    grid = await house.as('grid_worker', { station })
    pan = await house.as('community_officer', { station, team: 'lancheng-community' })
    wu = await house.as('community_officer', { station, team: 'lancheng-community' })
    chief = await house.as('station_chief', { station })
    lead = await house.as('command_room_lead', { team: 'command-room' })
    desk = await house.as('dispatcher', { team: 'command-room' })
    elsewhere = await house.as('community_officer', { station: 'qiyun' })
  })
  afterAll(() => house?.close())

  const found = async (more: object = {}, by = grid) => (await by.post<Made>('/api/hazards', { ...given, ...more })).body
  const view = async (id: string, by = pan) => (await by.get<HazardFile>(`/api/hazards/${id}`)).body
  const list = async (query = '', by = pan) => (await by.get<{ hazards: HazardRow[] }>(`/api/hazards?${query}`)).body.hazards
  const does = (by: Caller, id: string, verb: string, body: object = {}) => by.post(`/api/hazards/${id}/${verb}`, body)

  test('are numbered by station and year, with the county’s days where nobody sets one', async () => {
    const place = { text: '云脚街 1 号' }
    const [one, two] = [await found({ place }, grid), await found({ place: { text: '云脚街 2 号' } }, grid)]
    const year = new Date(house.platform.clock.now() + 8 * 3_600_000).toISOString().slice(0, 4)
    expect(one.number).toMatch(new RegExp(`^YH-lancheng-${year}-\\d{4}$`))
    expect(Number(two.number.slice(-4))).toBe(Number(one.number.slice(-4)) + 1)
    expect((await found({}, elsewhere)).number).toBe(`YH-qiyun-${year}-0001`)
    await lead.post('/api/hazard-terms', { minor: 20, serious: 10, major: 1, reason: '本县规定' })
    const due = new Date(house.platform.clock.now() + 8 * 3_600_000 + 10 * 86_400_000).toISOString().slice(0, 10)
    expect((await view((await found({ place: { text: '云脚街 3 号' } })).id)).due).toBe(due)
  })

  test('of the same place and kind are marked as the same again; people set that right', async () => {
    const place = { text: '老街 12 号' }
    const first = await found({ place })
    const again = await found({ place: { text: '老街12号，' } })
    expect(again.former).toBe(first.id)
    expect((await found({ place, kind: 'gas' })).former).toBeNull()
    expect((await found({ place, former: null })).former).toBeNull()
    expect((await view(first.id)).later).toMatchObject([{ id: again.id }])
    expect((await pan.get<{ former: { number: string } }>(`/api/hazards/former?kind=fire&text=${encodeURIComponent('老街12号')}`)).body.former.number).toMatch(/^YH-/)
    await does(pan, again.id, 'former', { former: null, reason: '不是同一处' })
    expect((await view(again.id)).former).toBeNull()
  })

  test('are closed by somebody else than who found them', async () => {
    const { id } = await found({}, pan)
    await does(grid, id, 'recheck', { result: 'passed' })
    const own = await does(pan, id, 'close')
    expect([own.status, rulesOf(own)]).toEqual([403, ['nobody-ends-the-hazard-they-found']])
    expect(await does(grid, id, 'close')).toMatchObject({ status: 403 })
    expect(await does(wu, id, 'close')).toMatchObject({ status: 200, body: { status: 'closed' } })
    expect(await view(id)).toMatchObject({ ended: { how: 'closed', by: { login: wu.account } }, may: { close: false, reopen: true } })
  })

  test('show the responsible party masked; who opens it leaves a look behind', async () => {
    const { id } = await found()
    const texts = [await view(id), await list(), (await pan.get(`/api/hazards/${id}/history`)).body].map((body) => JSON.stringify(body)).join()
    expect(texts).not.toMatch(/测试责任人|15400000123/)
    expect(await view(id)).toMatchObject({ responsible: { name: '测**', phone: '154******23' } })
    expect(await does(desk, id, 'look', { reason: 'contact' })).toMatchObject({ status: 403 })
    expect(await does(pan, id, 'look', { reason: 'contact' })).toMatchObject({ status: 200, body: { name: '测试责任人', phone: '15400000123' } })
    const { acts } = (await pan.get<{ acts: { type: string; actor: { login: string } }[] }>(`/api/hazards/${id}/history`)).body
    expect(acts[0]).toMatchObject({ type: 'hazard.looked', actor: { login: pan.account } })
  })

  test('that are major wait until the command room has seen them', async () => {
    const { id } = await found({ severity: 'major' })
    const unseen = async () => (await desk.get<{ hazards: { id: string }[] }>('/api/hazards/unseen')).body.hazards.map((h) => h.id)
    expect(await unseen()).toContain(id)
    expect(await does(pan, id, 'see')).toMatchObject({ status: 403 })
    await does(desk, id, 'see')
    expect(await unseen()).not.toContain(id)
    expect(await does(lead, id, 'look', { reason: 'contact' })).toMatchObject({ status: 200 })
  })

  test('are listed overdue first with since when, as points and as a table without names', async () => {
    const late = await found({ place: { text: '旧粮站', position: { lon: 119.4, lat: 27.31 } }, due: '2026-01-05' })
    const [first] = await list()
    expect(first).toMatchObject({ id: late.id, overdueSince: '2026-01-05T16:00:00.000Z' })
    expect((await list('overdue=true')).map((h) => h.id)).toEqual([late.id])
    expect((await list('text=旧粮')).map((h) => h.id)).toEqual([late.id])
    const { features } = (await desk.get<HazardPoints>('/api/hazard-points?overdue=true')).body
    expect(features).toMatchObject([{ id: late.id, geometry: { coordinates: [119.4, 27.31] }, properties: { overdue: true } }])
    const table = (await pan.get<Buffer>('/api/hazards.csv', { 'accept-language': 'zh' })).body.toString()
    expect(table).toContain('旧粮站')
    expect(table).not.toMatch(/测\*|测试责任人|154/)
    expect(await grid.get('/api/hazards.csv')).toMatchObject({ status: 403 })
    expect((await desk.get<HazardCounts>('/api/hazard-counts')).body).toMatchObject({ this: { overdue: 1 }, last: { open: 0, overdue: 0 } })
    await does(pan, late.id, 'chase', { text: '电话催办' })
    expect((await list('overdue=true'))[0]!.chasedAt).not.toBeNull()
  })

  test('that still have to be mended go to the phones of those who look again, and to nobody else’s', async () => {
    const carried = async (by = grid) => (await by.get<{ hazards: HazardToRecheck[] }>('/api/hazards/to-recheck')).body.hazards
    const { id } = await found({ place: { text: '桥头 5 号', dwelling: 'd-5' }, due: '2026-01-02' })
    await does(pan, id, 'assign', { account: grid.account })
    const [first] = await carried()
    expect(first).toMatchObject({ id, due: '2026-01-02', dwelling: 'd-5', party: '测**', mine: true })
    expect((await carried(pan))[0]).toMatchObject({ id, mine: false })
    expect((await carried(elsewhere)).map((h) => h.id)).not.toContain(id)
    expect(await desk.get('/api/hazards/to-recheck')).toMatchObject({ status: 403 })
    await does(grid, id, 'recheck', { result: 'passed' })
    expect((await carried()).map((h) => h.id)).not.toContain(id)
  })

  test('handed over wait for a receipt', async () => {
    const { id } = await found()
    await does(pan, id, 'handOver', { authority: 'fire_brigade', office: '县消防救援大队' })
    expect(await list('status=handed_over')).toMatchObject([{ id, receiptAt: null, authority: 'fire_brigade' }])
    await does(pan, id, 'receipt', { text: '回执 3 号' })
    expect((await view(id)).handOver?.receipt).toMatchObject({ text: '回执 3 号', by: { login: pan.account } })
  })

  test('belong to their station: another one neither sees nor touches them', async () => {
    const { id } = await found()
    expect(await elsewhere.get(`/api/hazards/${id}`)).toMatchObject({ status: 403 })
    expect(await does(elsewhere, id, 'recheck', { result: 'passed' })).toMatchObject({ status: 403 })
    expect((await list('', elsewhere)).every((h) => h.station === 'qiyun')).toBe(true)
    expect(await grid.post('/api/hazards', { ...given, station: 'qiyun' })).toMatchObject({ status: 403 })
    expect(await desk.get(`/api/hazards/${id}`)).toMatchObject({ status: 403 })
  })

  test('re-checked by a phone that did not know of the closing are flagged for a supervisor', async () => {
    const { id } = await found()
    await does(grid, id, 'recheck', { result: 'passed' })
    await does(pan, id, 'close')
    const late = await does(grid, id, 'recheck', { result: 'not_passed', happenedAt: new Date(house.platform.clock.now() - 3_600_000).toISOString() })
    expect(late).toMatchObject({ status: 200, body: { status: 'closed', contradicts: 'after_end' } })
    const flags = async (by: Caller) => (await by.get<{ flags: { hazard: string; act: string }[] }>('/api/hazard-flags')).body.flags.filter((f) => f.hazard === id)
    const [flag] = await flags(chief)
    expect(codeOf(await does(chief, id, 'settleFlag', { act: 'nothing', text: 'x' }))).toBe('not_found')
    await does(chief, id, 'settleFlag', { act: flag!.act, text: '已到场核实' })
    expect(await flags(chief)).toEqual([])
    expect(await pan.get('/api/hazard-flags')).toMatchObject({ status: 403 })
  })

  test('that a court has erased keep kind, severity, days and course, and no word of where or who', async () => {
    const { id, number } = await found({ place: { text: '梅岭路 6 号', dwelling: 'dwelling-6' } })
    await does(pan, id, 'recheck', { result: 'not_passed', text: '测试责任人不在家', due: '2027-03-01' })
    const legal = await house.as('legal_reviewer')
    const head = await house.as('county_bureau_head')
    const asked = await legal.post<{ id: string }>('/api/erasures', { ground: 'court', document: 'X', reason: 'Y', records: [{ type: 'hazard', id, acts: null }] })
    expect(await head.post(`/api/erasures/${asked.body.id}/order`)).toMatchObject({ status: 200 })
    const left = await view(id)
    expect(left).toMatchObject({ number, kind: 'fire', severity: 'serious', status: 'failed', due: '2027-03-01', place: '', dwelling: null, responsible: { name: '', phone: '' } })
    expect(JSON.stringify(left)).not.toMatch(/梅岭|不在家/)
    expect(await list('text=梅岭')).toEqual([])
  })
})
