import { mkdtempSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { randomFrom } from '../../demo/random.ts'
import { sessionCookie } from '../../src/platform/http/who-asks.ts'
import { openChromium } from '../../test/chromium.ts'
import { buildPages } from '../../test/program.ts'
import { startInstance } from '../../test/story/instance.ts'
import { signIn } from '../../test/story/person.ts'
import { obtainGrant } from '../house/obtain-grant.ts'
import { quantile } from '../house/quantile.ts'
import { waitForRest } from '../house/wait-for-rest.ts'
import { hourMs, hours, linkHours } from './footage.ts'

/** A grant reaches over seven days at most. */
const grantHours = 7 * 24
const seeksEach = 18
/** The first seeks of a page compile what the others use. */
const warmUps = 2
/** A hand that looks for a moment rests on it before it presses: the timeline shows what is there. */
const handRestMs = 350
const restMs = 700
const patienceMs = 60_000
/** Moments under the hand, six pixels apart, as the timeline has them. */
const thumbnails = 48
const scrubMs = 3_000

export interface Shown {
  shownP95Ms: number
  shownMedianMs: number
  /** A hand that presses as soon as it is there. */
  hastyShownP95Ms: number
  hastyShownMedianMs: number
  exactShownP95Ms: number
  exactShownMedianMs: number
  /** What the server takes of it: request to last byte of the GOP, without a browser. */
  segmentAnswerMedianMs: number
  segmentAnswerP95Ms: number
  thumbnailsPerSecond: number
}

/**
 * The same in Chromium, on the review page of a running county: a press and release on the timeline anywhere in thirty days (each
 * grant reaches over seven), to the first picture of that moment as the compositor has it: every other time the hand has rested there, as it does. Then the hand goes to and fro over moments it has
 * rested on, as fast as the page follows: pictures of the timeline, decoded, each a second.
 */
export async function measureShown(file: string): Promise<Shown> {
  await buildPages()
  // Beside the hour's file: hard links do not reach over disks.
  const folder = mkdtempSync(join(dirname(file), 'langqiao-shown-'))
  const instance = await startInstance(['--demo'], { folder })
  const browser = await openChromium()
  try {
    const { url } = instance
    const as = (login: string) => signIn(url, login)
    const [keeper, desk, officer, head] = [await as('panshuyu'), await as('wenluoqiao'), await as('shuzhiwei'), await as('linqiruo')]
    const { id: camera } = await keeper.post<{ id: string }>('/api/cameras', {
      name: '溪畔花园车棚南侧', place: '溪畔花园', category: 'residential', position: { system: 'cgcs2000', lon: 119.42, lat: 27.3 }, bearing: 40, fieldOfView: 62, reach: 40, station: 'lancheng',
      ownerName: '岚溪物业服务有限公司', ownerAccount: 'xipan-wuye', ownerKind: 'property_company', legalClass: 'operator_duty', necessity: '车棚防盗',
      publicPlace: false, seesPrivacy: false, nearSecretSite: false, consentDocument: '', signText: '已安装视频监控', signPhoto: true, retentionDays: 90,
    })
    const startMs = Math.floor(Date.now() / hourMs) * hourMs - hours * hourMs
    linkHours(file, join(folder, 'data/archive'), camera, startMs)
    await waitForRest(instance.pid)
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
    context.setDefaultTimeout(patienceMs)
    await context.addCookies([{ name: sessionCookie, value: officer.token, url }])
    await context.addInitScript(watchPage)
    const random = randomFrom('shown')
    const firsts: number[] = []
    const hasty: number[] = []
    const exacts: number[] = []
    const answers: number[] = []
    let thumbnailsPerSecond = 0
    for (let from = 0; from < hours; from += grantHours) {
      const fromMs = startMs + from * hourMs
      const grant = await obtainGrant({ desk, officer, head, camera, fromMs, toMs: Math.min(fromMs + grantHours * hourMs, startMs + hours * hourMs), allows: ['playback'] })
      const page = await context.newPage()
      await page.goto(`${url}/console/review/${grant}`)
      const timeline = page.getByRole('slider')
      await timeline.waitFor()
      await page.locator('.review-overlay').first().waitFor()
      await pause(2 * restMs)
      const box = (await timeline.boundingBox())!
      const [left, width, y] = [box.x + 0.07 * box.width, 0.86 * box.width, box.y + 46]
      for (let i = 0; i < seeksEach; i++) {
        await page.mouse.move(left + random.next() * width, y)
        const isHasty = i % 2 === 1
        if (!isHasty) await pause(handRestMs)
        await page.mouse.down()
        await page.mouse.up()
        const { first, exact } = await waitForShown(page)
        if (i < warmUps) continue
        if (isHasty) hasty.push(first)
        else firsts.push(first)
        exacts.push(exact)
      }
      if (from === 0) thumbnailsPerSecond = await scrub(page, left, y)
      await page.close()
      const { id: look } = await officer.post<{ id: string }>('/api/footage/looks', { grant, camera, kind: 'playback' })
      for (let i = 0; i < seeksEach; i++) {
        const at = fromMs + random.whole(0, 20 * hourMs)
        const started = performance.now()
        const { status } = await officer.bytes(`/api/footage/looks/${look}/segments?from=${at}&to=${at + 200}`)
        if (status !== 200) throw new Error(`no segment: ${status}`)
        answers.push(performance.now() - started)
      }
    }
    return { shownP95Ms: quantile(firsts, 0.95), shownMedianMs: quantile(firsts, 0.5), hastyShownP95Ms: quantile(hasty, 0.95), hastyShownMedianMs: quantile(hasty, 0.5), exactShownP95Ms: quantile(exacts, 0.95), exactShownMedianMs: quantile(exacts, 0.5), segmentAnswerMedianMs: quantile(answers, 0.5), segmentAnswerP95Ms: quantile(answers, 0.95), thumbnailsPerSecond }
  } finally {
    await browser.close()
    await instance.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function waitForShown(page: Page): Promise<{ first: number; exact: number }> {
  for (const until = performance.now() + patienceMs; performance.now() < until; ) {
    await pause(restMs)
    const shown = await page.evaluate<{ first: number; exact: number | null }>('window.shown')
    if (shown.exact !== null) return { first: shown.first, exact: shown.exact }
  }
  throw new Error('a seek showed nothing')
}

/**
 * Text, since it runs in the page: from the release on the timeline to the first picture of that place, which may be the still of its
 * key frame, and to the exact one, the video's next.
 */
const watchPage = `
  document.addEventListener('pointerup', ({ target, timeStamp }) => {
    if (!target.closest?.('[role=slider]')) return
    const shown = (window.shown = { first: null, exact: null })
    const video = document.querySelector('video')
    video.requestVideoFrameCallback((now, { expectedDisplayTime }) => {
      shown.exact = Math.max(now, expectedDisplayTime) - timeStamp
      shown.first ??= shown.exact
    })
    const watchStill = (now) => {
      if (shown.first !== null) return
      const still = document.querySelector('.review-scrub')
      if (still?.complete && still.naturalWidth > 0) shown.first = Math.max(0, now - timeStamp)
      else requestAnimationFrame(watchStill)
    }
    requestAnimationFrame(watchStill)
  }, { capture: true })`

async function scrub(page: Page, left: number, y: number): Promise<number> {
  for (let i = 0; i < thumbnails; i++) {
    await page.mouse.move(left + 6 * i, y)
    await pause(250)
  }
  const count = await page.evaluate<number>(`(async () => {
    const slider = document.querySelector('[role=slider]')
    const until = performance.now() + ${scrubMs}
    let count = 0, last = ''
    for (let i = 0; performance.now() < until; i++) {
      const k = i % ${2 * thumbnails}
      const at = ${left} + 6 * (k < ${thumbnails} ? k : ${2 * thumbnails} - 1 - k)
      slider.dispatchEvent(new PointerEvent('pointermove', { clientX: at, clientY: ${y}, bubbles: true, pointerType: 'mouse' }))
      await new Promise((resolve) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = resolve; port2.postMessage(0) })
      const picture = document.querySelector('.review-timeline img')
      if (!picture || picture.src === last) continue
      last = picture.src
      // Where it has been replaced meanwhile it is not counted.
      await picture.decode().then(() => count++, () => undefined)
    }
    return count
  })()`)
  return Math.round(count / (scrubMs / 1000))
}
