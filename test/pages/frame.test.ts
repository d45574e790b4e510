import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBarriers, openTestBrowser, type TestBrowser } from '../browser.ts'
import { openFootageHouse, type FootageHouse } from '../footage-house.ts'

describe('the frame around the console’s pages', () => {
  let f: FootageHouse
  let browser: TestBrowser
  beforeAll(async () => {
    f = await openFootageHouse({ pages: true })
    browser = await openTestBrowser(f.house)
  })
  afterAll(async () => {
    await browser?.close()
    await f?.house.close()
  })

  test('Ctrl+K finds a case by its number and a camera by its name, also while something is typed', async () => {
    const page = await browser.open(f.officer, '/console/cases')
    await page.getByRole('link', { name: f.caseNumber }).first().waitFor()
    await page.keyboard.press('/')
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByText('页面').first().waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.type(f.caseNumber.slice(-9))
    await page.getByRole('option', { name: new RegExp(`${f.caseNumber}.*盗窃电动自行车案.*案件`) }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/console/cases/${f.caseId}`)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('车棚')
    await page.getByRole('option', { name: /溪畔花园车棚/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/console/cameras/${f.camera}`)
  })

  test('goes to a page and changes the language by name; what is not one’s own is not offered', async () => {
    const page = await browser.open(f.officer, '/console/cases')
    await page.getByRole('menuitem', { name: '案件' }).waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('数字')
    await page.getByRole('option', { name: /数字.*页面/ }).waitFor()
    await expect.poll(() => page.getByRole('option').count()).toBe(1)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/console/figures')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('审计')
    await page.getByText('没有找到').waitFor()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('english')
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Figures' }).waitFor()
  })

  test('after a click the keys are the page’s; Enter follows the link that was reached by keyboard', async () => {
    const page = await browser.open(f.officer, '/console/figures')
    await page.getByRole('menuitem', { name: '案件' }).click()
    await page.getByRole('link', { name: f.caseNumber }).first().waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/console/cases/${f.caseId}`)
    const isReached = () => page.evaluate<boolean>(`document.activeElement.matches('header a[href$="/figures"]')`)
    while (!(await isReached())) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/console/figures')
  })

  test('on a phone the menu is behind one button, and no page is wider than the screen', async () => {
    const page = await browser.open(f.officer, '/console/cases', { width: 390, height: 844, context: { hasTouch: true } })
    const menu = page.getByRole('button', { name: '菜单' })
    await menu.click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('办案民警').waitFor()
    expect(await findBarriers(page)).toEqual([])
    const names = await drawer.getByRole('menuitem').allInnerTexts()
    for (const name of names) {
      await drawer.getByRole('menuitem', { name }).click()
      await drawer.waitFor({ state: 'hidden' })
      await page.locator('header').getByText(name).waitFor()
      await page.locator('.ant-layout-content > *').first().waitFor()
      // What stands before its content is there is narrow enough on every page.
      await page.waitForLoadState('networkidle')
      expect(await page.evaluate('document.querySelector(".ant-layout-content").scrollWidth - innerWidth'), name).toBeLessThanOrEqual(0)
      await menu.click()
    }
    await drawer.getByRole('button', { name: 'English' }).click()
    await drawer.getByRole('menuitem', { name: 'Figures' }).waitFor()
  })

  test.each(['console', 'portal', 'field'])('%s has the bridge as its icon, and no address that is not there', async (app) => {
    const page = await browser.open(f.officer, '/console/cases')
    const missing: string[] = []
    page.on('response', (answer) => void (answer.status() === 404 && missing.push(answer.url())))
    await page.goto(`${browser.address}/${app}/`)
    const icon = await page.locator('link[rel=icon]').getAttribute('href')
    const answer = await page.request.get(`${browser.address}${icon}`)
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'image/svg+xml'])
    expect(await answer.text()).toContain('<svg')
    expect(missing).toEqual([])
  })
})
