import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBarriers, openTestBrowser, type TestBrowser } from '../browser.ts'
import { openFootageHouse, type FootageHouse } from '../footage-house.ts'
import type { Caller } from '../house.ts'

describe('an emergency look in a browser', () => {
  let f: FootageHouse
  let browser: TestBrowser
  let desk: Caller
  let call: string
  let grant: string
  let page: Page
  let auditorsPage: Page
  beforeAll(async () => {
    f = await openFootageHouse({ pages: true })
    browser = await openTestBrowser(f.house)
    desk = await f.house.as('dispatcher', { team: 'command-room' })
    call = await report('老人走失，夜间只有三度')
    page = await browser.open(desk, `/console/desk/${call}`)
    auditorsPage = await browser.open(f.auditor, '/console/ledger')
    await page.locator('.desk-opened h2').waitFor()
    await auditorsPage.getByText('实时').waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await f?.house.close()
  })

  const report = async (text: string) => {
    const body = { station: 'lancheng', caller: '', phone: '', place: '溪畔花园', position: { lon: 119.42, lat: 27.3 }, nature: 'help', priority: 1, text }
    return (await desk.post<{ id: string }>('/api/incidents', body)).body.id
  }
  const start = async (on: Page) => {
    await on.keyboard.press('a')
    const form = on.locator('.desk-emergency')
    await form.getByLabel('协同民警').waitFor()
    await form.locator('.desk-cameras input:checked').first().waitFor()
    return form
  }

  test('is started on the call by keys, with what is known filled in, and is on the review page at once', async () => {
    const form = await start(page)
    expect(await page.evaluate('document.activeElement.value')).toBe('老人走失，夜间只有三度')
    await page.keyboard.press('Alt+2')
    await expect.poll(() => form.locator('.desk-cameras input:checked').count()).toBe(2)
    await page.keyboard.press('Alt+2')
    expect(await findBarriers(page)).toEqual([])
    await form.getByLabel('协同民警').fill(f.second.account)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/\/review\//)
    grant = page.url().split('/review/')[1]!.split('?')[0]!
    await page.getByRole('heading', { name: `等 测试${f.second.account} 确认` }).waitFor()
    expect((await desk.get(`/api/footage/grants/${grant}`)).body).toMatchObject({ kind: 'emergency', status: 'awaiting_second', cameras: [{ id: f.camera }], second: f.second.account, ground: { type: 'incident', id: call } })
    expect(await findBarriers(page)).toEqual([])
  })

  test('the second officer is asked on whatever page they have, and confirms by one key: then it is open, with the time that is left', async () => {
    const seconds = await browser.open(f.second, '/console/cases', { language: 'en', dark: true })
    await seconds.getByRole('alert').getByText('老人走失').waitFor()
    expect(await findBarriers(seconds)).toEqual([])
    await seconds.keyboard.press('Alt+y')
    await page.getByRole('timer').getByText(/^剩余 5\d:\d\d$/).waitFor()
    await page.getByText('审计员已获知').waitFor()
    await seconds.getByText('Confirmed: the pictures are open').waitFor()
    await expect.poll(() => seconds.getByText('You are asked to confirm').count()).toBe(0)
    expect(await findBarriers(page)).toEqual([])
  })

  test('the auditor is told at once, and sees who looks and why, never a picture', async () => {
    await auditorsPage.getByText('紧急查看已开放').click()
    await auditorsPage.getByRole('row', { name: /紧急查看/ }).getByRole('button').first().click()
    const sheet = auditorsPage.getByRole('dialog')
    await sheet.getByText('老人走失').waitFor()
    await sheet.getByText('等负责人确认或上报').waitFor()
    expect(await sheet.getByRole('button', { name: '确认属实' }).count()).toBe(0)
    expect(await findBarriers(auditorsPage)).toEqual([])
    await sheet.getByRole('link', { name: '账本中的全部行为' }).click()
    await auditorsPage.getByText('视频调取 · 紧急确认').waitFor()
  })

  test('the chief finds it waiting with its deadline and upholds it by keys; whoever looks sees that', async () => {
    const chiefs = await browser.open(f.chief, '/console/approvals')
    await chiefs.getByText(/^须在 .+ 前确认或上报$/).waitFor()
    await chiefs.getByText(/^请在 23:5\d:\d\d 内确认或上报这次紧急查看$/).waitFor()
    expect(await findBarriers(chiefs)).toEqual([])
    await chiefs.getByLabel('核实情况').fill('老人已找到，查看确有必要')
    await chiefs.keyboard.press('Control+Enter')
    await chiefs.getByText('没有待审批的调取申请').waitFor()
    await page.getByText('负责人已确认').waitFor()
  })

  test('one that the chief finds without ground is reported: the pictures go at once, the auditor reads why', async () => {
    const other = await report('有人落水')
    await page.goto(`${browser.address}/console/desk/${other}`)
    await page.locator('.desk-opened h2').waitFor()
    const form = await start(page)
    await form.getByLabel('协同民警').fill(f.officer.account)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/\/review\//)
    const seconds = await browser.open(f.officer, '/console/review', { width: 390, height: 844 })
    await seconds.getByRole('button', { name: /确认危及生命/ }).click()
    await page.getByRole('timer').waitFor()
    const chiefs = await browser.open(f.chief, '/console/approvals', { language: 'en', dark: true })
    await chiefs.getByLabel('What you found').fill('无人落水，系玩笑')
    await chiefs.getByRole('button', { name: 'No danger: report it' }).click()
    await page.getByText('授权已被撤销，不能再看。').waitFor()
    await auditorsPage.goto(`${browser.address}/console/approvals/notices`)
    await auditorsPage.getByRole('row', { name: /紧急查看经核实无据/ }).getByRole('button').first().click()
    await auditorsPage.getByRole('dialog').getByText('无人落水，系玩笑').waitFor()
  })

  test('an officer who was not sent is not offered it', async () => {
    const others = await browser.open(await f.house.as('community_officer', { station: 'lancheng', team: 'lancheng-community' }), `/console/desk/${call}`)
    await others.locator('.desk-opened h2').waitFor()
    await others.keyboard.press('a')
    expect(await others.locator('.desk-emergency').count()).toBe(0)
    expect(await others.getByRole('button', { name: /紧急查看/ }).count()).toBe(0)
  })
})
