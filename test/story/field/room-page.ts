import { isDeepStrictEqual } from 'node:util'
import type { Browser } from 'playwright-core'
import { sessionCookie } from '../../../src/platform/http/who-asks.ts'

/** Counts that stand on the command room's page, read off it as a person reads them. */
export interface OnPage {
  visits: number
  doors: number
  hazards: number
  disputes: number
  matters: number
}

/** The command room's page of the grid, open the whole time: what it shows comes by itself. */
export async function openRoomPage(browser: Browser, url: string, token: string) {
  const context = await browser.newContext({ viewport: { width: 1600, height: 900 } })
  context.setDefaultTimeout(60_000)
  await context.addCookies([{ name: sessionCookie, value: token, url }])
  const page = await context.newPage()
  await page.goto(`${url}/console/grid?lang=zh`)
  await page.locator('.grid-coverage').waitFor()
  const number = (text: string | null) => Number(/\d+/.exec(text ?? '')?.[0] ?? Number.NaN)
  const tile = (title: string, label: string) => page.locator('.grid-tile', { hasText: title }).first().locator('dl > div', { hasText: label }).first().locator('dd').textContent()
  const read = async (): Promise<OnPage> => ({
    visits: number(await page.locator('.grid-facts > div', { hasText: '今日走访' }).locator('b').textContent()),
    doors: number(await tile('走访计划', '已走户数')),
    hazards: number(await tile('隐患', '未办结')),
    disputes: number(/未办结 \d+/.exec((await page.locator('.grid-tile', { hasText: '纠纷' }).locator('.grid-aside').last().textContent()) ?? '')?.[0] ?? null),
    matters: number(await page.locator('.grid-matters .grid-head b').first().textContent()),
  })
  return {
    read,
    /** Waits until the page shows these, without being opened anew; throws with what it shows instead. */
    async waitFor(wanted: OnPage, withinMs = 60_000): Promise<void> {
      for (const until = performance.now() + withinMs; ; await page.waitForTimeout(500)) {
        const shown = await read()
        if (isDeepStrictEqual(shown, wanted)) return
        if (performance.now() > until) throw new Error(`the command room's page shows ${JSON.stringify(shown)} instead of ${JSON.stringify(wanted)}`)
      }
    },
    close: () => context.close(),
  }
}
