import { parseArgs } from 'node:util'
import { demoPassword, demoSecret, openDemo } from '../demo/open.ts'
import { currentTotp } from '../src/platform/identity/secrets.ts'
import { sessionCookie } from '../src/platform/http/who-asks.ts'
import { openChromium } from '../test/chromium.ts'
import { startTestDatabase } from '../test/database.ts'
import { openHouse } from '../test/open-house.ts'
import { buildPages } from '../test/program.ts'
import { quantile } from './house/quantile.ts'

/**
 * `bench form`: from the touch on a door to the visit's form as it is painted, on a phone's screen with the processor slowed down
 * `--slower` times. The doors of the demo's round in turn, `--times` openings. In the same run the same without the brake. The demo's county without its
 * cameras: what they cost is no phone's burden.
 */
const { values } = parseArgs({ options: { times: { type: 'string', default: '27' }, slower: { type: 'string', default: '4' } } })
const times = Number(values.times)
/** What a thumb does not notice. */
const limitMs = 200
const pin = '314159'

/** Text, since it runs in the page: the time from the touch to the frame behind the one that shows the form. */
const watchForm = `
  let touchedAt = 0
  window.formMs = null
  document.addEventListener('click', ({ timeStamp }) => { touchedAt = timeStamp; window.formMs = null }, { capture: true })
  new MutationObserver(() => {
    if (window.formMs !== null || touchedAt === 0 || !document.querySelector('.grid-visit .grid-foot')) return
    window.formMs = 0
    requestAnimationFrame(() => setTimeout(() => { window.formMs = performance.now() - touchedAt; touchedAt = 0 }))
  }).observe(document, { childList: true, subtree: true })`

await buildPages()
const database = await startTestDatabase()
const house = await openHouse(database.server.url, { pages: true, unsound: 'it is only looked at' })
await openDemo(house.platform)
const url = await house.app.listen({ port: 0, host: '127.0.0.1' })
const browser = await openChromium()
try {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true, timezoneId: 'Asia/Shanghai' })
  await context.addCookies([{ name: sessionCookie, value: await signIn('panshuyu'), url }])
  const page = await context.newPage()
  await page.addInitScript(watchForm)
  await page.goto(`${url}/grid/?lang=zh`)
  for (let twice = 0; twice < 2; twice++) {
    for (const digit of pin) await page.locator('.grid-pin button', { hasText: digit }).click()
    await page.waitForTimeout(300)
  }
  await page.locator('.grid-round').first().click()
  await page.locator('.grid-doors').waitFor()
  const devtools = await context.newCDPSession(page)
  const open = async (slower: number, count: number): Promise<number[]> => {
    const took: number[] = []
    for (let i = 0; i < count; i++) {
      const doors = page.locator('.grid-doors button')
      const door = doors.nth(i % (await doors.count()))
      await door.scrollIntoViewIfNeeded()
      // The list rests before the next door is touched, as under a thumb.
      await page.waitForTimeout(250)
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower })
      await door.tap()
      await page.locator('.grid-visit .grid-foot').waitFor()
      while (((await page.evaluate('window.formMs')) ?? 0) === 0) await page.waitForTimeout(20)
      took.push((await page.evaluate('window.formMs')) as number)
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 })
      await page.locator('.grid-cover-head button').click()
      await page.locator('.grid-doors').waitFor()
    }
    return took
  }
  // The first opening compiles what the others find compiled.
  await open(1, 2)
  const free = await open(1, 9)
  const slow = await open(Number(values.slower), times)
  console.error(`bench: ${slow.map(Math.round).join(' ')}`)
  console.log(JSON.stringify({ formMs: quantile(slow, 0.5), formP95Ms: quantile(slow, 0.95), limitMs, openings: slow.length, slower: Number(values.slower), freeMs: quantile(free, 0.5) }))
} finally {
  await browser.close().finally(() => house.close()).finally(() => database.stop())
}

async function signIn(login: string): Promise<string> {
  const { sessions, clock } = house.platform
  const { token } = await sessions.startSignIn(login, demoPassword, 'bench', '127.0.0.1')
  return (await sessions.finishSignIn(token, currentTotp(demoSecret(login), clock.now()), 'bench', '127.0.0.1')).token
}
