import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { packetiseVideo } from '../src/media/simulator/packetise.ts'
import { serveCameras } from '../src/media/simulator/serve-cameras.ts'
import { sessionCookie } from '../src/platform/http/who-asks.ts'
import { systemClock } from '../src/platform/ports/clock.ts'
import { systemIds } from '../src/platform/ports/ids.ts'
import { openChromium } from '../test/chromium.ts'
import { makeGops } from '../test/pictures.ts'
import { buildPages } from '../test/program.ts'
import { startInstance } from '../test/story/instance.ts'
import { signIn, type Person } from '../test/story/person.ts'
import { importCameras, registerPlaying } from './cameras/county.ts'
import { watchPage, type Timed } from './cameras/watch-page.ts'
import { quantile } from './house/quantile.ts'
import { waitForRest } from './house/wait-for-rest.ts'

/**
 * 18,000 cameras in the register, and the page that tends them in Chromium: from the click in the menu to a list, a tree and a map
 * that can be used. The limits in the same run: the same page with the demo's few cameras (`few…`), and what the API takes to
 * answer (`…ApiMs`). Where the browser has no GPU a sketch stands until the map is drawn by the processor (`mapWholeMs`), few cameras or many. Then some cameras lose power: from the moment their act can be read to the page that shows it by itself.
 */
const { values } = parseArgs({ options: { cameras: { type: 'string', default: '18000' }, rounds: { type: 'string', default: '7' }, playing: { type: 'string', default: '8' } } })
const cameras = Number(values.cameras)
const rounds = Number(values.rounds)
const playing = Number(values.playing)
const patienceMs = 120_000
/** So long has the console been open when the page is asked for. */
const openForMs = 3_000

await buildPages()
const instance = await startInstance(['--demo'])
const browser = await openChromium()
try {
  const { url } = instance
  const [lead, keeper, chief] = [await signIn(url, 'hanjingxu'), await signIn(url, 'panshuyu'), await signIn(url, 'zhanyuntao')]
  await waitForRest(instance.pid)
  const page = await openConsole(lead, url)
  const few = await timePage(page, url)
  const imported = await importCameras(url, lead, cameras)
  console.error(`bench: ${imported.added} cameras imported in ${Math.round(imported.ms / 1000)} s`)
  await waitForRest(instance.pid)
  const many = await timePage(page, url)
  const api = await timeApi(lead)
  const push = await timePush(page, url, lead, keeper, chief)
  console.log(JSON.stringify({
    listMs: many.list, treeMs: many.tree, mapMs: many.map, mapWholeMs: many.whole,
    fewListMs: few.list, fewTreeMs: few.tree, fewMapMs: few.map, fewMapWholeMs: few.whole,
    ...api, ...push, cameras: imported.added, importSeconds: Math.round(imported.ms / 1000), rounds,
  }))
} finally {
  await browser.close()
  await instance.stop()
}

async function openConsole(who: Person, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  context.setDefaultTimeout(patienceMs)
  await context.addCookies([{ name: sessionCookie, value: who.token, url }])
  await context.addInitScript(watchPage)
  return context.newPage()
}

/** Each round in a page that knows nothing yet; the first one fills the browser's cache and is not counted. */
async function timePage(page: Page, url: string): Promise<Record<keyof Timed, number>> {
  const timed: Timed[] = []
  for (let round = 0; round <= rounds; round++) {
    await page.goto(`${url}/console/approvals`)
    await pause(openForMs)
    await page.getByRole('menuitem', { name: '摄像头' }).click()
    const one = await waitForAll(page)
    if (round > 0) timed.push(one)
  }
  const median = (part: keyof Timed) => Math.round(quantile(timed.map((one) => one[part]!), 0.5))
  return { list: median('list'), tree: median('tree'), map: median('map'), whole: median('whole') }
}

async function waitForAll(page: Page): Promise<Timed> {
  for (const until = performance.now() + patienceMs; performance.now() < until; await pause(200)) {
    const timed = await page.evaluate<Timed>('window.timed')
    if (timed.list !== null && timed.tree !== null && timed.whole !== null) return timed
  }
  throw new Error('list, tree or map did not come')
}

/** What the page asks first, by itself: request to parsed answer. */
async function timeApi(lead: Person): Promise<Record<string, number>> {
  const paths = { listApiMs: '/api/cameras?limit=200', treeApiMs: '/api/camera-tree', mapApiMs: '/api/camera-points' }
  const took: Record<string, number> = {}
  for (const [name, path] of Object.entries(paths)) {
    const each: number[] = []
    for (let i = 0; i < 15; i++) {
      const before = performance.now()
      await lead.get(path)
      each.push(performance.now() - before)
    }
    took[name] = quantile(each, 0.5)
  }
  return took
}

/** Cameras lose power all at once; the tree on the page counts them as gone. */
async function timePush(page: Page, url: string, lead: Person, keeper: Person, chief: Person): Promise<{ pushMs: number }> {
  const video = packetiseVideo(makeGops(50))
  const ids = systemIds(systemClock)
  const names = Array.from({ length: playing }, (_, i) => String(i))
  const source = await serveCameras(new Map(names.map((name) => [name, { video }])), { clock: systemClock, random: (size) => ids.random(size) })
  const mine = await registerPlaying(keeper, chief, names.map((name) => `rtsp://127.0.0.1:${source.port}/${name}`))
  const count = async (online: 'yes' | 'no') => (await lead.get<{ cameras: { id: string }[] }>(`/api/cameras?town=${encodeURIComponent('廊桥镇')}&online=${online}`)).cameras.length
  while ((await count('yes')) < mine.length) await pause(500)
  await page.goto(`${url}/console/cameras`)
  const branch = page.getByRole('treeitem').filter({ hasText: '廊桥镇' })
  await branch.waitFor()
  await source.close()
  const shown = branch.getByText(`○${mine.length}`).waitFor().then(() => performance.now())
  while ((await count('no')) < mine.length) await pause(20)
  const knownAt = performance.now()
  return { pushMs: Math.round((await shown) - knownAt) }
}
