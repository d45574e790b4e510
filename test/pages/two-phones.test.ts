import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../house.ts'
import { openPhone } from '../story/field/phone.ts'
import { openGridHouse, station, title, type GridHouse } from './grid-house.ts'

const place = '溪畔花园1号'

describe('two phones at one door, both without a network', () => {
  let grid: GridHouse
  let officer: Caller, auxiliary: Caller, chief: Caller
  let dwelling = ''
  const takeAlong = async (who: Caller): Promise<Page> => {
    const { page, phone } = await grid.takePhone(who)
    await phone.openRound(title)
    await page.context().setOffline(true)
    return page
  }
  const say = (page: Page, use: string) => openPhone(page).visit(place, { use, person: null, photos: 0, leaflet: null })
  const send = async (page: Page) => {
    await page.context().setOffline(false)
    await page.locator('.grid-doors button[data-state=done]').waitFor()
  }

  beforeAll(async () => {
    grid = await openGridHouse()
    officer = grid.officer
    auxiliary = await grid.house.as('auxiliary', { station, team: 'lancheng-community' })
    chief = await grid.house.as('station_chief', { station })
    const { address, doors } = await grid.addHouse('1', ['101'])
    dwelling = doors[0]!
    const household = await grid.put('household', { dwelling, address, kind: 'family' })
    await grid.put('person', { name: '林测试', household, relation: 'head' })
    await grid.plan(doors, officer, auxiliary)
  }, 120_000)
  afterAll(async () => {
    await grid?.close()
  })

  test('say two things of one field: the desk sees both, a person decides, the history keeps both', async () => {
    const [one, other] = [await takeAlong(officer), await takeAlong(auxiliary)]
    await say(one, '出租')
    await say(other, '空置')
    await send(one)
    await send(other)
    const page = await grid.browser.open(chief, '/console/register/differences')
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
