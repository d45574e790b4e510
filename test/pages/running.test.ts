import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBarriers, openTestBrowser, type TestBrowser } from '../browser.ts'
import { obtainGrant, openFootageHouse, type FootageHouse } from '../footage-house.ts'

describe('grants in force in a browser', () => {
  let f: FootageHouse
  let browser: TestBrowser
  let grant: string
  beforeAll(async () => {
    f = await openFootageHouse({ pages: true })
    browser = await openTestBrowser(f.house)
    grant = await obtainGrant(f)
    await obtainGrant(f, { cameras: [f.otherCamera], necessity: '核对院门' })
  })
  afterAll(async () => {
    await browser?.close()
    await f?.house.close()
  })

  test('the county’s head finds them, sees who looks, and ends one with a reason by keys: the picture goes from the officer’s screen', async () => {
    const officers = await browser.open(f.officer, `/console/review/${grant}`)
    await officers.locator('.review-picture').waitFor()
    const page = await browser.open(await f.house.as('county_bureau_head'), '/console/approvals/running')
    await page.getByRole('navigation', { name: '有效授权' }).getByText('石际村23号院门').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.press('ArrowDown')
    await page.waitForURL((url) => url.pathname.endsWith(grant))
    await page.getByText('正在查看').waitFor()
    await page.keyboard.press('r')
    await page.getByRole('dialog').getByRole('textbox').fill('范围过宽')
    await page.keyboard.press('Control+Enter')
    await officers.getByText('授权已被撤销，不能再看。').waitFor()
    await expect.poll(() => officers.locator('video').count()).toBe(0)
    await expect.poll(() => page.locator('.approvals-row').count()).toBe(1)
    expect((await f.officer.get(`/api/footage/grants/${grant}`)).body).toMatchObject({ status: 'revoked', reason: '范围过宽' })
  })

  test('the head of the unit has the same list, in English and on dark too', async () => {
    const page = await browser.open(f.head, '/console/approvals', { language: 'en', dark: true })
    await page.getByRole('tab', { name: /In force/ }).click()
    await page.getByText('Nobody has looked yet').first().waitFor()
    await page.getByRole('button', { name: /Revoke the grant/ }).waitFor()
    expect(await findBarriers(page)).toEqual([])
  })
})
