import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyBundle } from '../../src/domains/footage/index.ts'
import { layDown } from '../../src/media/archive/lay-down.ts'
import { findBarriers, openTestBrowser, type TestBrowser } from '../browser.ts'
import { obtainGrant, openFootageHouse, type FootageHouse } from '../footage-house.ts'
import { makeGops } from '../pictures.ts'

const second = 1000
const hour = 3_600_000
/** Pictures repeat after so many: a bar moves four pixels a picture, so that each of them can be told from the others. */
const pictures = 75
const width = 320

describe('footage in a browser', () => {
  let f: FootageHouse
  let browser: TestBrowser
  let grant: string
  let page: Page
  /** An hour's full stroke, where one file ends and the next begins; two minutes lie on either side. */
  let stroke: number
  const at = (ms: number) => new Date(stroke + ms).toISOString()

  beforeAll(async () => {
    f = await openFootageHouse({ pages: true })
    stroke = Math.floor((f.clock.now() - 300 * second) / hour) * hour
    const root = join(f.house.folder, 'data/archive')
    const gops = makeGops(pictures, { gopFrames: 25, width, height: 192, kbps: 400 })
    // The first picture of the row falls on the full stroke; there is a gap from 60 to 72 s.
    await layDown({ root, cameraId: f.camera, gops, fromMs: stroke - 120 * second, toMs: stroke + 60 * second })
    await layDown({ root, cameraId: f.camera, gops, fromMs: stroke + 72 * second, toMs: stroke + 120 * second })
    grant = await obtainGrant(f, { from: at(-90 * second), to: at(90 * second), allows: ['playback', 'export'] })
    browser = await openTestBrowser(f.house)
    page = await browser.open(f.officer, `/console/review/${grant}?at=${stroke}`)
  })
  afterAll(async () => {
    await browser?.close()
    await f?.house.close()
  })

  const shownAt = async () => Number(await page.locator('.review-time').getAttribute('data-at')) - stroke
  const shown = (ms: number) => expect.poll(shownAt).toBeCloseTo(ms, 0)
  /** Which picture of the row is on screen, read from its pixels: where its bar begins. */
  const pictureOnScreen = () =>
    page.evaluate<number>(`(() => {
      const video = document.querySelector('video'), canvas = document.createElement('canvas')
      canvas.width = ${width}; canvas.height = 192
      const context = canvas.getContext('2d'); context.drawImage(video, 0, 0)
      const row = context.getImageData(0, 96, ${width}, 1).data
      let sum = 0, weight = 0
      for (let x = 0; x < ${width}; x++) { const bright = Math.max(0, row[4 * x] - 160); sum += bright * x; weight += bright }
      return Math.round((sum / weight - 9.5) / 4)
    })()`)
  const expected = (ms: number) => (((ms / 40) % pictures) + pictures) % pictures
  const seesPictureOf = (ms: number) => expect.poll(pictureOnScreen).toBe(expected(ms))

  test('a moment in the address is shown to the frame, with the viewer’s name over it', async () => {
    await shown(0)
    await seesPictureOf(0)
    const overlay = await page.locator('.review-overlay').textContent()
    expect(overlay).toContain(`测试${f.officer.account}`)
    expect(overlay).toContain(f.caseNumber)
  })

  test('one frame back works across the end of a file, and on again', async () => {
    await page.keyboard.press(',')
    await shown(-40)
    await seesPictureOf(-40)
    await page.keyboard.press('.')
    await shown(0)
    await seesPictureOf(0)
  })

  test('there is no seam where one file ends and the next begins: the browser holds both as one', async () => {
    const isWhole = () =>
      page.evaluate<boolean>(`(() => {
        const { buffered, currentTime } = document.querySelector('video')
        return Array.from({ length: buffered.length }, (_, i) => i).some((i) => buffered.start(i) < currentTime - 0.5 && buffered.end(i) > currentTime + 1)
      })()`)
    await expect.poll(isWhole).toBe(true)
  })

  test('one frame back works across GOPs, as often as the key is pressed', async () => {
    for (let i = 1; i <= 27; i++) {
      await page.keyboard.press(',')
      await shown(-40 * i)
    }
    await seesPictureOf(-40 * 27)
  })

  test('steps and jumps over a gap go on where footage does', async () => {
    await page.goto(`${browser.address}/console/review/${grant}?at=${stroke + 59_960}`)
    await shown(59_960)
    await page.keyboard.press('.')
    await shown(72_000)
    await seesPictureOf(0)
    await page.keyboard.press(',')
    await shown(59_960)
    await page.keyboard.press('ArrowRight')
    await shown(72_000)
  })

  test('nothing before the grant is shown: neither by stepping, nor by seeking, nor by hand', async () => {
    await page.goto(`${browser.address}/console/review/${grant}?at=${stroke - 89_960}`)
    await shown(-89_960)
    for (const key of [',', ',', ',', 'ArrowLeft', 'PageUp']) await page.keyboard.press(key)
    await shown(-90_000)
    await seesPictureOf(-90_000)
  })

  test('it plays, faster, and stops', async () => {
    await page.keyboard.press('l')
    await expect.poll(shownAt).toBeGreaterThan(-89_000)
    await page.keyboard.press('l')
    expect(await page.evaluate('document.querySelector("video").playbackRate')).toBe(2)
    await page.keyboard.press('k')
    const stopped = await shownAt()
    await page.keyboard.press('.')
    await expect.poll(shownAt).toBeGreaterThan(stopped)
    const frame = (await shownAt()) / 40
    expect(Math.abs(frame - Math.round(frame))).toBeLessThan(0.01)
  })

  test('a clip is marked by keyboard, exported, and its bundle verifies with exactly its frames', async () => {
    await page.goto(`${browser.address}/console/review/${grant}?at=${stroke - 2000}`)
    await shown(-2000)
    await page.keyboard.press('i')
    await page.keyboard.press('ArrowRight')
    await shown(3000)
    await page.keyboard.press('o')
    await page.keyboard.press('m')
    await page.getByLabel('名称').fill('红色电动车被骑走')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '红色电动车被骑走', exact: true }).waitFor()
    await page.keyboard.press('e')
    await page.getByRole('button', { name: '封装并签名' }).click()
    await page.getByText('已封装，共 125 帧').waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('dialog').getByRole('link', { name: '下载封装包' }).click()])
    const path = join(f.house.folder, 'downloaded.zip')
    await download.saveAs(path)
    expect(readFileSync(path).length).toBeGreaterThan(10_000)
    expect((await verifyBundle(path, [f.house.platform.signer.verifier])).valid).toBe(true)
    await page.keyboard.press('Escape')
  })

  test('outside the grant the timeline is hatched and says how to ask', async () => {
    const box = (await page.locator('.review-timeline svg').boundingBox())!
    await page.mouse.click(box.x + 4, box.y + 50)
    await page.getByRole('button', { name: '申请这段时间' }).click()
    await page.getByRole('dialog').getByText('已选 1 个').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  test('nothing on the page keeps anyone out', async () => {
    expect(await findBarriers(page)).toEqual([])
  })

  test('what was watched stands in the record, within the grant', async () => {
    await page.goto(`${browser.address}/console/review`)
    const spans = async () => {
      const { body } = await f.auditor.get<{ looks: { spans: { from: string; to: string }[] }[] }>('/api/footage/looks')
      return body.looks.flatMap((l) => l.spans)
    }
    await expect.poll(async () => (await spans()).length).toBeGreaterThan(3)
    for (const { from, to } of await spans()) expect([from >= at(-90 * second), to <= at(90 * second)]).toEqual([true, true])
  })

  test('a revoked grant takes the picture away at once', async () => {
    await page.goto(`${browser.address}/console/review/${grant}?at=${stroke}`)
    await shown(0)
    await f.head.post(`/api/footage/grants/${grant}/revoke`, { reason: '已无必要' })
    await page.getByText('授权已被撤销，不能再看。').waitFor()
    await expect.poll(() => page.locator('video').count()).toBe(0)
  })
})
