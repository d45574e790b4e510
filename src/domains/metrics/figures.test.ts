import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, runAsOwner, type Caller, type TestHouse } from '../../../test/house.ts'
import { writePastCalls } from '../../../test/past-calls.ts'
import { dayInShanghai } from '../../platform/calendar.ts'
import type { Tally, CallCount, CaseCount } from './answers.ts'

interface Figures {
  asOf: string
  behind: number
  definitions: Record<'filed' | 'solved' | 'received', { id: string }>
  cases: Tally<CaseCount>
  calls: Tally<CallCount> & { byDay: { this: number[]; last: number[] } }
}

const day = 86_400_000
const dayOfYear = (ms: number) => Math.round((Date.parse(dayInShanghai(ms)) - Date.parse(`${dayInShanghai(ms).slice(0, 4)}-01-01`)) / day) + 1
const call = { caller: '测试来电', phone: '15400000001', place: '溪畔花园北门', position: null, priority: 2, text: '电动车不见了' }

describe('the two figures', () => {
  let house: TestHouse
  let desk: Caller, chief: Caller, chen: Caller, shu: Caller, county: Caller, qiyun: Caller
  let receiveAt: ReturnType<typeof writePastCalls>
  const now = Date.now()
  beforeAll(async () => {
    house = await openTestHouse()
    desk = await house.as('dispatcher')
    receiveAt = writePastCalls(house, desk)
    chen = await house.as('case_officer', { station: 'lancheng', team: 'lancheng-cases' })
    shu = await house.as('case_officer', { station: 'lancheng', team: 'lancheng-cases' })
    chief = await house.as('station_chief', { station: 'lancheng' })
    county = await house.as('county_bureau_head')
    qiyun = await house.as('station_chief', { station: 'qiyun' })
  })
  afterAll(() => house?.close())

  const read = async (query = '', who = county) => {
    await house.settle()
    return (await who.get<Figures>(`/api/figures${query}`)).body
  }
  /** The same day of last year, at noon. */
  const lastYear = () => {
    const [year, ...rest] = dayInShanghai(now).split('-')
    return Date.parse(`${Number(year) - 1}-${rest.join('-').replace('02-29', '02-28')}T04:00:00Z`)
  }

  test('calls of this year stand against those of last year up to the same day; later ones of last year stand apart', async () => {
    await receiveAt(now - 1000)
    await receiveAt(now - 1000, { nature: 'traffic', station: 'qiyun' })
    await receiveAt(lastYear())
    await receiveAt(lastYear() + day)
    const { calls } = await read()
    expect([calls.total.this.received, calls.total.last.received]).toEqual([2, 1])
    expect(calls.byMonth.reduce((sum, m) => sum + m.rest.received, 0)).toBe(dayInShanghai(lastYear() + day).endsWith('-01-01') ? 0 : 1)
    expect(calls.byDay.this.at(-1)).toBe(2)
    expect([calls.byDay.this.length, calls.byDay.last.length]).toEqual([dayOfYear(now), dayOfYear(Date.UTC(Number(dayInShanghai(now).slice(0, 4)), 0, 1) - day)])
    expect(calls.byDay.last.reduce((sum, n) => sum + n, 0)).toBe(2)
    expect(calls.byKind.map((row) => [row.key, row.this.received])).toEqual([['criminal', 1], ['traffic', 1]])
    expect(calls.byStation.map((row) => [row.key, row.this.received])).toEqual([['lancheng', 1], ['qiyun', 1]])
  })

  test('silent, abusive, misdialled and repeated calls do not count and are shown apart', async () => {
    const before = (await read()).calls.total.this
    for (const closing of ['silent', 'abusive', 'misdialled', 'duplicate', 'unfounded', 'no_police_matter'] as const) await receiveAt(now - 500, { closing })
    const after = (await read()).calls.total.this
    expect([after.received - before.received, after.uncounted - before.uncounted]).toEqual([2, 4])
  })

  test('a correction moves a call to its nature and station; reopening counts it again', async () => {
    const id = await receiveAt(now - 400, { closing: 'silent' })
    const before = (await read()).calls
    await desk.post(`/api/incidents/${id}/reopen`, { reason: '有人回拨' })
    await desk.post(`/api/incidents/${id}/correct`, { station: 'qiyun', nature: 'traffic', reason: '更正' })
    const after = (await read()).calls
    const at = (tally: Tally<CallCount>, key: string) => tally.byStation.find((row) => row.key === key)!.this
    expect(after.total.this.uncounted).toBe(before.total.this.uncounted - 1)
    expect(at(after, 'qiyun').received).toBe(at(before, 'qiyun').received + 1)
  })

  test('a case counts as filed once filing is approved and as solved once recorded so; taking it back takes it out', async () => {
    const id = await fileCase()
    const filed = (await read()).cases.total.this
    await chen.post(`/api/cases/${id}/begin`)
    const { status } = await chen.post(`/api/cases/${id}/solve`, { facts: ['offence_established', 'offender_identified', 'offender_at_hand'], text: '查清' })
    expect(status).toBe(200)
    const solved = (await read()).cases
    expect([solved.total.this.filed, solved.total.this.solved]).toEqual([filed.filed, filed.solved + 1])
    expect(solved.byKind.find((row) => row.key === 'administrative')?.this.solved).toBe(solved.total.this.solved)
    await chen.post(`/api/cases/${id}/revert`, { reason: '误录' })
    expect((await read()).cases.total.this.solved).toBe(filed.solved)
  })

  test('a withdrawn case stays in the count of those filed: withdrawing raises no rate', async () => {
    const id = await fileCase()
    const before = (await read()).cases.total.this
    await decide(id, 'withdraw')
    expect((await chen.get<{ status: string }>(`/api/cases/${id}`)).body.status).toBe('withdrawn')
    expect((await read()).cases.total.this).toEqual(before)
  })

  test('as of a day, what was recorded later is not known yet', async () => {
    const at = now - 3 * day
    const id = await receiveAt(at)
    await house.settle()
    const then = dayInShanghai(at)
    const before = await read(`?asOf=${then}`)
    await desk.post(`/api/incidents/${id}/close`, { closing: 'silent', text: '' })
    const after = await read(`?asOf=${then}`)
    expect(after.calls).toEqual(before.calls)
    expect(after.asOf).toBe(then)
    expect(await read(`?asOf=${dayInShanghai(now)}`)).toMatchObject({ calls: { total: { this: { uncounted: (await read()).calls.total.this.uncounted } } } })
    expect((await county.get('/api/figures?asOf=2999-01-01')).status).toBe(400)
  })

  test('every number opens into exactly the records behind it', async () => {
    const { calls, cases } = await read()
    const count = async (url: string) => Object.values((await county.get<Record<string, unknown[]>>(url)).body)[0]!.length
    expect(await count('/api/figures/calls')).toBe(calls.total.this.received)
    expect(await count('/api/figures/calls?only=uncounted')).toBe(calls.total.this.uncounted)
    expect(await count('/api/figures/calls?stretch=last')).toBe(calls.total.last.received)
    expect(await count('/api/figures/calls?kind=traffic&station=qiyun')).toBe(calls.byKind.find((row) => row.key === 'traffic')!.this.received)
    expect(await count('/api/figures/cases')).toBe(cases.total.this.filed)
    expect(await count('/api/figures/cases?only=solved')).toBe(cases.total.this.solved)
  })

  test('a station sees its own figures, the county all; who handles nothing sees none, and no answer holds a name', async () => {
    const own = await read('', qiyun)
    expect(own.calls.byStation.map((row) => row.key)).toEqual(['qiyun'])
    expect((await qiyun.get('/api/figures?station=lancheng')).status).toBe(403)
    expect((await qiyun.get('/api/figures/calls?station=lancheng')).status).toBe(403)
    expect((await read('?station=qiyun')).calls.total).toEqual(own.calls.total)
    for (const role of ['system_administrator', 'security_administrator', 'camera_owner', 'grid_worker', 'auxiliary'] as const) {
      const stranger = await house.as(role)
      expect((await stranger.get('/api/figures')).status, role).toBe(403)
    }
    const { body } = await county.get('/api/figures/calls')
    expect(JSON.stringify(body)).not.toMatch(/测试|15400000001|溪畔/)
  })

  test('the follower, run again from the first act, writes the same rows', async () => {
    await house.settle()
    const { county: code } = house.platform
    const rows = () => runAsOwner(house.ownerUrl, `select to_jsonb(f) as row from figure_calls f union all select to_jsonb(f) from figure_cases f order by 1`)
    const before = await rows()
    expect(before.length).toBeGreaterThan(20)
    await runAsOwner(house.ownerUrl, `begin; delete from figure_calls; delete from figure_cases; update projection_cursors set seq = 0 where name = 'figures'; commit`)
    const { followOnce } = await import('../../platform/acts/follow.ts')
    const { figuresFollower } = await import('./follower.ts')
    while ((await followOnce(house.platform.database, code, figuresFollower, house.platform.recordTypes)).moved > 0);
    expect(await rows()).toEqual(before)
  })

  async function fileCase(): Promise<string> {
    const incident = (await desk.post<{ id: string }>('/api/incidents', { ...call, nature: 'criminal', station: 'lancheng' })).body.id
    await desk.post(`/api/incidents/${incident}/handOver`, { team: 'lancheng-cases', reason: '' })
    const opening = { kind: 'administrative', title: '盗窃电动自行车案', summary: '', lead: chen.account, second: shu.account, incidents: [incident] }
    const { id } = (await chen.post<{ id: string }>('/api/cases', opening)).body
    await decide(id, 'file')
    return id
  }

  async function decide(id: string, what: string): Promise<void> {
    await chen.post(`/api/cases/${id}/ask`, { what, reason: '理由' })
    const { approvals } = (await chen.get<{ approvals: { id: string }[] }>(`/api/cases/${id}`)).body
    const answer = await chief.post(`/api/cases/${id}/approve`, { approval: approvals.at(-1)!.id })
    expect(answer.status).toBe(200)
  }
})
