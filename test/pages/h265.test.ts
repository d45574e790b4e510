import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { layDown } from '../../src/media/archive/lay-down.ts'
import { openTestBrowser, type TestBrowser } from '../browser.ts'
import { obtainGrant, openFootageHouse, type FootageHouse } from '../footage-house.ts'
import { encodeGops } from '../peers/encode-video.ts'

let f: FootageHouse
let browser: TestBrowser
let page: Page
const second = 1000

beforeAll(async () => {
  f = await openFootageHouse({ pages: true })
  const start = Math.floor(f.clock.now() / second) * second - 300 * second
  const at = (ms: number) => new Date(start + ms).toISOString()
  const gops = await encodeGops({ codec: 'h265', size: '320x180', frames: 50, gop: 50 })
  await layDown({ root: join(f.house.folder, 'data/archive'), cameraId: f.camera, gops, fromMs: start, toMs: start + 60 * second })
  const grant = await obtainGrant(f, { from: at(0), to: at(60 * second) })
  browser = await openTestBrowser(f.house)
  page = await browser.open(f.officer, `/console/review/${grant}?at=${start + 10 * second}`)
})
afterAll(async () => {
  await browser?.close()
  await f?.house.close()
})

test('a browser without H.265 shows it transcoded, and says so', async () => {
  // Were this Chromium to learn it, the test would show nothing.
  expect(await page.evaluate<boolean>(`MediaSource.isTypeSupported('video/mp4; codecs="hvc1.1.6.L93.B0"')`)).toBe(false)
  await page.locator('.review-codec').waitFor()
  expect(await page.locator('.review-codec').textContent()).toBe('H.265，转码播放')
  await expect.poll(() => page.evaluate<number>(`document.querySelector('video').videoWidth`)).toBe(320)
  const colours = () =>
    page.evaluate<number>(`(() => {
      const video = document.querySelector('video'), canvas = document.createElement('canvas')
      canvas.width = 320; canvas.height = 180
      const context = canvas.getContext('2d'); context.drawImage(video, 0, 0)
      return new Set(context.getImageData(0, 60, 320, 1).data.filter((_, i) => i % 4 < 3).map((value) => value >> 5)).size
    })()`)
  await expect.poll(colours).toBeGreaterThan(3)
})
