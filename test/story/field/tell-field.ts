import { isDeepStrictEqual } from 'node:util'
import type { Browser } from 'playwright-core'
import type { Person } from '../person.ts'
import type { Story } from '../script.ts'
import { openPhone } from './phone.ts'
import { openRoomPage } from './room-page.ts'

interface Cast {
  url: string
  browser: Browser
  officer: Person
  chief: Person
  room: Person
}

/** What was counted at the end, each held against what the story did. */
export interface FieldRecord {
  visits: number
  photos: number
  hazards: number
  disputes: number
  matters: number
}

interface Overview {
  visits: { today: number }
  matters: { open: number; unanswered: number }
  submissions: { held: number; waiting: number }
}

const title = '溪畔社区 走访故事'
const road = '故事巷'
const uses = ['自住', '空置', '借住']

/** `doors`: visits, two photos at each. */
export async function tellField(story: Story, doors: number, { url, browser, officer, chief, room }: Cast): Promise<FieldRecord> {
  const made = (answer: { id: string }) => answer.id
  const put = async (type: string, values: object) => made(await officer.post(`/api/registry/${type}`, { values }))
  const stops = await story.step(`${doors} dwellings are registered and a round is planned`, async () => {
    const ids: string[] = []
    for (let i = 1; i <= doors; i++) {
      const address = await put('address', { town: '岚城镇', community: '溪畔社区', road, house: String(i), position: { lon: 119.41 + i / 5_000, lat: 27.3 + (i % 4) / 6_000 } })
      ids.push(await put('dwelling', { address, room: `${100 + i}` }))
    }
    const { account } = await officer.get<{ account: string }>('/api/me')
    await officer.post('/api/rounds', { title, assignee: account, day: new Date().toISOString().slice(0, 10), stops: ids.map((id) => ({ type: 'dwelling', id, why: 'missing' })) })
    return ids
  })
  const count = async () => ({
    overview: await room.get<Overview>('/api/grid-overview?station=lancheng'),
    hazards: (await chief.get<{ hazards: { text: string }[] }>('/api/hazards?limit=500')).hazards.filter(({ text }) => text.startsWith('故事')).length,
    disputes: (await chief.get<{ disputes: object[] }>('/api/disputes?limit=500')).disputes.filter((one) => JSON.stringify(one).includes(road)).length,
    matters: (await room.get<{ matters: { id: string }[] }>('/api/matters?of=all')).matters.length,
  })
  const before = await count()
  const screen = await openRoomPage(browser, url, room.token)
  const shown = await screen.read()

  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, permissions: ['geolocation'], geolocation: { longitude: 119.41, latitude: 27.3 } })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  const phone = openPhone(page)
  await story.step('the officer signs in on the phone, locks it with a PIN, and takes the round along', async () => {
    await page.goto(`${url}/grid/?lang=zh`)
    await phone.signIn('潘疏雨')
    await phone.openRound(title)
  })
  await context.setOffline(true)
  const people: string[] = []
  await story.step(`without a network: ${doors} visits with ${2 * doors} photos`, async () => {
    for (let i = 1; i <= doors; i++) {
      const person = i % 3 === 0 ? `巷居${'甲乙丙丁戊己庚'[i / 3 - 1]}` : null
      if (person) people.push(person)
      await phone.visit(`${road}${i}号`, { use: uses[i % uses.length]!, person, photos: 2, leaflet: i % 2 ? '防诈骗' : null })
    }
  })
  await story.step('without a network: three hazards, a dispute, a hard matter', async () => {
    for (const [at, kind] of ['消防', '电气线路', '电动车充电'].entries()) await phone.report('隐患', { kind, place: `${road}${at + 1}号`, text: `故事：${kind}有隐患` })
    await phone.report('纠纷', { kind: '邻里', place: `${road}5号`, text: '为屋檐滴水争执', parties: ['巷居甲', '巷居乙'] })
    await phone.report('难题', { kind: '治安', place: `${road}7号`, text: '夜间聚众，劝不散' })
    const said = await phone.says()
    if (!said?.includes(`${doors + 5} 条、${2 * doors} 张`)) throw new Error(`the phone says "${said}"`)
  })
  await story.step('the network is back, and everything is delivered', async () => {
    await context.setOffline(false)
    await phone.waitSent()
  })

  return story.step('the register, the command room’s page and the figures hold what was done, nothing twice', async () => {
    const { visits } = await officer.get<{ visits: { id: string; place: { id: string }; photos: number }[] }>('/api/visits')
    const own = visits.filter(({ place }) => stops.includes(place.id))
    expectSame('visits, one a door', own.map(({ place }) => place.id).sort(), stops.toSorted())
    const shas = new Set<string>()
    for (const { id } of own) for (const { sha256 } of (await chief.get<{ photos: { sha256: string }[] }>(`/api/visits/${id}`)).photos) shas.add(sha256)
    let photos = 0
    for (const sha256 of shas) if ((await chief.bytes(`/api/photos/${sha256}`)).status === 200) photos++
    expectSame('photos', photos, 2 * doors)
    const ground = made(await officer.post('/api/receptions', { kind: 'help', who: '故事' }))
    const found: string[] = []
    for (const door of stops) {
      const dwelling = await officer.get<{ fields: { use?: { value: string } }; parts: { id: string; type: string }[] }>(`/api/registry/dwelling/${door}?ground=reception:${ground}`)
      if (!dwelling.fields.use) throw new Error('a dwelling has no use')
      for (const { id } of dwelling.parts) found.push(...(await officer.get<{ parts: { fields: { name: { value: string } } }[] }>(`/api/registry/household/${id}?ground=reception:${ground}`)).parts.map((person) => person.fields.name.value))
    }
    expectSame('people', found.sort(), people.sort())
    const after = await count()
    expectSame('hazards', after.hazards - before.hazards, 3)
    expectSame('disputes', after.disputes - before.disputes, 1)
    expectSame('hard matters', after.matters - before.matters, 1)
    expectSame('visits on the command room’s page', after.overview.visits.today - before.overview.visits.today, doors)
    expectSame('hard matters on the command room’s page', after.overview.matters.open - before.overview.matters.open, 1)
    await screen.waitFor({ visits: shown.visits + doors, doors: shown.doors + doors, hazards: shown.hazards + 3, disputes: shown.disputes + 1, matters: shown.matters + 1 })
    expectSame('what waits', after.overview.submissions, { held: 0, waiting: 0 })
    return { visits: own.length, photos, hazards: after.hazards - before.hazards, disputes: after.disputes - before.disputes, matters: after.matters - before.matters }
  })
}

function expectSame(what: string, seen: unknown, wanted: unknown): void {
  if (!isDeepStrictEqual(seen, wanted)) throw new Error(`${what}: ${JSON.stringify(seen)} instead of ${JSON.stringify(wanted)}`)
}
