import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countTones, findBarriers, openTestBrowser, type TestBrowser } from '../browser.ts'
import { openTestHouse, type Caller, type TestHouse } from '../house.ts'

interface Opened {
  status: string
  times: Record<string, string>
  reports: { text: string }[]
}

describe('the duty page in a browser', () => {
  let house: TestHouse
  let browser: TestBrowser
  let desk: Caller
  let crew: string
  let phone: Page
  beforeAll(async () => {
    house = await openTestHouse({ pages: true })
    browser = await openTestBrowser(house, 'whole')
    desk = await house.as('dispatcher', { team: 'command-room' })
    const officer = await house.as('community_officer', { station: 'lancheng', team: 'lancheng-community' })
    crew = (await desk.post<{ id: string }>('/api/crews', { callsign: { zh: '岚城二组', en: 'Lancheng 2' }, station: 'lancheng', vehicle: 'ebike', members: [officer.account], phone: '15400000902' })).body.id
    phone = await browser.open(officer, '/field/', {
      width: 390, height: 844, script: countTones, context: { permissions: ['geolocation'], geolocation: { longitude: 119.416, latitude: 27.305 } },
    })
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })
  const open = async (id: string) => (await desk.get<Opened>(`/api/incidents/${id}`)).body
  const findCrew = async () => (await desk.get<{ crews: { id: string; state: string; position: unknown }[] }>('/api/crews')).body.crews.find((one) => one.id === crew)!
  const tones = () => phone.evaluate('window.tones') as Promise<number>
  const receive = async (text: string) =>
    (await desk.post<{ id: string }>('/api/incidents', { station: 'lancheng', caller: '林女士', phone: '15400001234', place: '溪畔花园', position: { lon: 119.4189, lat: 27.3026 }, nature: 'criminal', priority: 2, text })).body.id

  test('going on duty makes the crew free, where its phone is', async () => {
    await phone.locator('.field-big').click()
    await phone.locator('.field-state[data-lost=false]').waitFor()
    await expect.poll(findCrew).toMatchObject({ state: 'free', position: { lon: 119.416, lat: 27.305 } })
  })

  test('a dispatch rings again and again until it is accepted, and the desk sees it accepted', async () => {
    const id = await receive('停在车棚的电动车不见了')
    const before = await tones()
    await desk.post(`/api/incidents/${id}/dispatch`, { crew })
    await phone.locator(`.field-ring[data-call="${id}"]`).waitFor()
    await expect.poll(tones).toBeGreaterThanOrEqual(before + 12)
    // An answer that is slow to come must not take the acceptance back meanwhile: it would ring again.
    await phone.route('**/api/duty', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 800))
      await route.continue()
    })
    await phone.locator('.field-accept').click()
    await phone.locator('.field-call[data-state=accepted]').waitFor()
    await expect.poll(async () => (await open(id)).status).toBe('accepted')
    const after = await tones()
    await new Promise((resolve) => setTimeout(resolve, 2_600))
    expect(await tones()).toBe(after)
    await phone.unroute('**/api/duty')
  })

  test('steps pressed without a network are kept over a reload and arrive with the time at which they were pressed', async () => {
    const [{ id }] = (await desk.get<{ incidents: [{ id: string }] }>('/api/incidents?open=true')).body.incidents
    await phone.evaluate('navigator.serviceWorker.ready.then(() => null)')
    await phone.context().setOffline(true)
    const before = Date.now()
    await phone.locator('.field-next').click()
    await phone.getByText('已存本机').waitFor()
    const after = Date.now()
    await phone.reload()
    await phone.locator('.field-big').click()
    await phone.locator('.field-call[data-state=en_route]').waitFor()
    expect((await open(id)).status).toBe('accepted')
    await phone.context().setOffline(false)
    await expect.poll(async () => (await open(id)).status).toBe('en_route')
    const pressed = Date.parse((await open(id)).times.en_route!)
    expect(pressed >= before && pressed <= after).toBe(true)
    await expect.poll(() => phone.getByText('已存本机').count()).toBe(0)
  })

  test('axe finds no barrier on the call', async () => {
    expect(await findBarriers(phone)).toEqual([])
  })

  test('closing out reports what was done and frees the crew', async () => {
    const [{ id }] = (await desk.get<{ incidents: [{ id: string }] }>('/api/incidents?open=true')).body.incidents
    await phone.locator('.field-next').click()
    await phone.getByRole('button', { name: '处置完毕' }).click()
    await phone.getByRole('textbox').fill('已登记，转案件办理队')
    await phone.locator('.field-sheet').getByRole('button', { name: '处置完毕' }).click()
    await phone.locator('.field-idle').waitFor()
    await expect.poll(() => open(id)).toMatchObject({ status: 'cleared', reports: [{ text: '已登记，转案件办理队' }] })
    await expect.poll(findCrew).toMatchObject({ state: 'free' })
  })

  test('the page can be installed: manifest, icons and a worker that keeps no answer of the API', async () => {
    const manifest = (await (await fetch(`${browser.address}/field/manifest.webmanifest`)).json()) as { start_url: string; display: string; icons: { src: string; sizes: string }[] }
    expect(manifest).toMatchObject({ start_url: '/field/', display: 'standalone' })
    for (const { src, sizes } of manifest.icons.filter((icon) => icon.sizes !== 'any')) {
      const side = await phone.evaluate(`fetch('${src}').then((answer) => answer.blob()).then(createImageBitmap).then((image) => image.width)`)
      expect(`${String(side)}x${String(side)}`).toBe(sizes)
    }
    const kept = (await phone.evaluate(`caches.open('lq-field-shell').then((cache) => cache.keys()).then((all) => all.map((request) => new URL(request.url).pathname))`)) as string[]
    expect(kept).toContain('/field/')
    expect(kept.filter((path) => path.startsWith('/api/'))).toEqual([])
  })
})
