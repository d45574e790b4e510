import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBarriers, openTestBrowser, type TestBrowser } from '../browser.ts'
import { openTestHouse, type Caller, type TestHouse } from '../house.ts'

const team = { station: 'lancheng', team: 'lancheng-cases' }

describe('the pages of cases', () => {
  let house: TestHouse
  let browser: TestBrowser
  let desk: Caller, chen: Caller, shu: Caller, lead: Caller
  beforeAll(async () => {
    house = await openTestHouse({ pages: true })
    browser = await openTestBrowser(house)
    desk = await house.as('dispatcher', { team: 'command-room' })
    chen = await house.as('case_officer', team)
    shu = await house.as('case_officer', team)
    lead = await house.as('case_team_lead', team)
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const receive = async (place: string) => {
    const { body } = await desk.post<{ id: string; number: string }>('/api/incidents', { station: 'lancheng', caller: '', phone: '', place, position: null, nature: 'criminal', priority: 2, text: '电动车不见了' })
    await desk.post(`/api/incidents/${body.id}/handOver`, { team: 'lancheng-cases', reason: '' })
    return body
  }
  const accept = async (kind: string) => {
    const { id } = await receive('南岸')
    return (await chen.post<{ id: string }>('/api/cases', { kind, title: '盗窃案', summary: '', lead: chen.account, second: shu.account, incidents: [id] })).body.id
  }

  test.each([
    ['zh', { pullIn: '并入关联警情（1）', matter: '案由', second: '协办民警', tab: /案情/, filed: '申请立案' }],
    ['en', { pullIn: 'Take in linked calls (1)', matter: 'Matter', second: 'Second officer', tab: /Facts/, filed: 'Ask to file' }],
  ] as const)('a case is opened from a call with its linked call, by keyboard (%s)', async (language, words) => {
    const first = await receive('溪畔花园北门')
    const second = await receive('溪畔花园2号楼')
    await desk.post(`/api/incidents/${first.id}/relate`, { to: second.id, kind: 'same_series', reason: '' })
    const page = await browser.open(chen, `/console/cases/new?incident=${second.id}`, { language })
    await page.getByText(second.number).waitFor()
    await page.getByLabel(words.pullIn).check()
    await page.getByLabel(words.matter, { exact: true }).fill('盗窃电动自行车案')
    await page.getByLabel(words.second).focus()
    await page.keyboard.type(`测试${shu.account}`)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/\/console\/cases\/[0-9a-f-]{36}/)
    await page.getByRole('heading', { name: '盗窃电动自行车案' }).waitFor()
    await page.getByRole('tab', { name: words.tab }).waitFor()
    for (const call of [first, second]) await page.getByRole('link', { name: call.number }).waitFor()
    await page.getByRole('button', { name: words.filed }).waitFor()
    expect(await findBarriers(page)).toEqual([])
  })

  test('Ctrl+Enter while an input method composes accepts nothing', async () => {
    const { id } = await receive('桥头')
    const page = await browser.open(chen, `/console/cases/new?incident=${id}`)
    const matter = page.getByLabel('案由', { exact: true })
    await matter.fill('盗窃案')
    await matter.dispatchEvent('keydown', { key: 'Enter', ctrlKey: true, isComposing: true, bubbles: true })
    await page.waitForTimeout(300)
    expect(page.url()).toContain('/cases/new')
    expect(await page.getByText('请选择另一名民警').count()).toBe(0)
  })

  test('what is asked by one is approved by another, each by a key, and both screens follow', async () => {
    const id = await accept('administrative')
    const officer = await browser.open(chen, `/console/cases/${id}`)
    await officer.getByRole('button', { name: '申请立案' }).waitFor()
    await officer.keyboard.press('f')
    await officer.getByLabel('原因').fill('事实清楚')
    await officer.keyboard.press('Control+Enter')
    await officer.getByText('立案申请 · 待办案部门负责人审批').first().waitFor()
    const head = await browser.open(lead, '/console/cases')
    await head.getByText('立案申请 · 盗窃案').click()
    await head.getByText('立案申请 · 请您审批').waitFor()
    await head.keyboard.press('a')
    await head.getByRole('dialog').getByRole('button', { name: /^同意/ }).press('Enter')
    await officer.getByRole('button', { name: '开始侦查' }).waitFor()
    expect(await findBarriers(officer)).toEqual([])
  })

  test('an upload goes on by itself after the network was lost', async () => {
    const id = await accept('criminal')
    const page = await browser.open(chen, `/console/cases/${id}?tab=evidence`)
    let cut = 0
    await page.route('**/uploads/*', (route) => (route.request().method() === 'PATCH' && cut++ === 1 ? route.abort('connectionreset') : route.continue()))
    const photo = Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), randomBytes(9_000_000)])
    await page.getByLabel('上传证据').setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: photo })
    await page.getByRole('link', { name: '下载 现场.jpg' }).waitFor()
    expect(cut).toBeGreaterThan(2)
    expect(await findBarriers(page)).toEqual([])
  })

  test('someone without the right is told which rule stands against it', async () => {
    const id = await accept('criminal')
    const stranger = await house.as('case_officer', { station: 'qiyun', team: 'qiyun-cases' })
    const page = await browser.open(stranger, `/console/cases/${id}`)
    await page.getByText('您无权查看此案').waitFor()
  })

  test('the case file reads well on dark too, with every tab open', async () => {
    const id = await accept('criminal')
    await chen.post(`/api/cases/${id}/notes`, { text: '已走访' })
    await chen.post(`/api/cases/${id}/tasks`, { title: '走访', assignee: chen.account, due: '2026-01-01' })
    await chen.post(`/api/cases/${id}/people`, { name: '郑测试', role: 'victim', phone: '15400000123' })
    await chen.post(`/api/cases/${id}/ask`, { what: 'file', reason: '事实清楚' })
    const page = await browser.open(chen, `/console/cases/${id}`, { dark: true })
    await page.getByRole('tab', { name: /案情/ }).waitFor()
    for (const key of ['1', '2', '3', '4', '5', '6']) {
      await page.keyboard.press(key)
      expect(await findBarriers(page), `tab ${key}`).toEqual([])
    }
  })

  test('the list is worked by keyboard', async () => {
    await accept('criminal')
    const page = await browser.open(lead, '/console/cases')
    await page.getByRole('link', { name: /^X[SZ]-/ }).first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('Escape')
    await page.waitForURL(/\/console\/cases\/?(\?|$)/)
    await page.getByRole('link', { name: /^X[SZ]-/ }).first().waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('没有这样的案件')
    await page.getByText('没有符合条件的案件').waitFor()
    expect(await findBarriers(page)).toEqual([])
  })
})
