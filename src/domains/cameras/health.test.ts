import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '#platform/ports/clock.ts'
import { openTestHouse, type Caller, type TestHouse } from '../../../test/house.ts'
import type { CameraDetails } from './acts.ts'
import { saveHealth, type CameraHealth } from './recording.ts'
import { watchCameraHealth } from './watch-health.ts'

const details: CameraDetails = {
  name: '站前广场', place: '站前路2号', category: 'square', position: { lon: 119.42, lat: 27.3 }, bearing: 40, fieldOfView: 62, reach: 40,
  station: 'lancheng', ownerName: '青岚县公安局', ownerAccount: '', ownerKind: 'police', legalClass: 'gov_plan', necessity: '治安',
  publicPlace: true, seesPrivacy: false, nearSecretSite: false, consentDocument: '', signText: '标识', signPhoto: true, retentionDays: 90,
}

describe('camera health', () => {
  let house: TestHouse
  let chief: Caller
  let watch: { stop(): Promise<void> }
  beforeAll(async () => {
    house = await openTestHouse()
    chief = await house.as('station_chief', { station: 'lancheng' })
    watch = watchCameraHealth(house.platform)
  })
  afterAll(async () => {
    await watch?.stop()
    await house?.close()
  })

  const add = async () => {
    const { id } = (await chief.post<{ id: string }>('/api/cameras', { ...details, stream: { url: 'rtsp://10.0.0.1/a' } })).body
    await chief.post(`/api/cameras/${id}/activate`)
    return id
  }
  const save = (...health: (Partial<CameraHealth> & { camera: string })[]) => {
    const now = systemClock.now()
    const whole = health.map((h): CameraHealth => ({
      state: 'recording', code: '', detail: '', sinceMs: now - 11_000, lastFrameMs: now, kbps: 250, fps: 25, lagMs: 3, clockOffsetMs: null,
      packetsLost: 0, reconnects: 0, codec: 'avc1.64001f', width: 1280, height: 720, ...h,
    }))
    return house.platform.database.transact({ county: house.platform.county, stations: 'all', account: 'system' }, (tx) => saveHealth(tx, house.platform.county, whole, now))
  }
  const actsOf = async (id: string) => {
    await house.settle()
    const auditor = await house.as('auditor')
    return (await auditor.get<{ acts: { type: string }[] }>(`/api/ledger/acts?record=camera:${id}`)).body.acts.filter((a) => a.type === 'camera.healthChanged').length
  }
  const until = async (look: () => Promise<boolean>) => {
    while (!(await look())) await systemClock.sleep(50)
  }

  test('the list shows what the recorder reports', async () => {
    const id = await add()
    await save({ camera: id, kbps: 251.5, clockOffsetMs: -1200 })
    const { body } = await chief.get<{ cameras: { id: string; health: object }[] }>('/api/cameras')
    expect(body.cameras.find((c) => c.id === id)!.health).toMatchObject({ state: 'recording', kbps: 251.5, clockOffsetMs: -1200, width: 1280, lastFrameAt: expect.any(String) })
  })

  test('a transition becomes an act once it has held, and only once', async () => {
    const [steady, brief] = [await add(), await add()]
    await save({ camera: steady, state: 'offline', code: 'unreachable' }, { camera: brief, state: 'offline', code: 'closed', sinceMs: systemClock.now() })
    await until(async () => (await actsOf(steady)) === 1)
    await save({ camera: steady, state: 'offline', code: 'unreachable' })
    // One more that is told after: whatever was to be told of the others by then, was.
    const later = await add()
    await save({ camera: later })
    await until(async () => (await actsOf(later)) === 1)
    expect([await actsOf(steady), await actsOf(brief)]).toEqual([1, 0])
    expect((await chief.get(`/api/cameras/${steady}`)).body).toMatchObject({ health: { online: false, code: 'unreachable' } })
  })

  test('another station sees no health', async () => {
    const id = await add()
    await save({ camera: id })
    const { platform } = house
    const rows = await platform.database.read({ county: platform.county, stations: ['qiyun'], account: 'x' }, (tx) => tx.db.selectFrom('camera_health').select('camera').execute())
    expect(rows).toEqual([])
  })
})
