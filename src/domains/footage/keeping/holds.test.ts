import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { layDown } from '#media/archive/lay-down.ts'
import { obtainGrant, openFootageHouse, type FootageHouse } from '../../../../test/footage-house.ts'
import { codeOf, rulesOf, type Caller } from '../../../../test/house.ts'
import { makeGops } from '../../../../test/pictures.ts'
import { openFootage } from '../playback/footage.ts'
import { tendHold } from './decide-holds.ts'
import { holdRecord } from './hold.ts'
import { tendHolds } from './tend-holds.ts'

const minute = 60_000
const day = 24 * 60 * minute

interface Row {
  id: string
  source: string
  status: string
  until: string
  number: string
}

describe('holding footage for a case', () => {
  let f: FootageHouse
  /** Footage lies from here on, ten minutes, of which the first five are past the camera's thirty days. */
  let start: number
  beforeAll(async () => {
    f = await openFootageHouse()
    start = Math.floor(f.clock.now() / minute) * minute - 30 * day - 5 * minute
    await layDown({ root: join(f.house.folder, 'data/archive'), cameraId: f.camera, gops: makeGops(50, { gopFrames: 50 }), fromMs: start, toMs: start + 10 * minute })
  })
  afterAll(() => f?.house.close())

  const at = (ms: number) => new Date(start + ms).toISOString()
  const inDays = (days: number) => new Date(f.clock.now() + days * day).toISOString()
  const asking = (more: object = {}) => ({ ground: { type: 'case', id: f.caseId }, cameras: [f.camera], from: at(0), to: at(2 * minute), until: inDays(90), reason: '车棚录像即将到期', ...more })
  const hold = async (who: Caller = f.officer, more: object = {}) => (await who.post<{ id: string; until: string }>('/api/footage/holds', asking(more))).body
  const decide = (id: string, verb: string, who: Caller, body: object = { until: inDays(90), reason: '同意' }) => who.post<{ status: string; until: string }>(`/api/footage/holds/${id}/${verb}`, body)
  const list = async (who: Caller = f.officer) => (await who.get<{ holds: Row[] }>('/api/footage/holds')).body.holds
  const stateOf = async (id: string) => (await list()).find((row) => row.id === id)
  const tend = () => tendHolds(openFootage(f.house.platform))
  const look = async (grant: string) => (await f.officer.post<{ id: string }>('/api/footage/looks', { grant, camera: f.camera, kind: 'playback' })).body.id
  const wide = () => ({ from: at(-minute), to: at(10 * minute) })
  const segments = (id: string, from: number, to: number) => f.officer.get<Buffer>(`/api/footage/looks/${id}/segments?from=${start + from}&to=${start + to}`)
  const still = (id: string, from: number) => f.officer.get(`/api/footage/looks/${id}/still?at=${start + from}`)
  const coverage = async (id: string) => (await f.officer.get<{ spans: { startMs: number; endMs: number }[] }>(`/api/footage/looks/${id}/coverage`)).body.spans.map((s) => [s.startMs - start, s.endMs - start])

  test('past its retention footage is not there, though the file is, and whoever has a grant for it is told no more than of a gap', async () => {
    const id = await look(await obtainGrant(f, wide()))
    expect((await segments(id, minute, minute + 1000)).status).toBe(204)
    expect([(await still(id, minute)).status, codeOf(await still(id, minute))]).toEqual([404, 'nothing_recorded'])
    const [[from, to] = [], ...more] = await coverage(id)
    expect([from! > 5 * minute && from! < 7 * minute, to, more]).toEqual([true, 10 * minute, []])
    expect((await segments(id, 8 * minute, 8 * minute + 1000)).status).toBe(200)
  })

  test('what is held is shown beyond it, cut where the hold begins and ends', async () => {
    const grant = await obtainGrant(f, wide())
    const { id } = await hold(f.officer, { from: at(minute + 500), to: at(2 * minute + 500) })
    const looking = await look(grant)
    expect((await coverage(looking))[0]).toEqual([minute + 500, 2 * minute + 500])
    const answer = await segments(looking, minute, minute + 3000)
    expect([answer.status, answer.headers['x-start'], answer.headers['x-end']]).toEqual([200, String(start + minute + 500), String(start + minute + 4000)])
    expect((await segments(looking, 0, minute)).status).toBe(204)
    expect((await still(looking, 2 * minute + 600)).status).toBe(404)
    expect((await decide(id, 'release', f.head, { reason: '已无必要' })).status).toBe(200)
    expect((await segments(looking, minute + 1000, minute + 2000)).status).toBe(204)
  })

  test('a hold stands at once, lapses after seven days, and lasts until the date for which the head confirms it', async () => {
    const [lapsing, lasting] = [await hold(), await hold()]
    expect(Math.round((Date.parse(lapsing.until) - f.clock.now()) / day)).toBe(7)
    expect(rulesOf(await decide(lasting.id, 'confirm', f.officer))).toEqual(['hold-nobody-decides-their-own'])
    expect(rulesOf(await decide(lasting.id, 'confirm', f.second))).toEqual(['default-deny'])
    expect((await decide(lasting.id, 'confirm', f.head)).body.status).toBe('confirmed')
    expect(codeOf(await decide(lasting.id, 'confirm', f.head))).toBe('hold_decided')
    const scope = { county: f.house.platform.county, stations: 'all' as const, account: 'system' }
    const load = async (id: string) => (await f.house.platform.database.read(scope, (tx) => f.house.platform.store.load(tx, holdRecord, id)))!.state
    expect(tendHold(await load(lapsing.id), true, f.clock.now() + 7 * day + minute)).toEqual([{ type: 'hold.ended', payload: { why: 'unconfirmed' } }])
    expect(tendHold(await load(lasting.id), true, f.clock.now() + 7 * day + minute)).toEqual([])
    expect(tendHold(await load(lasting.id), true, f.clock.now() + 91 * day)).toEqual([{ type: 'hold.ended', payload: { why: 'expired' } }])
  })

  test('nobody confirms or prolongs their own: the head’s hold is the chief’s to confirm', async () => {
    const { id } = await hold(f.head)
    expect(rulesOf(await decide(id, 'confirm', f.head))).toEqual(['hold-nobody-decides-their-own'])
    expect((await decide(id, 'confirm', f.chief)).status).toBe(200)
    expect(rulesOf(await decide(id, 'extend', f.head))).toEqual(['hold-nobody-decides-their-own'])
    expect((await decide(id, 'extend', f.chief, { until: inDays(120), reason: '仍在侦查' })).status).toBe(200)
  })

  test('who asked takes it back until it is confirmed, and no longer', async () => {
    const [own, confirmed] = [await hold(), await hold()]
    expect((await decide(own.id, 'release', f.officer, { reason: '选错了时段' })).body.status).toBe('released')
    await decide(confirmed.id, 'confirm', f.head)
    expect(rulesOf(await decide(confirmed.id, 'release', f.officer, { reason: '不要了' }))).toEqual(['default-deny'])
  })

  test.each([
    ['without a known case', { ground: { type: 'case', id: 'none' } }, [403, undefined]],
    ['for a camera that is not registered', { cameras: ['nowhere'] }, [409, 'camera_unknown']],
    ['for more than a week', { from: new Date(0).toISOString() }, [409, 'range_too_long']],
    ['without an end within half a year', { until: new Date(Date.now() + 181 * day).toISOString() }, [409, 'hold_until_out_of_bounds']],
    ['with an end that is over', { until: new Date(0).toISOString() }, [409, 'hold_until_out_of_bounds']],
  ])('nothing is held %s', async (_, more, [status, code]) => {
    const answer = await f.officer.post('/api/footage/holds', asking(more))
    expect([answer.status, status === 403 ? undefined : codeOf(answer)]).toEqual([status, code])
  })

  test('only those who carry the case or head its team hold footage for it', async () => {
    const elsewhere = await f.house.as('case_officer', { station: 'qiyun', team: 'qiyun-cases' })
    const colleague = await f.house.as('case_officer', { station: 'lancheng', team: 'lancheng-cases' })
    for (const who of [elsewhere, colleague, f.chief, f.auditor, f.owner, await f.house.as('dispatcher'), await f.house.as('system_administrator')])
      expect((await who.post('/api/footage/holds', asking())).status).toBe(403)
    expect((await f.second.post('/api/footage/holds', asking())).status).toBe(200)
  })

  test('a clip and an export hold their stretch by themselves; a clip taken off the list lets go', async () => {
    const grant = await obtainGrant(f, { from: at(8 * minute), to: at(10 * minute) })
    const marked = await f.officer.post<{ id: string }>('/api/footage/clips', { grant, camera: f.camera, from: at(8 * minute), to: at(9 * minute), name: '推车' })
    const taken = await f.officer.post<{ id: string }>('/api/footage/exports', { grant, camera: f.camera, from: at(9 * minute), to: at(9 * minute + 5000) })
    expect(await stateOf(`clip.${marked.body.id}`)).toMatchObject({ source: 'clip', status: 'confirmed', number: f.caseNumber })
    expect(await stateOf(`export.${taken.body.id}`)).toMatchObject({ source: 'export', status: 'confirmed' })
    await f.officer.post(`/api/footage/clips/${marked.body.id}/remove`, { reason: '重复' })
    expect(await stateOf(`clip.${marked.body.id}`)).toMatchObject({ status: 'released' })
  })

  test('when its case closes a hold lasts sixty days more at most, and evidence no less', async () => {
    const caseId = await f.openCase()
    const ground = { type: 'case', id: caseId }
    const [short, long] = [await hold(f.officer, { ground }), await hold(f.officer, { ground })]
    await decide(short.id, 'confirm', f.head, { until: inDays(10), reason: '同意' })
    await decide(long.id, 'confirm', f.head, { until: inDays(170), reason: '同意' })
    const grant = await obtainGrant(f, { ground, from: at(8 * minute), to: at(10 * minute) })
    const clip = await f.officer.post<{ id: string }>('/api/footage/clips', { grant, camera: f.camera, from: at(8 * minute), to: at(9 * minute), name: '推车' })
    await f.closeCase(caseId)
    await tend()
    const daysOf = async (id: string) => Math.round((Date.parse((await stateOf(id))!.until) - f.clock.now()) / day)
    expect([await daysOf(short.id), await daysOf(long.id), await daysOf(`clip.${clip.body.id}`)]).toEqual([10, 60, 60])
    expect(codeOf(await decide(long.id, 'extend', f.chief))).toBe('ground_closed')
  })

  test('head and chief are told of a hold that waits, and two weeks before one ends', async () => {
    const { id } = await hold()
    await decide(id, 'confirm', f.head, { until: inDays(13), reason: '同意' })
    await tend()
    await tend()
    const { notices } = (await f.chief.get<{ notices: { kind: string; aboutId?: string; about?: { id: string } }[] }>('/api/footage/notices?limit=500')).body
    const kinds = notices.filter((n) => JSON.stringify(n).includes(id)).map((n) => n.kind)
    expect(kinds.sort()).toEqual(['hold_ending', 'hold_waiting'])
  })
})
