import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBarriers, openTestBrowser, type TestBrowser } from '../browser.ts'
import { openTestHouse, type Caller, type TestHouse } from '../house.ts'

const station = 'lancheng'
const given = {
  kind: 'fire', severity: 'serious', text: '疏散通道堆放杂物', place: { text: '溪畔花园 3 号楼', position: { lon: 119.42, lat: 27.3 } }, responsible: { name: '测试责任人', phone: '15400000123', relation: 'owner' },
}

describe('the pages of hazards', () => {
  let house: TestHouse
  let browser: TestBrowser
  let grid: Caller, pan: Caller, wu: Caller, lead: Caller, desk: Caller
  beforeAll(async () => {
    house = await openTestHouse({ pages: true })
    browser = await openTestBrowser(house)
    grid = await house.as('grid_worker', { station })
    pan = await house.as('community_officer', { station, team: 'lancheng-community' })
    wu = await house.as('community_officer', { station, team: 'lancheng-community' })
    lead = await house.as('command_room_lead', { team: 'command-room' })
    desk = await house.as('dispatcher', { team: 'command-room' })
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const found = async (more: object = {}) => (await grid.post<{ id: string; number: string }>('/api/hazards', { ...given, ...more })).body

  test('a hazard is reported, re-checked and closed by keyboard, by two officers', async () => {
    const page = await browser.open(pan, '/console/hazards')
    await page.getByText('目前没有未办结的隐患。').waitFor()
    await page.keyboard.press('n')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('地点').fill('老街 12 号')
    await dialog.getByLabel('隐患情况').fill('楼道堆放纸箱')
    await dialog.getByLabel('姓名或单位').fill('测试店主')
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/\/console\/hazards\/[0-9a-f-]{36}/)
    await page.getByText('测**').waitFor()
    await page.keyboard.press('r')
    await dialog.getByText('合格', { exact: true }).click()
    await page.keyboard.press('Control+Enter')
    await page.getByText('请另一名社区民警或所长销案').waitFor()
    expect(await page.getByRole('button', { name: /^销案/ }).count()).toBe(0)
    const other = await browser.open(wu, new URL(page.url()).pathname)
    await other.getByRole('button', { name: /^销案/ }).waitFor()
    await other.keyboard.press('c')
    await other.keyboard.press('Control+Enter')
    await other.getByText('已销案').first().waitFor()
    await page.getByText('已销案').first().waitFor()
    expect(await findBarriers(other)).toEqual([])
  })

  test('the same place and kind is said to be the same again before it is sent', async () => {
    const { number } = await found({ place: { text: '竹溪路 9 号' } })
    const page = await browser.open(pan, '/console/hazards')
    await page.getByRole('button', { name: /上报隐患/ }).click()
    await page.getByRole('dialog').getByLabel('地点').fill('竹溪路9号')
    await page.getByText(`同一地点、同类隐患：${number}`).waitFor()
  })

  test('the responsible party is opened with a reason, which stands in the history', async () => {
    const { id } = await found({ place: { text: '南岸 1 号' } })
    const page = await browser.open(pan, `/console/hazards/${id}`)
    await page.getByText('154******23').waitFor()
    await page.getByRole('button', { name: /^查看/ }).click()
    await page.getByText('联系责任人').click()
    await page.getByText('15400000123').waitFor()
    await page.keyboard.press('3')
    await page.getByText('查看责任人').waitFor()
  })

  test('the list is worked by keyboard, overdue first, and shown in English and on dark without barriers', async () => {
    await found({ place: { text: '旧粮站', position: null }, due: '2026-01-05' })
    const page = await browser.open(pan, '/console/hazards', { language: 'en', dark: true })
    await page.getByText('Overdue since 01-06').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.getByText('旧粮站').nth(1).waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.waitForURL(/\/hazards(\?|$)/)
    await page.keyboard.press('/')
    await page.keyboard.type('nowhere')
    await page.getByText('No hazard fits.').waitFor()
  })

  test('the command room sees a major one at once, wherever it is, until somebody there has seen it', async () => {
    const page = await browser.open(desk, '/console/desk')
    await page.getByRole('menuitem', { name: '隐患' }).waitFor()
    await found({ severity: 'major', place: { text: '桥头市场', position: { lon: 119.421, lat: 27.301 } } })
    const strip = page.getByRole('alert', { name: '重大隐患待知悉' })
    await strip.getByText(/桥头市场/).waitFor()
    await strip.getByRole('button', { name: '查看' }).click()
    await page.getByText('处理情况由所属派出所查看。').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await strip.getByRole('button', { name: '知悉' }).click()
    await strip.waitFor({ state: 'detached' })
  })

  test('a checklist is begun from a template, given a branch, tried, and published without code', async () => {
    const page = await browser.open(lead, '/console/hazards/checklists')
    await page.getByText('还没有检查表。').waitFor()
    await page.getByRole('button', { name: /新建/ }).click()
    await page.getByRole('menuitem', { name: '电气线路检查' }).click()
    await page.getByRole('button', { name: /添加检查项/ }).click()
    await page.getByRole('menuitem', { name: '是 / 否' }).click()
    await page.getByText('请填写中英文问题').waitFor()
    expect(await page.getByRole('button', { name: '发布', exact: true }).isDisabled()).toBe(true)
    await page.getByLabel('问题 · 中').fill('配电箱是否上锁')
    await page.getByLabel('问题 · 英').fill('Is the box locked?')
    await page.getByLabel('什么时候问').click()
    await page.getByTitle('仅当：是否使用大功率电器').click()
    await page.getByLabel('回答为').click()
    await page.locator('.ant-select-dropdown:visible').getByTitle('是', { exact: true }).click()
    await page.keyboard.press('Escape')
    const phone = page.getByRole('region', { name: '手机上的样子（可试填）' })
    expect(await phone.getByText('配电箱是否上锁').count()).toBe(0)
    await phone.getByRole('radiogroup', { name: '是否使用大功率电器' }).getByText('是', { exact: true }).click()
    await phone.getByText('配电箱是否上锁').waitFor()
    await phone.getByRole('radiogroup', { name: '是否有裸露、破损的电线' }).getByText('是', { exact: true }).click()
    await phone.getByText('电线裸露或破损').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.getByRole('button', { name: '发布', exact: true }).click()
    await page.keyboard.press('Control+Enter')
    await page.getByText('第 1 版使用中').waitFor()
    const { checklists } = (await pan.get<{ checklists: { content: { items: { showIf: unknown }[] } }[] }>('/api/checklists/current')).body
    expect(checklists[0]!.content.items.at(-1)!.showIf).toEqual({ item: 'heater', answers: ['yes'] })
    const officer = await browser.open(pan, '/console/hazards/checklists')
    await officer.getByRole('button', { name: /电气线路检查/ }).click()
    await officer.getByText('配电箱是否有烧焦痕迹').or(officer.getByText('插座、配电箱是否有烧焦痕迹')).first().waitFor()
    expect(await officer.getByRole('button', { name: '发布', exact: true }).count()).toBe(0)
  })

  test('what was typed is not lost where somebody else kept a draft meanwhile', async () => {
    const { id } = (await lead.post<{ id: string }>('/api/checklists', { content: { title: { zh: '测试表', en: 'Test' }, kind: 'fire', items: [] } })).body
    const page = await browser.open(lead, `/console/hazards/checklists/${id}`)
    await page.getByLabel('名称（英文）').fill('Test two')
    const { draftAct } = (await lead.get<{ draftAct: string }>(`/api/checklists/${id}`)).body
    await lead.post(`/api/checklists/${id}/draft`, { base: draftAct, content: { title: { zh: '别人改的', en: 'Other' }, kind: 'fire', items: [] } })
    await page.getByText('草稿已被他人修改').waitFor()
    await page.keyboard.press('Control+s')
    await page.getByText('您的修改仍在屏幕上').waitFor()
    expect(await page.getByLabel('名称（英文）').inputValue()).toBe('Test two')
    await page.getByRole('button', { name: '改用最新草稿' }).click()
    expect(await page.getByLabel('名称（英文）').inputValue()).toBe('Other')
  })
})
