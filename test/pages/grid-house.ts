import type { Page } from 'playwright-core'
import { openTestBrowser, type TestBrowser } from '../browser.ts'
import { openTestHouse, type Caller, type TestHouse } from '../house.ts'
import { openPhone } from '../story/field/phone.ts'

export const station = 'lancheng'
/** What every round here is called, after the community in which its doors are. */
export const title = '溪畔社区'

/** A house with one community officer, doors to knock at, and phones in Chromium. */
export interface GridHouse {
  house: TestHouse
  browser: TestBrowser
  officer: Caller
  /** Registers something; answers its id. */
  put(type: string, values: object): Promise<string>
  /** A house of 溪畔花园 with these rooms; answers its dwellings. */
  addHouse(number: string, rooms: readonly string[], more?: object): Promise<{ address: string; doors: string[] }>
  /** A round of these doors for each of them. */
  plan(doors: readonly string[], ...people: Caller[]): Promise<void>
  /** A phone of 390 × 844 on which this person has set up their page; `script` runs in it before its own code. */
  takePhone(who: Caller, script?: string): Promise<{ page: Page; phone: ReturnType<typeof openPhone> }>
  close(): Promise<void>
}

export async function openGridHouse(): Promise<GridHouse> {
  const house = await openTestHouse({ pages: true })
  const browser = await openTestBrowser(house, 'whole')
  const officer = await house.as('community_officer', { station, team: 'lancheng-community' })
  const put = async (type: string, values: object) => (await officer.post<{ id: string }>(`/api/registry/${type}`, { values })).body.id
  return {
    house, browser, officer, put,
    async addHouse(number, rooms, more = {}) {
      const address = await put('address', { town: '岚城镇', community: title, road: '溪畔花园', house: number, position: { lon: 119.41, lat: 27.3 }, ...more })
      const doors: string[] = []
      for (const room of rooms) doors.push(await put('dwelling', { address, room }))
      return { address, doors }
    },
    async plan(doors, ...people) {
      for (const { account } of people)
        await officer.post('/api/rounds', { title, assignee: account, day: '2026-12-31', stops: doors.map((id) => ({ type: 'dwelling', id, why: 'missing' })) })
    },
    async takePhone(who, script) {
      const context = { permissions: ['geolocation'], geolocation: { longitude: 119.41, latitude: 27.3 }, hasTouch: true, reducedMotion: 'reduce' as const }
      const page = await browser.open(who, '/grid/', { width: 390, height: 844, context, ...(script ? { script } : {}) })
      const phone = openPhone(page)
      await phone.enrol()
      await page.locator('.grid-round').first().waitFor()
      return { page, phone }
    },
    async close() {
      await browser.close()
      await house.close()
    },
  }
}
