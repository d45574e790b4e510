import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ManualClock } from '#platform/ports/clock.ts'
import { openTestHouse, type Caller, type TestHouse } from '../../../test/house.ts'
import type { Candidate } from './candidates.ts'
import { sweepDeadlines } from './deadlines.ts'
import type { Incident } from './incident.ts'
import { sweepRings } from './rings.ts'

const gate = { lon: 119.42, lat: 27.3 }
const call = { station: 'lancheng', caller: '测试来电', phone: '15400000001', place: '溪畔花园北门', position: gate, nature: 'criminal', priority: 2, text: '电动车不见了' }

describe('dispatch', () => {
  const clock = new ManualClock(Date.UTC(2026, 10, 24, 6))
  let house: TestHouse
  let desk: Caller
  let serial = 0
  beforeAll(async () => {
    house = await openTestHouse({ clock })
    desk = await house.as('dispatcher', { team: 'command-room' })
  })
  afterAll(() => house?.close())

  /** A crew on duty, heard just now, `east` degrees east of the gate. */
  const openCrew = async (east: number, vehicle = 'car', station = 'lancheng') => {
    const officer = await house.as('case_officer', { station, team: `${station}-cases` })
    const callsign = `测试${++serial}组`
    const { id } = (await desk.post<{ id: string }>('/api/crews', { callsign: { zh: callsign, en: callsign }, station, vehicle, members: [officer.account], phone: '15400000901' })).body
    await officer.post(`/api/crews/${id}/start`)
    const beat = () => officer.post(`/api/crews/${id}/heartbeat`, { position: { lon: gate.lon + east, lat: gate.lat }, battery: 90, visible: true })
    await beat()
    return { id, officer, beat, end: () => officer.post(`/api/crews/${id}/end`) }
  }
  const receive = async (more: object = {}) => (await desk.post<{ id: string }>('/api/incidents', { ...call, ...more })).body.id
  const open = async (id: string) => (await desk.get<Incident & { may: string[] }>(`/api/incidents/${id}`)).body
  const candidates = async (id: string) => (await desk.get<{ candidates: Candidate[] }>(`/api/incidents/${id}/candidates`)).body.candidates

  test('the nearest free crew stands first, with the reasons; busy and silent ones are not offered', async () => {
    const far = await openCrew(0.02)
    const near = await openCrew(0.002)
    const silent = await openCrew(0.001)
    clock.advance(16_000)
    await Promise.all([far.beat(), near.beat()])
    clock.advance(2_000)
    const id = await receive()
    const found = await candidates(id)
    expect(found.map((c) => [c.crew, c.state, c.offered])).toEqual([[near.id, 'free', true], [far.id, 'free', true], [silent.id, 'unreachable', false]])
    expect(found[0]).toMatchObject({ distanceM: 198, heardAgoS: 2, sameStation: true, rightVehicle: true })
    await desk.post(`/api/incidents/${id}/dispatch`, { crew: near.id })
    expect((await candidates(await receive())).map((c) => [c.crew, c.state])).toEqual([[far.id, 'free'], [near.id, 'busy'], [silent.id, 'unreachable']])
    await Promise.all([far.end(), near.end(), silent.end()])
  })

  test('a busy or silent crew is sent only with a reason, one off duty not at all', async () => {
    const crew = await openCrew(0)
    await desk.post(`/api/incidents/${await receive()}/dispatch`, { crew: crew.id })
    const second = await receive()
    expect(await desk.post(`/api/incidents/${second}/dispatch`, { crew: crew.id })).toMatchObject({ status: 409, body: { error: { code: 'crew_busy' } } })
    clock.advance(16_000)
    expect(await desk.post(`/api/incidents/${second}/dispatch`, { crew: crew.id })).toMatchObject({ status: 409, body: { error: { code: 'crew_unreachable' } } })
    expect(await desk.post(`/api/incidents/${second}/dispatch`, { crew: crew.id, reason: '电台已通知' })).toMatchObject({ status: 200, body: { status: 'dispatched' } })
    await crew.end()
    expect(await desk.post(`/api/incidents/${await receive()}/dispatch`, { crew: crew.id, reason: '电台已通知' })).toMatchObject({ status: 409, body: { error: { code: 'crew_off_duty' } } })
  })

  test('not accepted in time: the next free crew is offered once, and sending it ends the offer', async () => {
    const [first, next] = [await openCrew(0.001), await openCrew(0.003)]
    const id = await receive()
    await desk.post(`/api/incidents/${id}/dispatch`, { crew: first.id })
    clock.advance(89_000)
    await next.beat()
    await sweepDeadlines(house.platform)
    expect((await open(id)).offer).toBeNull()
    clock.advance(1_000)
    await sweepDeadlines(house.platform)
    await sweepDeadlines(house.platform)
    const overdue = await open(id)
    expect(overdue.offer).toMatchObject({ crew: next.id, why: { state: 'free', distanceM: 296 } })
    const { body } = await desk.get<{ acts: { type: string }[] }>(`/api/incidents/${id}/history`)
    expect(body.acts.map((a) => a.type)).toEqual(['incident.received', 'incident.dispatched', 'incident.overdue'])
    await desk.post(`/api/incidents/${id}/dispatch`, { crew: next.id })
    expect((await open(id)).offer).toBeNull()
    await Promise.all([first.end(), next.end()])
  })

  test('the crew goes through its steps from its own phone; nobody else may press them', async () => {
    const crew = await openCrew(0)
    const stranger = await house.as('case_officer', { station: 'lancheng', team: 'lancheng-cases' })
    const id = await receive()
    expect((await crew.officer.get(`/api/duty`)).body).toMatchObject({ calls: [] })
    await desk.post(`/api/incidents/${id}/dispatch`, { crew: crew.id })
    expect((await crew.officer.get('/api/duty')).body).toMatchObject({ crews: [{ id: crew.id, state: 'busy' }], calls: [{ id, crew: crew.id, state: 'dispatched' }] })
    expect((await stranger.post(`/api/incidents/${id}/progress`, { crew: crew.id, step: 'accepted' })).status).toBe(403)
    for (const step of ['accepted', 'en_route', 'on_scene']) expect(await crew.officer.post(`/api/incidents/${id}/progress`, { crew: crew.id, step })).toMatchObject({ status: 200, body: { status: step } })
    await crew.officer.post(`/api/incidents/${id}/report`, { crew: crew.id, text: '现场查看，车棚内一辆电动车被盗' })
    expect((await crew.officer.post(`/api/incidents/${id}/progress`, { crew: crew.id, step: 'cleared' })).body).toMatchObject({ status: 'cleared' })
    expect((await candidates(await receive())).find((c) => c.crew === crew.id)).toMatchObject({ state: 'free' })
    await desk.post(`/api/incidents/${id}/close`, { closing: 'to_case', text: '' })
    await desk.post(`/api/incidents/${id}/callBack`, { satisfied: 'yes', text: '' })
    expect(Object.keys((await open(id)).times).sort()).toEqual(['received', 'dispatched', 'accepted', 'en_route', 'on_scene', 'first_feedback', 'closed', 'called_back'].sort())
    await crew.end()
  })

  test('a wrongly pressed step is taken back: state and moment follow, and both stand in the history', async () => {
    const crew = await openCrew(0)
    const id = await receive()
    await desk.post(`/api/incidents/${id}/dispatch`, { crew: crew.id })
    for (const step of ['accepted', 'on_scene']) await crew.officer.post(`/api/incidents/${id}/progress`, { crew: crew.id, step })
    await crew.officer.post(`/api/incidents/${id}/correctStep`, { crew: crew.id, step: 'on_scene', at: null, reason: '按错' })
    const after = await open(id)
    expect(after).toMatchObject({ status: 'accepted', assignments: [{ state: 'accepted' }] })
    expect(after.times.on_scene).toBeUndefined()
    expect(await desk.post(`/api/incidents/${id}/correctStep`, { crew: crew.id, step: 'on_scene', at: null, reason: '按错' })).toMatchObject({ status: 409, body: { error: { code: 'step_not_taken' } } })
    await crew.end()
  })

  test('what a crew did before it was called back arrives late and counts; what it says it did after is flagged', async () => {
    const crew = await openCrew(0)
    const id = await receive()
    await desk.post(`/api/incidents/${id}/dispatch`, { crew: crew.id })
    clock.advance(10_000)
    const accepted = new Date(clock.now()).toISOString()
    clock.advance(10_000)
    await desk.post(`/api/incidents/${id}/recall`, { crew: crew.id, reason: '另派近处警组' })
    clock.advance(10_000)
    expect((await crew.officer.post(`/api/incidents/${id}/progress`, { crew: crew.id, step: 'accepted', happenedAt: accepted })).status).toBe(200)
    expect(await open(id)).toMatchObject({ status: 'received', times: { accepted }, flags: [] })
    expect((await crew.officer.get(`/api/incidents/${id}`)).status).toBe(200)
    expect((await crew.officer.post(`/api/incidents/${id}/progress`, { crew: crew.id, step: 'on_scene' })).status).toBe(200)
    const flagged = await open(id)
    expect(flagged.flags).toMatchObject([{ kind: 'after_recall', settledBy: null }])
    const lead = await house.as('command_room_lead', { team: 'command-room' })
    expect((await desk.post(`/api/incidents/${id}/settleFlag`, { act: flagged.flags[0]!.act, text: '已核实' })).status).toBe(403)
    expect((await lead.post(`/api/incidents/${id}/settleFlag`, { act: flagged.flags[0]!.act, text: '已核实' })).status).toBe(200)
    await crew.end()
  })

  test('two desks that send one free crew at once: one succeeds, the other hears that it is busy', async () => {
    const crew = await openCrew(0)
    const ids = [await receive(), await receive()]
    const answers = await Promise.all(ids.map((id) => desk.post(`/api/incidents/${id}/dispatch`, { crew: crew.id })))
    expect(answers.map((a) => a.status).toSorted((a, b) => a - b)).toEqual([200, 409])
    await crew.end()
  })
})

