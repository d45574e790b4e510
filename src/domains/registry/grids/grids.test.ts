import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, openTestHouse, runAsOwner, type Caller, type TestHouse } from '../../../../test/house.ts'
import type { GridAreas, GridFileCheck, GridFileDone, GridHistory } from './answers.ts'
import { gridId } from './neighbours.ts'

type Pair = [x: number, y: number]
const at = ([x, y]: Pair): Pair => [119.4 + x / 2000, 27.3 + y / 2000]
const box = (x: number, y: number, width: number, height = width) => ({ type: 'Polygon', coordinates: [([[x, y], [x + width, y], [x + width, y + height], [x, y + height], [x, y]] as Pair[]).map(at)] })
const from = '2026-01-01'
const feature = (code: string, geometry: unknown, more: object = {}) => ({ type: 'Feature', properties: { code, name: `${code}网格`, ...more }, geometry })
const fileOf = (...features: unknown[]) => ({ type: 'FeatureCollection', features })

describe('grids over addresses', () => {
  let house: TestHouse
  let chief: Caller
  let officer: Caller
  let lead: Caller
  let elsewhere: Caller
  const doors: Record<string, string> = {}
  const put = async (name: string, place: Pair | null, who = officer) => {
    const [lon, lat] = place ? at(place) : []
    const address = (await who.post<{ id: string }>('/api/registry/address', { values: { town: '岚城镇', community: '溪畔社区', road: '前街', house: name, ...(place ? { position: { lon, lat } } : {}) } })).body.id
    await who.post('/api/registry/dwelling', { values: { address, room: '101' } })
    doors[name] = address
  }
  const list = async (day = '', who = chief) => {
    await house.settle()
    return (await who.get<GridAreas>(`/api/grid-areas${day && `?day=${day}`}`)).body
  }
  const counts = async (day = '') => Object.fromEntries((await list(day)).areas.map(({ code, addresses }) => [code, addresses]))
  const exported = async (query = '', who = chief) => JSON.parse((await who.get<string>(`/api/grid-areas/export${query}`)).body) as { features: { properties: { code: string }; geometry: object }[] }
  const draw = (code: string, boundary: object, more: object = {}, who = chief) => who.post<{ id: string }>('/api/grid-areas', { code, name: `${code}网格`, kind: 'community', from, boundary, ...more })

  beforeAll(async () => {
    house = await openTestHouse()
    const { store, ids } = house.platform
    const { addUnit, unitRecord } = await import('#platform/identity/unit.ts')
    const { systemPrincipal } = await import('#platform/policy/principal.ts')
    for (const [id, zh] of [['lancheng', '岚城派出所'], ['xikou', '溪口派出所']] as const)
      await store.perform({ id: ids.uuid(), principal: systemPrincipal, action: 'unit.add', body: id }, (work) => work.act(unitRecord, id, () => addUnit(null, { name: { zh, en: id }, kind: 'station', parent: '', station: id })))
    chief = await house.as('station_chief', { station: 'lancheng' })
    officer = await house.as('community_officer', { station: 'lancheng', team: 'lancheng-community' })
    lead = await house.as('command_room_lead')
    elsewhere = await house.as('station_chief', { station: 'xikou' })
    await put('1', [1, 1])
    await put('2', [2, 3])
    await put('3', [6, 1])
    await put('4', null)
    await put('5', [20, 20])
  })
  afterAll(() => house?.close())

  test('an address belongs to the grid around it, whichever came first; those in none are counted', async () => {
    expect((await draw('A', box(0, 0, 4))).status).toBe(200)
    await put('6', [3, 3])
    const found = await list()
    expect(found.areas).toMatchObject([{ code: 'A', addresses: 3, from, tender: null }])
    expect(found.addresses).toEqual({ total: 6, withoutPosition: 1, outside: 2 })
    expect(found.gaps).toHaveLength(2)
    expect((await list('', officer)).areas).toHaveLength(1)
    expect((await list('', elsewhere)).areas).toEqual([])
    expect((await list('', lead)).areas).toHaveLength(1)
  })

  test('who only collects sees no boundaries, and who only sees them draws none; refusals are on the ledger', async () => {
    const worker = await house.as('grid_worker', { station: 'lancheng', team: 'lancheng-grid' })
    expect((await worker.get('/api/grid-areas')).status).toBe(403)
    expect((await draw('X', box(100, 0, 4), {}, officer)).status).toBe(403)
    expect((await draw('X', box(0, 0, 4), {}, officer)).status, 'nor learns what it would overlap').toBe(403)
    expect((await draw('X', box(100, 0, 4), { station: 'lancheng' }, elsewhere)).status).toBe(403)
    const head = await house.as('county_bureau_head')
    expect((await head.get('/api/grid-areas')).status).toBe(200)
    const refused = await runAsOwner<{ n: number }>(house.ownerUrl, `select count(*)::int as n from acts where type = 'refusal.recorded' or type like 'refusal%' or type like 'access.refused%'`)
    expect(refused[0]!.n).toBeGreaterThanOrEqual(4)
  })

  test('a boundary that is none or lies over another of its kind is refused with what to do; another kind may', async () => {
    expect(codeOf(await draw('B', { type: 'Polygon', coordinates: [([[0, 0], [4, 4], [4, 0], [0, 4], [0, 0]] as Pair[]).map(at)] }))).toBe('grid_ring_crosses')
    const over = await draw('B', box(3, 0, 4))
    expect([codeOf(over), JSON.stringify(over.body)]).toEqual(['grid_overlaps', expect.stringContaining('overlaps the grid A')])
    expect((await draw('S', box(3, 0, 4), { kind: 'special' })).status).toBe(200)
    expect(codeOf(await draw('A', box(50, 0, 4)))).toBe('grid_code_taken')
    expect((await draw('B', { ...box(0, 0, 4), coordinates: [Array.from({ length: 9_000 }, () => [119.4, 27.3])] })).status).toBe(422)
  })

  test('is redrawn from a day on; what it was before stays and can be asked', async () => {
    const id = gridId('A')
    const redraw = (day: string, boundary: object) => chief.post(`/api/grid-areas/${id}/redraw`, { from: day, boundary, reason: '社区调整' })
    expect((await redraw('2026-06-01', box(0, 0, 7, 2))).status).toBe(200)
    expect([await counts('2026-05-31'), await counts('2026-06-01')]).toMatchObject([{ A: 3 }, { A: 2 }])
    expect(codeOf(await redraw('2026-03-01', box(0, 0, 3)))).toBe('grid_redrawn_later')
    expect((await redraw('2026-06-01', box(0, 0, 7, 4))).status, 'the same day again corrects it').toBe(200)
    expect([await counts('2025-12-31'), await counts('2026-05-31'), await counts('2026-06-01')]).toMatchObject([{}, { A: 3 }, { A: 4 }])
    const { body } = await chief.get<GridHistory>(`/api/grid-areas/${id}`)
    expect(body.boundaries.map((one) => [one.from, one.reason])).toEqual([['2026-06-01', '社区调整'], [from, '']])
    const { features } = await exported('?day=2026-05-31')
    expect(features.find(({ properties }) => properties.code === 'A')).toMatchObject({ properties: { code: 'A', name: 'A网格', station: 'lancheng', from }, geometry: box(0, 0, 4) })
  })

  test('an address that was put right, moved or has ended is elsewhere', async () => {
    const [lon, lat] = at([60, 60])
    await officer.post(`/api/registry/address/${doors['1']}/correct`, { changes: { position: { lon, lat } }, reason: '量错' })
    expect(await counts()).toMatchObject({ A: 3 })
    await officer.post(`/api/registry/address/${doors['2']}/end`, { why: 'withdrawn', on: '2026-10-01' })
    await officer.post(`/api/registry/address/${doors['3']}/observe`, { base: 1, said: { position: null } })
    expect(await counts()).toMatchObject({ A: 1 })
    expect((await list()).addresses).toEqual({ total: 5, withoutPosition: 2, outside: 2 })
  })

  test('goes by another name, to somebody else, ends and is taken up again', async () => {
    const id = gridId('A')
    await chief.post(`/api/grid-areas/${id}/rename`, { name: '前街网格', reason: '改名' })
    await chief.post(`/api/grid-areas/${id}/hand`, { tender: officer.account, reason: '调整' })
    expect((await list()).areas.find((one) => one.id === id)).toMatchObject({ name: '前街网格', tender: officer.account })
    await chief.post(`/api/grid-areas/${id}/end`, { on: '2026-08-01', reason: '合并' })
    expect([Object.keys(await counts('2026-07-31')), Object.keys(await counts('2026-08-01'))]).toEqual([['A', 'S'], ['S']])
    expect(codeOf(await chief.post(`/api/grid-areas/${id}/redraw`, { from: '2026-09-01', boundary: box(0, 0, 3), reason: '再划' }))).toBe('grid_ended')
    await chief.post(`/api/grid-areas/${id}/revive`, { reason: '撤错了' })
    expect(Object.keys(await counts('2026-08-01'))).toEqual(['A', 'S'])
  })

  describe('come from a file', () => {
    const ask = (file: unknown, who = lead, more: object = {}) => who.post<GridFileCheck>('/api/grid-areas/import/check', { file, from, ...more })
    const take = (file: unknown, who = lead) => who.post<GridFileDone>('/api/grid-areas/import', { file, from, reason: '2026 年网格调整' })
    const xikou = { 派出所: '溪口派出所' }

    test('each wrong feature by name, with the sentence and what to do, and nothing is written', async () => {
      const file = fileOf(
        feature('C1', box(200, 0, 5), xikou), feature('C2', box(205, 0, 5), xikou), feature('C3', box(208, 0, 5), xikou), feature('C1', box(230, 0, 5), xikou), feature('C4', { type: 'Point', coordinates: [119, 27] }, xikou),
        { type: 'Feature', properties: { name: '无码' }, geometry: box(0, 0, 1) }, feature('C5', box(220, 0, 5), { station: '不存在' }), feature('C6', { ...box(240, 0, 5), coordinates: [box(240, 0, 5).coordinates[0]!.slice(0, 4)] }, xikou), feature('C7', box(250, 0, 5)), 'x',
      )
      const { body } = await ask(file)
      expect(body).toMatchObject({ features: 10, added: 1, changed: 0, same: 0 })
      expect(body.faults.map(({ feature: n, fault }) => [n, fault])).toEqual([
        [2, 'grid_overlaps'], [3, 'grid_overlaps'], [4, 'grid_code_twice'], [5, 'grid_no_area'], [6, 'grid_no_code'], [7, 'grid_station_unknown'], [8, 'grid_ring_open'], [9, 'grid_station_unknown'], [10, 'grid_no_feature'],
      ])
      for (const { fault, message, todo } of body.faults) expect([message !== fault, todo !== '']).toEqual([true, true])
      expect(body.faults[0]).toMatchObject({ code: 'C2', name: 'C2网格', at: [expect.any(Number), expect.any(Number)], message: 'It overlaps the grid C3.' })
      expect((await list('', lead)).areas.some(({ code }) => code === 'C1')).toBe(false)
      expect((await ask(file, elsewhere)).body.faults.find(({ feature: n }) => n === 9), 'a chief’s file needs not say whose it is').toBeUndefined()
      expect((await ask(fileOf(feature('C1', box(200, 0, 5), { station: 'lancheng' })), elsewhere)).body.faults).toMatchObject([{ fault: 'grid_station_foreign' }])
    })

    test('are taken over once; redrawn together they may change a border between them', async () => {
      await put('x1', [201, 1], await house.as('community_officer', { station: 'xikou', team: 'xikou-community' }))
      await put('x2', [204, 1], await house.as('community_officer', { station: 'xikou', team: 'xikou-community' }))
      await put('x3', [290, 1], await house.as('community_officer', { station: 'xikou', team: 'xikou-community' }))
      const file = fileOf(feature('D1', box(200, 0, 5), xikou), feature('D2', box(205, 0, 5), xikou))
      expect((await ask(file)).body).toMatchObject({ added: 2, addresses: { total: 3, withoutPosition: 0, outside: 1 } })
      expect((await take(file)).body).toEqual({ features: 2, added: 2, changed: 0, same: 0 })
      const before = await runAsOwner(house.ownerUrl, 'select count(*) from acts')
      expect((await take(file)).body).toEqual({ features: 2, added: 0, changed: 0, same: 2 })
      expect(await runAsOwner(house.ownerUrl, 'select count(*) from acts'), 'the same file again adds nothing').toEqual(before)
      const moved = fileOf(feature('D1', box(200, 0, 3), xikou), feature('D2', box(203, 0, 7, 5), xikou))
      expect((await take(moved)).body).toMatchObject({ added: 0, changed: 2 })
      const areas = (await list('', elsewhere)).areas
      expect(areas.map(({ code, addresses }) => [code, addresses])).toEqual([['D1', 1], ['D2', 1]])
      expect((await take(await exported('', elsewhere), elsewhere)).body, 'what was exported is what stands').toEqual({ features: 2, added: 0, changed: 0, same: 2 })
      expect((await take(file, officer)).status).toBe(403)
    })

    test('a file that is none, or too large, is refused whole', async () => {
      expect(codeOf(await ask({ type: 'Feature' }))).toBe('grid_file_wrong')
      expect(codeOf(await ask(fileOf(...Array.from({ length: 1_001 }, () => 1))))).toBe('grid_file_long')
      const large = await lead.post('/api/grid-areas/import/check', Buffer.alloc(50 * 1024 * 1024, ' '), { 'content-type': 'application/json' })
      expect([large.status, codeOf(large)]).toEqual([413, 'too_large'])
    })
  })

  test('doors are counted by grid, and a round is suggested within one', async () => {
    await house.settle()
    const { body } = await chief.get<{ grids: { id: string | null; code: string; doors: number }[] }>('/api/grid-coverage')
    expect(body.grids.map(({ code, doors: n }) => [code, n])).toEqual([['A', expect.any(Number)], ['S', expect.any(Number)], ['', expect.any(Number)]])
    const suggest = async (grid: string) => (await chief.get<{ stops: unknown[] }>(`/api/rounds/suggest?grid=${grid}`)).body.stops.length
    expect(await suggest(gridId('A'))).toBe(body.grids[0]!.doors)
    expect(await suggest('')).toBeGreaterThan(body.grids[0]!.doors)
  })

  test('an erased address is in no grid any more', async () => {
    const legal = await house.as('legal_reviewer')
    const head = await house.as('county_bureau_head')
    const before = (await counts())['A']!
    const asked = await legal.post<{ id: string }>('/api/erasures', { ground: 'unlawful', document: '测试1号', reason: '登记错误', records: [{ type: 'address', id: doors['6'], acts: null }] })
    expect((await head.post(`/api/erasures/${asked.body.id}/order`, {})).status).toBe(200)
    expect((await counts())['A']).toBe(before - 1)
  })
})
