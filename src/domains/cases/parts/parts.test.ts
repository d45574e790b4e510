import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type Caller, type TestHouse } from '../../../../test/house.ts'

const team = { station: 'lancheng', team: 'lancheng-cases' }
type Parts = { notes: { id: string; text: string; correctedAt: string | null }[]; tasks: { id: string; status: string }[]; people: { id: string; name: string; phone: string }[] }

describe('what a case holds', () => {
  let house: TestHouse
  let chen: Caller, shu: Caller, lead: Caller, colleague: Caller, stranger: Caller
  let id: string
  beforeAll(async () => {
    house = await openTestHouse()
    chen = await house.as('case_officer', team)
    shu = await house.as('case_officer', team)
    lead = await house.as('case_team_lead', team)
    colleague = await house.as('case_officer', team)
    stranger = await house.as('case_officer', { station: 'qiyun', team: 'qiyun-cases' })
    id = await accept()
  })
  afterAll(() => house?.close())

  const accept = async () => {
    const desk = await house.as('dispatcher', { team: 'command-room' })
    const call = { station: 'lancheng', caller: '', phone: '', place: 'x', position: null, nature: 'criminal', priority: 2, text: '' }
    const incident = (await desk.post<{ id: string }>('/api/incidents', call)).body.id
    await desk.post(`/api/incidents/${incident}/handOver`, { team: 'lancheng-cases', reason: '' })
    const opening = { kind: 'administrative', title: 't', summary: '', lead: chen.account, second: shu.account, incidents: [incident] }
    return (await chen.post<{ id: string }>('/api/cases', opening)).body.id
  }
  const parts = async (by = chen) => (await by.get<Parts>(`/api/cases/${id}/parts`)).body
  const base = () => `/api/cases/${id}`

  test('a note is corrected by its writer alone, and shows that it was', async () => {
    const note = (await chen.post<{ id: string }>(`${base()}/notes`, { text: '已走访物业' })).body.id
    expect(await shu.post(`${base()}/notes/${note}/correct`, { text: 'x', reason: 'r' })).toMatchObject({ status: 409, body: { error: { code: 'note_not_yours' } } })
    await chen.post(`${base()}/notes/${note}/correct`, { text: '已走访物业及保安', reason: '漏记' })
    expect((await parts()).notes[0]).toMatchObject({ text: '已走访物业及保安', correctedAt: expect.any(String) })
  })

  test('a task goes to someone of the team, who says that it is done', async () => {
    const task = { title: '调取北门监控', assignee: colleague.account, due: '2026-12-01' }
    expect(await chen.post(`${base()}/tasks`, { ...task, assignee: stranger.account })).toMatchObject({ status: 409, body: { error: { code: 'task_assignee' } } })
    const made = (await chen.post<{ id: string }>(`${base()}/tasks`, task)).body.id
    expect((await colleague.get<{ tasks: { id: string }[] }>('/api/cases/tasks')).body.tasks.map((t) => t.id)).toEqual([made])
    expect(await stranger.post(`${base()}/tasks/${made}/done`)).toMatchObject({ status: 403 })
    expect(await colleague.post(`${base()}/tasks/${made}/cancel`, { reason: 'r' })).toMatchObject({ status: 403 })
    expect(await colleague.post(`${base()}/tasks/${made}/done`, { note: '已调取' })).toMatchObject({ status: 200 })
    expect((await colleague.get<{ tasks: unknown[] }>('/api/cases/tasks')).body.tasks).toEqual([])
    expect((await parts()).tasks[0]).toMatchObject({ status: 'done' })
  })

  test('people stand masked; the full record is opened by an act that says why', async () => {
    const person = (await chen.post<{ id: string }>(`${base()}/people`, { name: '林测试', role: 'victim', phone: '15400000123' })).body.id
    const { body } = await colleague.get(`${base()}/parts`)
    expect(JSON.stringify(body)).not.toMatch(/林测试|15400000123/)
    expect((await parts()).people[0]).toMatchObject({ name: '林**', phone: '154******23' })
    expect(await colleague.post(`${base()}/people/${person}/look`, { reason: 'contact' })).toMatchObject({ status: 403 })
    expect(await chen.post(`${base()}/people/${person}/look`, {})).toMatchObject({ status: 400 })
    expect(await chen.post(`${base()}/people/${person}/look`, { reason: 'contact' })).toMatchObject({ status: 200, body: { name: '林测试', phone: '15400000123' } })
    const history = await chen.get<{ acts: { type: string; payload: unknown; actor: { login: string } }[] }>(`${base()}/history?record=case_person:${person}`)
    expect(history.body.acts.map((a) => [a.type, a.actor.login])).toEqual([['case_person.looked', chen.account], ['case_person.named', chen.account]])
    expect(JSON.stringify(history.body)).not.toContain('林测试')
  })

  test('a part is reached only through its own case', async () => {
    const person = (await chen.post<{ id: string }>(`${base()}/people`, { name: '王测试', role: 'witness', phone: '' })).body.id
    const other = await accept()
    expect(await chen.post(`/api/cases/${other}/people/${person}/look`, { reason: 'contact' })).toMatchObject({ status: 404 })
    expect(await chen.post(`/api/cases/${other}/people/${person}/remove`, { reason: 'r' })).toMatchObject({ status: 404 })
  })

  test('a case that ended takes no note, and its people can still be looked at', async () => {
    const person = (await chen.post<{ id: string }>(`${base()}/people`, { name: '张测试', role: 'reporter', phone: '' })).body.id
    await chen.post(`${base()}/ask`, { what: 'void', reason: '重复' })
    const { approvals } = (await lead.get<{ approvals: { id: string }[] }>(base())).body
    await lead.post(`${base()}/approve`, { approval: approvals[0]!.id })
    expect(await chen.post(`${base()}/notes`, { text: 'x' })).toMatchObject({ status: 409, body: { error: { code: 'case_not_open' } } })
    expect(await chen.post(`${base()}/people/${person}/look`, { reason: 'check' })).toMatchObject({ status: 200 })
  })
})
