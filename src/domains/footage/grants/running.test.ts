import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeRequest, obtainGrant, openFootageHouse, type FootageHouse } from '../../../../test/footage-house.ts'
import type { Caller } from '../../../../test/house.ts'

interface Row {
  id: string
  looks: number
  lastLookAt: string | null
  until: string
}

describe('grants in force', () => {
  let f: FootageHouse
  let county: Caller
  let grant: string
  beforeAll(async () => {
    f = await openFootageHouse()
    county = await f.house.as('county_bureau_head')
    grant = await obtainGrant(f)
  })
  afterAll(() => f?.house.close())

  const running = async (who: Caller) => (await who.get<{ grants: Row[] }>('/api/footage/grants?view=running')).body.grants

  test('are listed with how often they were looked under, to whoever may end them', async () => {
    expect((await running(county)).map(({ id, looks, lastLookAt }) => ({ id, looks, lastLookAt }))).toEqual([{ id: grant, looks: 0, lastLookAt: null }])
    await f.officer.post('/api/footage/looks', { grant, camera: f.camera, kind: 'playback' })
    for (const who of [county, f.head, f.chief]) {
      const [row] = await running(who)
      expect(row).toMatchObject({ id: grant, looks: 1 })
      expect(row!.lastLookAt).not.toBeNull()
    }
    const strangers = [await f.house.as('case_team_lead', { station: 'lancheng', team: 'lancheng-community' }), await f.house.as('station_chief', { station: 'qiyun' })]
    for (const who of strangers) expect(await running(who)).toEqual([])
  })

  test('are seen by the county’s head; what is only asked for is not', async () => {
    const asked = (await f.officer.post<{ id: string }>('/api/footage/grants', makeRequest(f))).body.id
    expect((await county.get(`/api/footage/grants/${asked}`)).status).toBe(403)
    const all = (await county.get<{ grants: Row[] }>('/api/footage/grants')).body.grants.map((g) => g.id)
    expect([all.includes(grant), all.includes(asked)]).toEqual([true, false])
    expect((await county.get(`/api/footage/grants/${grant}`)).body).toMatchObject({ may: { revoke: true } })
  })

  test('that the county’s head revokes end at once, with the reason', async () => {
    const look = await f.officer.post<{ id: string }>('/api/footage/looks', { grant, camera: f.camera, kind: 'playback' })
    expect((await county.post(`/api/footage/grants/${grant}/revoke`, { reason: '范围过宽' })).status).toBe(200)
    expect((await f.officer.get(`/api/footage/looks/${look.body.id}/coverage`)).status).toBe(403)
    expect(await running(county)).toEqual([])
    expect((await f.officer.get(`/api/footage/grants/${grant}`)).body).toMatchObject({ status: 'revoked', reason: '范围过宽' })
  })
})
