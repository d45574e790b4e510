import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFootageHouse, type FootageHouse } from '../../../test/footage-house.ts'
import { codeOf, type Caller } from '../../../test/house.ts'
import { openFootage } from './playback/footage.ts'
import { sweepFootage } from './watch.ts'

const hour = 3_600_000

describe('an emergency look', () => {
  let f: FootageHouse
  beforeAll(async () => void (f = await openFootageHouse()))
  afterAll(() => f?.house.close())

  const ask = (changes: object = {}) => {
    const to = f.clock.now()
    const body = { ground: { type: 'case', id: f.caseId }, cameras: [f.camera], from: new Date(to - hour).toISOString(), to: new Date(to).toISOString(), second: f.second.account, danger: '走失老人，夜间低温', ...changes }
    return f.officer.post<{ id: string; status: string }>('/api/footage/emergencies', body)
  }
  const look = (grant: string) => f.officer.post('/api/footage/looks', { grant, camera: f.camera, kind: 'playback' })
  const notices = async (who = f.auditor) => (await who.get<{ notices: { kind: string; about: { id: string } }[] }>('/api/footage/notices')).body.notices

  /** Everyone goes on working meanwhile, so that nobody is signed out. */
  const passAnHour = async () => {
    for (let i = 0; i < 7; i++) {
      f.clock.advance(10 * 60_000)
      for (const who of [f.officer, f.second, f.head, f.chief, f.auditor]) await who.get('/api/me')
    }
  }

  test('opens when the second officer confirms, and the auditor is told at once', async () => {
    const { body } = await ask()
    expect(body.status).toBe('awaiting_second')
    expect((await look(body.id)).status).toBe(403)
    expect(codeOf(await f.officer.post(`/api/footage/grants/${body.id}/confirmEmergency`))).toBe('not_allowed')
    expect(await f.second.post(`/api/footage/grants/${body.id}/confirmEmergency`)).toMatchObject({ status: 200, body: { status: 'active' } })
    expect((await look(body.id)).status).toBe(200)
    expect(await notices()).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'emergency', about: expect.objectContaining({ id: body.id }) as object })]))
    await f.house.settle()
    const heard = await f.auditor.get<{ acts: { type: string }[] }>(`/api/ledger/acts?record=notice:emergency.${body.id}`)
    expect(heard.body.acts.map((a) => a.type)).toEqual(['notice.raised'])
  })

  test('covers an hour at most, and takes another officer who is on duty', async () => {
    expect(codeOf(await ask({ from: new Date(f.clock.now() - hour - 1).toISOString() }))).toBe('range_too_long')
    expect(codeOf(await ask({ second: f.officer.account }))).toBe('second_is_you')
    expect(codeOf(await ask({ second: f.owner.account }))).toBe('second_unfit')
    const { platform } = f.house
    await platform.database.transact({ county: platform.county, stations: 'all', account: 'system' }, (tx) =>
      tx.query({ text: `update sessions set seen_at = seen_at - interval '1 hour' where account = $1`, values: [f.second.account] }),
    )
    expect(codeOf(await ask())).toBe('second_off_duty')
    await f.second.get('/api/me')
  })

  test('is upheld by the head or the chief, not by the officers themselves', async () => {
    const { body } = await ask()
    await f.second.post(`/api/footage/grants/${body.id}/confirmEmergency`)
    for (const who of [f.officer, f.second]) expect(codeOf(await who.post(`/api/footage/grants/${body.id}/uphold`, { reason: 'x' }))).toBe('not_allowed')
    for (const who of [f.head, f.chief]) {
      const waiting = await who.get<{ grants: { id: string }[] }>('/api/footage/grants?view=waiting')
      expect(waiting.body.grants.map((g) => g.id)).toContain(body.id)
    }
    expect((await f.head.post(`/api/footage/grants/${body.id}/uphold`, { reason: '情况属实' })).status).toBe(200)
    const { body: other } = await ask()
    await f.second.post(`/api/footage/grants/${other.id}/confirmEmergency`)
    expect((await f.chief.post(`/api/footage/grants/${other.id}/uphold`, { reason: '情况属实' })).status).toBe(200)
  })

  test('is asked for by those who are on it: the crew on duty that was sent, the desk, the officers of the case; by no other officer of the station', async () => {
    const at = { station: 'lancheng', team: 'lancheng-community' }
    const [desk, crewman, idler] = [await f.house.as('dispatcher', { team: 'command-room' }), await f.house.as('community_officer', at), await f.house.as('community_officer', at)]
    const call = { station: 'lancheng', caller: '', phone: '', place: '岚溪桥', position: null, nature: 'criminal', priority: 1, text: '有人落水' }
    const { id } = (await desk.post<{ id: string }>('/api/incidents', call)).body
    const crew = (await desk.post<{ id: string }>('/api/crews', { callsign: { zh: '一组', en: 'One' }, station: 'lancheng', vehicle: 'car', members: [crewman.account], phone: '' })).body.id
    await crewman.post(`/api/crews/${crew}/start`)
    await crewman.post(`/api/crews/${crew}/heartbeat`, { position: null, battery: 50, visible: true })
    expect((await desk.post(`/api/incidents/${id}/dispatch`, { crew, reason: '' })).status).toBe(200)
    const to = f.clock.now()
    const askAs = (who: Caller, ground: object) =>
      who.post('/api/footage/emergencies', { ground, cameras: [f.camera], from: new Date(to - hour).toISOString(), to: new Date(to).toISOString(), second: f.second.account, danger: '有人落水' })
    const onCall = { type: 'incident', id }
    const onCase = { type: 'case', id: f.caseId }
    expect((await askAs(crewman, onCall)).status).toBe(200)
    expect((await askAs(desk, onCall)).status).toBe(200)
    expect((await askAs(f.head, onCase)).status).toBe(200)
    for (const [who, ground] of [[idler, onCall], [idler, onCase], [crewman, onCase], [desk, onCase], [f.head, onCall]] as const) expect(codeOf(await askAs(who, ground))).toBe('not_allowed')
    await crewman.post(`/api/crews/${crew}/end`)
    expect(codeOf(await askAs(crewman, onCall))).toBe('not_allowed')
  })

  test('offers the cameras nearest to the call and the officers on duty; to those who may ask, and nobody else', async () => {
    const desk = await f.house.as('dispatcher', { team: 'command-room' })
    const call = { station: 'lancheng', caller: '', phone: '', place: '溪畔花园', position: { lon: 119.42, lat: 27.3 }, nature: 'help', priority: 1, text: '老人走失' }
    const { id } = (await desk.post<{ id: string }>('/api/incidents', call)).body
    const options = (who: Caller) => who.get<{ cameras: { id: string; distanceM: number }[]; officers: { id: string }[] }>(`/api/footage/emergency-options?ground=incident:${id}`)
    const { body } = await options(desk)
    expect(body.cameras[0]).toMatchObject({ id: f.camera, distanceM: 0 })
    const offered = body.officers.map((o) => o.id)
    expect(offered).toEqual(expect.arrayContaining([f.officer.account, f.second.account, f.chief.account]))
    for (const who of [desk, f.owner, f.auditor]) expect(offered).not.toContain(who.account)
    for (const who of [f.officer, f.owner, f.auditor, f.chief]) expect(codeOf(await options(who))).toBe('not_allowed')
  })

  test('that the head finds without ground is reported: it ends at once, and the auditor and the chief are told why', async () => {
    const { body } = await ask()
    await f.second.post(`/api/footage/grants/${body.id}/confirmEmergency`)
    for (const who of [f.officer, f.second, f.auditor]) expect(codeOf(await who.post(`/api/footage/grants/${body.id}/report`, { reason: '无危险' }))).toBe('not_allowed')
    expect((await f.head.post(`/api/footage/grants/${body.id}/report`, { reason: '并无危及生命的情形' })).body).toMatchObject({ status: 'revoked' })
    expect((await look(body.id)).status).toBe(403)
    for (const who of [f.auditor, f.chief]) expect((await notices(who)).filter((n) => n.kind === 'emergency_reported').map((n) => n.about.id)).toEqual([body.id])
    expect(codeOf(await f.head.post(`/api/footage/grants/${body.id}/uphold`, { reason: '又属实' }))).toBe('grant_decided')
  })

  test('that the second officer confirms too late has lapsed, and ends', async () => {
    const { body } = await ask()
    await passAnHour()
    expect(codeOf(await f.second.post(`/api/footage/grants/${body.id}/confirmEmergency`))).toBe('emergency_lapsed')
    await sweepFootage(openFootage(f.house.platform))
    expect((await f.head.get<{ status: string }>(`/api/footage/grants/${body.id}`)).body.status).toBe('ended')
  })

  test('is open for an hour; it waits to be upheld when it is over, too', async () => {
    const { body } = await ask()
    const before = f.clock.now()
    await f.second.post(`/api/footage/grants/${body.id}/confirmEmergency`)
    const { body: grant } = await f.head.get<{ until: string }>(`/api/footage/grants/${body.id}`)
    expect(Date.parse(grant.until)).toBeLessThanOrEqual(f.clock.now() + hour)
    expect(Date.parse(grant.until)).toBeGreaterThanOrEqual(before + hour)
    expect((await look(body.id)).status).toBe(200)
    await passAnHour()
    expect((await look(body.id)).status).toBe(403)
    await sweepFootage(openFootage(f.house.platform))
    const waiting = await f.head.get<{ grants: { id: string; status: string }[] }>('/api/footage/grants?view=waiting')
    expect(waiting.body.grants).toContainEqual(expect.objectContaining({ id: body.id, status: 'ended' }))
    expect((await f.head.post(`/api/footage/grants/${body.id}/uphold`, { reason: '情况属实' })).status).toBe(200)
  })

  test('that nobody upheld within a day is reported, and is over', async () => {
    const { body } = await ask()
    await f.second.post(`/api/footage/grants/${body.id}/confirmEmergency`)
    const footage = openFootage(f.house.platform)
    await sweepFootage(footage)
    expect((await notices()).filter((n) => n.kind === 'emergency_overdue')).toEqual([])
    f.clock.advance(24 * hour + 1000)
    await sweepFootage(footage)
    const auditor = await f.house.as('auditor')
    expect((await notices(auditor)).filter((n) => n.kind === 'emergency_overdue').map((n) => n.about.id)).toContain(body.id)
    const chief = await f.house.as('station_chief', { station: 'lancheng' })
    const { body: grant } = await chief.get<{ status: string; review: string }>(`/api/footage/grants/${body.id}`)
    expect(grant).toMatchObject({ status: 'ended', review: 'overdue' })
  })
})
