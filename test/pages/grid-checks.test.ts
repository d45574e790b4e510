import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { templates } from '#domains/hazards/index.ts'
import type { CarriedChecklist, HazardFile, HazardRow } from '#answers/hazards'
import { findBarriers, type TestBrowser } from '../browser.ts'
import type { Caller } from '../house.ts'
import type { openPhone } from '../story/field/phone.ts'
import { makePicture } from '../story/field/pictures.ts'
import { openGridHouse, title, type GridHouse } from './grid-house.ts'

/** A browser that reads codes, and a camera that shows the one in `window.plate`: Chromium has neither on this machine. */
const readsCodes = `
  window.BarcodeDetector = class { async detect() { return window.plate ? [{ rawValue: window.plate }] : [] } }
  const canvas = document.createElement('canvas')
  navigator.mediaDevices.getUserMedia = async () => { canvas.getContext('2d').fillRect(0, 0, 9, 9); return canvas.captureStream(5) }`

describe('checklists, re-checks and door plates on a phone', () => {
  let grid: GridHouse
  let browser: TestBrowser
  let officer: Caller, lead: Caller
  let page: Page
  let phone: ReturnType<typeof openPhone>
  const doors: string[] = []
  let fire = ''

  const day = (days: number) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
  const publish = async (content: object) => {
    const { id } = (await lead.post<{ id: string }>('/api/checklists', { content })).body
    await lead.post(`/api/checklists/${id}/publish`)
    return id
  }
  const hazards = async () => (await officer.get<{ hazards: HazardRow[] }>('/api/hazards')).body.hazards
  const inspections = async () => (await officer.get<{ inspections: { id: string; version: number; proposed: number; place: string; photos: number; late: boolean }[] }>('/api/inspections')).body.inspections
  const press = (name: string, on = page) => on.getByRole('button', { name, exact: true }).click()
  /** What is serious on light and on dark. */
  const barriers = async () => {
    const found: string[] = []
    // What fades out is nobody's to read any more.
    await page.locator('.adm-toast-main').waitFor({ state: 'hidden' })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      found.push(...(await findBarriers(page)).map((one) => `${colorScheme}: ${one}`))
    }
    return found
  }

  beforeAll(async () => {
    grid = await openGridHouse()
    ;({ browser, officer } = grid)
    lead = await grid.house.as('command_room_lead', { team: 'command-room' })
    fire = await publish(templates.fire!)
    await publish(templates.wiring!)
    for (const [number, rooms] of [['1', ['101']], ['2', ['201', '202']]] as const) doors.push(...(await grid.addHouse(number, rooms, { code: `LC-000${number}` })).doors)
    await grid.plan(doors, officer)
    const found = { kind: 'fire', severity: 'serious', responsible: { name: '测试责任人', phone: '15400000123', relation: 'owner' } }
    await officer.post('/api/hazards', { ...found, place: { text: '溪畔花园1号 101', dwelling: doors[0] }, text: '楼道堆物', due: day(-3) })
    await officer.post('/api/hazards', { ...found, place: { text: '旧粮站' }, text: '灭火器失效', due: day(0) })
    await officer.post('/api/hazards', { ...found, place: { text: '桥头 5 号' }, text: '应急灯不亮', due: day(20) })
    ;({ page, phone } = await grid.takePhone(officer, readsCodes))
  }, 120_000)
  afterAll(async () => {
    await grid?.close()
  })

  test('a checklist is filled in without a network, branch by branch, under the version that the phone had; what it finds is reported with it', async () => {
    await page.getByText('灭火器失效').waitFor()
    expect(await barriers()).toEqual([])
    await phone.openRound(title)
    expect(await barriers()).toEqual([])
    await page.context().setOffline(true)
    // Meanwhile there is a new version, and then it is offered no more.
    const { draftAct } = (await lead.get<{ draftAct: string }>(`/api/checklists/${fire}`)).body
    await lead.post(`/api/checklists/${fire}/draft`, { content: { ...templates.fire!, items: templates.fire!.items.slice(0, 2) }, base: draftAct })
    await lead.post(`/api/checklists/${fire}/publish`)
    await lead.post(`/api/checklists/${fire}/retire`, { reason: '并入综合检查' })

    await page.locator('.grid-doors button').first().click()
    await press('检查表')
    await page.getByText('消防安全检查').waitFor()
    expect(await barriers()).toEqual([])
    await page.getByText('消防安全检查').click()
    await page.getByText('第 1 项，共 4 项').waitFor()
    expect(await barriers()).toEqual([])
    await press('沿街店铺')
    await page.getByText('第 2 项，共 8 项').waitFor()
    await press('否')
    await press('否')
    await page.getByRole('spinbutton').fill('1')
    await page.getByText('发现 2 处', { exact: true }).waitFor()
    await press('下一项')
    await press('不适用')
    await press('不适用')
    await page.locator('.grid-camera input').setInputFiles({ name: 'IMG.png', mimeType: 'image/png', buffer: makePicture(1) })
    await page.locator('.grid-photos img').waitFor()
    // Killed here it goes on where it was.
    await press('下一项')
    await press('下一项')
    await page.getByText('发现 2 处隐患，随检查表一起上报').waitFor()
    expect(await barriers()).toEqual([])
    await page.locator('.grid-fault').nth(1).getByRole('button', { name: '修改内容、照片' }).click()
    await page.getByLabel('情况').fill('只有一具灭火器，压力不足')
    await page.getByLabel('整改期限').fill('2027-01-20')
    expect(await barriers()).toEqual([])
    await press('保存并上报 2 处')
    await page.locator('.grid-doors button[data-state=done]', { hasText: '消防安全检查' }).waitFor()
    await page.context().setOffline(false)
    await phone.goHome()
    await phone.waitSent()
    expect(await inspections()).toMatchObject([{ version: 1, proposed: 2, place: '岚城镇溪畔社区溪畔花园1号 101', photos: 1, late: false }])
    const file = (await officer.get<{ content: { items: object[] }; hazards: { id: string }[] }>(`/api/inspections/${(await inspections())[0]!.id}`)).body
    expect(file.content.items, 'asked as it was asked then').toHaveLength(9)
    const found = await Promise.all(file.hazards.map(async ({ id }) => (await officer.get<HazardFile>(`/api/hazards/${id}`)).body))
    expect(found.map(({ kind, severity, dwelling, text, due, item }) => ({ kind, severity, dwelling, text, due, item })).toSorted((a, b) => a.item!.localeCompare(b.item!))).toEqual([
      { kind: 'fire', severity: 'serious', dwelling: doors[0], text: '疏散通道或安全出口被占用、堵塞', due: day(15), item: 'exit' },
      { kind: 'fire', severity: 'minor', dwelling: doors[0], text: '只有一具灭火器，压力不足', due: '2027-01-20', item: 'extinguishers' },
    ])
  })

  test('at no door it asks where first; begun and left, it goes on where it was; a hazard may be left out', async () => {
    await page.locator('.grid-reports').getByText('检查').click()
    const { checklists } = (await officer.get<{ checklists: CarriedChecklist[] }>('/api/checklists/current')).body
    expect(checklists).toHaveLength(1)
    await page.getByText(checklists[0]!.content.title.zh).click()
    expect(await page.getByRole('button', { name: '下一项' }).isDisabled()).toBe(true)
    await page.getByRole('textbox', { name: '地点' }).fill('老街菜场')
    await press('下一项')
    await press('否')
    await page.getByText('第 2 项').waitFor()
    await page.goBack()
    await page.getByText(checklists[0]!.content.title.zh).click()
    await page.getByText('第 2 项').waitFor()
    for (let at = 0; at < 4; at++) await press('否')
    for (let at = 0; at < 9 && !(await page.getByText('核对后保存').isVisible()); at++) await press('下一项')
    await page.getByRole('switch').first().click()
    await press('保存')
    await page.locator('.grid-steps').waitFor({ state: 'detached' })
    await phone.goHome()
    await phone.waitSent()
    expect((await inspections())[0]).toMatchObject({ place: '老街菜场', proposed: 1 })
    expect((await hazards()).filter(({ place }) => place === '老街菜场')).toEqual([])
  })

  test('hazards to re-check are told with their day: those at a door there, the others on the first page; a re-check is kept and sent', async () => {
    await page.getByText('今天到期').waitFor()
    expect(await page.getByText('楼道堆物').count(), 'it stands at its door').toBe(0)
    await press('还有 1 条没到期')
    await page.getByText('还有 20 天').waitFor()
    await page.context().setOffline(true)
    await phone.openRound(title)
    await page.locator('.grid-doors button', { hasText: '隐患待复查' }).first().click()
    await page.locator('.grid-due', { hasText: '逾期 3 天' }).click()
    await page.getByText('整改人 测**').waitFor()
    expect(await barriers()).toEqual([])
    await press('还没整改')
    await page.getByLabel('备注').fill('答应周五前清完')
    expect(await page.getByLabel('新的整改期限').inputValue()).toBe(day(15))
    await page.getByLabel('新的整改期限').fill(day(5))
    expect(await barriers()).toEqual([])
    await press('保存')
    await page.locator('.grid-visit').waitFor()
    expect(await page.getByText('楼道堆物').count(), 'it was looked at').toBe(0)
    await phone.goHome()
    await page.getByText('灭火器失效').click()
    await press('已整改')
    await press('保存')
    await page.locator('.grid-reports').waitFor()
    expect(await page.getByText('灭火器失效').count()).toBe(0)
    await page.context().setOffline(false)
    await phone.waitSent()
    const rows = await hazards()
    expect(rows.find(({ text }) => text === '楼道堆物')).toMatchObject({ status: 'failed', due: day(5) })
    expect(rows.find(({ text }) => text === '灭火器失效')).toMatchObject({ status: 'passed' })
  })

  test('a door plate opens its door; one of several doors is chosen; one that is in no round says so; a code may be typed', async () => {
    const scan = async (text: string) => {
      await phone.goHome()
      await page.locator('.grid-reports').getByText('扫门牌').click()
      await page.locator('.grid-scan[data-on=true]').waitFor()
      await page.evaluate(`window.plate = ${JSON.stringify(text)}`)
    }
    await scan('https://example.org/elsewhere')
    await page.getByText('这不是门牌的二维码。').waitFor()
    expect(await barriers()).toEqual([])
    await scan(`${browser.address}/grid/#/plate/LC-0001`)
    await page.locator('.grid-visit').getByText('岚城镇溪畔社区溪畔花园1号 101').waitFor()
    await page.evaluate('window.plate = ""')
    await page.goBack()
    await page.locator('.grid-reports').waitFor()
    await page.locator('.grid-reports').getByText('扫门牌').click()
    await page.getByRole('textbox', { name: '门牌编码' }).fill('lc-0002')
    await press('打开')
    await page.getByText('这块门牌有 2 户，请选一户').waitFor()
    expect(await barriers()).toEqual([])
    await page.locator('.grid-doors button').nth(1).click()
    await page.locator('.grid-visit').getByText('溪畔花园2号 202').waitFor()
    await scan('LC-0009')
    await page.getByText('门牌 LC-0009 不在今天的走访计划里。').waitFor()
    expect(await barriers()).toEqual([])
  })

  test('the other pages hold nobody up either, on light and on dark', async () => {
    await phone.goHome()
    await phone.openRound(title)
    await page.locator('.grid-doors button').nth(2).click()
    await page.locator('.grid-entry').waitFor()
    expect(await barriers(), 'visit').toEqual([])
    await press('添加住户人员')
    await page.locator('.grid-sheet').waitFor()
    expect(await barriers(), 'somebody new').toEqual([])
    await page.locator('.grid-sheet').getByRole('button', { name: '取消' }).click()
    for (const hash of ['/report/hazard', '/report/dispute', '/report/matter', '/outbox', '/me']) {
      await page.evaluate(`location.hash = ${JSON.stringify(hash)}`)
      await page.locator('.grid-foot, .grid-actions').waitFor()
      expect(await barriers(), hash).toEqual([])
    }
  })

  test('the register prints the plate of an address', async () => {
    const { id } = (await officer.post<{ id: string }>('/api/receptions', { kind: 'help', who: '测试' })).body
    const { address } = await grid.addHouse('7', [], { code: 'LC-0007' })
    const desk = await browser.open(officer, `/console/register/address/${address}?ground=reception:${id}`)
    await desk.getByRole('heading', { level: 1, name: /7/ }).waitFor()
    await desk.keyboard.press('p')
    const code = desk.getByRole('img', { name: '门牌 LC-0007 的二维码' })
    await code.waitFor()
    expect(decodeURIComponent((await code.getAttribute('src'))!)).toMatch(/^data:image\/svg\+xml,<svg/)
    expect(await findBarriers(desk)).toEqual([])
  })
})
