import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { makePicture } from '../story/field/pictures.ts'
import { sessionCookie } from '../../src/platform/http/who-asks.ts'
import { writeWebp } from './write-webp.ts'

const pin = '314159'
const looks = [['zh', 'light'], ['zh', 'dark'], ['en', 'light'], ['en', 'dark']] as const

/** Screens of the visits page in the order in which a thumb comes to them, each with how it comes there from the one before. */
const screens: readonly [name: string, come: (page: Page) => Promise<void>][] = [
  ['pin', (page) => page.locator('.grid-pin').waitFor()],
  ['today', async (page) => {
    for (let twice = 0; twice < 2; twice++) {
      for (const digit of pin) await page.locator('.grid-pin button', { hasText: digit }).click()
      await page.waitForTimeout(300)
    }
    await page.locator('.grid-round').first().waitFor()
  }],
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
  ['hazard', (page) => report(page, 'hazard', '消防')],
  ['dispute', (page) => report(page, 'dispute', '邻里')],
  ['matter', (page) => report(page, 'matter', '治安')],
  ['outbox', async (page) => {
    await page.locator('.grid-foot button').click()
    // Saved, the page goes back by itself.
    await page.waitForURL((at) => !at.hash.includes('matter'))
    await page.evaluate('location.hash = "/outbox"')
    await page.locator('.grid-items li').first().waitFor()
  }],
]

async function report(page: Page, kind: string, text: string): Promise<void> {
  if (await page.locator('.grid-visit').count()) {
    await page.locator('.grid-foot button').click()
    await page.locator('.grid-doors').waitFor()
  }
  await page.evaluate(`location.hash = "/report/${kind}"`)
  await page.locator('.grid-foot').waitFor()
  await page.locator('.adm-selector').first().locator('.adm-selector-item').first().click()
  await page.locator('.grid-card > .adm-input input').first().fill('溪畔花园3号')
  await page.locator('.grid-words').fill(`${text}：北侧车棚三辆电动车飞线充电，已当面告知`)
}

/** The ten screens of the visits page at 390×844, each in both languages on light and dark, side by side, into `folder`/grid. */
export async function photographPhone(browser: Browser, { url, token }: { url: string; token: string }, folder: string): Promise<void> {
  mkdirSync(join(folder, 'grid'), { recursive: true })
  const taken = new Map<string, Buffer[]>()
  for (const [language, light] of looks) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, colorScheme: light, reducedMotion: 'reduce', timezoneId: 'Asia/Shanghai', hasTouch: true, permissions: ['geolocation'], geolocation: { longitude: 119.419, latitude: 27.303 } })
    await context.addCookies([{ name: sessionCookie, value: token, url }])
    const page = await context.newPage()
    await page.goto(`${url}/grid/?lang=${language}`)
    for (const [name, come] of screens) {
      await come(page)
      await page.waitForTimeout(600)
      taken.set(name, [...(taken.get(name) ?? []), await page.screenshot()])
    }
    await context.close()
  }
  for (const [name, pictures] of taken) await writeWebp(browser, join(folder, 'grid', `${name}.webp`), pictures)
}
