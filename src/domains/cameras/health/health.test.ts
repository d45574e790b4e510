import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, openTestHouse, runAsOwner, type Caller, type TestHouse } from '../../../../test/house.ts'
import { ShiftedClock } from '../../../../test/footage-house.ts'
import { saveHealth, type CameraHealth } from '../recording.ts'
import type { CameraDay, RepairList } from './answers.ts'
import { learnUsual, noteTroubles } from './note-troubles.ts'

const second = 1_000
const minute = 60 * second
const details = {
  name: '晒场', place: '云岭村晒场', category: 'not_public', position: { system: 'cgcs2000', lon: 119.42, lat: 27.3 }, bearing: 40, fieldOfView: 62, reach: 40, station: 'lancheng', ownerName: '林家农场', ownerAccount: '', ownerKind: 'farm',
  legalClass: 'art9_other', necessity: '防盗', publicPlace: false, seesPrivacy: false, nearSecretSite: false, consentDocument: '', signText: '标识', signPhoto: true, retentionDays: 30, ownerPhone: '15400001234',
}

describe('what is wrong with cameras', () => {
  let house: TestHouse
  let clock: ShiftedClock
  let chief: Caller
  beforeAll(async () => {
    clock = new ShiftedClock()
    house = await openTestHouse({ clock })
    chief = await house.as('station_chief', { station: 'lancheng' })
  })
  afterAll(() => house?.close())

  const write = (work: Parameters<typeof house.platform.database.transact<void>>[1]) => house.platform.database.transact({ county: house.platform.county, stations: 'all', account: 'system' }, work)
  const add = async (more: object = {}) => {
    const { id } = (await chief.post<{ id: string }>('/api/cameras', { ...details, ...more, stream: { url: 'rtsp://10.0.0.1/a' } })).body
    await chief.post(`/api/cameras/${id}/activate`)
    return id
  }
  /** The recorder reports, and the server looks. */
  const report = async (camera: string, health: Partial<CameraHealth> = {}) => {
    const now = clock.now()
    const whole: CameraHealth = { camera, state: 'recording', code: '', detail: '', sinceMs: now - 5 * minute, lastFrameMs: now, kbps: 500, fps: 25, lagMs: 3, clockOffsetMs: 10, packetsLost: 0, reconnects: 0, codec: 'avc1.64001f', width: 1280, height: 720, ...health }
    await write((tx) => saveHealth(tx, house.platform.county, [whole], now))
    await write((tx) => noteTroubles(tx, house.platform.county, now))
  }
  /** The same for so long: once at its beginning, once at its end. */
  const reportFor = async (ms: number, camera: string, health: Partial<CameraHealth> = {}) => {
    const sinceMs = clock.now()
    await report(camera, { sinceMs, ...health })
    clock.advance(ms)
    await report(camera, { sinceMs, ...health })
  }
  const repairs = async (query = '', who = chief) => (await who.get<RepairList>(`/api/camera-repairs${query}`)).body
  const kindsOf = async (id: string) => (await repairs()).repairs.find((r) => r.id === id)?.troubles.map((t) => t.kind) ?? []

  test.each<[string, Partial<CameraHealth>, string[]]>([
    ['does not answer', { state: 'offline', code: 'unreachable' }, ['offline']],
    ['answers without pictures', { state: 'offline', code: 'dead_air' }, ['no_picture']],
    ['sends pictures that the disk does not take', { state: 'stopped', code: 'ENOSPC' }, ['not_stored']],
    ['has a clock that is off', { clockOffsetMs: -45_000 }, ['clock_off']],
    ['is all right', {}, []],
  ])('a camera that %s is told so once it has held, and no longer once it is over', async (_, health, kinds) => {
    const id = await add()
    await report(id, { sinceMs: clock.now(), ...health })
    expect(await kindsOf(id)).toEqual([])
    clock.advance(61 * second)
    await report(id, { sinceMs: clock.now() - 61 * second, ...health })
    expect(await kindsOf(id)).toEqual(kinds)
    const look = kinds[0] ?? 'trouble'
    expect((await chief.get<{ cameras: { id: string; troubles: string[] }[] }>(`/api/cameras?look=${look}`)).body.cameras.filter((c) => c.id === id).map((c) => c.troubles)).toEqual(kinds.length > 0 ? [kinds] : [])
    await report(id)
    expect(await kindsOf(id)).toEqual([])
    await chief.post(`/api/cameras/${id}/suspend`, { reason: '测试' })
  })

  test('what nobody reports of is unseen; a blink is nothing, also not in the day’s view', async () => {
    const [silent, blink] = [await add(), await add()]
    await report(silent)
    await reportFor(5 * second, blink, { state: 'offline', code: 'closed' })
    await report(blink)
    clock.advance(45 * second)
    await report(blink)
    expect([await kindsOf(silent), await kindsOf(blink)]).toEqual([['unseen'], []])
    expect(await runAsOwner(house.ownerUrl, `select 1 from camera_troubles where camera = '${blink}'`)).toEqual([])
    for (const id of [silent, blink]) await chief.post(`/api/cameras/${id}/suspend`, { reason: '测试' })
  })

  test('a bit rate is odd against what the camera usually sends, not against others', async () => {
    const id = await add()
    const learn = () => write((tx) => learnUsual(tx, house.platform.county, clock.now()))
    await report(id, { kbps: 4_000 })
    await learn()
    await reportFor(2 * minute, id, { kbps: 300 })
    expect(await kindsOf(id)).toEqual([])
    await runAsOwner(house.ownerUrl, `update camera_usual set minutes = 600, kbps = 4000 where camera = '${id}'`)
    await reportFor(2 * minute, id, { kbps: 1_500 })
    expect(await kindsOf(id)).toEqual([])
    await reportFor(2 * minute, id, { kbps: 300 })
    expect(await kindsOf(id)).toEqual(['bitrate_odd'])
    await chief.post(`/api/cameras/${id}/suspend`, { reason: '测试' })
  })

  test('a day shows from when until when, and how much footage its station lost', async () => {
    const id = await add({ name: '渡口' })
    clock.advance(minute)
    await reportFor(10 * minute, id, { state: 'offline', code: 'unreachable' })
    await report(id)
    const day = (ms: number) => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(ms)
    const from = clock.now() - 10 * minute
    // Where midnight lies between, the two days share what was lost.
    let lost = 0
    for (const name of new Set([day(from), day(clock.now())])) {
      const { body } = await chief.get<CameraDay>(`/api/camera-day?day=${name}&camera=${id}`)
      const [camera] = body.cameras
      expect(camera?.spells.map((s) => [s.kind, s.code])).toEqual([['offline', 'unreachable']])
      lost += camera!.lostSeconds
    }
    expect(lost).toBeGreaterThanOrEqual(599)
    expect(lost).toBeLessThan(640)
    const { stations, troubled } = (await chief.get<CameraDay>(`/api/camera-day?day=${day(clock.now())}`)).body
    expect(stations.map((s) => s.station)).toEqual(['lancheng'])
    expect(troubled).toBeGreaterThan(0)
    expect((await (await house.as('station_chief', { station: 'qiyun' })).get<CameraDay>(`/api/camera-day?day=${day(clock.now())}&camera=${id}`)).body.cameras).toEqual([])
    await chief.post(`/api/cameras/${id}/suspend`, { reason: '测试' })
  })

  test('a repair is given to somebody, said to be done, and stays while it is not; the oldest first', async () => {
    const [older, newer] = [await add(), await add()]
    await reportFor(2 * minute, older, { state: 'offline', code: 'unauthorised' })
    await reportFor(minute, newer, { state: 'offline', code: 'unreachable' })
    await report(older, { state: 'offline', code: 'unauthorised', sinceMs: clock.now() - 3 * minute })
    const before = await repairs('?kind=offline')
    expect(before.repairs.map((r) => r.id)).toEqual([older, newer])
    expect(before).toMatchObject({ unsent: 2, total: 2, counts: { offline: 2, clock_off: 0 } })
    expect(codeOf(await chief.post(`/api/cameras/${older}/assignRepair`, { whom: ' ' }))).toBe('repair_no_name')
    expect((await chief.post(`/api/cameras/${older}/assignRepair`, { whom: '电信装维老周', note: '周三上午' })).status).toBe(200)
    expect((await repairs()).repairs[0]).toMatchObject({ sent: { whom: '电信装维老周', note: '周三上午' }, saidDone: null })
    await chief.post(`/api/cameras/${older}/finishRepair`, { done: '改回密码' })
    expect((await repairs()).repairs[0]).toMatchObject({ sent: null, saidDone: { done: '改回密码' } })
    await report(older)
    expect((await repairs()).repairs.map((r) => r.id)).toEqual([newer])
    // Broken anew, it is nobody's again.
    clock.advance(minute)
    await reportFor(minute, older, { state: 'offline', code: 'unauthorised' })
    expect((await repairs()).repairs.find((r) => r.id === older)).toMatchObject({ sent: null, saidDone: null })
    for (const id of [older, newer]) await chief.post(`/api/cameras/${id}/suspend`, { reason: '测试' })
  })

  test('the owner’s number is masked, shown to whoever tends the camera while it is broken, as an act', async () => {
    const id = await add()
    const show = (who = chief) => who.post<{ phone: string }>(`/api/cameras/${id}/showOwnerPhone`)
    expect(codeOf(await show())).toBe('camera_not_broken')
    await reportFor(minute, id, { state: 'offline', code: 'unreachable' })
    expect((await repairs()).repairs.find((r) => r.id === id)).toMatchObject({ phone: '154******34', may: { assign: true, ring: true } })
    expect((await chief.get(`/api/cameras/${id}`)).body.ownerPhone).toBe('154******34')
    expect((await show()).body).toEqual({ phone: '15400001234' })
    await house.settle()
    const auditor = await house.as('auditor')
    const { acts } = (await auditor.get<{ acts: { type: string }[] }>(`/api/ledger/acts?record=camera:${id}`)).body
    expect(acts.filter((a) => a.type === 'camera.ownerPhoneShown')).toHaveLength(1)
    const dispatcher = await house.as('dispatcher', { station: 'lancheng' })
    expect((await show(dispatcher)).status).toBe(403)
    expect((await repairs('', dispatcher)).repairs.find((r) => r.id === id)).toMatchObject({ phone: '', may: { assign: false, ring: false } })
    const admin = await house.as('system_administrator')
    expect((await repairs('', admin)).repairs.find((r) => r.id === id)).toMatchObject({ phone: '', ownerName: '', may: { assign: true, ring: false } })
    expect((await admin.get(`/api/cameras/${id}`)).body.ownerPhone).toBe('')
  })
})
