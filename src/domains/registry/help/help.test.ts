import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, openTestHouse, runAsOwner, type Caller, type TestHouse } from '../../../../test/house.ts'
import { dayInShanghai } from '#platform/calendar.ts'
import type { OpenedEntry } from '../answers.ts'
import type { HelpDue } from './answers.ts'
import { addDays, addMonths, ageOn, dueOf } from './terms.ts'
import { askForEnded, endOver } from './watch.ts'
import { newestWording } from './wording.ts'

describe('when help is due', () => {
  const agreed = { kinds: ['visit', 'safety_check', 'emergency_contact'] as const, every: 'week' as const, from: '2026-11-02', done: [] }
  const dueAfter = (...done: { kind: 'visit' | 'safety_check'; on: string; outcome: 'fine' | 'again' | 'nobody' }[]) => Object.fromEntries(dueOf({ ...agreed, done }).map(({ kind, due }) => [kind, due]))
  test.each([
    ['at first', [], { visit: '2026-11-09', safety_check: '2026-11-09' }],
    ['a week after a visit', [{ kind: 'visit', on: '2026-11-08', outcome: 'fine' }], { visit: '2026-11-15', safety_check: '2026-11-09' }],
    ['the next day, where nobody was there', [{ kind: 'visit', on: '2026-11-08', outcome: 'nobody' }], { visit: '2026-11-09' }],
    ['by the last time, in whatever order it was written down', [{ kind: 'visit', on: '2026-11-20', outcome: 'fine' }, { kind: 'visit', on: '2026-11-08', outcome: 'again' }], { visit: '2026-11-27' }],
    ['half a year after a safety check', [{ kind: 'safety_check', on: '2026-11-08', outcome: 'fine' }], { safety_check: '2027-05-09' }],
  ] as const)('%s', (_, done, due) => expect(dueAfter(...done)).toMatchObject(due))
  test.each([['2026-11-30', 3, '2027-02-28'], ['2024-02-29', 12, '2025-02-28'], ['2026-01-31', 1, '2026-02-28'], ['2026-11-30', 12, '2027-11-30']])('%s and %s months: %s', (day, months, then) => expect(addMonths(day, months)).toBe(then))
  test.each([['2012-11-30', '2026-11-29', 13], ['2012-11-30', '2026-11-30', 14], ['2012-02-29', '2026-02-28', 13]])('born %s, on %s: %s', (birth, day, age) => expect(ageOn(birth, day)).toBe(age))
})

