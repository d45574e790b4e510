import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { sessionCookie } from '../src/platform/http/who-asks.ts'
import { openChromium, type Program } from './chromium.ts'
import type { Caller, TestHouse } from './house.ts'
import { buildPages } from './program.ts'

/** Debian's Chromium on the pages of a test house (`openTestHouse({ pages: true })`). */
export interface TestBrowser {
  /** A page of its own for someone who is signed in; `path` below the server's root. */
  open(who: Caller, path: string, look?: Look): Promise<Page>
  /** Where the house listens. */
  address: string
  /** Throws where a page did what the content policy forbids. */
  close(): Promise<void>
}

interface Look {
  language?: 'zh' | 'en'
  width?: number
  height?: number
  dark?: boolean
  /** What else the browser shall be: a place, permissions. */
  context?: BrowserContextOptions
  /** Runs in the page before its own code. */
  script?: string
}

const root = join(import.meta.dirname, '..')
/** On a busy machine. */
const patienceMs = 60_000

/** `whole` where a page is installed, or works without a network (chromium.ts). */
export async function openTestBrowser({ app }: TestHouse, program: Program = 'shell'): Promise<TestBrowser> {
  await buildPages()
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const browser = await openChromium(program)
  const broken = new Set<string>()
  return {
    address,
    async open(who, path, { language = 'zh', width = 1366, height = 768, dark = false, context: more, script } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce', ...more })
      await context.addCookies([{ name: sessionCookie, value: who.token, url: address }])
      context.setDefaultTimeout(patienceMs)
      const page = await context.newPage()
      page.on('console', (message) => message.text().includes('Content Security Policy') && broken.add(message.text()))
      if (script) await page.addInitScript(script)
      const url = new URL(path, address)
      url.searchParams.set('lang', language)
      await page.goto(String(url))
      return page
    },
    async close() {
      await browser.close()
      if (broken.size > 0) throw new Error(`pages break the content policy (src/platform/http/server.ts): ${[...broken].join('\n')}`)
    },
  }
}

/** What fades in is no barrier: axe looks once it stands. Without those that never end. */
const settle = `Promise.allSettled(document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime < 5_000).map((one) => one.finished)).then(() => true)`

/** What axe finds wrong with a page, serious or worse: rule and its first elements. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(settle)
  await page.evaluate(readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8'))
  // Text, since it is no code of this program.
  const found = (await page.evaluate(`axe.run().then((r) => r.violations.filter((v) => ['serious', 'critical'].includes(v.impact)).map((v) => v.id + ': ' + v.nodes.slice(0, 4).map((n) => n.html.slice(0, 160)).join(' | ')))`)) as string[]
  return found
}

/** Counts the tones that the page really plays: oscillators started on a context that runs. Text, since it runs in the page. */
export const countTones = `
  window.tones = 0
  const { start } = OscillatorNode.prototype
  OscillatorNode.prototype.start = function (when) {
    if (this.context.state === 'running') window.tones++
    return start.call(this, when)
  }`
