import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { makePicture } from '../story/field/pictures.ts'
import { sessionCookie } from '../../src/platform/http/who-asks.ts'
import { writeWebp } from './write-webp.ts'

const pin = '314159'
const looks = [['zh', 'light'], ['zh', 'dark'], ['en', 'light'], ['en', 'dark']] as const

const enter = async (page: Page) => {
  for (let twice = 0; twice < 2; twice++) {
    for (const digit of pin) await page.locator('.grid-pin button', { hasText: digit }).click()
    await page.waitForTimeout(300)
  }
  await page.locator('.grid-round').first().waitFor()
  await page.locator('.grid-due').first().waitFor()
}
const goTo = (page: Page, hash: string) => page.evaluate(`location.hash = ${JSON.stringify(hash)}`)

/** Screens of the visits page in the order in which a thumb comes to them, each with how it comes there from the one before. */
const screens: readonly [name: string, come: (page: Page) => Promise<void>][] = [
  ['today', enter],
  ['round', async (page) => {
    await page.locator('.grid-round').first().click()
    await page.locator('.grid-doors').waitFor()
  }],
  ['visit', async (page) => {
    await page.context().setOffline(true)
    await page.locator('.grid-doors button').nth(1).click()
    await page.locator('.grid-entry').first().waitFor()
  }],
  ['person', async (page) => {
    await page.locator('.grid-visit > .adm-button').click()
    await page.locator('.grid-sheet').waitFor()
  }],
  ['photos', async (page) => {
    await page.locator('.grid-sheet footer button').first().click()
    await page.locator('.grid-camera input').setInputFiles([1, 2, 3].map((number) => ({ name: 'IMG.png', mimeType: 'image/png', buffer: makePicture(number) })))
    await page.locator('.grid-photos img').nth(2).waitFor()
    await page.locator('.grid-signature').scrollIntoViewIfNeeded()
    await page.evaluate('window.scrollTo(0, document.body.scrollHeight)')
  }],
  ['check', async (page) => {
    await page.locator('.grid-visit > div > .adm-button').click()
    await page.locator('.grid-doors button').first().click()
    // The kind of place, then no: the first thing that is wrong.
    await page.locator('.grid-choices button').first().click()
    await page.locator('.grid-choices button').nth(1).click()
    await page.locator('.grid-choices button').first().waitFor()
  }],
  ['found', async (page) => {
    while (await page.locator('.grid-question').count()) {
      const yesOrNo = page.locator('.grid-choices button')
      const count = page.locator('.grid-count input')
      if (await yesOrNo.count()) await yesOrNo.nth(1).click()
      else {
        if (await count.count()) await count.fill('1')
        await page.locator('.grid-steps button').nth(1).click()
      }
    }
    await page.locator('.grid-fault').first().waitFor()
  }],
  ['recheck', async (page) => {
    await page.locator('.grid-steps button').nth(1).click()
    await page.locator('.grid-steps').waitFor({ state: 'detached' })
    await goTo(page, '/')
    await page.locator('.grid-due').first().click()
    await page.locator('.grid-choices button').nth(1).click()
    await page.locator('.grid-words').fill('三、四层已清空，五层还有鞋柜；物业答应周五前清完')
  }],
  ['answered', async (page) => {
    await page.locator('.grid-foot > .adm-button').click()
    await page.locator('.grid-matter').first().click()
    await page.locator('.grid-talk li').first().waitFor()
  }],
  ['matter', async (page) => {
    await goTo(page, '/')
    await page.locator('.grid-reports').waitFor()
    await goTo(page, '/report/matter')
    await page.locator('.adm-selector').first().locator('.adm-selector-item').first().click()
    await page.locator('.grid-card > .adm-input input').first().fill('溪畔花园3号')
    await page.locator('.grid-words').fill('治安：北侧车棚夜间聚众，劝不散，已当面告知')
  }],
  ['outbox', async (page) => {
    await page.locator('.grid-foot button').click()
    // Saved, the page goes back by itself.
    await page.waitForURL((at) => !at.hash.includes('matter'))
    await goTo(page, '/outbox')
    await page.locator('.grid-items li').first().waitFor()
  }],
]

/** The screens of the visits page at 390×844, each in both languages on light and dark, side by side, into `folder`/grid. */
export async function photographPhone(browser: Browser, { url, token }: { url: string; token: string }, folder: string): Promise<void> {
  mkdirSync(join(folder, 'grid'), { recursive: true })
  const taken = new Map<string, Buffer[]>()
  for (const [language, light] of looks) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: language === 'zh' ? 'zh-CN' : 'en-GB', colorScheme: light, reducedMotion: 'reduce', timezoneId: 'Asia/Shanghai', hasTouch: true, permissions: ['geolocation'], geolocation: { longitude: 119.419, latitude: 27.303 } })
    await context.addCookies([{ name: sessionCookie, value: token, url }])
    const page = await context.newPage()
    await page.goto(`${url}/grid/?lang=${language}`)
    for (const [name, come] of screens) {
      await come(page)
      await page.waitForTimeout(600)
      // What the page before had to say is gone.
      await page.locator('.adm-toast-mask').waitFor({ state: 'hidden' })
      taken.set(name, [...(taken.get(name) ?? []), await page.screenshot()])
    }
    await context.close()
  }
  for (const [name, pictures] of taken) await writeWebp(browser, join(folder, 'grid', `${name}.webp`), pictures)
}
