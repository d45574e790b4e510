import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBarriers, openTestBrowser, type TestBrowser } from '../browser.ts'
import { openTestHouse, type Caller, type TestHouse } from '../house.ts'

const shed = { lon: 119.4189, lat: 27.3026 }
const gate = { id: 'gate/xipan', name: '溪畔花园大门', nameEn: 'Xipan Gardens, gate', aliases: ['溪畔门口'], kind: 'gate', address: '岚城镇桥头社区', station: 'lancheng', community: 'qiaotou', ...shed }

interface Opened {
  id: string
  caller: string
  status: string
  place: string
  nature: string
  priority: number
  position: unknown
  relations: { to: string; kind: string }[]
  assignments: { crew: string }[]
}

describe('the desk in a browser', () => {
  let house: TestHouse
  let browser: TestBrowser
  let desk: Caller
  let officer: Caller
  let crew: string
  let earlier: string
  let page: Page
  let ime: CDPSession
  let beating: NodeJS.Timeout
  beforeAll(async () => {
    house = await openTestHouse({ pages: true })
    browser = await openTestBrowser(house)
    desk = await house.as('dispatcher', { team: 'command-room' })
    officer = await house.as('case_officer', { station: 'lancheng', team: 'lancheng-cases' })
    await desk.post('/api/places', { places: [gate], reason: '测试' })
    crew = (await desk.post<{ id: string }>('/api/crews', { callsign: { zh: '岚城一组', en: 'Lancheng 1' }, station: 'lancheng', vehicle: 'car', members: [officer.account], phone: '15400000901' })).body.id
    await officer.post(`/api/crews/${crew}/start`)
    await beat()
    // As the phone does: who was not heard for fifteen seconds counts as unreachable.
    beating = setInterval(() => void beat(), 4_000)
    earlier = (await desk.post<{ id: string }>('/api/incidents', { station: 'lancheng', caller: '甲', phone: '15400000001', place: '溪畔花园电动车棚', position: shed, nature: 'criminal', priority: 2, text: '停在车棚的电动车不见了' })).body.id
    page = await browser.open(desk, '/console/desk')
    ime = await page.context().newCDPSession(page)
    await page.locator('.desk-row').first().waitFor()
  })
  afterAll(async () => {
    clearInterval(beating)
    await browser?.close()
    await house?.close()
  })
  const beat = () => officer.post(`/api/crews/${crew}/heartbeat`, { position: { lon: shed.lon + 0.003, lat: shed.lat }, battery: 80, visible: true })
  const list = async () => (await desk.get<{ incidents: { id: string; place: string; text: string }[] }>('/api/incidents?open=true')).body.incidents
  const open = async (id: string) => (await desk.get<Opened>(`/api/incidents/${id}`)).body
  const focused = () => page.evaluate(`document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.closest('.desk-field')?.querySelector('.desk-label span')?.textContent`)
  /** Types as an input method does: composes, presses Enter while composing, then commits. */
  const compose = async (text: string) => {
    await ime.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    await page.keyboard.press('Enter')
    await ime.send('Input.insertText', { text })
  }

  test('a call is written down, linked and dispatched by keyboard alone, with an input method whose Enter submits nothing', async () => {
    await page.evaluate(`addEventListener('keydown', (e) => { if (e.isComposing) window.composedEnter = true }, true)`)
    await page.keyboard.press('n')
    await page.keyboard.type('15400001234')
    await page.keyboard.press('Enter')
    expect(await focused()).toBe('报警人')
    await compose('林女士')
    expect(await page.evaluate('window.composedEnter')).toBe(true)
    expect(await focused()).toBe('报警人')
    await page.keyboard.press('Enter')
    await page.keyboard.type('xphy')
    await page.getByRole('option', { name: '溪畔花园大门' }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('1')
    await page.keyboard.press('2')
    await compose('家里的电动车也被偷了')
    expect(await list()).toHaveLength(1)
    await page.locator('.desk-similar').waitFor()
    const linked = (kind: string) => page.locator(`.desk-similar[data-linked=${kind}]`).waitFor()
    // The same thing told again, by one key; another one of its kind, by the other.
    await page.keyboard.press('Alt+r')
    await linked('duplicate')
    await page.keyboard.press('Alt+l')
    await linked('same_series')
    await page.keyboard.press('Control+Enter')
    await page.locator('.desk-candidates [role=option]').first().waitFor()
    await page.keyboard.press('1')
    await page.locator('.desk-status-dispatched').waitFor()

    const written = (await list()).find((row) => row.id !== earlier)!
    expect(await open(written.id)).toMatchObject({
      caller: '林女士', place: '溪畔花园大门', position: shed, nature: 'criminal', priority: 2, status: 'dispatched',
      relations: [{ to: earlier, kind: 'same_series' }], assignments: [{ crew }],
    })
    expect((await open(earlier)).relations).toMatchObject([{ to: written.id }])
  })

  test('a step that a crew said is noted by keys, and taken back by keys when it was wrong', async () => {
    await page.keyboard.press('Escape')
    const [first] = (await list()).filter((row) => row.id !== earlier)
    await page.goto(`${browser.address}/console/desk/${first!.id}`)
    await page.locator('.desk-status-dispatched').waitFor()
    await page.keyboard.press('s')
    await page.locator('.desk-action').waitFor()
    await page.keyboard.press('3')
    await page.keyboard.press('Control+Enter')
    await page.locator('.desk-status-on_scene').waitFor()
    await page.keyboard.press('u')
    await page.getByPlaceholder('理由').fill('按错')
    await page.keyboard.press('Control+Enter')
    await page.locator('.desk-status-dispatched').waitFor()
    expect((await open(first!.id)).status).toBe('dispatched')
  })

  test('a report that was written down wrongly is corrected by keys; the history keeps what stood', async () => {
    const [first] = (await list()).filter((row) => row.id !== earlier)
    await desk.post(`/api/incidents/${first!.id}/report`, { crew, text: '车棚无人' })
    await page.getByText('车棚无人').waitFor()
    await page.keyboard.press('x')
    await page.getByLabel('现场反馈').fill('车棚有人，已询问')
    await page.getByPlaceholder('为何更正').fill('听错')
    await page.keyboard.press('Control+Enter')
    await page.locator('.desk-report', { hasText: '车棚有人，已询问' }).waitFor()
    await page.keyboard.press('i')
    for (const text of ['车棚无人', '听错']) await page.locator('.desk-history').getByText(text).waitFor()
    await page.keyboard.press('Escape')
  })

  test('what is typed survives a reload, and letters typed into a field are letters', async () => {
    await page.keyboard.press('n')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.type('nd/')
    await page.reload()
    await page.locator('.desk-row').first().waitFor()
    expect(await page.getByRole('combobox', { name: '地点' }).inputValue()).toBe('nd/')
    expect(await list()).toHaveLength(2)
  })

  test('a call whose answer was lost is not doubled; changed since, it says so and is kept, and pressed again it is another', async () => {
    const other = await browser.open(desk, '/console/desk')
    await other.locator('.desk-row').first().waitFor()
    await other.keyboard.press('n')
    await other.getByRole('combobox', { name: '地点' }).fill('xphy')
    // Of the places, not of the calls.
    await other.getByRole('option', { name: '溪畔花园大门 岚城镇桥头社区' }).waitFor()
    await other.keyboard.press('Enter')
    const words = other.getByRole('textbox', { name: '内容', exact: true }).first()
    await words.fill('断网时所记')
    const calls = '**/api/incidents'
    // It arrives; what the server says does not.
    await other.route(calls, async (route) => {
      if (route.request().method() !== 'POST') return route.continue()
      await route.fetch()
      return route.abort()
    })
    await words.press('Control+Enter')
    await other.getByText('连不上服务器').waitFor()
    await other.unroute(calls)
    const texts = async () => (await list()).map((call) => call.text).filter((text) => text.startsWith('断网时所记')).toSorted()
    expect(await texts()).toEqual(['断网时所记'])
    await words.fill('断网时所记，后有补充')
    await words.press('Control+Enter')
    await other.getByText('较早的一份已经收到').waitFor()
    expect(await words.inputValue()).toBe('断网时所记，后有补充')
    expect(await texts()).toEqual(['断网时所记'])
    await words.press('Control+Enter')
    await expect.poll(texts).toEqual(['断网时所记', '断网时所记，后有补充'])
    await other.close()
  })

  test('a shift is opened, a note written and corrected, handed over, and taken over by someone else', async () => {
    await page.keyboard.press('g')
    await page.getByRole('button', { name: '开始本班' }).click()
    await page.getByLabel('给下一班的话').fill('对讲送修')
    await page.keyboard.press('Control+Enter')
    const notes = page.locator('.desk-notes').first()
    await notes.getByText('对讲送修').waitFor()
    await notes.getByRole('button', { name: '更正' }).click()
    await page.getByRole('dialog').last().getByLabel('给下一班的话').fill('三号对讲送修')
    await page.getByLabel('原因').fill('补机位')
    await page.keyboard.press('Control+Enter')
    await notes.getByText('三号对讲送修').waitFor()
    await page.locator('.ant-modal').waitFor({ state: 'detached' })
    expect(await findBarriers(page)).toEqual([])
    await page.getByRole('button', { name: '交班', exact: true }).click()
    await page.getByRole('tooltip').getByRole('button', { name: '交班' }).click()
    await page.getByText('交班人不能自己签收。').waitFor()
    const next = await browser.open(await house.as('dispatcher', { team: 'command-room' }), '/console/desk')
    await next.locator('.desk-row').first().waitFor()
    await next.keyboard.press('g')
    await next.getByRole('button', { name: '签收并开始新班' }).click()
    await next.getByText('三号对讲送修').waitFor()
    await next.getByLabel('给下一班的话').waitFor()
    await next.context().close()
    await page.keyboard.press('Escape')
    await page.locator('.ant-drawer-open').waitFor({ state: 'detached' })
  })

  test.each([['zh', false], ['en', true]] as const)('axe finds no barrier (%s, dark: %s)', async (language, dark) => {
    const other = await browser.open(desk, `/console/desk/${earlier}`, { language, dark })
    await other.locator('.desk-moments').waitFor()
    expect(await findBarriers(other)).toEqual([])
    await other.context().close()
  })
})
