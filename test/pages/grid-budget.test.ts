import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestBrowser, type TestBrowser } from '../browser.ts'
import { openTestHouse, type TestHouse } from '../house.ts'

const dist = join(import.meta.dirname, '../../dist')
/** First load of the visits page: compressed script, bytes (issue, "Speed and size"). */
const mostScript = 300_000

describe('the visits page as an app', () => {
  let house: TestHouse
  let browser: TestBrowser
  let page: Page
  beforeAll(async () => {
    house = await openTestHouse({ pages: true })
    browser = await openTestBrowser(house, 'whole')
    const officer = await house.as('grid_worker', { station: 'lancheng', team: 'lancheng-community' })
    page = await browser.open(officer, '/grid/', { width: 390, height: 844 })
    await page.locator('.grid-pin').waitFor()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  test('Chromium finds nothing that keeps it from being installed', async () => {
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
    const devtools = await page.context().newCDPSession(page)
    const { errors } = await devtools.send('Page.getAppManifest')
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
    // A context of a test is a private window, in which nothing is ever installed.
    expect({ errors, left: installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito') }).toEqual({ errors: [], left: [] })
  })

  test('its first load is less script than a phone on a village’s network can bear', async () => {
    const loaded = (await page.evaluate(`performance.getEntriesByType('resource').map((one) => one.name).filter((name) => name.endsWith('.js'))`)) as string[]
    const bytes = [...new Set(loaded)].map((url) => gzipSync(readFileSync(join(dist, new URL(url).pathname))).length)
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(mostScript)
  })
})
