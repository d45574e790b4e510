import type { Browser, Page } from 'playwright-core'
import type { Region } from '../../../src/media/search/patch.ts'
import { sessionCookie } from '../../../src/platform/http/who-asks.ts'
import type { Person } from '../person.ts'
import { numberBlock, numberBlocks, readNumber } from './numbered-film.ts'

/** What the page answered, and the numbers of the two pictures that it shows. */
export type PageAnswer = { said: string } & ({ outcome: 'found'; before: number | null; after: number | null } | { outcome: 'unsure' | 'stayed' })

const patienceMs = 60_000

/** As an officer does it: the review page at a moment, a box drawn round the bike by mouse, “when did it vanish”. */
export async function askPage(browser: Browser, who: Person, { url, grant, atMs, region, pictureWidth }: { url: string; grant: string; atMs: number; region: Region; pictureWidth: number }): Promise<PageAnswer> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  try {
    context.setDefaultTimeout(patienceMs)
    await context.addCookies([{ name: sessionCookie, value: who.token, url }])
    const page = await context.newPage()
    await page.goto(`${url}/console/review/${grant}?at=${Math.round(atMs)}&lang=zh`)
    await until(page, `document.querySelector('video')?.readyState >= 2`)
    await page.getByRole('button', { name: /找变化/ }).click()
    await drawBox(page, region)
    await page.getByRole('button', { name: '何时消失' }).click()
    return await readAnswer(page, pictureWidth)
  } finally {
    await context.close()
  }
}

/** Polled from outside: the pages' content policy lets no text be run by a timer of theirs. */
async function until(page: Page, condition: string): Promise<void> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await page.waitForTimeout(100)) if (await page.evaluate(condition)) return
  throw new Error(`the page never came to: ${condition}`)
}

async function drawBox(page: Page, region: Region): Promise<void> {
  const layer = (await page.locator('.review-region').boundingBox())!
  const [left, top] = [layer.x + region.x * layer.width, layer.y + region.y * layer.height]
  await page.mouse.move(left, top)
  await page.mouse.down()
  await page.mouse.move(left + (region.width * layer.width) / 2, top + (region.height * layer.height) / 2)
  await page.mouse.move(left + region.width * layer.width, top + region.height * layer.height)
  await page.mouse.up()
}

async function readAnswer(page: Page, pictureWidth: number): Promise<PageAnswer> {
  const panel = page.getByRole('region', { name: '在画面中找变化' })
  const [found, unsure, stayed] = [panel.getByRole('button', { name: '到这一刻' }), panel.getByText('不能确定'), panel.getByText('这一处始终没有变化')]
  await found.or(unsure).or(stayed).first().waitFor()
  const said = (await panel.locator('[aria-live]').innerText()).replaceAll(/\s+/g, ' ')
  if ((await found.count()) === 0) return { outcome: (await stayed.count()) > 0 ? 'stayed' : 'unsure', said }
  await until(page, `[...document.querySelectorAll('.review-stills img')].filter((img) => img.complete && img.naturalWidth > 0).length === 2`)
  const [before, after] = await page.evaluate<number[][]>(`[...document.querySelectorAll('.review-stills img')].map((img) => {
    const canvas = new OffscreenCanvas(img.naturalWidth, img.naturalHeight), pen = canvas.getContext('2d')
    pen.drawImage(img, 0, 0)
    const scale = img.naturalWidth / ${pictureWidth}
    return Array.from({ length: ${numberBlocks} }, (_, i) => pen.getImageData(Math.floor((i + 0.5) * ${numberBlock} * scale), Math.floor(${numberBlock} / 2 * scale), 1, 1).data[1])
  })`)
  return { outcome: 'found', said, before: readNumber(before!), after: readNumber(after!) }
}
