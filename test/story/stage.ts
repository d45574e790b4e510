import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { openChromium } from '../chromium.ts'

/** One Chromium in which each person of a story has a context of their own: their session, their language, their screen. */
export interface Stage {
  /** Signs someone in on the sign-in page of `path` and leaves them there; `script` runs in the page before its own. */
  enter(name: string, path: string, look?: BrowserContextOptions, script?: string): Promise<Page>
  /** What pages said went wrong: uncaught errors and answers of 500 and above. */
  failures: readonly string[]
  /** Writes what each open page shows into a new folder, for whoever reads of a failure; answers the folder. */
  keepPictures(): Promise<string>
  close(): Promise<void>
}

const screen = { viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' as const, acceptDownloads: true }
/** What a context is where someone holds a phone. */
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, permissions: ['geolocation', 'notifications'] }
/** Pages that wait for the recorder or for Chromium's decoder may need a while on a busy machine. */
const patienceMs = 60_000

export async function openStage(url: string): Promise<Stage> {
  const browser = await openChromium('shell')
  const failures: string[] = []
  const watch = (context: BrowserContext, name: string) => {
    context.setDefaultTimeout(patienceMs)
    context.on('weberror', (error) => failures.push(`${name}: ${error.error().message}`))
    context.on('response', (answer) => answer.status() >= 500 && failures.push(`${name}: ${answer.status()} ${answer.url()}`))
  }
  return {
    failures,
    async keepPictures() {
      const folder = mkdtempSync(join(tmpdir(), 'lq-stage-'))
      const pages = browser.contexts().flatMap((context) => context.pages())
      for (const [index, page] of pages.entries()) await page.screenshot({ path: join(folder, `${index}.png`) })
      return folder
    },
    async enter(name, path, look = {}, script) {
      const context = await browser.newContext({ ...screen, ...look })
      watch(context, name)
      if (script) await context.addInitScript(script)
      const page = await context.newPage()
      await page.goto(url + path)
      await page.getByRole('button', { name: new RegExp(`^(登录|Sign in) ${name}$`) }).click()
      return page
    },
    close: () => browser.close(),
  }
}

/** Chooses an option of a select by the words that stand in it. */
export async function choose(page: Page, label: string, words: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label, exact: true })
  await box.click()
  // Long lists draw only what is in view: where one may search, search.
  if (await box.isEditable()) await box.fill(words)
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: words }).first().click()
}
