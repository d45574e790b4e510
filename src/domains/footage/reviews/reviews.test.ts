import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { obtainGrant, openFootageHouse, type FootageHouse } from '../../../../test/footage-house.ts'
import { findStandOuts, type LookFacts } from './stand-out.ts'
import { dutyOf, readWeek, weekOf } from './week.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)
const plain: LookFacts = { grantKind: 'retrieval', openedAt: at('2026-11-24T10:00'), onDuty: false, review: null, isRenewed: false, isExported: false }

describe('what stands out', () => {
  test.each([
    ['a Tuesday morning', {}, []],
    ['after six', { openedAt: at('2026-11-24T18:00') }, ['off_hours']],
    ['on a Saturday', { openedAt: at('2026-11-21T10:00') }, ['off_hours']],
    ['on a Sunday that is worked', { openedAt: at('2026-09-20T10:00') }, []],
    ['on a day off in the week', { openedAt: at('2026-10-01T10:00') }, ['off_hours']],
    ['at night, with a crew on duty', { openedAt: at('2026-11-24T23:00'), onDuty: true }, []],
    ['at night, live around an open call', { openedAt: at('2026-11-24T23:00'), grantKind: 'incident_live' }, []],
    ['in a year whose holidays are not known, by weekends alone', { openedAt: at('2031-10-01T10:00') }, []],
    ['an emergency that nobody upheld yet', { grantKind: 'emergency', review: 'waiting' }, ['emergency']],
    ['an emergency that was upheld', { grantKind: 'emergency', review: 'upheld' }, []],
    ['asked for again, and exported', { isRenewed: true, isExported: true }, ['renewed', 'exported']],
  ])('%s', (_, facts, expected) => expect(findStandOuts({ ...plain, ...facts }, { from: 8, to: 18 })).toEqual(expected))

  test('by the hours that the county has set', () => {
    const evening = { ...plain, openedAt: at('2026-11-24T19:30') }
    expect([findStandOuts(evening, { from: 9, to: 20 }), findStandOuts(plain, { from: 11, to: 20 })]).toEqual([[], ['off_hours']])
  })
})

test('a week runs from Monday to Monday in Shanghai, is due for a week, then overdue', () => {
  expect([weekOf(at('2026-11-22T23:59')), weekOf(at('2026-11-23T00:00'))]).toEqual(['2026-11-16', '2026-11-23'])
  expect(readWeek('2026-11-24')).toBeNull()
  expect(['2026-11-29T23:59', '2026-11-30T00:00', '2026-12-06T23:59', '2026-12-07T00:00'].map((now) => dutyOf('2026-11-23', false, at(now)))).toEqual(['running', 'due', 'due', 'overdue'])
})

interface Look {
  id: string
  standsOut: string[]
  isDrawn: boolean
}

