import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, openTestHouse, type Caller, type TestHouse } from '../../../test/house.ts'
import type { BehindRate, DisputeFile, DisputeHistory, DisputeRate, DisputeRow } from './answers.ts'
import { disputeIntents } from './intents.ts'

const station = 'lancheng'
const base = { kind: 'neighbours', place: { address: null, text: '桥头村3号院', position: null }, text: '空调滴水', violence: false, station }
const twoParties = () => [{ id: 'p1', name: '测试甲', phone: '15400000011', side: 'first', person: null }, { id: 'p2', name: '测试乙', phone: '', side: 'second', person: null }]

describe('disputes', () => {
  let house: TestHouse
  let [lan, chief, grid, helper, head, auditor, elsewhere] = [] as unknown as Caller[]
  beforeAll(async () => {
    house = await openTestHouse()
    lan = await house.as('community_officer', { station, team: 'lancheng-community' })
    chief = await house.as('station_chief', { station })
    grid = await house.as('grid_worker', { station, team: 'lancheng-grid' })
    helper = await house.as('auxiliary', { station, team: 'lancheng-patrol' })
    head = await house.as('county_bureau_head', { team: 'bureau' })
    auditor = await house.as('auditor')
    elsewhere = await house.as('community_officer', { station: 'qiyun', team: 'qiyun-community' })
  })
  afterAll(() => house?.close())

  const newId = () => house.platform.ids.uuid()
  const report = async (by = grid!, more: object = {}) => {
    const id = newId()
    const answer = await by.post<{ id: string; number: string; incident: string | null }>('/api/disputes', { ...base, id, parties: twoParties(), ...more })
    expect(answer.status).toBe(200)
    return answer.body
  }
  const tell = (id: string, verb: string, body: object, by = lan!) => by.post(`/api/disputes/${id}/${verb}`, body)
  const done = async (id: string, verb: string, body: object, by = lan!) => {
    const answer = await tell(id, verb, body, by)
    expect([verb, answer.status, codeOf(answer)]).toEqual([verb, 200, undefined])
    return answer
  }
  const open = async (id: string, by = lan!, look = '') => (await by.get<DisputeFile>(`/api/disputes/${id}${look ? `?look=${look}` : ''}`)).body
  const lookAt = async (id: string, by = lan!) => (await by.post<{ look: string }>(`/api/disputes/${id}/look`, { why: 'mediate' })).body.look
  const list = async (by = lan!, query = '') => (await by.get<{ disputes: DisputeRow[] }>(`/api/disputes${query}`)).body.disputes
  const agree = async (more: object = {}) => {
    const { id } = await report()
    for (const party of ['p1', 'p2']) await done(id, 'consent', { party, agreed: true })
    await done(id, 'mediators', { mediators: [{ id: 'm1', account: helper!.account, name: '' }], by: 'committee' })
    await done(id, 'draft', { form: 'written', facts: '空调滴水', content: '移机', items: [{ id: 'i1', party: 'p1', text: '移机', due: '2099-01-01' }], status: false, ...more })
    return id
  }
  const settle = async (more: object = {}) => {
    const id = await agree(more)
    await done(id, 'sign', { signatures: [{ signer: 'p1', way: 'signature' }, { signer: 'p2', way: 'print' }, { signer: 'm1', way: 'signature' }, { signer: 'committee', way: 'seal' }] })
    return id
  }

  test('a dispute written down by a grid worker has the next number of its station and year', async () => {
    const [first, second] = [await report(), await report()]
    expect(first.number).toMatch(/^JF-lancheng-\d{4}-\d{4}$/)
    expect(Number(second.number.slice(-4))).toBe(Number(first.number.slice(-4)) + 1)
    expect(await open(first.id)).toMatchObject({ status: 'reported', kind: 'neighbours', may: ['run', 'mediate', 'look', 'raise'] })
  })

  test('the same dispute sent twice under one id is there once', async () => {
    const { id, number } = await report()
    const again = await grid!.post('/api/disputes', { ...base, id, parties: twoParties() })
    expect([again.status, codeOf(again)]).toEqual([409, 'dispute_exists'])
    expect((await list()).filter((d) => d.number === number)).toHaveLength(1)
  })

  test('nobody reports for another station', async () => {
    expect((await grid!.post('/api/disputes', { ...base, id: newId(), parties: twoParties(), station: 'qiyun' })).status).toBe(403)
  })

  test('danger of violence makes an urgent call in the same breath, which the dispute names', async () => {
    const { id, incident } = await report(grid, { violence: true })
    const { body } = await chief!.get<{ nature: string; priority: number; text: string; place: string; caller: string }>(`/api/incidents/${incident}`)
    expect(body).toMatchObject({ nature: 'dispute', priority: 1, place: '桥头村3号院', caller: `测试${grid!.account}` })
    expect((await open(id)).incidents).toMatchObject([{ incident, danger: 'violence', status: 'received' }])
    await done(id, 'raise', { danger: 'criminal', text: '有人持刀' }, grid)
    expect((await open(id)).incidents).toHaveLength(2)
  })

  test('names are masked in lists and in the outline; the file opens by an act, for half an hour, to who took the look', async () => {
    const { id } = await report()
    expect((await list()).find((d) => d.id === id)!.parties.map((p) => p.name)).toEqual(['测**', '测**'])
    expect(await open(id)).toMatchObject({ openUntil: null, text: '', parties: [{ name: '测**', phone: '154******11' }, { name: '测**' }] })
    const look = await lookAt(id)
    expect(await open(id, lan, look)).toMatchObject({ text: '空调滴水', parties: [{ name: '测试甲', phone: '15400000011' }, { name: '测试乙' }] })
    expect(await open(id, chief, look)).toMatchObject({ openUntil: null, text: '' })
    const { acts } = (await chief!.get<DisputeHistory>(`/api/disputes/${id}/history`)).body
    expect(acts.map((a) => [a.verb, a.actor.login, a.payload])).toEqual([['looked', lan!.account, null], ['reported', grid!.account, null]])
    expect((await lan!.get<DisputeHistory>(`/api/disputes/${id}/history?look=${look}`)).body.acts[1]!.payload).toMatchObject({ text: '空调滴水' })
  })

  test('who reported sees how far it is and not what is said; who mediates sees their own; another station nothing', async () => {
    const { id } = await report()
    expect(await open(id, grid)).toMatchObject({ may: ['raise'], staff: [] })
    expect((await grid!.post(`/api/disputes/${id}/look`, { why: 'check' })).status).toBe(403)
    expect((await helper!.get(`/api/disputes/${id}`)).status).toBe(403)
    await done(id, 'mediators', { mediators: [{ id: 'm1', account: helper!.account, name: '' }], by: 'parties' })
    expect((await open(id, helper)).may).toEqual(['mediate', 'look', 'raise'])
    expect((await list(helper)).map((d) => d.id)).toContain(id)
    await done(id, 'answer', { mediator: 'm1', accepted: true }, helper)
    expect((await tell(id, 'end', { outcome: 'unsettled', ways: ['court'] }, helper)).status).toBe(403)
    expect((await elsewhere!.get(`/api/disputes/${id}`)).status).toBe(403)
    expect((await list(elsewhere)).map((d) => d.id)).not.toContain(id)
    expect((await list(auditor)).map((d) => d.id)).toContain(id)
    expect((await auditor!.get(`/api/disputes/${id}`)).status).toBe(403)
  })

  test('a written agreement is in effect with the last signature, and its confirmation clock runs from that day', async () => {
    const id = await agree()
    await done(id, 'sign', { signatures: [{ signer: 'p1', way: 'signature' }, { signer: 'm1', way: 'signature' }] })
    expect((await open(id)).agreement!.missing).toEqual(['p2', 'committee'])
    expect(codeOf(await tell(id, 'offerConfirmation', { wish: 'wanted' }))).toBe('agreement_not_effective')
    await done(id, 'sign', { signatures: [{ signer: 'p2', way: 'print' }, { signer: 'committee', way: 'seal' }] })
    const file = await open(id)
    expect(file).toMatchObject({ status: 'settled', performance: 'running', confirmation: { clock: { id: 'judicial_confirmation', startedAt: file.settledAt } } })
    await done(id, 'offerConfirmation', { wish: 'wanted' })
    const today = new Date(house.platform.clock.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    await done(id, 'applyForConfirmation', { court: '测试县人民法院', on: today, applicants: ['p1', 'p2'] })
    await done(id, 'answerConfirmation', { answer: 'accepted', on: today })
    await done(id, 'answerConfirmation', { answer: 'confirmed', on: today })
    expect((await open(id)).confirmation).toMatchObject({ applied: { late: false }, answered: { answer: 'confirmed' } })
    expect(codeOf(await tell(id, 'withdrawAgreement', { reason: '理由' }))).toBe('confirmation_runs')
    await done(id, 'takeConfirmationBack', { step: 'applied', reason: '记错了' })
    expect((await open(id)).confirmation).toMatchObject({ applied: null, answered: null, offered: { wish: 'wanted' } })
  })

  test('the list has what is due first on top, and what is done with last', async () => {
    const planned = (await report()).id
    await done(planned, 'planSession', { session: 's1', at: '2026-01-01T01:00:00Z', place: '村委会' })
    const due = await settle()
    const over = (await report()).id
    await done(over, 'end', { outcome: 'unsettled', ways: ['court', 'arbitration'] })
    const rows = await list()
    const at = (id: string) => rows.findIndex((d) => d.id === id)
    expect(rows[at(planned)]!.next).toEqual({ what: 'session', at: '2026-01-01T01:00:00.000Z' })
    expect(rows[at(due)]!.next!.what).toBe('confirmation')
    expect(at(planned)).toBeLessThan(at(due))
    expect(at(over)).toBe(rows.length - 1)
    expect((await list(lan, '?waiting=true')).map((d) => d.id)).not.toContain(over)
    expect((await list(lan, `?text=${encodeURIComponent('测试甲')}&limit=1000`)).length).toBe(rows.length)
    expect(await list(lan, `?text=${encodeURIComponent('测试')}`)).toEqual([])
  })

  test('correcting what stands already writes nothing, and an id has no room for a name', async () => {
    const { id } = await report()
    await done(id, 'correct', { place: base.place, kind: base.kind, reason: '无变化' })
    expect((await lan!.get<DisputeHistory>(`/api/disputes/${id}/history`)).body.acts).toHaveLength(1)
    expect((await tell(id, 'addParty', { id: '林测试', name: '林测试', phone: '', side: 'third', person: null })).status).toBe(400)
    expect((await tell(id, 'addParty', { id: 'committee', name: '林测试', phone: '', side: 'third', person: null })).status).toBe(400)
  })

  test('performance is followed item by item, and corrected with a reason', async () => {
    const id = await settle()
    const on = new Date(house.platform.clock.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    await done(id, 'perform', { item: 'i1', outcome: 'performed', on })
    expect(await open(id)).toMatchObject({ performance: 'performed' })
    await done(id, 'correctPerformance', { item: 'i1', outcome: 'not_performed', on, reason: '只做了一半' })
    expect(await open(id)).toMatchObject({ performance: 'broken' })
  })

  test('a session from a phone keeps its time; one that came late is settled by another than who noted it', async () => {
    const { id } = await report(lan)
    const happenedAt = new Date(house.platform.clock.now() - 9 * 86_400_000).toISOString()
    await done(id, 'holdSession', { session: 's1', place: '村委会', attended: ['p1'], record: '各执一词', happenedAt })
    const file = await open(id, chief)
    expect(file.sessions).toMatchObject([{ at: happenedAt, state: 'held', record: '' }])
    expect(file.flags).toMatchObject([{ kind: 'late', settled: false }])
    expect((await tell(id, 'settleFlag', { act: file.flags[0]!.act, text: '已核实' })).status).toBe(403)
    await done(id, 'settleFlag', { act: file.flags[0]!.act, text: '已核实' }, chief)
    expect((await open(id)).flags).toMatchObject([{ settled: true }])
  })

  test('the rate counts what was settled of what closed, beside the year before, and leads to its records', async () => {
    const rate = async (by = head!, query = '?station=lancheng') => (await by.get<DisputeRate>(`/api/disputes/rate${query}`)).body
    const before = await rate()
    const settled = await settle()
    const failed = (await report()).id
    await done(failed, 'end', { outcome: 'elsewhere', ways: ['court'] })
    const voided = (await report()).id
    await done(voided, 'end', { outcome: 'voided', ways: [], text: '重复登记' })
    const after = await rate()
    expect([after.settled - before.settled, after.unsettled - before.unsettled, after.total - before.total]).toEqual([1, 1, 2])
    expect(after).toMatchObject({ definition: { id: 'dispute_settled/1' }, lastYear: { total: 0 } })
    const behind = (await head!.get<{ disputes: BehindRate[] }>('/api/disputes/rate/records?only=settled')).body.disputes.map((d) => d.id)
    expect(behind).toContain(settled)
    expect(behind).not.toContain(failed)
    expect(behind).toHaveLength(after.settled)
    expect((await elsewhere!.get('/api/disputes/rate?station=lancheng')).status).toBe(403)
    expect((await grid!.get('/api/disputes/rate')).status).toBe(403)
    expect(await rate(lan, '')).toMatchObject({ station, settled: after.settled })
  })

  test('what a phone queued is carried out by the same rules, and judged for every record that it touches', async () => {
    const { store } = house.platform
    const [reported, held] = ['dispute.report', 'dispute.session'].map((kind) => disputeIntents.find((intent) => intent.kind === kind)!)
    const id = newId()
    const principal = { account: grid!.account, roles: ['grid_worker' as const], station, team: 'lancheng-grid', stations: [station] }
    const send = (kind: typeof reported, body: unknown, happenedAt: string) =>
      store.perform({ id: newId(), principal, action: kind!.action, body }, (work) => kind!.carryOut(work, { id: newId(), body: kind!.body.parse(body), happenedAt }))
    const yesterday = new Date(house.platform.clock.now() - 86_400_000).toISOString()
    await send(reported, { ...base, id, parties: twoParties() }, yesterday)
    expect(await open(id)).toMatchObject({ reportedAt: yesterday, flags: [] })
    const session = { dispute: id, session: 's1', place: '院内', attended: [], record: '劝开' }
    await expect(send(held, session, yesterday)).rejects.toMatchObject({ code: 'not_allowed' })
    await done(id, 'mediators', { mediators: [{ id: 'm1', account: grid!.account, name: '' }], by: 'parties' })
    await send(held, session, yesterday)
    expect((await open(id)).sessions).toMatchObject([{ at: yesterday, by: { login: grid!.account } }])
  })
})
