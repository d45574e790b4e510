import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Locator, Page } from 'playwright-core'
import { sessionCookie } from '../src/platform/http/who-asks.ts'
import { openChromium } from '../test/chromium.ts'
import { buildPages } from '../test/program.ts'
import { startInstance } from '../test/story/instance.ts'
import { signIn, type Person } from '../test/story/person.ts'
import { obtainGrant } from './house/obtain-grant.ts'
import { quantile } from './house/quantile.ts'
import { waitForRest } from './house/wait-for-rest.ts'
import { startClockCamera } from './live/camera.ts'
import { readClock } from './live/clock.ts'
import { measurePeer, type PeerFigures } from './live/peer.ts'
import { watchPage, type Watched } from './live/watch-page.ts'

/**
 * Glass to glass: a camera draws the clock into its picture, an officer with a grant clicks “live” on the review page of a
 * running county, Chromium shows the picture, its clock is read from the screen's own picture. Again and again, at any moment of
 * the GOP. The peer in the same run, over the same stream: FFmpeg told to keep nothing back, up to the decoded picture.
 */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '12' }, seconds: { type: 'string', default: '5' }, fps: { type: 'string', default: '25' }, gop: { type: 'string', default: '50' } },
})
const rounds = Number(values.rounds)
const watchMs = Number(values.seconds) * 1000
const [fps, gop] = [Number(values.fps), Number(values.gop)]
const peerMs = 8_000
const hourMs = 3_600_000
const patienceMs = 60_000

await buildPages()
const camera = await startClockCamera({ fps, gop })
const instance = await startInstance(['--demo'])
const browser = await openChromium()
try {
  const { officer, path } = await openCamera(instance.url, camera.url)
  await waitForRest(instance.pid)
  const page = await openPage(officer, instance.url + path)
  const peer = await measurePeer(camera.url, peerMs)
  const watched: Watched[] = []
  for (let round = 0; round < rounds; round++) watched.push(await watchLive(page))
  console.log(JSON.stringify(sumUp(watched, peer)))
} finally {
  await browser.close()
  await instance.stop()
  await camera.stop()
}

/** The camera is registered, records, and an officer may look at it. */
async function openCamera(url: string, stream: string): Promise<{ officer: Person; path: string }> {
  const as = (login: string) => signIn(url, login)
  const [keeper, chief, desk, officer, head] = [await as('panshuyu'), await as('zhanyuntao'), await as('wenluoqiao'), await as('shuzhiwei'), await as('linqiruo')]
  const { id } = await keeper.post<{ id: string }>('/api/cameras', {
    name: '溪畔花园车棚南侧', place: '溪畔花园', category: 'residential', position: { lon: 119.42, lat: 27.3 }, bearing: 40, fieldOfView: 62, reach: 40, station: 'lancheng',
    ownerName: '岚溪物业服务有限公司', ownerAccount: 'xipan-wuye', ownerKind: 'property_company', legalClass: 'operator_duty', necessity: '车棚防盗',
    publicPlace: false, seesPrivacy: false, nearSecretSite: false, consentDocument: '', signText: '已安装视频监控', signPhoto: true, retentionDays: 30, stream: { url: stream },
  })
  await chief.post(`/api/cameras/${id}/activate`)
  const grant = await obtainGrant({ desk, officer, head, camera: id, fromMs: Date.now() - 2 * hourMs, toMs: Date.now(), allows: ['playback', 'live'] })
  return { officer, path: `/console/review/${grant}` }
}

async function openPage(who: Person, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  context.setDefaultTimeout(patienceMs)
  await context.addCookies([{ name: sessionCookie, value: who.token, url: new URL(address).origin }])
  await context.addInitScript(watchPage)
  const page = await context.newPage()
  await page.goto(address)
  await choice(page, '实时').waitFor()
  return page
}

function choice(page: Page, name: string): Locator {
  return page.locator('.ant-segmented-item-label', { hasText: name })
}

async function watchLive(page: Page): Promise<Watched> {
  await choice(page, '实时').click()
  await pause(watchMs)
  const watched = await page.evaluate<Watched>('window.watched')
  if (watched.firstMs === null) throw new Error(`no picture within ${watchMs} ms of the click`)
  await choice(page, '回放').click()
  await pause(500 + Math.random() * 2_000)
  return watched
}

function sumUp(watched: Watched[], peer: PeerFigures): Record<string, number> {
  const ages = watched.flatMap(({ pictures }) => pictures.flatMap(({ line, shownMs }) => {
    const taken = readClock(Uint8Array.from(line), Math.round(shownMs))
    return taken === null ? [] : [shownMs - taken]
  }))
  const firsts = watched.map(({ firstMs }) => firstMs!)
  const sent = (rounds * watchMs * fps) / 1000
  return {
    glassToGlassMedianMs: quantile(ages, 0.5),
    glassToGlassP95Ms: quantile(ages, 0.95),
    firstPictureMs: quantile(firsts, 0.5),
    firstPictureP95Ms: quantile(firsts, 0.95),
    peerGlassToDecoderMedianMs: quantile(peer.ages, 0.5),
    peerFirstPictureMs: Math.round(peer.firstMs),
    gopMs: Math.round((gop / fps) * 1000),
    frameMs: 1000 / fps,
    rounds,
    picturesRead: ages.length,
    picturesSent: sent,
  }
}
