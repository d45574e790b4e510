import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { findBarriers, openTestBrowser, type TestBrowser } from '../browser.ts'
import { openTestHouse, type Caller, type TestHouse } from '../house.ts'

const station = 'lancheng'

describe('the pages of disputes', () => {
  let house: TestHouse
  let browser: TestBrowser
  let lan: Caller, helper: Caller
  beforeAll(async () => {
    house = await openTestHouse({ pages: true })
    browser = await openTestBrowser(house)
    lan = await house.as('community_officer', { station, team: 'lancheng-community' })
    helper = await house.as('auxiliary', { station, team: 'lancheng-patrol' })
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const report = async () => {
    const id = house.platform.ids.uuid()
    const parties = [{ id: 'p1', name: '何测试', phone: '15400000021', side: 'first', person: null }, { id: 'p2', name: '郑测试', phone: '', side: 'second', person: null }]
    await lan.post('/api/disputes', { id, station, kind: 'neighbours', place: { address: null, text: '溪畔花园3号楼', position: null }, text: '空调滴水', violence: false, parties })
    return id
  }
  const tell = async (id: string, verb: string, body: object) => expect((await lan.post(`/api/disputes/${id}/${verb}`, body)).status).toBe(200)
  const agree = async () => {
    const id = await report()
    for (const party of ['p1', 'p2']) await tell(id, 'consent', { party, agreed: true })
    await tell(id, 'mediators', { mediators: [{ id: 'm1', account: helper.account, name: '' }], by: 'committee' })
    await tell(id, 'holdSession', { session: 's1', place: '村委会', attended: ['p1', 'p2'], record: '各让一步' })
    return id
  }
  /** Sends the dialog that is open, and waits until it is gone. */
  const send = async (page: Page) => {
    await page.keyboard.press('Control+Enter')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  const openFile = async (page: Page) => {
    await page.getByRole('button', { name: /打开卷宗|Open the file/ }).waitFor()
    await page.keyboard.press('o')
    await page.getByRole('dialog').waitFor()
    await send(page)
    await page.getByText(/卷宗已打开|The file is open/).waitFor()
  }

  test.each([
    ['zh', { kind: '邻里', first: '姓名 1', second: '姓名 2', what: '纠纷情况', closed: '卷宗未打开' }],
    ['en', { kind: 'Neighbours', first: 'Name 1', second: 'Name 2', what: 'What it is about', closed: 'The file is closed' }],
  ] as const)('a dispute is written down by keyboard, and its file stays closed until it is opened (%s)', async (language, words) => {
    const page = await browser.open(lan, '/console/disputes', { language })
    await page.getByRole('button', { name: / N$/ }).first().waitFor()
    await page.keyboard.press('n')
    await page.getByRole('radio', { name: words.kind }).press('Space')
    await page.getByLabel(words.first).fill('卓测试')
    await page.getByLabel(words.second).fill('庄测试')
    await page.getByLabel(words.what).fill('两家为滴水争吵')
    expect(await findBarriers(page)).toEqual([])
    await send(page)
    await page.getByRole('heading', { level: 1, name: '卓** — 庄**' }).waitFor()
    await page.getByText(words.closed).first().waitFor()
    expect(await page.getByText('两家为滴水争吵').count()).toBe(0)
    await openFile(page)
    await page.getByRole('heading', { level: 1, name: '卓测试 — 庄测试' }).waitFor()
    await page.getByText('两家为滴水争吵').first().waitFor()
    expect(await findBarriers(page)).toEqual([])
  })

  test('mediation goes from consent to an agreement in effect, each step by its key', async () => {
    const id = await report()
    const page = await browser.open(lan, `/console/disputes/${id}`)
    await openFile(page)
    for (const _ of [1, 2]) {
      await page.getByRole('button', { name: /^调解意愿/ }).waitFor()
      await page.keyboard.press('c')
      await page.getByRole('radio', { name: '同意调解' }).press('Space')
      await send(page)
    }
    await page.getByRole('button', { name: /^确定调解员/ }).waitFor()
    await page.keyboard.press('g')
    await page.getByRole('radio', { name: '委员会指定' }).press('Space')
    await page.getByRole('combobox', { name: '调解员' }).fill('外聘测试员')
    await page.keyboard.press('Enter')
    await send(page)
    await page.getByText('外聘测试员').first().waitFor()
    await page.keyboard.press('h')
    await page.getByLabel('调解记录').fill('各让一步，愿意移机')
    await send(page)
    await page.getByRole('button', { name: /^起草协议/ }).waitFor()
    await page.keyboard.press('f')
    await page.getByLabel('协议内容').fill('甲方移机，乙方不再追究')
    await page.getByLabel('履行事项 1').fill('移机')
    await send(page)
    await page.getByText('尚未生效').waitFor()
    await page.keyboard.press('s')
    for (const name of ['何测试', '郑测试', '外聘测试员（调解员）', '调解委员会']) await page.getByRole('checkbox', { name }).press('Space')
    await send(page)
    await page.getByText(/还剩 \d+ 天/).waitFor()
    await page.getByRole('button', { name: /^告知司法确认/ }).waitFor()
    await page.keyboard.press('i')
    await page.getByRole('heading', { name: '人民调解协议书' }).waitFor()
    await page.getByText('何测试：移机').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.waitForURL(`**/console/disputes/${id}`)
  })

  test('a party’s refusal ends it, only after it was told where else it may go', async () => {
    const id = await report()
    const page = await browser.open(lan, `/console/disputes/${id}`)
    await openFile(page)
    await page.keyboard.press('c')
    await page.getByRole('radio', { name: '拒绝调解' }).press('Space')
    await expect.poll(() => page.getByRole('dialog').getByRole('button', { name: /^保存/ }).isDisabled()).toBe(true)
    await page.getByRole('checkbox', { name: '向法院起诉' }).press('Space')
    await send(page)
    await page.getByText(/当事人拒绝/).first().waitFor()
    await page.getByText('已告知：向法院起诉').waitFor()
  })

  test('danger makes a call at once, with the file still closed', async () => {
    const id = await report()
    const page = await browser.open(lan, `/console/disputes/${id}`)
    await page.getByRole('button', { name: /打开卷宗/ }).waitFor()
    await page.keyboard.press('v')
    await page.locator('textarea:focus').waitFor()
    await page.keyboard.type('两人持锄头对峙')
    await send(page)
    await page.getByText('已转为警情').waitFor()
    await page.getByRole('link', { name: /^JQ-/ }).waitFor()
    expect(await findBarriers(page)).toEqual([])
  })

  test('the list has the rate above it, is worked by keyboard, and each number leads to its records', async () => {
    const id = await agree()
    await tell(id, 'draft', { form: 'oral', facts: '滴水', content: '移机', items: [], status: false })
    const page = await browser.open(lan, '/console/disputes')
    await page.getByText(/件中调成/).waitFor()
    await page.getByRole('button', { name: /^今年调成的纠纷/ }).click()
    await page.getByRole('dialog').getByRole('link', { name: /^JF-/ }).first().waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.getByRole('link', { name: /^JF-/ }).first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('Escape')
    await page.waitForURL(/\/console\/disputes\/?(\?|$)/)
    await page.getByRole('link', { name: /^JF-/ }).first().waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('没有这样的纠纷')
    await page.getByText('没有符合条件的纠纷').waitFor()
    expect(await findBarriers(page)).toEqual([])
  })

  test('who mediates works their own on a phone’s screen, on dark, too; the auditor is told that no file opens', async () => {
    const id = await agree()
    const page = await browser.open(helper, `/console/disputes/${id}`, { width: 390, height: 844, dark: true })
    await openFile(page)
    await page.getByText('各让一步').waitFor()
    expect(await findBarriers(page)).toEqual([])
    const auditor = await browser.open(await house.as('auditor'), '/console/disputes')
    await auditor.getByRole('link', { name: /^JF-/ }).first().click()
    await auditor.getByText('您无权查看这起纠纷').waitFor()
  })
})
