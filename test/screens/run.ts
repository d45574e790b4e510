import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openChromium } from '../chromium.ts'
import { startInstance } from '../story/instance.ts'
import { signIn, type Person } from '../story/person.ts'
import { buildPages } from '../program.ts'
import { sessionCookie } from '../../src/platform/http/who-asks.ts'
import { fillPages } from './fill.ts'
import { photographPhone } from './phone.ts'
import { shots, type Shot } from './shots.ts'
import { writeWebp } from './write-webp.ts'

/**
 * `npm run pictures`: every page in both languages, some on dark, into a folder to be looked at; those of the README anew into
 * docs/pictures. `--only <part of a name>` takes some, `--at <url>` a demo that runs already, `--kept` the README's alone.
 */
const { values } = parseArgs({ options: { only: { type: 'string', default: '' }, at: { type: 'string' }, kept: { type: 'boolean', default: false } } })
const keptFolder = join(import.meta.dirname, '../../docs/pictures')
/** More than this and whoever clones the repository pays for it. */
const mostKb = 120

await buildPages()
const folder = mkdtempSync(join(tmpdir(), 'lq-pictures-'))
const instance = values.at ? null : await startInstance()
const url = values.at ?? instance!.url
/** A code of the second factor counts once: everyone signs in once and keeps the session. */
const people = new Map<string, Promise<Person>>()
const who = (login: string) => people.get(login) ?? people.set(login, signIn(url, login)).get(login)!
const browser = await openChromium()
try {
  const made = await fillPages(who)
  const contexts = new Map<string, Promise<BrowserContext>>()
  for (const shot of shots.filter((s) => s.name.includes(values.only) && (!values.kept || s.isKept)))
    for (const look of looksOf(shot)) {
      const key = `${shot.who}/${shot.isPhone}/${look.isDark}`
      if (!contexts.has(key)) contexts.set(key, openContext(browser, shot, look.isDark))
      const page = await (await contexts.get(key)!).newPage()
      const picture = await take(page, shot, look.language, made).catch((error: unknown) => {
        console.error(`${shot.name}: ${String(error)}`)
        return null
      })
      await page.close()
      if (!picture) continue
      const name = `${shot.name}-${look.language}${look.isDark ? '-dark' : ''}`
      writeFileSync(join(folder, `${name}.png`), picture)
      if (shot.isKept && look.language === 'zh' && !look.isDark) await keep(browser, shot.name, picture)
    }
  if (!values.kept && 'grid-phone'.includes(values.only)) await photographPhone(browser, { url, token: (await who('panshuyu')).token }, keptFolder)
} finally {
  await browser.close().finally(() => instance?.stop())
}
console.log(folder)

function looksOf(shot: Shot): { language: 'zh' | 'en'; isDark: boolean }[] {
  if (values.kept) return [{ language: 'zh', isDark: false }]
  return [{ language: 'zh', isDark: false }, { language: 'en', isDark: false }, ...(shot.isDark ? [{ language: 'zh' as const, isDark: true }] : [])]
}

async function openContext(from: Browser, { who: login, isPhone }: Shot, isDark: boolean): Promise<BrowserContext> {
  const context = await from.newContext({
    viewport: isPhone ? { width: 390, height: 844 } : { width: 1366, height: 768 }, colorScheme: isDark ? 'dark' : 'light', reducedMotion: 'reduce', timezoneId: 'Asia/Shanghai',
    permissions: ['geolocation', 'notifications'], geolocation: { longitude: 119.419, latitude: 27.303 },
  })
  if (login) await context.addCookies([{ name: sessionCookie, value: (await who(login)).token, url }])
  return context
}

async function take(page: Page, shot: Shot, language: 'zh' | 'en', made: Record<string, string>): Promise<Buffer> {
  const address = new URL(shot.path.replace(/:(\w+)/g, (_, name: string) => made[name] ?? name), url)
  address.searchParams.set('lang', language)
  await page.goto(String(address))
  // Some pages go on asking; those are taken as they are after a while.
  await page.waitForLoadState('networkidle', { timeout: 15_000 }).catch(() => undefined)
  for (const selector of shot.clicks ?? []) await page.locator(selector).first().click()
  for (const key of shot.keys ?? []) await page.keyboard.press(key)
  if (shot.until) await page.locator(shot.until).first().waitFor({ timeout: 20_000 })
  await page.locator('.lq-state-loading').first().waitFor({ state: 'hidden', timeout: 20_000 })
  await page.locator('.lq-frame:not([data-whole])').first().waitFor({ state: 'hidden', timeout: 20_000 }).catch(() => undefined)
  await page.waitForTimeout(2_500)
  return page.screenshot()
}

async function keep(from: Browser, name: string, png: Buffer): Promise<void> {
  mkdirSync(keptFolder, { recursive: true })
  const file = join(keptFolder, `${name}.webp`)
  const kb = await writeWebp(from, file, [png])
  if (kb > mostKb) throw new Error(`${file} has ${kb} KB: at most ${mostKb} belong in the repository`)
}
