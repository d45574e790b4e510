import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ShiftedClock } from '../../../test/furnish-house.ts'
import { codeOf, openTestHouse, type Caller, type TestHouse } from '../../../test/house.ts'
import { makeIds } from '../../../test/sync/ids.ts'
import type { OpenedEntry } from '#domains/registry/index.ts'
import { diskVfs } from '#platform/ports/vfs.ts'
import type { GridOverview, OwnMatters, TakenRound } from './answers.ts'
import { forgetUnnamed } from './photos/forget-unnamed.ts'
import { openPhotoFiles } from './photos/photo-files.ts'

interface Fate {
  id: string
  state: string
  why?: string
  message?: string
  answer?: unknown
}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

describe('what was done at doors', () => {
  let house: TestHouse
  const clock = new ShiftedClock()
  let officer: Caller
  let auxiliary: Caller
  let chief: Caller
  let room: Caller
  const devices = new Map<string, string>()
  const uuid = makeIds(clock)
  let address: string
  let dwelling: string

  const put = async (type: string, values: object) => (await officer.post<{ id: string }>(`/api/registry/${type}`, { values })).body.id
  const device = async (who: Caller) => {
    if (!devices.has(who.account)) devices.set(who.account, (await who.post<{ id: string }>('/api/devices', { name: '测试机' })).body.id)
    return devices.get(who.account)!
  }
  const now = (shiftMs = 0) => new Date(clock.now() + shiftMs).toISOString()
  const send = async (who: Caller, intents: object[], deviceNow = now()) => {
    const answer = await who.post<{ fates: Fate[] }>('/api/sync', { device: await device(who), now: deviceNow, intents })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body.fates
  }
  const visit = (at: { id: string; type?: string }, findings: object[] = [], more: object = {}) => ({
    id: uuid(), round: null, place: { type: at.type ?? 'dwelling', id: at.id }, partner: null, outcome: 'done', startedAt: now(), position: null, leaflets: [], photos: [], signature: null, note: '', findings, ...more,
  })
  const intent = (kind: string, body: object, more: object = {}) => ({ id: uuid(), kind, after: null, at: now(), body, ...more })
  const open = async (type: string, id: string) => {
    const reception = await officer.post<{ id: string }>('/api/receptions', { kind: 'help', who: '测试' })
    return (await officer.get<OpenedEntry>(`/api/registry/${type}/${id}?ground=reception:${reception.body.id}`)).body
  }

  beforeAll(async () => {
    house = await openTestHouse({ clock })
    officer = await house.as('community_officer', { station: 'lancheng', team: 'lancheng-community' })
    auxiliary = await house.as('auxiliary', { station: 'lancheng', team: 'lancheng-community' })
    chief = await house.as('station_chief', { station: 'lancheng' })
    room = await house.as('command_room_lead', { team: 'command-room' })
    address = await put('address', { town: '岚城镇', community: '溪畔社区', road: '溪畔花园', house: '3', code: 'LC-0003', position: { lon: 119.41, lat: 27.3 } })
    dwelling = await put('dwelling', { address, room: '201', use: 'own' })
    // Rights are judged as of when something was done: the accounts have been open for a while.
    clock.advance(10 * minuteMs)
  })
  afterAll(() => house.close())

  test('one visit registers a household with its people, each change with the visit it came from', async () => {
    const [household, person] = [uuid(), uuid()]
    const body = visit({ id: dwelling }, [
      { does: 'register', type: 'household', id: household, values: { dwelling, address, kind: 'family' } },
      { does: 'register', type: 'person', id: person, values: { name: '林晓明', household, relation: 'head', phone: '13800001234' } },
      { does: 'observe', type: 'dwelling', id: dwelling, base: 1, said: { use: 'let', rooms: 2 }, confirmed: [] },
    ])
    const at = now(-5 * minuteMs)
    const [fate] = await send(officer, [intent('visit.record', body, { at })])
    expect(fate).toMatchObject({ state: 'done', answer: { id: body.id, flags: [] } })
    const opened = await open('household', household)
    expect(opened.parts).toMatchObject([{ id: person, fields: { name: { value: '林晓明', setAt: at } } }])
    expect((await open('dwelling', dwelling)).fields).toMatchObject({ use: { value: 'let' }, rooms: { value: 2 } })
  })

  test('the same sent again has the same answer and counts once; under its number nothing else does', async () => {
    const body = visit({ id: dwelling })
    const one = intent('visit.record', body)
    const [first] = await send(officer, [one])
    const [second] = await send(officer, [one])
    expect(second).toEqual(first)
    expect(await send(officer, [{ ...one, body: { ...body, note: '改过' } }])).toMatchObject([{ state: 'refused', why: 'intent_conflict' }])
    expect(await send(auxiliary, [one])).toMatchObject([{ state: 'refused', why: 'intent_conflict' }])
    const { body: list } = await officer.get<{ visits: { id: string }[] }>(`/api/visits?place=${dwelling}`)
    expect(list.visits.filter(({ id }) => id === body.id)).toHaveLength(1)
  })

  test('what comes before its turn is held, in words, and counts by itself once the one before is here', async () => {
    const household = uuid()
    const first = intent('visit.record', visit({ id: dwelling }, [{ does: 'register', type: 'household', id: household, values: { dwelling, address, kind: 'shared' } }]))
    const second = intent('visit.record', visit({ id: dwelling }, [{ does: 'end', type: 'household', id: household, why: 'left', on: '2026-11-01' }]), { after: first.id })
    const third = intent('visit.record', visit({ id: dwelling }), { after: second.id })
    expect(await send(officer, [third])).toMatchObject([{ state: 'held', why: 'order', message: expect.stringContaining('step before') as string }])
    expect(await send(officer, [second])).toMatchObject([{ state: 'held' }])
    expect(await send(officer, [first])).toMatchObject([{ state: 'done' }])
    expect((await open('household', household)).ended).toEqual({ why: 'left', on: '2026-11-01' })
    // Asked again, each says what became of it.
    expect(await send(officer, [third, second])).toMatchObject([{ state: 'applied' }, { state: 'applied' }])
  })

  test('a week late, or of a form that nobody knows, it waits for the chief and loses nothing', async () => {
    const late = intent('visit.record', visit({ id: dwelling }), { at: now(-8 * dayMs) })
    const odd = intent('visit.sing', { song: '茶' })
    expect(await send(officer, [late, odd])).toMatchObject([{ state: 'waiting', why: 'late' }, { state: 'waiting', why: 'unreadable' }])
    const { body } = await chief.get<{ submissions: { id: string; why: string }[] }>('/api/submissions?of=station')
    expect(body.submissions.map(({ id }) => id)).toEqual(expect.arrayContaining([late.id, odd.id]))
    expect((await chief.get<{ body: unknown }>(`/api/submissions/${odd.id}`)).body.body).toEqual({ song: '茶' })
    expect((await officer.post(`/api/submissions/${late.id}/apply`, { reason: '属实' })).status).toBe(403)
    expect((await chief.post(`/api/submissions/${late.id}/apply`, { reason: '属实' })).status).toBe(200)
    const { body: seen } = await officer.get<{ by: string; at: string }>(`/api/visits/${(late.body as { id: string }).id}`)
    expect(seen).toMatchObject({ by: officer.account, at: late.at })
    await chief.post(`/api/submissions/${odd.id}/decline`, { reason: '测试' })
    expect(await send(officer, [late, odd])).toMatchObject([{ state: 'applied' }, { state: 'declined' }])
  })

  test('a phone whose clock is two days off is put right; none does things tomorrow', async () => {
    const off = 2 * dayMs
    const body = visit({ id: dwelling })
    await send(officer, [intent('visit.record', body, { at: now(off - 5 * minuteMs) })], now(off))
    const { body: seen } = await officer.get<{ at: string }>(`/api/visits/${body.id}`)
    expect(Math.abs(Date.parse(seen.at) - (clock.now() - 5 * minuteMs))).toBeLessThan(5_000)
    const forged = visit({ id: dwelling })
    await send(officer, [intent('visit.record', forged, { at: now(off) })])
    expect(Date.parse((await officer.get<{ at: string }>(`/api/visits/${forged.id}`)).body.at)).toBeLessThanOrEqual(clock.now())
  })

  test('a round given to somebody else meanwhile: the visit counts, and the chief sees it', async () => {
    const round = (await officer.post<{ id: string }>('/api/rounds', { title: '溪畔社区', assignee: officer.account, day: now().slice(0, 10), stops: [{ type: 'dwelling', id: dwelling, why: 'stale' }] })).body.id
    const taken = await officer.post<TakenRound>(`/api/rounds/${round}/take`, { device: await device(officer) })
    expect(taken.body.doors).toMatchObject([{ id: dwelling, place: '岚城镇溪畔社区溪畔花园3号', code: 'LC-0003', at: [119.41, 27.3] }])
    expect(taken.body.doors[0]!.entries.map(({ t }) => t)).toEqual(expect.arrayContaining(['dwelling', 'household', 'person']))
    expect((await auxiliary.post(`/api/rounds/${round}/take`, { device: await device(auxiliary) })).status).toBe(403)
    await officer.post(`/api/rounds/${round}/reassign`, { assignee: auxiliary.account, reason: '换班' })
    const body = visit({ id: dwelling }, [], { round })
    expect(await send(officer, [intent('visit.record', body)])).toMatchObject([{ state: 'done', answer: { flags: ['round_elsewhere'] } }])
    const flagged = await chief.get<{ visits: { id: string }[] }>('/api/visits?of=station&flagged=yes')
    expect(flagged.body.visits.map(({ id }) => id)).toContain(body.id)
    await chief.post(`/api/visits/${body.id}/settleFlag`, { reason: '已知悉' })
  })

  test('a task is done once, however many did it; who came second is told', async () => {
    const task = (await officer.post<{ id: string }>('/api/grid-tasks', { title: '查看车棚充电', details: '', place: { type: 'dwelling', id: dwelling }, due: '2026-12-01', from: 'township', assignee: null })).body.id
    const done = { id: task, note: '已查', photos: [], visit: null }
    expect(await send(officer, [intent('task.do', done)])).toMatchObject([{ state: 'done', answer: { again: false } }])
    expect(await send(auxiliary, [intent('task.do', { ...done, note: '也查了' })])).toMatchObject([{ state: 'done', answer: { again: true } }])
    const list = await officer.get<{ tasks: { id: string; doneBy: string; doubled: boolean }[] }>('/api/grid-tasks?of=station&open=no')
    expect(list.body.tasks.find(({ id }) => id === task)).toMatchObject({ doneBy: officer.account, doubled: true })
  })

  test('a hard matter goes to the command room, which answers and closes; the sender sees it', async () => {
    const matter = { id: uuid(), kind: 'order', text: '两家为地界动手，劝不住', place: '石际村23号', position: null, urgent: true, visit: null, photos: [] }
    await send(auxiliary, [intent('matter.push', matter)])
    const { body } = await room.get<{ matters: { id: string; urgent: boolean }[] }>('/api/matters?of=all')
    expect(body.matters).toMatchObject([{ id: matter.id, urgent: true }])
    await room.post(`/api/matters/${matter.id}/answer`, { text: '已派社区民警前往' })
    await room.post(`/api/matters/${matter.id}/handOn`, { to: '岚城派出所社区警务队' })
    await room.post(`/api/matters/${matter.id}/close`, { result: '已劝开，转调解' })
    // What was said at the door before, and comes after that, is no less said; it opens nothing.
    expect(await send(auxiliary, [intent('matter.add', { id: matter.id, text: '老人仍在哭' }, { at: now(-minuteMs) })])).toMatchObject([{ state: 'done' }])
    const talk = [{ kind: 'answered', text: '已派社区民警前往', by: room.account }, { kind: 'handedOn', to: '岚城派出所社区警务队' }, { kind: 'closed', text: '已劝开，转调解' }, { kind: 'added', text: '老人仍在哭', by: auxiliary.account }]
    const readOwn = async (who: Caller) => (await who.get<OwnMatters>('/api/matters/own')).body
    expect(await readOwn(auxiliary)).toMatchObject({ matters: [{ id: matter.id, state: 'closed', text: matter.text, talk }], names: { [room.account]: expect.any(String) } })
    expect((await readOwn(chief)).matters).toEqual([])
    expect((await auxiliary.get(`/api/matters/${matter.id}`)).body).toMatchObject({ state: 'closed', talk })
    expect((await auxiliary.post(`/api/matters/${matter.id}/close`, { result: '自己办结' })).status).toBe(403)
    // Not settled after all, says who pushed it: the command room has it again.
    clock.advance(minuteMs)
    await send(auxiliary, [intent('matter.add', { id: matter.id, text: '又动手了' })])
    const { matters } = (await room.get<{ matters: { id: string; state: string }[] }>('/api/matters?of=all')).body
    expect(matters).toMatchObject([{ id: matter.id, state: 'handed_on' }])
    expect((await readOwn(auxiliary)).matters[0]!.talk.slice(-2)).toMatchObject([{ kind: 'reopened', text: '', by: auxiliary.account }, { kind: 'added', text: '又动手了' }])
    await room.post(`/api/matters/${matter.id}/close`, { result: '已调解' })
  })

  test('a photo goes on where it broke off, is never sent twice, and comes back without what it knew of the phone', async () => {
    const bytes = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), randomBytes(200_000)])
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const base = { authorization: `Bearer ${officer.token}`, 'tus-resumable': '1.0.0' }
    const create = () => house.app.inject({ method: 'POST', url: '/api/photos', headers: { ...base, 'upload-length': String(bytes.length), 'upload-metadata': `sha256 ${Buffer.from(sha256).toString('base64')}`, 'content-type': 'application/offset+octet-stream' }, payload: bytes.subarray(0, 70_000) })
    const first = await create()
    expect(first.statusCode).toBe(201)
    expect(first.headers).toMatchObject({ location: `/api/photos/${sha256}`, 'upload-offset': '70000' })
    const patch = (at: number, piece: Buffer) => house.app.inject({ method: 'PATCH', url: `/api/photos/${sha256}`, headers: { ...base, 'upload-offset': String(at), 'upload-length': String(bytes.length), 'content-type': 'application/offset+octet-stream' }, payload: piece })
    expect((await patch(0, bytes)).statusCode).toBe(409)
    expect((await patch(70_000, bytes.subarray(70_000))).headers['upload-offset']).toBe(String(bytes.length))
    const again = await create()
    expect(again.headers['upload-offset']).toBe(String(bytes.length))
    const head = await house.app.inject({ method: 'HEAD', url: `/api/photos/${sha256}`, headers: base })
    expect(head.headers['upload-offset']).toBe(String(bytes.length))
    const wrong = await house.app.inject({ method: 'POST', url: '/api/photos', headers: { ...base, 'upload-length': '10', 'upload-metadata': `sha256 ${Buffer.from('0'.repeat(64)).toString('base64')}`, 'content-type': 'application/offset+octet-stream' }, payload: Buffer.from('0123456789') })
    expect(wrong.statusCode).toBe(415)
    const large = await house.app.inject({ method: 'POST', url: '/api/photos', headers: { ...base, 'upload-length': String(200 * 1_048_576), 'upload-metadata': `sha256 ${Buffer.from(sha256).toString('base64')}` } })
    expect(large.statusCode).toBe(413)
  })

  test('the command room sees how the grid stands, in shares and counts', async () => {
    const { body } = await room.get<GridOverview>('/api/grid-overview?station=lancheng')
    expect(body).toMatchObject({ matters: { open: 0 }, submissions: { held: 0, waiting: 0 }, tasks: { doubled: 1 } })
    expect(body.visits.today).toBeGreaterThan(5)
    expect(body.communities).toMatchObject([{ community: '溪畔社区', doors: 1, visited30d: 1 }])
    const suggested = await officer.get<{ stops: { id: string; why: string }[] }>('/api/rounds/suggest?community=溪畔社区')
    expect(suggested.body.stops.map(({ id }) => id)).toEqual([])
  })

  test('a lost phone is answered no more', async () => {
    const phone = await device(auxiliary)
    expect((await officer.post(`/api/devices/${phone}/cutOff`, { reason: '别人的' })).status).toBe(403)
    await chief.post(`/api/devices/${phone}/cutOff`, { reason: '遗失' })
    // Whoever holds the phone is signed in nowhere any more; who signs in anew is, but not with this phone.
    expect((await auxiliary.get('/api/me')).status).toBe(401)
    clock.advance(minuteMs)
    auxiliary = await house.again(auxiliary)
    const answer = await auxiliary.post<{ error: { code: string } }>('/api/sync', { device: phone, now: now(), intents: [intent('visit.record', visit({ id: dwelling }))] })
    expect(answer.body.error.code).toBe('device_cut_off')
    const round = (await officer.post<{ id: string }>('/api/rounds', { title: '溪畔社区', assignee: auxiliary.account, day: now().slice(0, 10), stops: [{ type: 'dwelling', id: dwelling, why: 'stale' }] })).body.id
    expect(codeOf(await auxiliary.post(`/api/rounds/${round}/take`, { device: phone }))).toBe('device_cut_off')
  })

  test('a photo that nothing names any more is gone after three months, one that a visit names stays', async () => {
    const files = openPhotoFiles(diskVfs, house.platform.config.dataDir)
    const sendPhoto = async () => {
      const bytes = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), randomBytes(500)])
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const answer = await house.app.inject({ method: 'POST', url: '/api/photos', headers: { authorization: `Bearer ${officer.token}`, 'tus-resumable': '1.0.0', 'upload-length': String(bytes.length), 'upload-metadata': `sha256 ${Buffer.from(sha256).toString('base64')}`, 'content-type': 'application/offset+octet-stream' }, payload: bytes })
      expect(answer.headers['upload-offset']).toBe(String(bytes.length))
      return sha256
    }
    const [named, unnamed] = [await sendPhoto(), await sendPhoto()]
    await send(officer, [intent('visit.record', visit({ id: dwelling }, [], { photos: [{ sha256: named, takenAt: now(), position: null }] }))])
    expect(await forgetUnnamed(house.platform, files)).toBe(0)
    clock.advance(91 * dayMs)
    // The one of the test above is named by nothing, too.
    expect(await forgetUnnamed(house.platform, files)).toBe(2)
    expect([await files.read(named), await files.read(unnamed)].map((bytes) => bytes !== null)).toEqual([true, false])
    expect(await forgetUnnamed(house.platform, files)).toBe(0)
  })
})
