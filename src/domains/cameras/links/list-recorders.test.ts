import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { ShiftedClock } from '../../../../test/footage-house.ts'
import { saveRecorder } from '../recording.ts'
import type { RecorderList } from './answers.ts'

describe('the list of recorders', () => {
  let house: TestHouse
  const clock = new ShiftedClock()
  beforeAll(async () => void (house = await openTestHouse({ clock, env: { LANGQIAO_LINK_PORT: '8490' } })))
  afterAll(() => house?.close())

  test('tells near ones and far ones: online, offline since, enrolled and not heard of, cut off', async () => {
    const { platform } = house
    const admin = await house.as('system_administrator')
    const report = (id: string) => platform.database.transact({ county: platform.county, stations: 'all', account: 'system' }, (tx) =>
      saveRecorder(tx, platform.county, { id, state: 'running', code: '', startedMs: clock.now() - 60_000, nowMs: clock.now() + 3_000, cameras: 3, recording: 3, freeBytes: 5e12, reserveBytes: 1e10, syncMs: 2, filesWaiting: 1 }, clock.now()))
    const list = async (who = admin) => (await who.get<RecorderList>('/api/recorders')).body
    const stateOf = async (id: string) => (await list()).recorders.find((r) => r.id === id)?.state
    await report('main')
    expect(await list()).toMatchObject({ port: 8490, may: { enrol: true, revoke: true }, recorders: [{ id: 'main', kind: 'near', state: 'online', recording: 3, freeBytes: 5e12, filesWaiting: 1, clockOffMs: 3_000 }] })
    expect((await admin.post('/api/recorders', { name: 'village', place: '云岭村委会' })).status).toBe(200)
    expect((await list()).recorders[1]).toMatchObject({ id: 'village', kind: 'far', place: '云岭村委会', state: 'waiting' })
    await report('village')
    expect(await stateOf('village')).toBe('online')
    clock.advance(60_000)
    expect((await list()).recorders[1]).toMatchObject({ state: 'offline', clockOffMs: null })
    await admin.post('/api/recorders/village/revoke', { reason: '设备失窃' })
    expect(await stateOf('village')).toBe('revoked')
    // Enrolled anew, it has not been heard of since.
    await admin.post('/api/recorders', { name: 'village', place: '云岭村委会' })
    expect(await stateOf('village')).toBe('waiting')
    expect((await list(await house.as('command_room_lead'))).may).toEqual({ enrol: false, revoke: false })
    expect((await (await house.as('dispatcher')).get('/api/recorders')).status).toBe(403)
  })
})
