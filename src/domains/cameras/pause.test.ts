import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemPrincipal } from '#platform/policy/principal.ts'
import { openFootageHouse, type FootageHouse } from '../../../test/footage-house.ts'
import { codeOf, type Caller } from '../../../test/house.ts'
import type { CameraDetails } from './acts.ts'
import { activateCamera, registerCamera, setCameraStream } from './index.ts'
import { endPauses } from './watch-pauses.ts'

const minute = 60_000
const day = 24 * 60 * minute

const shop = {
  name: '福林副食店门口', place: '廊桥路12号', category: 'not_public', position: { lon: 119.42, lat: 27.3 }, bearing: 40, fieldOfView: 62, reach: 40, station: 'lancheng', ownerName: '福林副食店', ownerKind: 'shop', legalClass: 'art9_other',
  necessity: '防盗', publicPlace: false, seesPrivacy: false, nearSecretSite: false, consentDocument: '', signText: '已安装视频监控', signPhoto: true, retentionDays: 7,
} as const

describe('a camera that its owner lends freely', () => {
  let f: FootageHouse
  beforeAll(async () => void (f = await openFootageHouse()))
  afterAll(() => f?.house.close())

  const register = async (more: Partial<CameraDetails> = {}) => {
    const { store, ids, keyring } = f.house.platform
    const id = ids.uuid()
    const setUp = (action: string, work: Parameters<typeof store.perform>[1]) => store.perform({ id: ids.uuid(), principal: systemPrincipal, action, body: null }, work)
    await setUp('camera.register', (work) => registerCamera(work, keyring, id, { ...shop, ownerAccount: f.owner.account, ...more }))
    await setUp('camera.setStream', (work) => setCameraStream(work, keyring, id, { url: 'rtsp://127.0.0.1:1/none' }))
    await setUp('camera.activate', (work) => activateCamera(work, id))
    return id
  }
  const inMs = (ms: number) => ({ until: new Date(f.clock.now() + ms).toISOString() })
  const pause = (id: string, body: object = inMs(60 * minute), who: Caller = f.owner) => who.post<{ state: string }>(`/api/cameras/${id}/pause`, body)
  const resume = (id: string, who: Caller = f.owner) => who.post<{ state: string }>(`/api/cameras/${id}/resume`, {})
  /** Recorders record what is active. */
  const isRecorded = async (id: string) => {
    const { database, county } = f.house.platform
    const row = await database.read({ county, stations: 'all', account: 'system' }, (tx) => tx.db.selectFrom('cameras').select('state').where('id', '=', id).executeTakeFirst())
    return row?.state === 'active'
  }
  const shownTo = async (who: Caller, id: string) => (await who.get<{ cameras: { id: string; state: string; pausedUntil: string | null }[] }>('/api/cameras')).body.cameras.find((c) => c.id === id)

  test('rests until the time its owner names, goes on by itself, and the police see that it was the owner', async () => {
    const id = await register()
    expect(await isRecorded(id)).toBe(true)
    const until = inMs(60 * minute)
    expect((await pause(id, until)).body.state).toBe('suspended')
    expect([await isRecorded(id), await shownTo(f.chief, id)]).toMatchObject([false, { state: 'suspended', pausedUntil: until.until }])
    await endPauses(f.house.platform)
    expect(await isRecorded(id)).toBe(false)
    f.clock.advance(61 * minute)
    await endPauses(f.house.platform)
    expect([await isRecorded(id), await shownTo(await f.house.as('station_chief', { station: 'lancheng' }), id)]).toMatchObject([true, { state: 'active', pausedUntil: null }])
  })

  test('goes on earlier when its owner says so, and nobody else can end the pause', async () => {
    const owner = await f.house.as('camera_owner')
    const chief = await f.house.as('station_chief', { station: 'lancheng' })
    const id = await register({ ownerAccount: owner.account })
    await pause(id, inMs(day), owner)
    expect((await resume(id, chief)).status).toBe(403)
    expect(codeOf(await chief.post(`/api/cameras/${id}/activate`, {}))).toBe('camera_paused')
    expect((await resume(id, owner)).body.state).toBe('active')
    expect(await isRecorded(id)).toBe(true)
  })

  test('is paused for thirty days at most, by its own owner alone', async () => {
    const [owner, other] = [await f.house.as('camera_owner'), await f.house.as('camera_owner')]
    const id = await register({ ownerAccount: owner.account })
    expect([codeOf(await pause(id, inMs(31 * day), owner)), codeOf(await pause(id, inMs(-minute), owner))]).toEqual(['pause_out_of_bounds', 'pause_out_of_bounds'])
    for (const who of [other, await f.house.as('station_chief', { station: 'lancheng' }), await f.house.as('system_administrator')]) expect((await pause(id, inMs(minute), who)).status).toBe(403)
  })

  test('is another’s to stop when the station stops it: the pause does not bring it back', async () => {
    const owner = await f.house.as('camera_owner')
    const chief = await f.house.as('station_chief', { station: 'lancheng' })
    const id = await register({ ownerAccount: owner.account })
    await pause(id, inMs(60 * minute), owner)
    expect((await chief.post(`/api/cameras/${id}/suspend`, { reason: '撤点' })).status).toBe(200)
    f.clock.advance(61 * minute)
    await endPauses(f.house.platform)
    expect(await isRecorded(id)).toBe(false)
  })

  test.each<[string, Partial<CameraDetails>]>([
    ['the keeper of a place with a duty of protection', { legalClass: 'other_duty_place', category: 'other_public', publicPlace: true }],
    ['whoever runs a place that the law lists', { legalClass: 'operator_duty', ownerKind: 'property_company', category: 'residential', retentionDays: 30 }],
  ])('%s may not pause', async (_, more) => {
    const owner = await f.house.as('camera_owner')
    const id = await register({ ownerAccount: owner.account, ...more })
    expect((await pause(id, inMs(minute), owner)).status).toBe(403)
  })
})
