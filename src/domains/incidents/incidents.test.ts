import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type Caller, type TestHouse } from '../../../test/house.ts'

const call = { station: 'lancheng', caller: '测试来电', phone: '15400000001', place: '溪畔花园北门', position: { lon: 119.42, lat: 27.3 }, nature: 'criminal', priority: 2, text: '电动车不见了' }

describe('incidents', () => {
  let house: TestHouse
  let desk: Caller
  beforeAll(async () => {
    house = await openTestHouse()
    desk = await house.as('dispatcher', { team: 'command-room' })
  })
  afterAll(() => house?.close())

  const receive = async () => (await desk.post<{ id: string; number: string }>('/api/incidents', call)).body

  test('a call gets a number of its station and day, and stands in the queue', async () => {
    const first = await receive()
    const second = await receive()
    expect(Number(second.number.slice(-4))).toBe(Number(first.number.slice(-4)) + 1)
    const { body } = await desk.get<{ incidents: { id: string }[] }>('/api/incidents?open=true')
    expect(body.incidents.map((i) => i.id)).toEqual(expect.arrayContaining([first.id, second.id]))
  })

  test('the same intent sent twice is one call and gets the first answer', async () => {
    const headers = { 'idempotency-key': house.platform.ids.uuid() }
    const first = await desk.post('/api/incidents', call, headers)
    const again = await desk.post('/api/incidents', call, headers)
    expect(again).toMatchObject({ status: 200, body: first.body })
    const other = await desk.post('/api/incidents', { ...call, text: 'another' }, headers)
    expect(other.status).toBe(409)
  })

  test('another station neither lists nor opens the call, and the refusal is an act', async () => {
    const { id } = await receive()
    const stranger = await house.as('case_officer', { station: 'qiyun', team: 'qiyun-cases' })
    const list = await stranger.get<{ incidents: unknown[] }>('/api/incidents')
    expect(list).toMatchObject({ status: 200, body: { incidents: [] } })
    const opened = await stranger.get<{ error: { code: string } }>(`/api/incidents/${id}`)
    expect(opened).toMatchObject({ status: 403, body: { error: { code: 'not_allowed' } } })
    await house.settle()
    const auditor = await house.as('auditor')
    const { body } = await auditor.get<{ acts: { type: string }[] }>(`/api/ledger/acts?record=refusal:${stranger.account}`)
    expect(body.acts.map((a) => a.type)).toEqual(['refusal.refused'])
  })

  test('a call is handed over to a team that the county has, and to nothing else', async () => {
    const { id } = await receive()
    await house.as('case_officer', { station: 'lancheng', team: 'lancheng-cases' })
    for (const team of ['lancheng-casses', 'lancheng', ''])
      expect(await desk.post(`/api/incidents/${id}/handOver`, { team, reason: '' })).toMatchObject({ status: 409, body: { error: { code: 'team_unknown' } } })
    expect(await desk.post(`/api/incidents/${id}/handOver`, { team: 'lancheng-cases', reason: '' })).toMatchObject({ status: 200 })
  })

  test('a handled call cannot be closed without a word on how', async () => {
    const { id } = await receive()
    expect(await desk.post(`/api/incidents/${id}/close`, { closing: 'handled', text: ' ' })).toMatchObject({ status: 409, body: { error: { code: 'closing_text' } } })
    expect(await desk.post(`/api/incidents/${id}/close`, { closing: 'silent', text: '' })).toMatchObject({ status: 200, body: { status: 'closed' } })
  })
})
