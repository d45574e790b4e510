import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { dayInShanghai } from '#platform/calendar.ts'
import type { HelpDue } from '#domains/registry/answers.ts'
import { addDays } from '#domains/registry/help/terms.ts'
import { newestWording } from '#domains/registry/help/wording.ts'
import { findBarriers, openTestBrowser, type TestBrowser } from '../browser.ts'
import { openTestHouse, type Caller, type TestHouse } from '../house.ts'

const station = 'lancheng'

describe('help that was agreed, on the page', () => {
  let house: TestHouse
  let browser: TestBrowser
  let officer: Caller
  let today: string
  const ids: Record<string, string> = {}
  let ground: string
  const put = async (type: string, values: object) => (await officer.post<{ id: string }>(`/api/registry/${type}`, { values })).body.id
  const open = (key: string) => browser.open(officer, `/console/register/person/${ids[key]}?ground=${ground}`)
  const send = async (page: Page) => {
    await page.keyboard.press('Control+Enter')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }

  beforeAll(async () => {
    house = await openTestHouse({ pages: true })
    browser = await openTestBrowser(house)
    today = dayInShanghai(house.platform.clock.now())
    officer = await house.as('community_officer', { station, team: 'lancheng-community' })
    const address = await put('address', { town: '岚城镇', community: '溪畔社区', road: '溪畔花园', house: '3' })
    const household = await put('household', { dwelling: await put('dwelling', { address, unit: '2', room: '201' }), address })
    for (const [key, name, birth] of [['old', '温禾老', '1948-02-03'], ['child', '温小溪', '2020-05-06']] as const) ids[key] = await put('person', { name, household, birth })
    ground = `reception:${(await officer.post<{ id: string }>('/api/receptions', { kind: 'help', who: '来访测试' })).body.id}`
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  test('is agreed once the words were read, given with one press and taken back, and stops with one press that says who said so', async () => {
    const page = await open('old')
    await page.getByText('没有约定。').waitFor()
    await page.getByRole('button', { name: '约定帮助' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('您可以随时撤回').waitFor()
    await dialog.getByRole('checkbox', { name: '定期走访' }).check()
    await dialog.getByLabel('同意书编号').fill('岚助约〔2026〕1号')
    expect(await dialog.getByRole('button', { name: /约定帮助/ }).isDisabled(), 'the words were not read yet').toBe(true)
    await dialog.getByRole('checkbox', { name: '说明已念给对方听或给对方看' }).check()
    expect(await findBarriers(page)).toEqual([])
    await send(page)
    await page.getByText(`下次 ${addDays(today, 7)}`).waitFor()
    await page.getByRole('group', { name: '今天 定期走访' }).getByRole('button', { name: '无人' }).click()
    await page.getByText('已记：定期走访，无人。').waitFor()
    await page.getByText(`下次 ${addDays(today, 1)}`).waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    await page.getByText(`下次 ${addDays(today, 7)}`).waitFor()
    await page.getByRole('button', { name: /^不要了/ }).click()
    await page.getByRole('menuitem', { name: '本人说不要了' }).click()
    await page.getByText('已停止。留存的内容已申请删除。').waitFor()
    await page.getByText(`下次 ${addDays(today, 7)}`).waitFor({ state: 'detached' })
    const head = await house.as('county_bureau_head')
    expect((await head.get<{ erasures: { ground: string }[] }>('/api/erasures')).body.erasures).toMatchObject([{ ground: 'consent_withdrawn' }])
  })

  test('of a child the guardian is asked for', async () => {
    const page = await open('child')
    await page.getByRole('button', { name: '约定帮助' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('未满 14 周岁，由监护人同意。').waitFor()
    await dialog.getByRole('checkbox', { name: '紧急联系' }).check()
    await dialog.getByRole('checkbox', { name: '说明已念给对方听或给对方看' }).check()
    await dialog.getByRole('radio', { name: '签字的照片' }).check()
    await dialog.getByLabel('照片的 SHA-256').setInputFiles({ name: 'sheet.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('signed') })
    await dialog.getByText(/^[\da-f]{64}$/).waitFor()
    expect(await dialog.getByRole('button', { name: /约定帮助/ }).isDisabled(), 'by whom is not said').toBe(true)
    await dialog.getByRole('combobox', { name: '监护人与本人的关系' }).click()
    await page.locator('.ant-select-item-option', { hasText: '母亲' }).click()
    await send(page)
    await page.getByText('监护人（母亲）同意').waitFor()
  })

  test('is listed for the station when it is due, overdue first, masked, and done there with one press', async () => {
    const given = (kinds: string[], from: string) => ({ person: ids['old'], kinds, every: 'week', wording: newestWording.version, by: { who: 'self' }, how: { way: 'paper', document: '2' }, from, until: addDays(today, 200) })
    expect((await officer.post('/api/help', given(['visit', 'call'], addDays(today, -12)))).status).toBe(200)
    const page = await browser.open(officer, '/console/register/help')
    await page.getByRole('region', { name: '已到期' }).getByText('过了 5 天').first().waitFor()
    expect(await page.getByText('温禾老').count()).toBe(0)
    expect(await findBarriers(page)).toEqual([])
    await page.getByRole('group', { name: '今天 定期电话 温**' }).getByRole('button', { name: '正常' }).click()
    await page.getByText('已记：定期电话，正常。').waitFor()
    await page.getByRole('region', { name: '七天内' }).getByText('定期电话').waitFor()
    const { due } = (await officer.get<HelpDue>('/api/help/due')).body
    expect(due.map(({ kind, due: day }) => [kind, day])).toEqual([['visit', addDays(today, -5)], ['call', addDays(today, 7)]])
  })
})
