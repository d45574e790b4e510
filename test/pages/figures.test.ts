import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBarriers, openTestBrowser, type TestBrowser } from '../browser.ts'
import { openTestHouse, type Caller, type TestHouse } from '../house.ts'
import { writePastCalls } from '../past-calls.ts'

describe('the page of figures', () => {
  let house: TestHouse
  let browser: TestBrowser
  let head: Caller
  beforeAll(async () => {
    house = await openTestHouse({ pages: true })
    browser = await openTestBrowser(house)
    head = await house.as('county_bureau_head')
    const receiveAt = writePastCalls(house, await house.as('dispatcher'))
    // Around noon, so that no day ends between here and there.
    const noon = Date.parse(`${new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)}T00:00:00+08:00`)
    for (let i = 0; i < 4; i++) await receiveAt(noon - 365 * 86_400_000 + i, { nature: i < 3 ? 'criminal' : 'traffic' })
    for (let i = 0; i < 3; i++) await receiveAt(noon + i, { nature: 'traffic', station: 'qiyun' })
    await receiveAt(noon + 9, { closing: 'silent' })
    await house.settle()
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })
  const read = (page: Page, selector: string) => page.locator(selector).innerText().then((text) => text.replaceAll(/\s+/g, ' '))

  test('shows each figure with its counts, its words and its age, in both languages', async () => {
    const zh = await browser.open(head, '/console/figures')
    await zh.waitForSelector('.lq-number')
    expect(await read(zh, '.lq-figure:nth-child(2) .lq-hero')).toMatch(/−25%.*今年接警 3 起.*去年同期 4 起.*少 1 起/)
    expect(await read(zh, '.lq-figure:nth-child(2) .lq-definitions')).toContain('无声、骚扰、误拨、重复的不计')
    expect(await read(zh, '.lq-figure:nth-child(2) .lq-beside')).toContain('另有 1 起')
    expect(await read(zh, '.lq-strip')).toContain('账本')
    expect(await findBarriers(zh)).toEqual([])
    const en = await browser.open(head, '/console/figures', { language: 'en', dark: true })
    await en.waitForSelector('.lq-number')
    expect(await read(en, '.lq-figure:nth-child(2) .lq-hero')).toMatch(/−25%.*3 calls this year.*4 by the same day.*1 fewer/)
    expect(await findBarriers(en)).toEqual([])
    expect(await en.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  })

  test('opens the records behind a number, and Back closes them', async () => {
    const page = await browser.open(head, '/console/figures', { language: 'en' })
    await page.getByRole('button', { name: '3 · Show the calls', exact: true }).first().click()
    await page.waitForSelector('.ant-drawer .ant-table-row')
    await expect.poll(() => page.locator('.ant-drawer .ant-table-row').count()).toBe(3)
    expect(await page.locator('.ant-drawer').innerText()).not.toContain('测试来电')
    await page.goBack()
    await page.waitForSelector('.ant-drawer .ant-table-row', { state: 'hidden' })
  })

  test('says what will stand here before there is anything to count', async () => {
    const page = await browser.open(await house.as('station_chief', { station: 'nowhere' }), '/console/figures')
    await page.waitForSelector('.ant-empty')
    expect(await read(page, '.ant-empty')).toContain('登记第一起警情')
  })
})