describe('the weekly review', () => {
  let f: FootageHouse
  let week: string
  let looks: Look[]
  beforeAll(async () => {
    f = await openFootageHouse()
    const grant = await obtainGrant(f)
    for (let i = 0; i < 9; i++) await f.officer.post('/api/footage/looks', { grant, camera: f.camera, kind: 'playback' })
    await f.head.post(`/api/footage/grants/${grant}/revoke`, { reason: '已无必要' })
    const again = await obtainGrant(f)
    await f.officer.post('/api/footage/looks', { grant: again, camera: f.camera, kind: 'playback' })
    week = weekOf(f.clock.now())
    await f.house.settle()
    looks = (await f.auditor.get<{ looks: Look[] }>(`/api/footage/reviews/${week}`)).body.looks
  })
  afterAll(() => f?.house.close())

  const weeks = async () => (await f.auditor.get<{ weeks: { week: string; duty: string; looks: number; review: object | null }[] }>('/api/footage/reviews')).body.weeks
  const keep = (body: object) => f.auditor.post<{ error?: { code: string } }>(`/api/footage/reviews/${week}`, body)
  /** Sessions end meanwhile. */
  const passAWeek = async () => {
    f.clock.advance(7 * 24 * 3_600_000)
    f.auditor = await f.house.as('auditor')
  }
  const inOrder = () => looks.map(({ id }) => ({ look: id, finding: 'in_order', note: '' }))

  test('takes in what stands out and five that the ledger drew, the same ones each time', async () => {
    expect(looks.filter((look) => look.standsOut.includes('renewed'))).toHaveLength(1)
    const quiet = looks.filter((look) => look.standsOut.length === 0)
    if (quiet.length > 0) expect(quiet.map((look) => look.isDrawn)).toEqual(Array<boolean>(5).fill(true))
    expect((await f.auditor.get<{ looks: Look[] }>(`/api/footage/reviews/${week}`)).body.looks).toEqual(looks)
    const any = await f.auditor.get<{ looks: Look[] }>('/api/footage/looks?standsOut=renewed')
    expect(any.body.looks).toHaveLength(1)
  })

  test('waits for the week’s end, then is due, and shows when it is overdue', async () => {
    expect(await keep({ examined: inOrder(), conclusion: '无异常' })).toMatchObject({ status: 409, body: { error: { code: 'week_running' } } })
    expect(await weeks()).toMatchObject([{ week, duty: 'running', looks: 10, review: null }])
    await passAWeek()
    expect(await weeks()).toMatchObject([{ week, duty: 'due' }])
    await passAWeek()
    expect(await weeks()).toMatchObject([{ week, duty: 'overdue' }])
  })

  test('is whole or not kept, says what was seen where something was, and nobody but the auditor keeps it', async () => {
    expect(await keep({ examined: inOrder().slice(1), conclusion: '无异常' })).toMatchObject({ body: { error: { code: 'review_incomplete', params: { count: 1 } } } })
    expect(await keep({ examined: [...inOrder(), { look: 'no-such-look', finding: 'in_order', note: '' }], conclusion: '无异常' })).toMatchObject({ body: { error: { code: 'look_of_other_week' } } })
    const asking = inOrder().map((item, i) => (i === 0 ? { ...item, finding: 'ask' } : item))
    expect(await keep({ examined: asking, conclusion: '一次待说明' })).toMatchObject({ body: { error: { code: 'finding_needs_note' } } })
    for (const role of ['station_chief', 'case_officer', 'county_bureau_head', 'system_administrator'] as const) {
      const other = await f.house.as(role, { station: role === 'county_bureau_head' ? '' : 'lancheng' })
      expect((await other.get('/api/footage/reviews')).status).toBe(403)
      expect((await other.post(`/api/footage/reviews/${week}`, { examined: inOrder(), conclusion: '无异常' })).status).toBe(403)
    }
    const noted = asking.map((item) => ({ ...item, note: item.finding === 'ask' ? '请说明为何两次调取' : '' }))
    expect(await keep({ examined: noted, conclusion: '一次待说明' })).toMatchObject({ status: 200, body: { examined: looks.length, found: 1 } })
    expect(await weeks()).toMatchObject([{ week, duty: 'done', review: { found: 1, conclusion: '一次待说明' } }])
    expect(await keep({ examined: noted, conclusion: '再来' })).toMatchObject({ body: { error: { code: 'review_kept' } } })
  })

  test('tells the station’s chief of a look that is to be explained, and is corrected with a reason', async () => {
    const chief = await f.house.as('station_chief', { station: 'lancheng' })
    const { notices } = (await chief.get<{ notices: { kind: string }[] }>('/api/footage/notices')).body
    expect(notices.filter((n) => n.kind === 'review_finding')).toHaveLength(1)
    const corrected = await f.auditor.post(`/api/footage/reviews/${week}/correct`, { examined: [{ look: looks[0]!.id, finding: 'in_order', note: '已说明' }], conclusion: '无异常', reason: '所长已答复' })
    expect(corrected).toMatchObject({ status: 200, body: { found: 0 } })
  })

  test('what is looked for in the ledger is found by number and by name of the camera, for the auditor alone', async () => {
    expect((await f.auditor.get(`/api/footage/subjects?q=${f.caseNumber}`)).body).toEqual({ subjects: [{ type: 'case', id: f.caseId, name: f.caseNumber }] })
    expect((await f.auditor.get('/api/footage/subjects?q=车棚')).body).toMatchObject({ subjects: [{ type: 'camera', id: f.camera }] })
    expect((await f.auditor.get('/api/footage/subjects?q=%25')).body).toEqual({ subjects: [] })
    expect((await (await f.house.as('legal_reviewer')).get('/api/footage/subjects?q=X')).status).toBe(403)
  })

})
