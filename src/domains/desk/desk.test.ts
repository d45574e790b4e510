import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type Caller, type TestHouse } from '../../../test/house.ts'
import { openDemoPlaces } from '../../../demo/gazetteer.ts'
import { writeForms } from '#platform/spelling.ts'

test('a place is typed by name, pinyin and initials, digits included', () => {
  expect(writeForms(['溪畔花园3号楼'], 'Xipan, Building 3')).toBe('|溪畔花园3号楼|xipanhuayuan3haolou|xphy3hl|xipanbuilding3')
})

describe('the gazetteer', () => {
  let house: TestHouse
  let desk: Caller
  beforeAll(async () => {
    house = await openTestHouse()
    await openDemoPlaces(house.platform)
    desk = await house.as('dispatcher', { team: 'command-room' })
  })
  afterAll(() => house?.close())
  const find = async (q: string, more = '') => (await desk.get<{ places: { name: { zh: string }; station: string }[] }>(`/api/places?q=${encodeURIComponent(q)}${more}`)).body.places.map((p) => p.name.zh)

  test('completes from the first characters, from initials, from pinyin and from other names', async () => {
    const [compound] = await find('溪畔')
    expect(compound).toContain('溪畔')
    expect(await find('xphy')).toContain(compound)
    expect(await find('xipanhua')).toContain(compound)
    expect((await find('溪畔 车棚'))[0]).toContain('车棚')
  })

  test('offers near a slip of the hand, nothing for nonsense, and takes no wildcard for a letter', async () => {
    expect((await find('xipamhuayuan')).length).toBeGreaterThan(0)
    expect(await find('qqqqqqqq')).toEqual([])
    expect(await find('%')).toEqual([])
    expect(await find(' ')).toEqual([])
  })

  test('puts the nearer of equals first', async () => {
    const [town] = await find('药店', '&lon=119.42&lat=27.3')
    const [other] = await find('药店', '&lon=119.32&lat=27.35')
    expect(town).not.toBe(other)
    expect((await find('老街'))[0]).toBe('老街')
  })

  test('a point picked on the map is named by what lies nearest', async () => {
    const [compound] = (await desk.get<{ places: { name: { zh: string }; position: { lon: number; lat: number } }[] }>('/api/places?q=xphy')).body.places
    const { lon, lat } = compound!.position
    expect((await find('', `&lon=${lon}&lat=${lat}`))[0]).toBe(compound!.name.zh)
    expect(await find('')).toEqual([])
  })

  test('bringing the same places again writes nothing', async () => {
    const count = async () => (await house.platform.database.read({ county: house.platform.county, stations: 'all', account: 'system' }, (tx) => tx.db.selectFrom('acts').select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow())).n
    const before = await count()
    await openDemoPlaces(house.platform)
    expect(await count()).toBe(before)
  })

  test('a new place is found at once, and no more when removed', async () => {
    const place = { id: 'shop/test', name: '竹影茶铺', nameEn: 'Zhuying Tea', aliases: [], kind: 'shop', address: '', station: 'lancheng', community: 'qiaotou', lon: 119.42, lat: 27.3 }
    expect((await desk.post('/api/places', { places: [place], reason: '报警人提供' })).status).toBe(200)
    expect(await find('zycp')).toEqual(['竹影茶铺'])
    expect((await desk.post('/api/places/remove', { id: place.id, reason: '已歇业' })).status).toBe(403)
    const lead = await house.as('command_room_lead', { team: 'command-room' })
    expect((await lead.post('/api/places/remove', { id: place.id, reason: '已歇业' })).status).toBe(200)
    expect(await find('zycp')).toEqual([])
  })
})

describe('shifts', () => {
  let house: TestHouse
  let day: Caller
  let night: Caller
  beforeAll(async () => {
    house = await openTestHouse()
    day = await house.as('dispatcher', { team: 'command-room' })
    night = await house.as('dispatcher', { team: 'command-room' })
  })
  afterAll(() => house?.close())
  const list = async (caller: Caller) => (await caller.get<{ shifts: { id: string; state: string; notes: { text: string }[]; open: string[]; previous: string | null }[] }>('/api/shifts')).body.shifts

  test('a desk has one running shift; notes are corrected, handed over and received by somebody else', async () => {
    const { id } = (await day.post<{ id: string }>('/api/shifts')).body
    expect(await night.post('/api/shifts')).toMatchObject({ status: 409, body: { error: { code: 'shift_exists' } } })
    const call = (await day.post<{ id: string }>('/api/incidents', { station: 'lancheng', caller: '', phone: '', place: '老街', position: null, nature: 'help', priority: 3, text: '待回访' })).body.id
    await day.post(`/api/shifts/${id}/note`, { text: '溪畔花园连续两起电动车被盗', incident: call })
    const [running] = await list(day)
    await day.post(`/api/shifts/${id}/correctNote`, { note: (running!.notes[0] as unknown as { id: string }).id, text: '溪畔花园两起电动车被盗，已关联', reason: '补充' })
    await day.post(`/api/shifts/${id}/handOver`, { summary: '一起待回访' })
    expect((await day.post(`/api/shifts/${id}/takeOver`)).status).toBe(403)
    expect((await night.post(`/api/shifts/${id}/takeOver`)).status).toBe(200)
    const [now, before] = await list(night)
    expect(now).toMatchObject({ state: 'running', previous: id })
    expect(before).toMatchObject({ id, state: 'taken_over', open: [call], notes: [{ text: '溪畔花园两起电动车被盗，已关联' }] })
  })

  test('another desk sees nothing of it', async () => {
    const other = await house.as('dispatcher', { station: 'qiyun', team: 'qiyun-desk' })
    expect(await list(other)).toEqual([])
  })
})