describe('the ring webhook', () => {
  const clock = new ManualClock(Date.UTC(2026, 10, 24, 6))
  const heard: Record<string, unknown>[] = []
  let answerWith = 204
  let gateway: Server
  let house: TestHouse
  beforeAll(async () => {
    gateway = createServer((request, answer) => {
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString()))
      request.on('end', () => {
        heard.push(JSON.parse(body) as Record<string, unknown>)
        answer.writeHead(answerWith).end()
      })
    })
    await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve))
    house = await openTestHouse({ clock, log: 'silent', env: { LANGQIAO_RING_WEBHOOK: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/ring` } })
  })
  afterAll(async () => {
    await house?.close()
    gateway?.close()
  })

  const sendOne = async () => {
    const desk = await house.as('dispatcher')
    const officer = await house.as('auxiliary', { station: 'lancheng' })
    const crew = (await desk.post<{ id: string }>('/api/crews', { callsign: { zh: '岚城一组', en: 'Lancheng 1' }, station: 'lancheng', vehicle: 'car', members: [officer.account], phone: '15400000901' })).body.id
    await officer.post(`/api/crews/${crew}/start`)
    await officer.post(`/api/crews/${crew}/heartbeat`, { position: gate, battery: null, visible: true })
    const { id, number } = (await desk.post<{ id: string; number: string }>('/api/incidents', call)).body
    await desk.post(`/api/incidents/${id}/dispatch`, { crew })
    const rang = async () => (await desk.get<Incident>(`/api/incidents/${id}`)).body.assignments[0]!.rang
    return { id, number, crew, officer, rang }
  }

  test('is told crew, phone and number of the call, and nothing of the caller', async () => {
    const { number, rang, crew } = await sendOne()
    await sweepRings(house.platform)
    expect(heard).toMatchObject([{ event: 'dispatch', incident: number, phone: '15400000901', crew: { id: crew }, attempt: 1 }])
    for (const word of [call.caller, call.phone, call.place, call.text]) expect(JSON.stringify(heard)).not.toContain(word)
    expect(await rang()).toBe('delivered')
    await sweepRings(house.platform)
    expect(heard).toHaveLength(1)
  })

  test('is tried again with growing pauses, and its failure is on record', async () => {
    heard.length = 0
    answerWith = 503
    const { rang } = await sendOne()
    for (const pause of [0, 1_999, 1, 5_000, 15_000, 45_000]) {
      clock.advance(pause)
      await sweepRings(house.platform)
    }
    expect(heard.map((h) => h.attempt)).toEqual([1, 2, 3, 4, 5])
    expect(await rang()).toBe('failed')
  })

  test('is left alone once the crew has accepted', async () => {
    heard.length = 0
    const { id, crew, officer, rang } = await sendOne()
    await officer.post(`/api/incidents/${id}/progress`, { crew, step: 'accepted' })
    await sweepRings(house.platform)
    expect(heard).toEqual([])
    expect(await rang()).toBeNull()
  })
})
