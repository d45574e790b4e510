import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seal, sealJson, toBase64, writeBox } from '../../web/grid/vault/boxes.ts'
import { makeLock, openLock, type Enrolment } from '../../web/grid/vault/lock.ts'
import { ShiftedClock } from '../furnish-house.ts'
import { codeOf, openTestHouse, type Caller, type TestHouse } from '../house.ts'
import { makeIds } from './ids.ts'

const minuteMs = 60_000

describe('a file of unsent work', () => {
  let house: TestHouse
  const clock = new ShiftedClock()
  const uuid = makeIds(clock)
  let worker: Caller
  let chief: Caller
  let security: Caller
  let enrolment: Enrolment

  beforeAll(async () => {
    house = await openTestHouse({ clock })
    worker = await house.as('grid_worker', { station: 'lancheng', team: 'lancheng-grid' })
    chief = await house.as('station_chief', { station: 'lancheng' })
    security = await house.as('security_administrator')
    enrolment = (await worker.post<Enrolment>('/api/devices', { name: '旧手机' })).body
    clock.advance(10 * minuteMs)
  })
  afterAll(() => house.close())

  const matter = (text: string) => ({ id: uuid(), kind: 'matter.push', after: null, at: new Date(clock.now() - minuteMs).toISOString(), body: { id: uuid(), kind: 'other', text, place: '', position: null, urgent: false, visit: null, photos: [] } })
  /** What the phone saves, whether or not its account has ended: nobody told it. */
  const save = async (items: object[]) => {
    const me = { account: worker.account, login: '', name: '', roles: [], station: '', team: '', session: '' }
    const { lock, key } = await makeLock(me, enrolment, '314159')
    const boxes = await Promise.all(items.map((item) => sealJson(key, item)))
    return { lock, file: { langqiao: 'hand-in/1', device: enrolment.id, ...lock.forServer, intents: boxes.map(writeBox) } }
  }

  test('opens with the PIN alone, and with no other', async () => {
    const { lock } = await save([])
    expect(await openLock(lock, '271828')).toBeNull()
    expect((await openLock(lock, '314159'))?.me.account).toBe(worker.account)
  })

  test('is handed in by the chief, and counts in the name of whose phone it was, once', async () => {
    const item = matter('旧手机里的难题')
    const { file } = await save([{ ...item, seq: 1, record: 'matter/x', label: '难题', state: 'kept', message: '', todo: '' }])
    const answer = await chief.post<{ fates: { state: string }[] }>('/api/sync/hand-in', file)
    expect(answer.body.fates).toMatchObject([{ id: item.id, state: 'done' }])
    expect((await chief.post<{ fates: object[] }>('/api/sync/hand-in', file)).body.fates).toMatchObject([{ id: item.id, state: 'done' }])
    const { body } = await worker.get<{ by: string; text: string }>(`/api/matters/${(item.body as { id: string }).id}`)
    expect(body).toMatchObject({ by: worker.account, text: '旧手机里的难题' })
  })

  test('that was changed, or that another made, is refused and nothing of it counts', async () => {
    const { file } = await save([matter('原样')])
    const changed = { ...file, intents: [{ ...file.intents[0]!, data: toBase64(new Uint8Array(64)) }] }
    expect(codeOf(await chief.post('/api/sync/hand-in', changed))).toBe('hand_in_unreadable')
    expect(codeOf(await chief.post('/api/sync/hand-in', { ...file, proof: '0'.repeat(64) }))).toBe('hand_in_unreadable')
    const stranger = await house.as('grid_worker', { station: 'qiyun', team: 'qiyun-grid' })
    expect((await stranger.post('/api/sync/hand-in', file)).status).toBe(403)
  })

  test('holds photos too, which count as from that phone, handed in before or after what names them', async () => {
    const jpeg = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), randomBytes(500)])
    const sha256 = createHash('sha256').update(jpeg).digest('hex')
    const me = { account: worker.account, login: '', name: '', roles: [], station: '', team: '', session: '' }
    const { lock, key } = await makeLock(me, enrolment, '314159')
    const box = async (bytes: Uint8Array) => writeBox(await seal(key, Uint8Array.from(bytes)))
    const file = { langqiao: 'hand-in-photos/1', device: enrolment.id, ...lock.forServer, photos: [await box(jpeg), await box(Buffer.from('no picture'))] }
    const { body } = await chief.post<{ photos: object[] }>('/api/photos/hand-in', file)
    expect(body.photos).toMatchObject([{ sha256, problem: '' }, { problem: 'photo_kind', message: expect.stringContaining('JPEG') as string }])
    expect((await chief.post<{ photos: object[] }>('/api/photos/hand-in', file)).body.photos).toMatchObject([{ sha256, problem: '' }, { problem: 'photo_kind' }])
    expect(codeOf(await worker.get(`/api/photos/${sha256}`)), 'it is theirs to open, though no picture').toBe('photo_unreadable')
    const stranger = await house.as('grid_worker', { station: 'qiyun', team: 'qiyun-grid' })
    expect((await stranger.post('/api/photos/hand-in', file)).status).toBe(403)
    expect(codeOf(await chief.post('/api/photos/hand-in', { ...file, photos: [{ iv: file.photos[0]!.iv, data: toBase64(new Uint8Array(64)) }] }))).toBe('hand_in_unreadable')
  })

  test('comes from a phone that learns that it was cut off, though its owner is signed out everywhere by then', async () => {
    const owner = await house.as('grid_worker', { station: 'lancheng', team: 'lancheng-grid' })
    const given = (await owner.post<Enrolment>('/api/devices', { name: '遗失的手机' })).body
    const { lock } = await makeLock({ account: owner.account, login: '', name: '', roles: [], station: '', team: '', session: '' }, given, '314159')
    const ask = async (proof: object) => {
      const answer = await house.app.inject({ method: 'POST', url: `/api/devices/${given.id}/standing`, payload: proof })
      return answer.statusCode === 200 ? answer.json<{ cutOff: boolean }>() : answer.statusCode
    }
    expect(await ask(lock.forServer)).toEqual({ cutOff: false })
    expect(await ask({ ...lock.forServer, proof: '0'.repeat(64) }), 'no other phone is told anything').toBe(404)
    const atDesk = await house.as('grid_worker', { station: 'lancheng', team: 'lancheng-grid' })
    await chief.post(`/api/devices/${given.id}/cutOff`, { reason: '遗失' })
    expect([await owner.get('/api/me'), await atDesk.get('/api/me'), await chief.get('/api/me')].map(({ status }) => status)).toEqual([401, 200, 200])
    expect(await ask(lock.forServer)).toEqual({ cutOff: true })
    // Who cuts their own phone off stays signed in where they do it.
    const own = (await chief.post<Enrolment>('/api/devices', { name: '所长的手机' })).body
    await chief.post(`/api/devices/${own.id}/cutOff`, { reason: '遗失' })
    expect((await chief.get('/api/me')).status).toBe(200)
  })

  test('of somebody whose account has ended meanwhile counts: they had the right when they did it', async () => {
    const item = matter('离职前的难题')
    const { file } = await save([item])
    expect((await security.post(`/api/accounts/${worker.account}/end`, { reason: '离职' })).status).toBe(200)
    expect((await chief.post<{ fates: object[] }>('/api/sync/hand-in', file)).body.fates).toMatchObject([{ id: item.id, state: 'done' }])
    clock.advance(5 * minuteMs)
    const after = matter('离职后的难题')
    const late = await save([after])
    expect((await chief.post<{ fates: object[] }>('/api/sync/hand-in', late.file)).body.fates).toMatchObject([{ id: after.id, state: 'waiting', why: 'no_rights_then' }])
    const standing = await house.app.inject({ method: 'POST', url: `/api/devices/${enrolment.id}/standing`, payload: late.lock.forServer })
    expect(standing.json(), 'who has left keeps nothing of the register').toEqual({ cutOff: true })
  })
})
