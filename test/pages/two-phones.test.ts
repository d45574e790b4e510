import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestBrowser, type TestBrowser } from '../browser.ts'
import { openTestHouse, type Caller, type TestHouse } from '../house.ts'
import { openPhone } from '../story/field/phone.ts'

const station = 'lancheng'
const place = '溪畔花园1号'

describe('two phones at one door, both without a network', () => {
  let house: TestHouse
  let browser: TestBrowser
  let officer: Caller, auxiliary: Caller, chief: Caller
  let dwelling = ''
  const ids = { household: '', person: '' }

  const put = async (type: string, values: object) => (await officer.post<{ id: string }>(`/api/registry/${type}`, { values })).body.id
  const takeAlong = async (who: Caller): Promise<Page> => {
    const page = await browser.open(who, '/grid/', { width: 390, height: 844, context: { permissions: ['geolocation'], geolocation: { longitude: 119.41, latitude: 27.3 }, hasTouch: true } })
    const phone = openPhone(page)
    await phone.enrol()
    await phone.openRound('溪畔社区')
    await page.context().setOffline(true)
    return page
  }
  const say = (page: Page, use: string) => openPhone(page).visit(place, { use, person: null, photos: 0, leaflet: null })
  const send = async (page: Page) => {
    await page.context().setOffline(false)
    await page.locator('.grid-doors button[data-state=done]').waitFor()
  }

  beforeAll(async () => {
    house = await openTestHouse({ pages: true })
    browser = await openTestBrowser(house)
    officer = await house.as('community_officer', { station, team: 'lancheng-community' })
    auxiliary = await house.as('auxiliary', { station, team: 'lancheng-community' })
    chief = await house.as('station_chief', { station })
    const address = await put('address', { town: '岚城镇', community: '溪畔社区', road: '溪畔花园', house: '1', position: { lon: 119.41, lat: 27.3 } })
    dwelling = await put('dwelling', { address, room: '101' })
    ids.household = await put('household', { dwelling, address, kind: 'family' })
    ids.person = await put('person', { name: '林测试', household: ids.household, relation: 'head' })
    for (const { account } of [officer, auxiliary])
      await officer.post('/api/rounds', { title: '溪畔社区', assignee: account, day: '2026-12-31', stops: [{ type: 'dwelling', id: dwelling, why: 'missing' }] })
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  test('say two things of one field: the desk sees both, a person decides, the history keeps both', async () => {
    const [one, other] = [await takeAlong(officer), await takeAlong(auxiliary)]
    await say(one, '出租')
    await say(other, '空置')
    await send(one)
    await send(other)
    const page = await browser.open(chief, '/console/register/differences')
    await page.getByRole('region', { name: '现在登记的' }).getByText('出租').waitFor()
    await page.getByRole('region', { name: '另一种说法' }).getByText('空置').waitFor()
    await page.keyboard.press('d')
    await page.keyboard.press('2')
    await page.getByText('没有说法不一致的登记').waitFor()
    const ground = `reception:${(await officer.post<{ id: string }>('/api/receptions', { kind: 'help', who: '测试' })).body.id}`
    const { fields } = (await officer.get<{ fields: Record<string, { value: string }> }>(`/api/registry/dwelling/${dwelling}?ground=${ground}`)).body
    expect(fields['use']!.value).toBe('vacant')
    const { acts } = (await officer.get<{ acts: { type: string; actor: string; payload: { said?: { use?: string } } }[] }>(`/api/registry/dwelling/${dwelling}/history?ground=${ground}`)).body
    expect(acts.flatMap(({ actor, payload }) => (payload?.said?.use ? [[actor, payload.said.use]] : []))).toEqual([[officer.account, 'let'], [auxiliary.account, 'vacant']])
    expect(acts.map(({ type }) => type)).toContain('dwelling.settled')
  })
})
