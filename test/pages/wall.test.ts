import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { layDown } from '../../src/media/archive/lay-down.ts'
import { findBarriers, openTestBrowser, type TestBrowser } from '../browser.ts'
import { obtainGrant, openFootageHouse, type FootageHouse } from '../footage-house.ts'
import { makeGops } from '../pictures.ts'

const second = 1000
const hour = 3_600_000
const pictures = 75
const width = 320

const details = {
  place: '廊桥路66号', category: 'residential', bearing: 0, fieldOfView: 62, reach: 40, station: 'lancheng', necessity: '防盗', publicPlace: false, seesPrivacy: false, nearSecretSite: false,
  consentDocument: '', signText: '已安装视频监控', signPhoto: true, retentionDays: 30, ownerName: '岚溪物业', ownerAccount: '', ownerKind: 'property_company', legalClass: 'operator_duty',
}

describe('several cameras in a browser', () => {
  let f: FootageHouse
  let browser: TestBrowser
  let page: Page
  let cameras: string[]
  let beside: string
  let grant: string
  let stroke: number
  const at = (ms: number) => new Date(stroke + ms).toISOString()

  beforeAll(async () => {
    f = await openFootageHouse({ pages: true })
    stroke = Math.floor((f.clock.now() - 300 * second) / hour) * hour
    const register = async (name: string, metres: number) => (await f.chief.post<{ id: string }>('/api/cameras', { ...details, name, position: { lon: 119.42, lat: 27.3 + metres / 111_195 } })).body.id
    cameras = [f.camera]
    for (let i = 2; i <= 9; i++) cameras.push(await register(`溪畔花园${i}号楼与地下车库坡道之间的非机动车停车棚东侧入口（${i}号机）`, i * 20))
    beside = await register('廊桥路口南侧', -60)
    const root = join(f.house.folder, 'data/archive')
    const gops = makeGops(pictures, { gopFrames: 25, width, height: 192, kbps: 300 })
    for (const [i, cameraId] of cameras.entries()) {
      await layDown({ root, cameraId, gops, fromMs: stroke - 60 * second, toMs: stroke + 30 * second })
      // The third one has a gap until 60 s; the others go on.
      await layDown({ root, cameraId, gops, fromMs: stroke + (i === 2 ? 60 : 30) * second, toMs: stroke + 90 * second })
    }
    grant = await obtainGrant(f, { from: at(-60 * second), to: at(90 * second), cameras, allows: ['playback', 'export'] })
    browser = await openTestBrowser(f.house)
    page = await browser.open(f.officer, `/console/review/${grant}?at=${stroke}`)
  })
  afterAll(async () => {
    await browser?.close()
    await f?.house.close()
  })

  const shownAt = async () => Number(await page.locator('.review-time').getAttribute('data-at')) - stroke
  /** What each picture shows now, ms from the stroke; null for one that has none. */
  const tiles = () => page.$$eval('.review-shown', (marks, from) => marks.map((mark) => (mark.getAttribute('data-at') ? Number(mark.getAttribute('data-at')) - from : null)), stroke)
  /** Within 5 ms: a file begins a millisecond after the one before ends. */
  const allShow = (ms: number, count: number) => expect.poll(tiles).toEqual(Array.from({ length: count }, () => expect.closeTo(ms, -1)))
  /** Where the bar begins in each picture: it moves four pixels a frame. */
  const frames = () =>
    page.evaluate<number[]>(`[...document.querySelectorAll('.review-tile video')].map((video) => {
      const canvas = document.createElement('canvas'); canvas.width = ${width}; canvas.height = 192
      const context = canvas.getContext('2d'); context.drawImage(video, 0, 0, ${width}, 192)
      const row = context.getImageData(0, 96, ${width}, 1).data
      let sum = 0, weight = 0
      for (let x = 0; x < ${width}; x++) { const bright = Math.max(0, row[4 * x] - 160); sum += bright * x; weight += bright }
      return Math.round((sum / weight - 9.5) / 4)
    })`)

  test('nine cameras come in at the same moment, to the frame', async () => {
    await expect.poll(shownAt).toBeCloseTo(0, 0)
    await page.keyboard.press('w')
    await allShow(0, 9)
    await expect.poll(frames).toEqual(Array.from({ length: 9 }, () => 0))
  })

  test('a step back takes all of them across the end of a file, and on again', async () => {
    await page.keyboard.press(',')
    await allShow(-40, 9)
    await expect.poll(frames).toEqual(Array.from({ length: 9 }, () => pictures - 1))
    await page.keyboard.press('.')
    await allShow(0, 9)
  })

  test('they run together and stand together, at whatever speed', async () => {
    for (const faster of [1, 2]) {
      const before = await shownAt()
      for (let i = 0; i < faster; i++) await page.keyboard.press('l')
      await expect.poll(shownAt).toBeGreaterThan(before + 1500)
      await page.keyboard.press('k')
      const stopped = await shownAt()
      await allShow(stopped, 9)
    }
    const [first, ...others] = await frames()
    expect(others.every((frame) => frame === first)).toBe(true)
  })

  test('a camera without footage at the moment says so while the others go on', async () => {
    await page.keyboard.press('PageUp')
    await page.goto(`${browser.address}/console/review/${grant}?camera=${cameras.slice(0, 4).join(',')}&at=${stroke + 40_020}`)
    await expect.poll(tiles).toEqual([40_000, 40_000, null, 40_000].map((ms) => (ms === null ? null : expect.closeTo(ms, -1))))
    await page.getByText('此刻无录像').waitFor()
    await page.keyboard.press('PageDown')
    await allShow(89_999 - 39, 4)
  })

  test('at eight times the speed key frames alone are shown, and exact ones again when it stands', async () => {
    await page.goto(`${browser.address}/console/review/${grant}?at=${stroke - 60 * second}`)
    await expect.poll(shownAt).toBeCloseTo(-60_000, 0)
    const asked = page.waitForRequest((request) => request.url().includes('keys=true'))
    for (const _ of [1, 2, 4, 8]) await page.keyboard.press('l')
    await asked
    await expect.poll(shownAt).toBeGreaterThan(-40_000)
    await page.keyboard.press('k')
    await expect.poll(async () => page.evaluate('document.querySelector("video").seeking')).toBe(false)
    const stopped = await shownAt()
    await page.keyboard.press('.')
    await expect.poll(shownAt).toBeCloseTo(stopped + 40, 0)
  })

  test('neighbours are offered: covered ones play in step, others are named with how to ask', async () => {
    const panel = page.getByRole('region', { name: '同一时刻的周边' })
    await panel.getByRole('button', { name: /还有/ }).click()
    await panel.getByText('廊桥路口南侧').waitFor()
    await panel.getByText('南 60 米').waitFor()
    await panel.getByRole('button', { name: '同步' }).first().click()
    await expect.poll(tiles).toHaveLength(2)
    await panel.getByRole('listitem').filter({ hasText: '廊桥路口南侧' }).getByRole('button', { name: '申请' }).click()
    await page.getByRole('dialog').getByText('已选 1 个 · 廊桥路口南侧').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  test('the wheel and the keys go nearer, and back to the whole picture', async () => {
    const scale = () => page.evaluate<number>('new DOMMatrix(getComputedStyle(document.querySelector(".review-zoomed")).transform).a')
    const box = (await page.locator('.review-picture').first().boundingBox())!
    await page.mouse.move(box.x + box.width / 3, box.y + box.height / 3)
    await page.mouse.wheel(0, -200)
    await expect.poll(scale).toBeGreaterThan(1.1)
    await page.keyboard.press('0')
    await expect.poll(scale).toBe(1)
    await page.keyboard.press('z')
    await expect.poll(scale).toBe(2)
    await page.getByRole('button', { name: '还原' }).click()
    await expect.poll(scale).toBe(1)
  })

  test('each picture is a look of its own, within the grant', async () => {
    const { body } = await f.auditor.get<{ looks: { camera: string }[] }>('/api/footage/looks')
    expect(new Set(body.looks.map((look) => look.camera)).size).toBe(9)
    expect(body.looks.some((look) => look.camera === beside)).toBe(false)
  })

  test('nothing on the page keeps anyone out, in English too', async () => {
    const english = await browser.open(f.officer, `/console/review/${grant}?camera=${cameras.join(',')}&at=${stroke}`, { language: 'en' })
    await english.getByText('9 cameras at one moment').waitFor()
    await expect.poll(() => english.locator('.review-wait').count()).toBe(0)
    expect(await findBarriers(english)).toEqual([])
    await english.close()
  })
})
