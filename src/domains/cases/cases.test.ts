import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type Caller, type TestHouse } from '../../../test/house.ts'

const call = { station: 'lancheng', caller: '测试来电', phone: '15400000001', place: '溪畔花园北门', position: null, nature: 'criminal', priority: 2, text: '电动车不见了' }
const team = { station: 'lancheng', team: 'lancheng-cases' }

type CaseView = { status: string; number: string; incidents: { id: string }[]; linked: { id: string }[]; approvals: { id: string; decision: unknown }[]; may: { ask: string[]; decide: boolean } }
type Refused = { error: { code: string } }

describe('cases', () => {
  let house: TestHouse
  let desk: Caller, chen: Caller, shu: Caller, lead: Caller, chief: Caller, county: Caller, stranger: Caller
  beforeAll(async () => {
    house = await openTestHouse()
    desk = await house.as('dispatcher', { team: 'command-room' })
    chen = await house.as('case_officer', team)
    shu = await house.as('case_officer', team)
    lead = await house.as('case_team_lead', team)
    chief = await house.as('station_chief', { station: 'lancheng' })
    county = await house.as('county_bureau_head')
    stranger = await house.as('case_officer', { station: 'qiyun', team: 'qiyun-cases' })
    await house.as('community_officer', { station: 'lancheng', team: 'lancheng-community' })
  })
  afterAll(() => house?.close())

  const receive = async (station = 'lancheng') => (await desk.post<{ id: string }>('/api/incidents', { ...call, station })).body.id
  const receiveFor = async (handedTo = 'lancheng-cases') => {
    const id = await receive()
    expect(await desk.post(`/api/incidents/${id}/handOver`, { team: handedTo, reason: '' })).toMatchObject({ status: 200 })
    return id
  }
  const opening = (incident: string, more: object = {}) => ({ kind: 'criminal', title: '盗窃电动自行车案', summary: '', lead: chen.account, second: shu.account, incidents: [incident], ...more })
  const accept = async (more: object = {}, by = chen) => (await by.post<{ id: string; number: string }>('/api/cases', opening(await receiveFor(), more))).body
  const view = async (id: string, by = chen) => (await by.get<CaseView>(`/api/cases/${id}`)).body
  const ask = async (id: string, what: string, more: object = {}, by = chen) => {
    await by.post(`/api/cases/${id}/ask`, { what, reason: '理由', ...more })
    return (await view(id, by)).approvals.at(-1)!.id
  }
  const refusalsOf = async (caller: Caller) => {
    await house.settle()
    const auditor = await house.as('auditor')
    return (await auditor.get<{ acts: { type: string }[] }>(`/api/ledger/acts?record=refusal:${caller.account}`)).body.acts.length
  }

  test('twenty openings at once, five of them refused, get numbers without a gap', async () => {
    const incidents = await Promise.all(Array.from({ length: 20 }, () => receiveFor()))
    const answers = await Promise.all(
      incidents.map((incident, i) => chen.post<{ number: string }>('/api/cases', opening(incident, i % 4 === 3 ? { second: chen.account } : {}))),
    )
    expect(answers.filter((a) => a.status === 409)).toHaveLength(5)
    const numbers = answers.filter((a) => a.status === 200).map((a) => Number(a.body.number.slice(-4))).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 15 }, (_, i) => numbers[0]! + i))
    const next = await accept()
    expect(Number(next.number.slice(-4))).toBe(numbers.at(-1)! + 1)
  })

  test('criminal and administrative cases are numbered apart, by unit and year', async () => {
    expect((await accept()).number).toMatch(/^XS-lancheng-cases-\d{4}-\d{4}$/)
    expect((await accept({ kind: 'administrative' })).number).toMatch(/^XZ-lancheng-cases-\d{4}-0001$/)
  })

  test('a call of another station, or none at all, opens no case', async () => {
    const elsewhere = await receive('qiyun')
    expect(await chen.post('/api/cases', opening(elsewhere))).toMatchObject({ status: 403 })
    expect(await chen.get('/api/cases/no-such-case')).toMatchObject({ status: 404 })
    expect(await chen.post('/api/cases', opening('no-such-call'))).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } })
  })

  test('linked calls are offered and pulled in with one press', async () => {
    const first = await receive()
    const second = await receiveFor()
    await desk.post(`/api/incidents/${first}/relate`, { to: second, kind: 'same_series', reason: '' })
    const { body } = await chen.get<{ linked: { id: string }[]; officers: { login: string }[] }>(`/api/cases/opening?incident=${second}`)
    expect(body.linked.map((i) => i.id)).toEqual([first])
    expect(body.officers.map((o) => o.login)).toEqual(expect.arrayContaining([chen.account, shu.account, lead.account]))
    const { id } = (await chen.post<{ id: string }>('/api/cases', opening(second))).body
    expect((await view(id)).linked.map((i) => i.id)).toEqual([first])
    await chen.post(`/api/cases/${id}/link`, { incidents: [first] })
    expect((await view(id)).incidents.map((i) => i.id)).toEqual(expect.arrayContaining([first, second]))
  })

  test('a case is opened by the team that the call was handed to, and by no other', async () => {
    const [own, nobodys, others] = [await receiveFor(), await receive(), await receiveFor('lancheng-community')]
    const open = (...incidents: string[]) => chen.post('/api/cases', opening(incidents[0]!, { incidents }))
    for (const incidents of [[nobodys], [others], [own, others]]) expect(await open(...incidents)).toMatchObject({ status: 403, body: { error: { code: 'not_allowed' } } })
    expect(await chen.get(`/api/cases/opening?incident=${others}`)).toMatchObject({ status: 403 })
    const { id } = (await open(own, nobodys)).body as { id: string }
    expect(await chen.post(`/api/cases/${id}/link`, { incidents: [others] })).toMatchObject({ status: 403 })
  })

  test('that another team has a case of a call is said, not what that case is called', async () => {
    const other = await house.as('case_team_lead', { station: 'lancheng', team: 'lancheng-other' })
    const mate = await house.as('case_officer', { station: 'lancheng', team: 'lancheng-other' })
    const [first, second] = [await receiveFor('lancheng-other'), await receiveFor()]
    await other.post('/api/cases', { ...opening(first), title: '不外传', lead: other.account, second: mate.account })
    await desk.post(`/api/incidents/${first}/relate`, { to: second, kind: 'same_series', reason: '' })
    const { body } = await chen.get<{ cases: { incident: string; title: string }[] }>(`/api/cases/opening?incident=${second}`)
    expect(body.cases).toMatchObject([{ incident: first, title: '' }])
  })

  test('a call that was handed to the team gets its receipt when a case is opened from it', async () => {
    const incident = await receive()
    await desk.post(`/api/incidents/${incident}/handOver`, { team: 'lancheng-cases', reason: '' })
    await chen.post('/api/cases', opening(incident))
    const { body } = await desk.get<{ handOver: { takenOverAt: string | null } }>(`/api/incidents/${incident}`)
    expect(body.handOver.takenOverAt).not.toBeNull()
  })

  test('a criminal case is filed by the county head; nobody approves their own, and the try is an act', async () => {
    const { id } = await accept({ lead: lead.account })
    const approval = await ask(id, 'file', {}, lead)
    const before = await refusalsOf(lead)
    expect(await lead.post<Refused>(`/api/cases/${id}/approve`, { approval })).toMatchObject({ status: 403, body: { error: { code: 'not_allowed' } } })
    expect(await refusalsOf(lead)).toBe(before + 1)
    expect(await chief.post(`/api/cases/${id}/approve`, { approval })).toMatchObject({ status: 403 })
    expect(await county.post(`/api/cases/${id}/approve`, { approval })).toMatchObject({ status: 200, body: { status: 'filed' } })
    expect(await county.post<Refused>(`/api/cases/${id}/approve`, { approval })).toMatchObject({ status: 409, body: { error: { code: 'approval_gone' } } })
  })

  test('an administrative case is decided in the unit, where the lead of the team carries it by the chief', async () => {
    const plain = await accept({ kind: 'administrative' })
    const first = await ask(plain.id, 'file')
    expect(await lead.post(`/api/cases/${plain.id}/approve`, { approval: first })).toMatchObject({ status: 200, body: { status: 'filed' } })
    const own = await accept({ kind: 'administrative', second: lead.account })
    const second = await ask(own.id, 'file')
    expect(await lead.post(`/api/cases/${own.id}/approve`, { approval: second })).toMatchObject({ status: 403 })
    expect(await chief.post(`/api/cases/${own.id}/approve`, { approval: second })).toMatchObject({ status: 200 })
  })

  test('the list of what waits holds it for those who may decide, and for nobody else', async () => {
    const { id } = await accept({ kind: 'administrative' })
    const approval = await ask(id, 'file')
    const waiting = async (caller: Caller) => (await caller.get<{ waiting: { approval: string }[] }>('/api/cases/waiting')).body.waiting?.map((w) => w.approval)
    expect(await waiting(lead)).toContain(approval)
    expect(await waiting(chief)).toContain(approval)
    expect(await waiting(county)).not.toContain(approval)
    expect(await waiting(chen)).toBeUndefined()
    await lead.post(`/api/cases/${id}/deny`, { approval, note: '事实不清' })
    expect(await waiting(lead)).not.toContain(approval)
  })

  test('a voided case keeps its number, and the next one gets the next', async () => {
    const first = await accept({ kind: 'administrative' })
    await lead.post(`/api/cases/${first.id}/approve`, { approval: await ask(first.id, 'void') })
    expect(await view(first.id)).toMatchObject({ status: 'voided', number: first.number })
    const next = await accept({ kind: 'administrative' })
    expect(Number(next.number.slice(-4))).toBe(Number(first.number.slice(-4)) + 1)
  })

  test('an officer of another station neither lists nor opens nor works the case, and each try is an act', async () => {
    const { id } = await accept()
    const before = await refusalsOf(stranger)
    expect((await stranger.get<{ cases: unknown[] }>('/api/cases')).body.cases).toEqual([])
    expect(await stranger.get(`/api/cases/${id}`)).toMatchObject({ status: 403 })
    expect(await stranger.get(`/api/cases/${id}/history`)).toMatchObject({ status: 403 })
    expect(await stranger.post(`/api/cases/${id}/begin`)).toMatchObject({ status: 403 })
    expect(await refusalsOf(stranger)).toBe(before + 3)
  })

  test('an officer of the team who does not carry the case sees it and does not work it', async () => {
    const colleague = await house.as('case_officer', team)
    const { id } = await accept()
    expect(await colleague.get(`/api/cases/${id}`)).toMatchObject({ status: 200, body: { may: { work: false, ask: [], decide: false } } })
    expect(await colleague.post(`/api/cases/${id}/ask`, { what: 'file', reason: 'r' })).toMatchObject({ status: 403 })
  })

  test('dispatchers, auditors and administrators see no case', async () => {
    const { id } = await accept()
    for (const role of ['dispatcher', 'auditor', 'system_administrator', 'security_administrator', 'community_officer'] as const) {
      const other = await house.as(role, role === 'community_officer' ? { station: 'lancheng', team: 'lancheng-community' } : {})
      expect(await other.get(`/api/cases/${id}`), role).toMatchObject({ status: 403 })
      expect(await other.get('/api/cases'), role).toMatchObject({ status: 403 })
    }
  })

  test('the list has what runs out first on top, ended cases last, and finds by number and title', async () => {
    const admin = await accept({ kind: 'administrative', title: '殴打他人案' })
    const { body } = await chen.get<{ cases: { id: string; status: string; clock: { due: string } | null }[] }>('/api/cases')
    const dues = body.cases.filter((c) => c.clock).map((c) => Date.parse(c.clock!.due))
    expect(dues).toEqual(dues.toSorted((a, b) => a - b))
    const firstEnded = body.cases.findIndex((c) => c.status === 'voided')
    expect(body.cases.slice(firstEnded).every((c) => c.status === 'voided')).toBe(true)
    const found = async (text: string) => (await chen.get<{ cases: { id: string }[] }>(`/api/cases?text=${encodeURIComponent(text)}`)).body.cases.map((c) => c.id)
    expect(await found('殴打')).toEqual([admin.id])
    expect(await found(admin.number.toLowerCase())).toEqual([admin.id])
    expect(await found('%')).toEqual([])
  })

  test('history tells who did what and when, corrections with the act that they correct', async () => {
    const { id } = await accept()
    await chen.post(`/api/cases/${id}/correct`, { title: '盗窃两轮电动车案', reason: '案由不准' })
    const { body } = await shu.get<{ acts: { act: string; type: string; corrects: string | null; actor: { name: string } }[] }>(`/api/cases/${id}/history`)
    expect(body.acts.map((a) => a.type)).toEqual(['case.corrected', 'case.opened'])
    expect(body.acts[0]!.corrects).toBe(body.acts[1]!.act)
    expect(body.acts[0]!.actor.name).toBe(`测试${chen.account}`)
  })
})