describe('help that was agreed', () => {
  let house: TestHouse
  let officer: Caller, aide: Caller, elsewhere: Caller, head: Caller
  let today: string
  const ids: Record<string, string> = {}
  let ground: string
  const put = async (type: string, values: object) => (await officer.post<{ id: string }>(`/api/registry/${type}`, { values })).body.id
  const given = (person: string, more: object = {}) => ({ person, kinds: ['visit', 'call'], every: 'week', wording: newestWording.version, by: { who: 'self' }, how: { way: 'paper', document: '岚助约〔2026〕1号' }, from: addDays(today, -10), until: addDays(today, 100), ...more })
  const agree = (person: string, more: object = {}, who = officer) => who.post<{ id: string }>('/api/help', given(person, more))
  const due = async (who = officer) => (await who.get<HelpDue>('/api/help/due')).body
  const open = async (id: string) => (await officer.get<OpenedEntry>(`/api/registry/person/${id}?ground=${ground}`)).body

  beforeAll(async () => {
    house = await openTestHouse()
    today = dayInShanghai(house.platform.clock.now())
    officer = await house.as('community_officer', { station: 'lancheng', team: 'lancheng-community' })
    aide = await house.as('auxiliary', { station: 'lancheng', team: 'lancheng-patrol' })
    elsewhere = await house.as('community_officer', { station: 'xikou', team: 'xikou-community' })
    head = await house.as('county_bureau_head')
    const address = await put('address', { town: '岚城镇', community: '溪畔社区', road: '溪畔花园', house: '3' })
    const dwelling = await put('dwelling', { address, unit: '2', room: '201' })
    const household = await put('household', { dwelling, address })
    for (const [key, name, birth] of [['old', '温禾老', '1948-02-03'], ['child', '温小溪', '2020-05-06'], ['unknown', '温未知', ''], ['twin', '温禾老', '1948-02-03'], ['leaver', '温将离', '1950-01-01']] as const) ids[key] = await put('person', { name, household, ...(birth ? { birth } : {}) })
    ground = `reception:${(await officer.post<{ id: string }>('/api/receptions', { kind: 'help', who: '某人' })).body.id}`
  })
  afterAll(() => house?.close())

  test.each<[string, string, object, string]>([
    ['a child without a guardian', 'child', {}, 'help_guardian_missing'],
    ['a grown-up by a guardian', 'old', { by: { who: 'guardian', relation: 'mother' } }, 'help_guardian_needless'],
    ['somebody whose birth is not known', 'unknown', {}, 'help_birth_unknown'],
    ['more than twelve months', 'old', { from: '2026-11-01', until: '2027-11-02' }, 'help_until_late'],
    ['what is past', 'old', { from: '2020-01-01', until: '2020-06-01' }, 'help_until_early'],
    ['nobody', 'missing', {}, 'not_found'],
    ['no kind of help', 'old', { kinds: [] }, 'bad_input'],
    ['a kind twice', 'old', { kinds: ['visit', 'visit'] }, 'bad_input'],
    ['a kind that is none', 'old', { kinds: ['watch'] }, 'bad_input'],
    ['a wording that nobody knows', 'old', { wording: '1999-01' }, 'bad_input'],
    ['words about the person', 'old', { note: '独居' }, 'bad_input'],
  ])('is not agreed for %s', async (_, who, more, code) => expect(codeOf(await agree(ids[who] ?? who, more))).toBe(code))

  test('is due by its rhythm, seen by the station’s officers, each look on the ledger; masked', async () => {
    const { id } = (await agree(ids['old']!)).body
    const listed = await due()
    expect(listed.due).toMatchObject([{ consent: id, kind: 'call', due: addDays(today, -3), name: '温**', place: '岚城镇溪畔社区溪畔花园3号', door: '2-201' }, { kind: 'visit' }])
    expect((await due(elsewhere)).due).toEqual([])
    expect((await aide.get('/api/help/due')).status).toBe(403)
    const looks = await runAsOwner(house.ownerUrl, `select 1 from lookups where account = '${officer.account}' and subject = '${ids['old']}'`)
    expect(looks.length).toBeGreaterThanOrEqual(1)
    expect((await agree(ids['old']!, {}, elsewhere)).status, 'another station’s people are not ours').toBe(403)
  })

  test('is given with one of three outcomes, and struck out where that was a mistake', async () => {
    const [{ consent }] = (await due()).due as [HelpDue['due'][number]]
    const done = await aide.post<{ act: string }>(`/api/help/${consent}/done`, { kind: 'visit', on: today, outcome: 'fine' })
    expect(done.status).toBe(200)
    const visits = async () => (await due()).due.filter(({ kind }) => kind === 'visit').map((one) => one.due)
    expect(await visits()).toEqual([addDays(today, 7)])
    await aide.post(`/api/help/${consent}/undo`, { act: done.body.act })
    expect(await visits()).toEqual([addDays(today, -3)])
    await aide.post(`/api/help/${consent}/done`, { kind: 'visit', on: today, outcome: 'nobody' })
    expect(await visits()).toEqual([addDays(today, 1)])
    expect(codeOf(await aide.post(`/api/help/${consent}/done`, { kind: 'safety_check', on: today, outcome: 'fine' }))).toBe('help_not_agreed')
    expect(codeOf(await aide.post(`/api/help/${consent}/done`, { kind: 'visit', on: addDays(today, 1), outcome: 'fine' }))).toBe('help_day_wrong')
    expect((await elsewhere.post(`/api/help/${consent}/done`, { kind: 'visit', on: today, outcome: 'fine' })).status).toBe(403)
    expect((await open(ids['old']!)).help).toMatchObject([{ kinds: ['visit', 'call'], by: { who: 'self' }, how: { way: 'paper' }, done: [{ kind: 'visit', outcome: 'nobody', by: aide.account }] }])
  })

  test('of a child a guardian agrees', async () => {
    expect((await agree(ids['child']!, { kinds: ['emergency_contact'], by: { who: 'guardian', relation: 'mother' }, how: { way: 'signature', signature: 'ab'.repeat(32) } })).status).toBe(200)
    expect((await open(ids['child']!)).help).toMatchObject([{ kinds: ['emergency_contact'], due: [], by: { who: 'guardian', relation: 'mother' } }])
  })

  test('agreed anew takes the place of what was agreed; two records of one person have one list', async () => {
    const [before] = (await open(ids['old']!)).help!
    await agree(ids['twin']!, { kinds: ['safety_check'] })
    await officer.post(`/api/registry/person/${ids['old']}/join`, { other: ids['twin'], take: [], reason: '同一人' })
    expect((await open(ids['old']!)).help).toHaveLength(2)
    expect((await due()).due.filter(({ kind }) => kind === 'safety_check')).toMatchObject([{ person: ids['old'] }])
    const anew = (await agree(ids['twin']!, { kinds: ['visit'], from: today })).body.id
    expect((await open(ids['old']!)).help!.map(({ id }) => id)).toEqual([anew])
    expect(codeOf(await officer.post(`/api/help/${before!.id}/done`, { kind: 'visit', on: today, outcome: 'fine' }))).toBe('help_ended')
    await officer.post(`/api/registry/person/${ids['old']}/part`, { other: ids['twin'], reason: '是两个人' })
    expect((await open(ids['old']!)).help!.map(({ id }) => id), 'what was agreed while they were one stays with the one that stood').toEqual([anew])
  })

  test('is forgotten at once when it is withdrawn, and gone when the erasure is ordered', async () => {
    const { id } = (await open(ids['old']!)).help![0]!
    expect((await aide.post(`/api/help/${id}/withdraw`, { said: 'self' })).status).toBe(200)
    expect((await open(ids['old']!)).help).toEqual([])
    expect((await due()).due.filter(({ person }) => person === ids['old'])).toEqual([])
    const asked = (await head.get<{ erasures: { id: string; ground: string; status: string }[] }>('/api/erasures')).body.erasures
    expect(asked.map(({ ground: of }) => of).sort()).toEqual(['consent_withdrawn', 'purpose_over'])
    expect(await askForEnded(house.platform), 'nothing is asked for twice').toBe(0)
    for (const one of asked) expect((await head.post(`/api/erasures/${one.id}/order`, {})).status).toBe(200)
    await house.settle()
    expect(await runAsOwner(house.ownerUrl, `select 1 from payloads p join acts a on a.county = p.county and a.id = p.act where a.record_type = 'help_consent' and a.record_id = '${id}'`)).toEqual([])
    expect(await runAsOwner(house.ownerUrl, `select 1 from records where type = 'help_consent' and id = '${id}' and (state::text like '%${ids['old']}%' or state::text like '%岚助约%')`)).toEqual([])
    expect(await runAsOwner(house.ownerUrl, `select convert_from(envelope, 'UTF8') like '%${ids['old']}%' as named from acts where record_id = '${id}' and type = 'help_consent.agreed'`), 'nor does the envelope say whom').toEqual([{ named: false }])
  })

  test('ends by itself when its time is over or the person has left', async () => {
    await agree(ids['leaver']!)
    expect((await due()).due.some(({ person }) => person === ids['leaver'])).toBe(true)
    await officer.post(`/api/registry/person/${ids['leaver']}/end`, { why: 'left', on: today })
    expect((await due()).due.some(({ person }) => person === ids['leaver']), 'not listed from then on').toBe(false)
    expect(codeOf(await agree(ids['leaver']!))).toBe('help_person_ended')
    expect(await endOver(house.platform)).toBe(1)
    expect(await endOver(house.platform)).toBe(0)
    expect(await askForEnded(house.platform)).toBe(1)
  })
})
