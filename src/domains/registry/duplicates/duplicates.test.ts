import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, openTestHouse, runAsOwner, type Caller, type TestHouse } from '../../../../test/house.ts'
import type { LikelyPeople, OpenedEntry, TwinQueue } from '../answers.ts'
import { checkOf } from '../fields/identity-number.ts'

const numberOf = (body: string) => body + checkOf(body)

describe('people who are registered twice', () => {
  let house: TestHouse
  let officer: Caller
  let auxiliary: Caller
  let ground: string
  const homes: Record<string, { dwelling: string; household: string }> = {}

  const put = async (type: string, values: object) => (await officer.post<{ id: string }>(`/api/registry/${type}`, { values })).body.id
  const likely = async (typed: object, who = officer) => who.post<LikelyPeople>('/api/registry/likely', { ground, typed })
  const queue = async () => (await officer.get<TwinQueue>('/api/registry/twins')).body

  beforeAll(async () => {
    house = await openTestHouse()
    officer = await house.as('community_officer', { station: 'lancheng', team: 'lancheng-community' })
    auxiliary = await house.as('auxiliary', { station: 'lancheng', team: 'lancheng-patrol' })
    const address = await put('address', { town: '岚城镇', community: '溪畔社区', road: '溪畔花园', house: '5' })
    for (const room of ['101', '102', '201']) {
      const dwelling = await put('dwelling', { address, unit: '1', room, use: 'own' })
      homes[room] = { dwelling, household: await put('household', { dwelling, address, kind: 'family' }) }
    }
    ground = `reception:${(await officer.post<{ id: string }>('/api/receptions', { kind: 'certificate', who: '某人' })).body.id}`
  })
  afterAll(() => house.close())

  const people: Record<string, string> = {}
  test('whoever registers somebody is told who may be the same, by number, by name and birth, not by household alone', async () => {
    people['jian'] = await put('person', { name: '叶建华', document: 'resident', identityNumber: numberOf('35092419790214701'), phone: '15400003311', household: homes['101']!.household, relation: 'head' })
    people['twinA'] = await put('person', { name: '叶晨曦', birth: '2011-06-01', sex: '1', household: homes['101']!.household, relation: 'child' })
    for (const name of ['周大山', '林小芳', '吴细妹', '郑长根']) await put('person', { name, birth: '1966-03-09', household: homes['102']!.household })
    // The same card.
    const byNumber = (await likely({ name: '叶健华', identityNumber: numberOf('35092419790214701') })).body.people
    expect(byNumber).toMatchObject([{ id: people['jian'], name: '叶**', born: '1979', same: ['identityNumber'], place: '岚城镇溪畔社区溪畔花园5号', door: '1-101', ended: false }])
    // Sounds alike, born the same day.
    expect((await likely({ name: '叶健华', birth: '1979-02-14' })).body.people.map(({ id }) => id)).toEqual([people['jian']])
    // A twin of the same household, born the same day: a child of its own.
    expect((await likely({ name: '叶晨光', birth: '2011-06-01', sex: '1', dwelling: homes['101']!.dwelling })).body.people).toEqual([])
    // The neighbour of the same surname and phone.
    expect((await likely({ name: '叶秋菊', birth: '1981-01-30', phone: '15400003311' })).body.people).toEqual([])
  })

  test('the question is an act on a ground, and not everybody’s', async () => {
    expect(codeOf(await officer.post('/api/registry/likely', { ground: 'reception:none', typed: { name: '叶建华' } }))).toBe('ground_unknown')
    expect((await likely({ name: '叶建华' }, auxiliary)).status, 'another’s reception is no ground').toBe(403)
    await house.settle()
    const looks = await runAsOwner<{ searches: number }>(house.ownerUrl, `select searches from lookups where kind = 'search' and account = '${officer.account}'`)
    expect(looks.length).toBe(4)
    const found = await runAsOwner(house.ownerUrl, `select 1 from payloads where convert_from(body, 'UTF8') like '%叶健华%'`)
    expect(found, 'what was typed is on no act').toEqual([])
  })

  test('a run offers likely pairs as a queue; an officer joins one, tells another apart, and neither comes again', async () => {
    people['again'] = await put('person', { name: '叶健华', birth: '1979-02-14', sex: '1', phone: '15400003311', household: homes['201']!.household })
    people['fang'] = await put('person', { name: '林晓芳', birth: '1966-03-09', household: homes['102']!.household })
    expect((await auxiliary.post('/api/registry/twins/run', {})).status).toBe(403)
    expect((await auxiliary.get('/api/registry/twins')).status).toBe(403)
    expect((await queue()).ran).toBeNull()
    const run = await officer.post<{ people: number; likely: number }>('/api/registry/twins/run', {})
    expect(run.body).toEqual({ people: 8, likely: 2 })
    const waiting = await queue()
    expect(waiting).toMatchObject({ total: 2, ran: { people: 8 } })
    const pairOf = (id: string) => waiting.pairs.find((pair) => [pair.this.id, pair.other.id].includes(id))!
    expect(pairOf(people['again']!)).toMatchObject({ this: { id: people['jian'], door: '1-101' }, other: { id: people['again'], door: '1-201' } })
    expect((await officer.post(`/api/registry/person/${people['jian']}/join`, { other: people['again'], take: ['household'], reason: '搬到二楼' })).status).toBe(200)
    expect((await officer.post(`/api/registry/twins/${pairOf(people['fang']!).id}/apart`, { reason: '两人，同日生' })).status).toBe(200)
    expect((await queue()).pairs).toEqual([])
    expect((await officer.post<{ likely: number }>('/api/registry/twins/run', {})).body.likely).toBe(1)
    expect((await queue()).pairs, 'who was told apart is not offered again').toEqual([])
    // Both decisions can be taken back.
    await officer.post(`/api/registry/person/${people['jian']}/part`, { other: people['again'], reason: '看错了' })
    await officer.post(`/api/registry/twins/${pairOf(people['fang']!).id}/reopen`, { reason: '再核对' })
    expect((await queue()).total).toBe(2)
    const opened = (await officer.get<OpenedEntry>(`/api/registry/person/${people['jian']}?ground=${ground}`)).body
    expect(opened.fields['household']!.value).toBe(homes['101']!.household)
  })

  test('a pair that has become unlike is withdrawn', async () => {
    await officer.post(`/api/registry/person/${people['fang']}/correct`, { changes: { name: '林招娣', birth: '1971-11-20' }, reason: '登记时写错' })
    await officer.post('/api/registry/twins/run', {})
    expect((await queue()).pairs.map((pair) => new Set([pair.this.id, pair.other.id]))).toEqual([new Set([people['jian'], people['again']])])
  })
})
