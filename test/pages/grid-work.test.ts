import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { findBarriers, openTestBrowser, type TestBrowser } from '../browser.ts'
import { openTestHouse, type Caller, type TestHouse } from '../house.ts'
import { makeIds } from '../sync/ids.ts'

const station = 'lancheng'

describe('the page of grid work', () => {
  let house: TestHouse
  let browser: TestBrowser
  let officer: Caller, auxiliary: Caller, chief: Caller, room: Caller
  let uuid: () => string
  let phone: string

  const put = async (type: string, values: object) => (await officer.post<{ id: string }>(`/api/registry/${type}`, { values })).body.id
  const send = async (kind: string, body: object) => {
    const now = new Date().toISOString()
    const answer = await auxiliary.post<{ fates: { state: string }[] }>('/api/sync', { device: phone, now, intents: [{ id: uuid(), kind, after: null, at: now, body }] })
    expect(answer.body.fates, JSON.stringify(answer.body)).toMatchObject([{ state: 'done' }])
  }
  const push = async (text: string, urgent: boolean) => {
    const id = uuid()
    await send('matter.push', { id, kind: 'order', text, place: '石际村23号', position: null, urgent, visit: null, photos: [{ sha256: 'ab'.repeat(32), takenAt: new Date().toISOString(), position: null }] })
    return id
  }
  /** Sends the dialog that is open, and waits until it is gone. */
  const confirm = async (page: Page) => {
    await page.keyboard.press('Control+Enter')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }

  beforeAll(async () => {
    house = await openTestHouse({ pages: true })
    browser = await openTestBrowser(house)
    officer = await house.as('community_officer', { station, team: 'lancheng-community' })
    auxiliary = await house.as('auxiliary', { station, team: 'lancheng-community' })
    chief = await house.as('station_chief', { station })
    room = await house.as('command_room_lead', { team: 'command-room' })
    uuid = makeIds(house.platform.clock)
    phone = (await auxiliary.post<{ id: string }>('/api/devices', { name: '测试手机' })).body.id
    for (let i = 1; i <= 4; i++) {
      const address = await put('address', { town: '岚城镇', community: '溪畔社区', road: '溪畔花园', house: String(i), position: { lon: 119.41 + i / 1000, lat: 27.3 + (i % 2) / 1000 } })
      await put('dwelling', { address, room: `${i}01` })
    }
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  test('a hard matter appears in the command room at once; it is answered, handed on and closed by key, and the sender hears of it', async () => {
    const page = await browser.open(room, '/console/grid')
    await page.getByText('目前没有未办结的难题。').waitFor()
    await page.getByRole('status').getByText('更新').waitFor()
    const id = await push('两家为地界动手，劝不住', true)
    await page.getByText('紧急 1').waitFor()
    expect(await findBarriers(page)).toEqual([])
    const desk = await browser.open(room, '/console/desk')
    const strip = desk.getByRole('alert', { name: '紧急难题' })
    await strip.getByText(/两家为地界动手，劝不住/).waitFor()
    await page.getByRole('alert', { name: '紧急难题' }).getByRole('button', { name: '去答复' }).click()
    await page.waitForURL(`**/console/grid/matters/${id}`)
    await page.getByRole('button', { name: /^答复/ }).waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.press('a')
    await page.getByLabel('答复内容').fill('已派社区民警前往')
    await confirm(page)
    await page.getByText('已派社区民警前往').waitFor()
    await strip.waitFor({ state: 'hidden' })
    await page.keyboard.press('h')
    await page.getByLabel('转给哪个单位').fill('岚城镇人民政府')
    await confirm(page)
    await page.getByText('转给岚城镇人民政府').waitFor()
    await page.getByRole('button', { name: /^查看照片/ }).click()
    await page.getByText('照片还在手机上').waitFor()
    await page.keyboard.press('c')
    await page.getByLabel('办理结果').fill('已劝开，转调解')
    await confirm(page)
    await page.getByRole('button', { name: /^重开/ }).waitFor()
    const { body } = await auxiliary.get<{ state: string; talk: { kind: string }[] }>(`/api/matters/${id}`)
    expect(body).toMatchObject({ state: 'closed', talk: [{ kind: 'answered' }, { kind: 'handedOn' }, { kind: 'closed' }] })
  })

  test('a round is planned from what is missing, a door taken out and put back; it is given to another, and its visits are seen', async () => {
    const page = await browser.open(officer, '/console/grid/rounds')
    await page.getByText('目前没有走访计划。').waitFor()
    await page.keyboard.press('n')
    await page.getByText('要去的户 4').waitFor()
    await page.getByRole('img', { name: '4 户的路线示意图，上北下南' }).waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.getByRole('button', { name: /^去掉 岚城镇溪畔社区溪畔花园3号/ }).click()
    await page.getByRole('button', { name: /^安排这 3 户/ }).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/\/console\/grid\/rounds\/[0-9a-f-]{36}/)
    await page.getByText('还没有走访。').waitFor()
    expect(await findBarriers(page)).toEqual([])
    const { rounds } = (await officer.get<{ rounds: { id: string; stops: number; title: string }[] }>('/api/rounds?of=station')).body
    expect(rounds).toMatchObject([{ stops: 3 }])
    const { body: suggested } = await officer.get<{ stops: { id: string; place: string }[] }>('/api/rounds/suggest')
    expect(suggested.stops.map(({ place }) => place)).toEqual(['岚城镇溪畔社区溪畔花园3号 301'])
    const done = { id: uuid(), round: rounds[0]!.id, place: { type: 'dwelling', id: suggested.stops[0]!.id }, partner: null, outcome: 'done', startedAt: new Date().toISOString(), position: null, leaflets: [], photos: [], signature: null, note: '', findings: [] }
    await send('visit.record', done)
    await page.getByText('岚城镇溪畔社区溪畔花园3号 301').first().waitFor()
    await page.getByText('待核实的走访 1 次').waitFor()
    await page.keyboard.press('c')
    await confirm(page)
    await page.getByText('目前没有走访计划。').waitFor()
    const other = await browser.open(chief, '/console/grid/rounds')
    await other.getByText('待核实的走访 1 次').click()
    await other.getByRole('button', { name: '已核实' }).click()
    await other.getByRole('dialog').getByLabel('原因').fill('属实')
    await confirm(other)
    await other.getByText('待核实的走访 1 次').waitFor({ state: 'detached' })
  })

  test('a task is set by keyboard for whoever gets there first, and cancelled with the reason', async () => {
    const page = await browser.open(chief, '/console/grid/tasks')
    await page.getByText('目前没有任务。').waitFor()
    await page.keyboard.press('n')
    await page.getByLabel('任务名称').fill('查看车棚充电')
    expect(await findBarriers(page)).toEqual([])
    await confirm(page)
    await page.getByRole('cell', { name: '查看车棚充电' }).waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.press('w')
    await page.getByRole('dialog').getByLabel('原因').fill('乡镇已办')
    await confirm(page)
    await page.getByText('目前没有任务。').waitFor()
  })

  test('the county’s head sees shares and counts on a phone’s screen, and what the matters are about is not theirs', async () => {
    await push('楼道堆物吵到动手边缘', true)
    const page = await browser.open(await house.as('county_bureau_head'), '/console/grid', { width: 390, height: 844 })
    await page.getByText('内容由指挥室和所在派出所所长查看。').waitFor()
    await page.getByText('溪畔社区').waitFor()
    expect(await page.getByText('楼道堆物吵到动手边缘').count()).toBe(0)
    expect(await findBarriers(page)).toEqual([])
  })

  test('in English, on dark: what waits for the chief counts after all, and a lost phone is cut off', async () => {
    const now = new Date().toISOString()
    const late = new Date(Date.now() - 8 * 86_400_000).toISOString()
    await auxiliary.post('/api/sync', { device: phone, now, intents: [{ id: uuid(), kind: 'matter.push', after: null, at: late, body: { id: uuid(), kind: 'order', text: '迟到的难题', place: '', position: null, urgent: false, visit: null, photos: [] } }] })
    const page = await browser.open(chief, '/console/grid/phones', { language: 'en', dark: true })
    await page.getByRole('button', { name: 'Count it' }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('true')
    await confirm(page)
    await page.getByText('All that phones sent counts.').waitFor()
    await page.getByText('测试手机').waitFor()
    await page.keyboard.press('x')
    await page.getByRole('dialog').getByRole('textbox').fill('lost')
    await confirm(page)
    await page.getByText(/^cut off /).waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.press('2')
    await page.getByText('迟到的难题').waitFor()
    await page.keyboard.press('j')
    await page.getByText('The command room answers and carries it.').waitFor()
    expect(await findBarriers(page)).toEqual([])
  })
})
