import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSocketFolder, recorderSocket } from '#domains/cameras/index.ts'
import { tileGops } from '#media/archive/lay-down.ts'
import type { Frame } from '#media/frame.ts'
import { LiveChannel } from '#media/live/channel.ts'
import { serveLive } from '#media/live/serve-live.ts'
import { openTestBrowser, type TestBrowser } from '../browser.ts'
import { openTestHouse, type TestHouse } from '../house.ts'
import { makeGops } from '../pictures.ts'

const at = { lon: 119.42, lat: 27.3 }
const camera = {
  place: '廊桥路', category: 'road', position: at, bearing: 0, fieldOfView: 60, reach: 50, station: 'lancheng', ownerName: '县公安局', ownerAccount: '', ownerKind: 'police', legalClass: 'gov_plan', necessity: '治安',
  publicPlace: true, seesPrivacy: false, nearSecretSite: false, consentDocument: '', signText: '公共安全视频图像采集区域', signPhoto: true, retentionDays: 90, stream: { url: 'rtsp://127.0.0.1:1/1', sub: 'rtsp://127.0.0.1:1/2' },
}
const ends: (() => unknown)[] = []
let house: TestHouse
let browser: TestBrowser
let page: Page

/** A stream of this width, ten pictures a second, for as long as the test runs. */
function play(width: number): LiveChannel {
  const channel = new LiveChannel()
  const gops = makeGops(10, { gopFrames: 10, fps: 10, width, height: (width * 3) / 5 })
  const stream = tileGops(gops, { fromMs: Date.now(), toMs: Number.MAX_SAFE_INTEGER, frameTicks: 9000 })
  channel.onFormat(gops[0]!.format)
  let open: Frame[] = []
  const timer = setInterval(() => {
    if (open.length === 0) {
      channel.onGop()
      open = [...stream.next().value!.frames]
    }
    channel.onFrame({ ...open.shift()!, arrivalMs: Date.now() })
  }, 100)
  ends.push(() => clearInterval(timer))
  return channel
}

beforeAll(async () => {
  house = await openTestHouse({ pages: true })
  browser = await openTestBrowser(house)
  const path = recorderSocket(house.platform.config.dataDir)
  makeSocketFolder(path)
  const streams = { main: play(320), sub: play(160) }
  const recorder = await serveLive(path, { find: () => ({ listen: (listener, wish) => streams[wish].listen(listener) }), answer: async () => null })
  ends.push(() => recorder.close())
  const chief = await house.as('station_chief', { station: 'lancheng' })
  for (const name of ['桥头', '桥尾']) {
    const { id } = (await chief.post<{ id: string }>('/api/cameras', { ...camera, name })).body
    await chief.post(`/api/cameras/${id}/activate`)
  }
  const desk = await house.as('dispatcher', { team: 'command-room' })
  await desk.post('/api/incidents', { station: 'lancheng', caller: '甲', phone: '15400000001', place: '廊桥', position: at, nature: 'criminal', priority: 1, text: '有人落水' })
  page = await browser.open(desk, '/console/desk')
  await page.locator('.desk-row').first().click()
})
afterAll(async () => {
  await browser?.close()
  for (const end of ends) await end()
  await house?.close()
})

/** Widths of the pictures on screen. */
const widths = (tile?: string) => page.locator(`${tile ? `section[aria-label="${tile}"] ` : ''}video`).evaluateAll((videos) => videos.map((video) => (video as unknown as { videoWidth: number }).videoWidth))

test('tiles play small pictures; one enlarged or alone plays the large one, and is never black in between', async () => {
  await page.locator('kbd', { hasText: /^V$/ }).first().waitFor()
  await page.keyboard.press('v')
  await page.locator('section[aria-label="桥头"]').waitFor()
  await page.keyboard.press('1')
  await expect.poll(() => widths(), { timeout: 30_000 }).toEqual([320])
  await page.keyboard.press('2')
  await expect.poll(() => widths(), { timeout: 30_000 }).toEqual([160, 160])
  const [first = ''] = await page.locator('section[aria-label]:has(video)').evaluateAll((tiles) => tiles.map((tile) => (tile as unknown as { ariaLabel: string }).ariaLabel))
  await page.evaluate(`{
    window.black = 0
    const look = () => {
      const videos = [...document.querySelectorAll('section[aria-label="${first}"] video')]
      if (!videos.some((video) => video.readyState >= 2 && video.videoWidth > 0)) window.black++
      requestAnimationFrame(look)
    }
    look()
  }`)
  await page.keyboard.press('Alt+1')
  await expect.poll(() => widths(first), { timeout: 30_000 }).toEqual([320])
  expect((await widths()).toSorted((a, b) => a - b)).toEqual([160, 320])
  await page.keyboard.press('Alt+1')
  await expect.poll(() => widths(first), { timeout: 30_000 }).toEqual([160])
  expect(await page.evaluate('window.black')).toBe(0)
})
