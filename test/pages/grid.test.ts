import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBarriers, openTestBrowser, type TestBrowser } from '../browser.ts'
import { openTestHouse, type Caller, type TestHouse } from '../house.ts'

const pin = '314159'

describe('the visits page on a phone', () => {
  let house: TestHouse
  let browser: TestBrowser
  let officer: Caller, aide: Caller
  let page: Page
  const doors: string[] = []

  const put = async (type: string, values: object) => (await officer.post<{ id: string }>(`/api/registry/${type}`, { values })).body.id
  const typePin = async (on: Page, typed = pin) => {
    for (const digit of typed) await on.locator('.grid-pin button', { hasText: digit }).click()
  }

  beforeAll(async () => {
    house = await openTestHouse({ pages: true })
    browser = await openTestBrowser(house, 'whole')
    officer = await house.as('community_officer', { station: 'lancheng', team: 'lancheng-community' })
    aide = await house.as('auxiliary', { station: 'lancheng', team: 'lancheng-community' })
    for (let i = 1; i <= 3; i++) {
      const address = await put('address', { town: '岚城镇', community: '溪畔社区', road: '溪畔花园', house: String(i), position: { lon: 119.41 + i / 1000, lat: 27.3 + (i % 2) / 1000 } })
      doors.push(await put('dwelling', { address, room: `${i}01` }))
    }
    await officer.post('/api/rounds', { title: '溪畔社区', assignee: officer.account, partner: aide.account, day: '2026-12-31', stops: doors.map((id) => ({ type: 'dwelling', id, why: 'missing' })) })
    page = await browser.open(officer, '/grid/', { width: 390, height: 844, context: { permissions: ['geolocation'], geolocation: { longitude: 119.41, latitude: 27.3 }, hasTouch: true } })
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  test('a new phone chooses a PIN twice, and refuses what is easily guessed', async () => {
    await page.getByText('设置本机密码').first().waitFor()
    await typePin(page, '123456')
    await page.getByText('太容易').waitFor()
    await typePin(page)
    await page.getByText('再输一次').first().waitFor()
    await typePin(page)
    await page.getByText('溪畔社区').waitFor()
    expect(await findBarriers(page)).toEqual([])
  })

  test('without a network a visit is written, saved on the phone, and sent when the network is back', async () => {
    await page.getByText('溪畔社区').click()
    await page.context().setOffline(true)
    await page.locator('.grid-doors button').first().click()
    await page.locator('.grid-field', { hasText: '用途' }).getByText('出租', { exact: true }).click()
    await page.getByLabel('出租房间数').last().fill('2')
    await page.getByRole('button', { name: '添加住户人员' }).click()
    await page.locator('input[aria-label=姓名]').fill('林晓明')
    await page.locator('input[aria-label=证件号码]').fill('350924198804123010')
    await page.getByText('校验位不对').waitFor()
    await page.locator('input[aria-label=证件号码]').fill('')
    await page.locator('input[aria-label=电话]').fill('13800001234')
    await page.getByRole('button', { name: '添加', exact: true }).click()
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.locator('.grid-doors button[data-state=kept]').waitFor()
    await page.context().setOffline(false)
    await page.locator('.grid-doors button[data-state=done]').waitFor()
    const { body } = await officer.get<{ visits: { place: { id: string }; partner: string }[] }>('/api/visits')
    expect(body.visits.map(({ place, partner }) => [place.id, partner])).toEqual([[doors[0], aide.account]])
  })

  test('the page that is opened anew without a network asks for the PIN and shows the round', async () => {
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
    await page.reload()
    await typePin(page)
    await page.getByText('溪畔社区').first().waitFor()
    await page.context().setOffline(true)
    await page.reload()
    await page.getByText('输入本机密码').waitFor()
    await typePin(page, '271828')
    await page.getByText('还可以试 9 次').waitFor()
    await typePin(page)
    await page.getByText('溪畔社区').first().waitFor()
    await page.context().setOffline(false)
  })

  test('who is added at a door is looked for first: somebody known is said to have moved here, not registered twice', async () => {
    await page.locator('.grid-doors button').nth(1).click()
    const add = async () => {
      await page.getByRole('button', { name: '添加住户人员' }).click()
      await page.locator('input[aria-label=姓名]').fill('林晓明')
      await page.locator('input[aria-label=电话]').fill('13800001234')
      await page.getByRole('button', { name: '添加', exact: true }).click()
      await page.getByText('可能已经登记过').waitFor()
    }
    await add()
    await page.getByText(/溪畔花园1号/).last().waitFor()
    expect(await page.locator('.grid-likely').getByText('林晓明').count(), 'masked').toBe(0)
    await page.getByRole('button', { name: '返回修改' }).click()
    await page.getByRole('button', { name: '添加', exact: true }).click()
    await page.getByRole('button', { name: '是这个人，搬来这里' }).click()
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.locator('.grid-doors button').nth(1).and(page.locator('[data-state=done]')).waitFor()
    const ground = `reception:${(await officer.post<{ id: string }>('/api/receptions', { kind: 'help', who: '某人' })).body.id}`
    const opened = (id: string) => officer.get<{ parts: { type: string; id: string; parts?: object[] }[] }>(`/api/registry/dwelling/${id}?ground=${ground}`)
    const [household] = (await opened(doors[1]!)).body.parts
    const { body } = await officer.get<{ parts: { fields: { name: { value: string } } }[] }>(`/api/registry/household/${household!.id}?ground=${ground}`)
    expect(body.parts.map((one) => one.fields.name.value)).toEqual(['林晓明'])
  })
})
