import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { layDown } from '../../src/media/archive/lay-down.ts'
import { findBarriers, openTestBrowser, type TestBrowser } from '../browser.ts'
import { obtainGrant, openFootageHouse, type FootageHouse } from '../footage-house.ts'
import { makeGops } from '../pictures.ts'

const second = 1000
const minute = 60_000

describe('what is marked in footage, and copies of it, in a browser', () => {
  let f: FootageHouse
  let browser: TestBrowser
  let page: Page
  let grant: string
  let start: number
  const at = (ms: number) => new Date(start + ms).toISOString()
  const shownAt = async () => Number(await page.locator('.review-time').getAttribute('data-at')) - start
  const shown = (ms: number) => expect.poll(shownAt).toBeCloseTo(ms, 0)
  const marks = async () => (await f.officer.get<{ clips: { name: string; masks: { keys: { x: number }[] }[] }[]; reels: { items: { caption: string }[] }[] }>(`/api/footage/grants/${grant}/marks`)).body

  beforeAll(async () => {
    f = await openFootageHouse({ pages: true })
    start = Math.floor((f.clock.now() - 600 * second) / minute) * minute
    await layDown({ root: join(f.house.folder, 'data/archive'), cameraId: f.camera, gops: makeGops(75, { gopFrames: 25, width: 320, height: 192, kbps: 400 }), fromMs: start, toMs: start + 60 * second })
    grant = await obtainGrant(f, { from: at(0), to: at(90 * second) })
    for (const [name, from, to] of [['走进车棚', 10, 12], ['骑车离开', 20, 23]] as const) await f.officer.post('/api/footage/clips', { grant, camera: f.camera, from: at(from * second), to: at(to * second), name })
    browser = await openTestBrowser(f.house)
    page = await browser.open(f.officer, `/console/review/${grant}?at=${start + 5 * second}`)
  })
  afterAll(async () => {
    await browser?.close()
    await f?.house.close()
  })

  test('a moment is bookmarked by keys, listed, and gone back to', async () => {
    await shown(5 * second)
    await page.keyboard.press('b')
    await page.getByLabel('看到什么').fill('车还在')
    await page.keyboard.press('Enter')
    const link = page.getByRole('button', { name: '车还在' })
    await link.waitFor()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.keyboard.press('PageDown')
    await link.click()
    await shown(5 * second)
  })

  test('keys jump from change to change: bookmarks, clips, ends of recording', async () => {
    for (const ms of [10_000, 11_960, 20_000, 22_960, 59_960]) {
      await page.keyboard.press('n')
      await shown(ms)
    }
    await page.keyboard.press('p')
    await shown(22_960)
  })

  test('a still goes into the case file, with its hash', async () => {
    await page.keyboard.press('c')
    await page.getByLabel('看到什么').fill('后座有白色箱子')
    await page.getByRole('button', { name: '存入案卷' }).click()
    await page.getByText('已存入案件证据').waitFor()
    const { body } = await f.officer.get<{ evidence: { description: string; takenAt: string }[] }>(`/api/cases/${f.caseId}/parts`)
    expect(body.evidence).toMatchObject([{ description: '后座有白色箱子', takenAt: at(22_960) }])
  })

  test('a mask is drawn over a clip, moved on a later frame, and kept', async () => {
    await page.getByRole('button', { name: '更多 走进车棚' }).click()
    await page.getByRole('menuitem', { name: '遮挡', exact: true }).click()
    await shown(10_000)
    const box = (await page.locator('.review-masks').boundingBox())!
    const point = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const
    const drag = async (from: readonly [number, number], to: readonly [number, number]) => {
      await page.mouse.move(...from)
      await page.mouse.down()
      await page.mouse.move(...to, { steps: 4 })
      await page.mouse.up()
    }
    await drag(point(0.1, 0.2), point(0.3, 0.7))
    await page.locator('.review-mask').waitFor()
    for (let i = 0; i < 5; i++) await page.keyboard.press('.')
    await shown(10_200)
    await drag(point(0.2, 0.45), point(0.6, 0.45))
    await page.getByText('遮挡 1（2 帧）').waitFor()
    if (process.env.LQ_LOOK) await page.screenshot({ path: `${process.env.LQ_LOOK}/mask.png` })
    await page.getByRole('button', { name: '保存 1 处遮挡' }).click()
    await expect.poll(async () => (await marks()).clips[0]!.masks.length).toBe(1)
    await page.getByText('1 处遮挡', { exact: true }).first().waitFor()
    const [clip] = (await marks()).clips
    expect(clip!.masks[0]!.keys.map((key) => key.x)).toEqual([expect.closeTo(0.1, 1), expect.closeTo(0.5, 1)])
  })

  test('several clips are exported at once, and what left the house is marked', async () => {
    await page.getByRole('checkbox', { name: '全选' }).check()
    await page.getByRole('button', { name: '导出所选（2）' }).click()
    await page.getByRole('button', { name: '封装 2 个' }).click()
    await expect.poll(() => page.getByRole('dialog').getByRole('link', { name: '下载封装包' }).count()).toBe(2)
    if (process.env.LQ_LOOK) await page.screenshot({ path: `${process.env.LQ_LOOK}/many.png` })
    await page.getByRole('dialog').locator('.ant-modal-footer').getByRole('button', { name: '关闭' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await expect.poll(() => page.getByRole('region', { name: '片段', exact: true }).getByText('已导出').count()).toBe(2)
  })

  test('clips become a reel in the chosen order, with captions, and it plays here', async () => {
    await page.getByRole('button', { name: '制作集锦' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('标题').fill('车棚一案')
    await dialog.getByRole('button', { name: '下移 走进车棚' }).click()
    await dialog.getByLabel('字幕 走进车棚').fill('旁人已遮挡')
    if (process.env.LQ_LOOK) await page.screenshot({ path: `${process.env.LQ_LOOK}/reel.png` })
    await dialog.getByRole('button', { name: '制作' }).click()
    await dialog.getByText('已制作并签名').waitFor()
    expect((await marks()).reels[0]!.items.map((item) => item.caption)).toEqual(['骑车离开', '旁人已遮挡'])
    await dialog.getByRole('button', { name: '在这里看' }).click()
    await expect.poll(() => page.evaluate<number>('document.querySelector(".ant-modal video").duration')).toBeCloseTo(5, 1)
    await page.evaluate('document.querySelector(".ant-modal video").play()')
    await expect.poll(() => page.evaluate<number>('document.querySelector(".ant-modal video").currentTime')).toBeGreaterThan(0.5)
    if (process.env.LQ_LOOK) await page.screenshot({ path: `${process.env.LQ_LOOK}/made.png` })
    expect(await findBarriers(page)).toEqual([])
    await dialog.locator('.ant-modal-footer').getByRole('button', { name: '关闭' }).click()
    await dialog.waitFor({ state: 'hidden' })
  })

  test('nothing on the page keeps anyone out, in English too, and the case shows what was noted', async () => {
    const english = await browser.open(f.officer, `/console/review/${grant}?at=${start + 5 * second}`, { language: 'en' })
    await english.getByText('Exported').first().waitFor()
    await english.getByText('In a reel').first().waitFor()
    await expect.poll(() => english.locator('.review-wait').count()).toBe(0)
    if (process.env.LQ_LOOK) await english.screenshot({ path: `${process.env.LQ_LOOK}/marks-en.png` })
    expect(await findBarriers(english)).toEqual([])
    await english.goto(`${browser.address}/console/cases/${f.caseId}?lang=en`)
    await english.locator('.ant-tabs-tab').first().waitFor()
    await english.keyboard.press('7')
    await english.getByRole('link', { name: '车还在' }).waitFor()
    await english.getByText('车棚一案').waitFor()
    // A case's reel takes clips of all its grants.
    await english.getByRole('checkbox', { name: 'Choose 骑车离开' }).check()
    await english.getByRole('button', { name: 'Make a reel of 1' }).click()
    await english.getByRole('dialog').getByRole('button', { name: 'Make' }).click()
    await english.getByRole('dialog').getByText('Made and signed').waitFor()
    if (process.env.LQ_LOOK) await english.screenshot({ path: `${process.env.LQ_LOOK}/case-en.png` })
  })
})
