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

/** On a busy machine. */
const patienceMs = 60_000

/** The command room's page of the grid, open the whole time: what it shows comes by itself. */
export async function openRoomPage(browser: Browser, url: string, token: string) {
  const context = await browser.newContext({ viewport: { width: 1600, height: 900 } })
  context.setDefaultTimeout(patienceMs)
  await context.addCookies([{ name: sessionCookie, value: token, url }])
  const page = await context.newPage()
  await page.goto(`${url}/console/grid?lang=zh`)
  await page.locator('.grid-coverage').waitFor()
  const number = (text: string | null) => Number(/\d+/.exec(text ?? '')?.[0] ?? Number.NaN)
  const tile = (title: string, label: string) => page.locator('.grid-tile', { hasText: title }).first().locator('dl > div', { hasText: label }).first().locator('dd').textContent()
  const look = async (): Promise<OnPage> => ({
    visits: number(await page.locator('.grid-facts > div', { hasText: '今日走访' }).locator('b').textContent()),
    doors: number(await tile('走访计划', '已走户数')),
    hazards: number(await tile('隐患', '未办结')),
    disputes: number(/未办结 \d+/.exec((await page.locator('.grid-tile', { hasText: '纠纷' }).locator('.grid-aside').last().textContent()) ?? '')?.[0] ?? null),
    matters: number(await page.locator('.grid-matters .grid-head b').first().textContent()),
  })
  /** Looks until `isDone`, or as long as a busy machine may take; what it saw last. */
  const lookUntil = async (isDone: (shown: OnPage) => boolean): Promise<OnPage> => {
    for (const until = performance.now() + patienceMs; ; await page.waitForTimeout(500)) {
      const shown = await look()
      if (isDone(shown) || performance.now() > until) return shown
    }
  }
  return {
    /** The counts, once all of them are drawn. */
    read: () => lookUntil((shown) => Object.values(shown).every(Number.isFinite)),
    /** Waits until the page shows these, without being opened anew; throws with what it shows instead. */
    async waitFor(wanted: OnPage): Promise<void> {
      const shown = await lookUntil((now) => isDeepStrictEqual(now, wanted))
      if (!isDeepStrictEqual(shown, wanted)) throw new Error(`the command room's page shows ${JSON.stringify(shown)} instead of ${JSON.stringify(wanted)}`)
    },
    close: () => context.close(),
  }
}
