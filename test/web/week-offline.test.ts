import { randomBytes } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestBrowser, type TestBrowser } from '../browser.ts'
import { openTestHouse, runAsOwner, type Caller, type TestHouse } from '../house.ts'
import { bundle } from './bundle.ts'

const isLong = process.env.LANGQIAO_TEST_LONG !== undefined
const days = 5
const visitsADay = isLong ? 100 : 6
const photosAVisit = 2
const photoBytes = isLong ? 200_000 : 20_000

/** In the page: the phone's own keeping and sending, as the visits page opens it. */
const open = (key: string, device: string) => `
  const { importKey, fromBase64, makeRoom, openVault, openNetwork, openSender } = await import('/phone.js')
  const storage = openVault(await importKey(fromBase64('${key}')))
  const sender = openSender(storage, openNetwork('${device}'))`

/** One day at doors: each visit with its photos, then the hand's rest in which the page is killed. */
const spendDay = (day: number, doors: readonly string[]) => `
  const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
  const uuid = () => { const id = hex(crypto.getRandomValues(new Uint8Array(16))); const at = Date.now().toString(16).padStart(12, '0'); return at.slice(0, 8) + '-' + at.slice(8) + '-7' + id.slice(13, 16) + '-8' + id.slice(17, 20) + '-' + id.slice(20) }
  const doors = ${JSON.stringify(doors)}
  for (let i = 0; i < ${visitsADay}; i++) {
    const now = new Date().toISOString(), photos = []
    for (let j = 0; j < ${photosAVisit}; j++) {
      const bytes = new Uint8Array(${photoBytes})
      for (let at = 4; at < bytes.length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536))
      bytes.set([0xff, 0xd8, 0xff, 0xe0])
      const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes))
      await storage.addPhoto({ sha256, takenAt: now, size: bytes.length }, bytes)
      photos.push({ sha256, takenAt: now, position: null })
    }
    const door = doors[(${day} * ${visitsADay} + i) % doors.length]
    await storage.add([{ id: uuid(), kind: 'visit.record', record: 'dwelling/' + door, label: door, at: now, body: { id: uuid(), round: null, place: { type: 'dwelling', id: door }, partner: null, outcome: 'done', startedAt: now, position: null, leaflets: [], photos, signature: null, note: 'day ${day}', findings: [] } }])
  }`

describe('a week without a network on a small phone', () => {
  let house: TestHouse
  let browser: TestBrowser
  let officer: Caller
  let page: Page
  let device: string
  let code: string
  const key = randomBytes(32).toString('base64')
  const doors: string[] = []

  const run = <T>(text: string) => page.evaluate<T>(`(async () => { ${open(key, device)}; ${text} })()`)
  /** The page again, as after the phone killed it: what lies in its storage is all that is left. */
  const openAgain = async () => {
    const context = page.context()
    await page.close()
    page = await context.newPage()
    await page.route('**/phone.*', (route) => route.fulfill(route.request().url().endsWith('.js') ? { contentType: 'text/javascript', body: code } : { contentType: 'text/html', body: '<title>phone</title>' }))
    await page.goto(`${browser.address}/phone.html`)
  }
  const count = async (from: string) => (await runAsOwner<{ count: number }>(house.ownerUrl, `select count(*)::int as count from ${from}`))[0]!.count

  beforeAll(async () => {
    house = await openTestHouse({ pages: true })
    browser = await openTestBrowser(house, 'whole')
    officer = await house.as('community_officer', { station: 'lancheng', team: 'lancheng-community' })
    const put = async (type: string, values: object) => (await officer.post<{ id: string }>(`/api/registry/${type}`, { values })).body.id
    const address = await put('address', { town: '岚城镇', community: '溪畔社区', road: '溪畔花园', house: '1' })
    for (let room = 1; room <= 9; room++) doors.push(await put('dwelling', { address, room: `${room}01` }))
    device = (await officer.post<{ id: string }>('/api/devices', { name: '小手机' })).body.id
    code = await bundle('grid/vault/boxes.ts', 'grid/vault/keep.ts', 'grid/vault/storage.ts', 'grid/sync/network.ts', 'grid/sync/outbox.ts')
    page = await browser.open(officer, '/healthz')
    await openAgain()
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  test('nothing is lost, nothing counts twice, and what arrived makes room', { timeout: isLong ? 600_000 : 120_000 }, async () => {
    for (let day = 0; day < days; day++) {
      await page.context().setOffline(true)
      await run(spendDay(day, doors))
      expect(await run<string>('return sender.flush()')).toBe('offline')
      await page.context().setOffline(false)
      await openAgain()
    }
    const visits = days * visitsADay
    expect(await run('const items = await storage.list(); return [items.length, items.filter(({ state }) => state === "kept").length, (await storage.listPhotos()).filter(({ isSent }) => !isSent).length]')).toEqual([visits, visits, visits * photosAVisit])

    // A valley's network: every third answer is lost behind what it answers, every seventh request before it.
    let asked = 0
    await page.route(/\/api\/(sync|photos)/, async (route) => {
      asked++
      if (asked % 7 === 0) return route.abort()
      if (asked % 3 !== 0) return route.continue()
      await route.fetch().catch(() => undefined)
      return route.abort()
    })
    for (let outcome = ''; outcome !== 'all_sent'; ) outcome = await run<string>('return sender.flush()')

    expect(await count('visits')).toBe(visits)
    expect(await count(`acts where type = 'visit.recorded'`)).toBe(visits)
    expect(await count('photos')).toBe(visits * photosAVisit)
    expect(await count(`acts where type = 'photo.received'`)).toBe(visits * photosAVisit)
    expect(await run('const items = await storage.list(); return [...new Set(items.map(({ state }) => state))]')).toEqual(['done'])

    // A page of a test has the whole disk; a small phone says when little of its room is left.
    await run('navigator.storage.estimate = async () => ({ quota: 100, usage: 80 }); await makeRoom()')
    expect(await run('return (await storage.listPhotos()).length'), 'pictures that the server has make room').toBe(0)
  })
})
