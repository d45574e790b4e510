import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type Caller, type TestHouse } from '../../../test/house.ts'
import { systemPrincipal } from '#platform/policy/principal.ts'
import { changeHealth } from './decide.ts'
import { cameraRecord } from './project.ts'

const details = {
  name: '点位', place: '廊桥路', category: 'road', position: { lon: 119.42, lat: 27.3 }, bearing: 40, fieldOfView: 62, reach: 40, ownerAccount: '', ownerKind: 'police', legalClass: 'gov_plan',
  necessity: '交通', publicPlace: true, seesPrivacy: false, nearSecretSite: false, consentDocument: '', signText: '', signPhoto: false, retentionDays: 30,
}

describe('thousands of cameras', () => {
  let house: TestHouse
  let lead: Caller
  beforeAll(async () => {
    house = await openTestHouse()
    lead = await house.as('command_room_lead')
    const given = [['甲', '岚城镇', 'lancheng', '县公安局'], ['乙', '岚城镇', 'lancheng', '县公安局'], ['乙', '岚城镇', 'lancheng', '溪畔店'], ['丙', '岚城镇', 'qiyun', '县公安局'], ['丁', '栖云镇', 'qiyun', '县公安局'], ['戊', undefined, 'qiyun', '县公安局']] as const
    for (const [name, town, station, ownerName] of given) expect((await lead.post('/api/cameras', { ...details, name, ...(town ? { town } : {}), station, ownerName, externalNumber: `N-${name}` })).status).toBe(200)
    expect((await lead.post('/api/cameras', { ...details, name: '无位置', station: 'qiyun', ownerName: '县公安局', position: null })).status).toBe(200)
  })
  afterAll(() => house?.close())

  const names = async (query: string, who = lead) => (await who.get<{ cameras: { name: string }[]; next: string | null }>(`/api/cameras?${query}`)).body

  test('pages of the list join without a camera twice or left out, also where names are alike', async () => {
    const found: string[] = []
    let after = ''
    for (let page = 0; page < 10; page++) {
      const { cameras, next } = await names(`limit=2${after}`)
      found.push(...cameras.map((c) => c.name))
      if (next === null) break
      after = `&after=${next}`
    }
    expect(found).toEqual(['丙', '丁', '戊', '无位置', '乙', '乙', '甲'].sort((a, b) => found.indexOf(a) - found.indexOf(b)))
    expect(found).toHaveLength(7)
    expect(found).toEqual((await names('')).cameras.map((c) => c.name))
    expect((await lead.get('/api/cameras?after=x')).status).toBe(400)
  })

  test('the list is narrowed by town, station, owner and part of a number', async () => {
    expect((await names(`town=${encodeURIComponent('岚城镇')}&station=lancheng&owner=${encodeURIComponent('县公安局')}`)).cameras.map((c) => c.name).sort()).toEqual(['乙', '甲'])
    expect((await names(`search=${encodeURIComponent('n-丁')}`)).cameras.map((c) => c.name)).toEqual(['丁'])
    expect((await names('online=no')).cameras).toEqual([])
  })

  test('the tree opens level by level and counts what its reader may see', async () => {
    const tree = async (query: string, who = lead) => (await who.get<{ branches: { key: string; cameras: number; offline: number }[] }>(`/api/camera-tree?${query}`)).body.branches
    const count = (branches: { key: string; cameras: number }[]) => Object.fromEntries(branches.map((b) => [b.key, b.cameras]))
    expect(count(await tree(''))).toEqual({ '': 2, 岚城镇: 4, 栖云镇: 1 })
    expect(count(await tree(`town=${encodeURIComponent('岚城镇')}`))).toEqual({ lancheng: 3, qiyun: 1 })
    expect(count(await tree(`town=${encodeURIComponent('岚城镇')}&station=lancheng`))).toEqual({ 县公安局: 2, 溪畔店: 1 })
    const chief = await house.as('station_chief', { station: 'lancheng' })
    expect(count(await tree('', chief))).toEqual({ 岚城镇: 3 })
    const admin = await house.as('system_administrator')
    expect(count(await tree('', admin))).toEqual({ '': 2, 岚城镇: 4, 栖云镇: 1 })
    expect(await tree('town=&station=qiyun', admin)).toEqual([])
    expect((await names(`search=${encodeURIComponent('溪畔店')}`, admin)).cameras).toEqual([])
    expect((await admin.get('/api/cameras?owner=x')).status).toBe(400)
  })

  test('an active camera that went is counted as offline and marked on the map', async () => {
    const { cameras } = (await lead.get<{ cameras: { id: string; name: string }[] }>('/api/cameras')).body
    const { id } = cameras.find((c) => c.name === '丁')!
    await lead.post(`/api/cameras/${id}/setStream`, { url: 'rtsp://10.0.0.9/1' })
    expect((await lead.post(`/api/cameras/${id}/activate`)).status).toBe(200)
    const { store, ids } = house.platform
    await store.perform({ id: ids.uuid(), principal: systemPrincipal, action: 'camera.changeHealth', body: null }, (work) => work.act(cameraRecord, id, (state) => changeHealth(state, { online: false, code: 'timeout', since: new Date(0).toISOString() })))
    const { branches } = (await lead.get<{ branches: { key: string; offline: number }[] }>('/api/camera-tree')).body
    expect(branches.find((b) => b.key === '栖云镇')).toMatchObject({ offline: 1 })
    const { points } = (await lead.get<{ points: [string, number, number, number | null, number][] }>('/api/camera-points')).body
    expect(points).toHaveLength(6)
    expect(points.find(([camera]) => camera === id)).toEqual([id, 119.42, 27.3, 40, 7])
    expect((await names('online=no')).cameras.map((c) => c.name)).toEqual(['丁'])
  })

  test('counts, list and map mean the same cameras by the same filter; ids read single ones, retired ones too', async () => {
    const get = async <T>(url: string, who = lead) => (await who.get<T>(url)).body
    const filter = `search=${encodeURIComponent('n-')}&station=lancheng`
    expect(await get(`/api/camera-counts?${filter}`)).toEqual({ all: 3, active: 0, recording: 0, trouble: 0, lacking: 3, waiting: 3, troubles: {} })
    expect((await get<{ points: unknown[] }>(`/api/camera-points?${filter}`)).points).toHaveLength(3)
    expect((await get<{ points: unknown[] }>('/api/camera-points?look=trouble')).points).toEqual([])
    const all = (await names('')).cameras as unknown as { id: string; name: string }[]
    const [one, two] = all.filter((c) => c.name === '乙')
    await lead.post(`/api/cameras/${one!.id}/retire`, { reason: '拆除' })
    expect((await names(`ids=${one!.id},${two!.id},none`)).cameras).toHaveLength(2)
    expect((await names(`ids=${one!.id}`, await house.as('station_chief', { station: 'qiyun' }))).cameras).toEqual([])
    const admin = await house.as('system_administrator')
    expect((await admin.get('/api/camera-points?owner=x')).status).toBe(400)
    expect((await admin.get(`/api/camera-counts?search=${encodeURIComponent('溪畔店')}`)).body).toMatchObject({ all: 0 })
  })
})
