import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, openTestHouse, runAsOwner, type Caller, type TestHouse } from '../../../test/house.ts'
import type { Hits, OpenDifferences, OpenedEntry } from './answers.ts'
import { checkOf } from './fields/identity-number.ts'

const numberOf = (body: string) => body + checkOf(body)
const numbers = { ming: numberOf('35092419880412301'), hong: numberOf('35092419910703002') }

describe('the register', () => {
  let house: TestHouse
  let officer: Caller
  let auxiliary: Caller
  let elsewhere: Caller
  let ground: string
  const ids = { address: '', dwelling: '', household: '', ming: '', hong: '' }

  const put = async (type: string, values: object, who = officer) => {
    const answer = await who.post<{ id: string }>(`/api/registry/${type}`, { values })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body.id
  }
  const open = async (type: string, id: string) => (await officer.get<OpenedEntry>(`/api/registry/${type}/${id}?ground=${ground}`)).body
  const find = async (q: string, who = officer, on = ground) => (await who.get<Hits>(`/api/registry/search?search=${randomUUID()}&ground=${on}&q=${encodeURIComponent(q)}`)).body

  beforeAll(async () => {
    house = await openTestHouse()
    officer = await house.as('community_officer', { station: 'lancheng', team: 'lancheng-community' })
    auxiliary = await house.as('auxiliary', { station: 'lancheng', team: 'lancheng-patrol' })
    elsewhere = await house.as('community_officer', { station: 'qiyun', team: 'qiyun-community' })
    ids.address = await put('address', { town: '岚城镇', community: '溪畔社区', road: '溪畔花园', house: '3', position: { lon: 119.41, lat: 27.3 } })
    ids.dwelling = await put('dwelling', { address: ids.address, unit: '2', room: '201', use: 'own' })
    ids.household = await put('household', { dwelling: ids.dwelling, address: ids.address, kind: 'family' })
    ids.ming = await put('person', { name: '林晓明', document: 'resident', identityNumber: numbers.ming, phone: '138 0000 1234', household: ids.household, relation: 'head' })
    ids.hong = await put('person', { name: '陈虹', document: 'resident', identityNumber: numbers.hong, household: ids.household, relation: 'spouse' })
    const reception = await officer.post<{ id: string }>('/api/receptions', { kind: 'certificate', who: '林先生' })
    ground = `reception:${reception.body.id}`
  })
  afterAll(() => house.close())

  test('a household opens on a ground alone, with who lives there and what the next visit asks', async () => {
    const opened = await open('household', ids.household)
    expect(opened.place).toBe('岚城镇溪畔社区溪畔花园3号')
    expect(opened.parts.map((part) => part.fields['name']?.value)).toEqual(expect.arrayContaining(['林晓明', '陈虹']))
    const ming = opened.parts.find((part) => part.id === ids.ming)!
    expect(ming.fields).toMatchObject({ birth: { value: '1988-04-12' }, sex: { value: '1' }, phone: { value: '138******34' } })
    expect(ming.ask).toEqual(expect.arrayContaining(['residence', 'registeredAt', 'since']))
    expect(ming.ask).not.toContain('phone')
    expect((await officer.get(`/api/registry/household/${ids.household}`)).status).toBe(400)
    expect(codeOf(await officer.get(`/api/registry/household/${ids.household}?ground=reception:none`))).toBe('ground_unknown')
    const other = await elsewhere.post<{ id: string }>('/api/receptions', { kind: 'help', who: '某人' })
    expect((await elsewhere.get(`/api/registry/household/${ids.household}?ground=reception:${other.body.id}`)).status).toBe(403)
    expect((await auxiliary.get(`/api/registry/household/${ids.household}?ground=${ground}`)).status, 'another’s reception is no ground').toBe(403)
  })

  test('every look is on the ledger, the search by a keyed hash, nothing by name', async () => {
    await find('林')
    await open('person', ids.ming)
    await house.settle()
    const looks = await runAsOwner<{ kind: string; subject: string; ground: string }>(house.ownerUrl, `select kind, subject, ground from lookups where account = '${officer.account}' order by at`)
    expect(looks.map((look) => look.kind)).toEqual(expect.arrayContaining(['search', 'open']))
    expect(looks.every((look) => look.ground === ground)).toBe(true)
  })

  test.each([
    ['a surname', '林', ['ming']], ['a given name', '晓明', ['ming']], ['another way of writing what sounds the same', '林小名', ['ming']], ['pinyin', 'linxiaom', ['ming']],
    ['initials', 'ch', ['hong']], ['syllables apart', 'chen hong', ['hong']], ['a name at an address', '林 溪畔', ['ming']], ['an address and a name', '花园 陈', ['hong']],
    ['a name at another address', '林 石际', []], ['a phone', '13800001234', ['ming']], ['a phone with its country', '+8613800001234', ['ming']], ['a phone in part', '1380000', []],
    ['a number', numbers.hong, ['hong']], ['a surname and the last six', `陈 ${numbers.hong.slice(-6)}`, ['hong']], ['the last six without the surname', numbers.hong.slice(-6), []],
  ])('people are found by %s: %s', async (_, typed, wanted) => {
    const { people } = await find(typed)
    expect(people.map((one) => one.id)).toEqual(wanted.map((name) => ids[name as 'ming']))
    for (const one of people) expect(one.name).toMatch(/^.\*\*$/)
  })

  test('addresses are found by fragments, house 3 not by 23', async () => {
    expect((await find('溪畔花园')).addresses.map((one) => one.text)).toEqual(['岚城镇溪畔社区溪畔花园3号'])
    expect((await find('xphy')).addresses).toHaveLength(1)
    expect((await find('溪畔花园 3')).addresses).toHaveLength(1)
    expect((await find('溪畔花园 23')).addresses).toHaveLength(0)
  })

  test('who lives in a household is found where it goes, and who leaves it no longer there', async () => {
    const [from, to] = [await put('address', { town: '岚城镇', community: '溪畔社区', road: '旧渡口', house: '1' }), await put('address', { town: '岚城镇', community: '溪畔社区', road: '新渡口', house: '2' })]
    const dwelling = await put('dwelling', { address: to, room: '101', use: 'own' })
    const household = await put('household', { dwelling: await put('dwelling', { address: from, room: '101', use: 'own' }), address: from, kind: 'family' })
    const person = await put('person', { name: '纪水生', household })
    const isAt = async (place: string) => (await find(`纪 ${place}`)).people.map(({ id, place: shown }) => [id, shown])
    expect(await isAt('旧渡口')).toEqual([[person, '岚城镇溪畔社区旧渡口1号']])
    await officer.post(`/api/registry/household/${household}/correct`, { changes: { dwelling, address: to }, reason: '迁居' })
    expect([await isAt('旧渡口'), await isAt('新渡口')]).toEqual([[], [[person, '岚城镇溪畔社区新渡口2号']]])
    await officer.post(`/api/registry/person/${person}/correct`, { changes: { household: ids.household }, reason: '并户' })
    expect([await isAt('新渡口'), (await isAt('溪畔花园')).map(([id]) => id)]).toEqual([[], [person]])
    await officer.post(`/api/registry/person/${person}/end`, { why: 'left', on: '2026-11-01' })
  })

  test('another station’s people are not found without a call or case', async () => {
    const other = await elsewhere.post<{ id: string }>('/api/receptions', { kind: 'help', who: '某人' })
    expect((await find('林', elsewhere, `reception:${other.body.id}`)).people).toEqual([])
    const wide = await elsewhere.get(`/api/registry/search?search=${randomUUID()}&ground=reception:${other.body.id}&q=${encodeURIComponent('林')}&wide=yes`)
    expect(wide.status).toBe(403)
  })

  test('a number is stored nowhere in the clear, and shown whole to an officer alone, by an act', async () => {
    const shown = await officer.post<{ value: string }>(`/api/registry/person/${ids.ming}/show`, { ground, field: 'identityNumber' })
    expect(shown.body.value).toBe(numbers.ming)
    const own = await auxiliary.post<{ id: string }>('/api/receptions', { kind: 'help', who: '某人' })
    expect((await auxiliary.post(`/api/registry/person/${ids.ming}/show`, { ground: `reception:${own.body.id}`, field: 'identityNumber' })).status).toBe(403)
    for (const [table, column] of [['records', 'state::text'], ['people', 'people::text'], ['intents', 'answer'], ['payloads', `convert_from(body, 'UTF8')`]]) {
      const found = await runAsOwner(house.ownerUrl, `select 1 from ${table} where ${column} like '%${numbers.ming}%' or ${column} like '%13800001234%'`)
      expect(found, table).toEqual([])
    }
  })

  test('a number that is none is refused with what to do', async () => {
    const wrong = `${numbers.ming.slice(0, 17)}${numbers.ming.endsWith('X') ? '1' : 'X'}`
    expect(codeOf(await officer.post('/api/registry/person', { values: { name: '某某', document: 'resident', identityNumber: wrong } }))).toBe('identity_number_check')
    expect(codeOf(await officer.post('/api/registry/person', { values: { name: '某某', document: 'resident', identityNumber: '123' } }))).toBe('identity_number_length')
    expect((await officer.post('/api/registry/person', { values: { name: 'Jane Doe', document: 'passport', identityNumber: 'P1234567' } })).status).toBe(200)
  })

  test('fields that the sheets do not have are refused by name', async () => {
    const answer = await officer.post('/api/registry/person', { values: { name: '某某', ethnicity: '汉' } })
    expect(answer.status).toBe(400)
    expect(JSON.stringify(answer.body)).toContain('ethnicity')
  })

  test('two who saw the same field at one time: both stand, a person decides, the history keeps both', async () => {
    const { version } = (await open('household', ids.household)).parts.find((part) => part.id === ids.ming)!
    await officer.post(`/api/registry/person/${ids.ming}/observe`, { base: version, said: { registeredAt: '岚城镇前街1号', residence: 'both' } })
    await auxiliary.post(`/api/registry/person/${ids.ming}/observe`, { base: version, said: { registeredAt: '岚城镇后街9号', residence: 'both', since: '2019-03-01' } })
    const seen = await open('person', ids.ming)
    expect(seen.fields).toMatchObject({ registeredAt: { value: '岚城镇前街1号' }, residence: { value: 'both' }, since: { value: '2019-03-01' } })
    expect(seen.differences).toMatchObject([{ field: 'registeredAt', value: '岚城镇后街9号', by: auxiliary.account }])
    const waiting = (await officer.get<OpenDifferences>('/api/registry/differences')).body
    expect(waiting).toMatchObject({ total: 1, records: [{ id: ids.ming, name: '林**', place: '岚城镇溪畔社区溪畔花园3号 2-201' }] })
    expect(waiting.records[0]!.differences).toMatchObject([{ field: 'registeredAt', standing: { value: '岚城镇前街1号', by: officer.account }, offered: { value: '岚城镇后街9号', by: auxiliary.account, base: version, baseAt: expect.any(String) } }])
    expect((await auxiliary.get('/api/registry/differences')).status).toBe(403)
    expect((await elsewhere.get<OpenDifferences>('/api/registry/differences')).body.records).toEqual([])
    expect((await auxiliary.post(`/api/registry/person/${ids.ming}/settle`, { field: 'registeredAt', act: seen.differences[0]!.act, keep: 'offered', reason: '户口簿' })).status).toBe(403)
    await officer.post(`/api/registry/person/${ids.ming}/settle`, { field: 'registeredAt', act: seen.differences[0]!.act, keep: 'offered', reason: '以户口簿为准' })
    const after = await open('person', ids.ming)
    expect(after.differences).toEqual([])
    expect(after.fields['registeredAt']).toMatchObject({ value: '岚城镇后街9号' })
    const history = await officer.get<{ acts: { type: string; payload: object }[] }>(`/api/registry/person/${ids.ming}/history?ground=${ground}`)
    const texts = JSON.stringify(history.body.acts)
    expect(texts).toContain('前街1号')
    expect(texts).toContain('后街9号')
    expect(texts).not.toContain('sealed')
  })

  test('what has ended can be put right, a correction says why', async () => {
    const id = await put('person', { name: '周木' })
    await officer.post(`/api/registry/person/${id}/end`, { why: 'left', on: '2026-11-01' })
    expect((await open('person', id)).ended).toEqual({ why: 'left', on: '2026-11-01' })
    await officer.post(`/api/registry/person/${id}/revive`, { reason: '看错了' })
    await officer.post(`/api/registry/person/${id}/correct`, { changes: { name: '周沐' }, reason: '字写错了' })
    const put2 = await open('person', id)
    expect(put2.ended).toBeNull()
    expect(put2.fields['name']!.value).toBe('周沐')
    expect(codeOf(await officer.post(`/api/registry/person/${id}/correct`, { changes: { name: '' }, reason: '空' }))).toBe('fields_missing')
  })

  test('two records of one person are made one by a person, and two again where that was wrong', async () => {
    const [one, other] = [await put('person', { name: '何云', relation: 'child' }), await put('person', { name: '何芸', phone: '13900005678', registeredAt: '后街2号' })]
    await officer.post(`/api/registry/person/${one}/join`, { other, take: ['name'], reason: '同一人' })
    const joined = await open('person', one)
    expect(joined.fields).toMatchObject({ name: { value: '何芸' }, relation: { value: 'child' }, phone: { value: '139******78' } })
    expect(joined.took).toMatchObject([{ id: other, name: '何芸' }])
    expect((await open('person', other)).id, 'whoever asks for the one that is gone gets the one that stands').toBe(one)
    expect((await find('heyun')).people.map(({ id }) => id)).toEqual([one])
    expect(codeOf(await officer.post(`/api/registry/person/${other}/correct`, { changes: { name: '何雲' }, reason: '错字' }))).toBe('entry_joined')
    await officer.post(`/api/registry/person/${one}/observe`, { base: joined.version, said: { since: '2020-01-01' } })
    await officer.post(`/api/registry/person/${one}/part`, { other, reason: '是两个人' })
    expect((await open('person', one)).fields).toMatchObject({ name: { value: '何云' }, since: { value: '2020-01-01' } })
    expect((await open('person', one)).fields['phone']).toBeUndefined()
    expect((await open('person', other)).fields).toMatchObject({ name: { value: '何芸' }, phone: { value: '139******78' } })
    expect(codeOf(await officer.post(`/api/registry/person/${one}/part`, { other, reason: '再次' }))).toBe('entry_not_joined')
  })
})
