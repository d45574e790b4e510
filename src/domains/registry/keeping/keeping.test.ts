import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, runAsOwner, type Caller, type TestHouse } from '../../../../test/house.ts'
import { checkOf } from '../fields/identity-number.ts'
import { askForDue } from './watch.ts'

const number = '35092419580412301' + checkOf('35092419580412301')

describe('what has been kept long enough', () => {
  let house: TestHouse
  let officer: Caller
  let head: Caller
  const put = async (values: object) => (await officer.post<{ id: string }>('/api/registry/person', { values })).body.id
  const asked = async () => (await head.get<{ erasures: { id: string; ground: string; status: string; records: number }[] }>('/api/erasures')).body.erasures

  beforeAll(async () => {
    house = await openTestHouse()
    officer = await house.as('community_officer', { station: 'lancheng', team: 'lancheng-community' })
    head = await house.as('county_bureau_head')
  })
  afterAll(() => house.close())

  test('is asked to be erased, once, and goes when a person orders it', async () => {
    const gone = await put({ name: '宋怀远', document: 'resident', identityNumber: number })
    const [recent, back, stays] = [await put({ name: '许立夏' }), await put({ name: '梁归来' }), await put({ name: '方长住' })]
    await officer.post(`/api/registry/person/${gone}/end`, { why: 'left', on: '2024-01-05' })
    await officer.post(`/api/registry/person/${recent}/end`, { why: 'left', on: '2026-10-01' })
    await officer.post(`/api/registry/person/${back}/end`, { why: 'left', on: '2024-01-05' })
    await officer.post(`/api/registry/person/${back}/observe`, { base: 2, said: { since: '2026-11-01' } })
    expect(await askForDue(house.platform)).toBe(1)
    expect(await askForDue(house.platform), 'nothing is asked for twice').toBe(0)
    const [request] = await asked()
    expect(request).toMatchObject({ ground: 'period_over', status: 'asked', records: 1 })
    expect((await head.post(`/api/erasures/${request!.id}/order`, {})).status).toBe(200)
    await house.settle()
    for (const text of ['宋怀远', number]) expect(await runAsOwner(house.ownerUrl, `select 1 from payloads where convert_from(body, 'UTF8') like '%${text}%' union all select 1 from records where state::text like '%${text}%'`)).toEqual([])
    const left = await runAsOwner<{ id: string }>(house.ownerUrl, `select id from people where shown_name <> ''`)
    expect(left.map(({ id }) => id).toSorted()).toEqual([recent, back, stays].toSorted())
    expect(await askForDue(house.platform)).toBe(0)
  })
})
