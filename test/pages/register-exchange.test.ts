import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { findBarriers, openTestBrowser, type TestBrowser } from '../browser.ts'
import { openTestHouse, type Caller, type TestHouse } from '../house.ts'

const station = 'lancheng'
const address = (i: number, road = '溪畔花园') => `A-${i},岚城镇,溪畔社区,${road},${i},119.41,27.3,CGCS2000`
const list = (name: string, rows: string[]) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(['编号,乡镇（街道）,社区（村）,路、街、自然村、小区,门牌号,经度,纬度,坐标系', ...rows].join('\r\n')) })

describe('files of the register in the console', { timeout: 90_000 }, () => {
  let house: TestHouse
  let browser: TestBrowser
  let officer: Caller, chief: Caller
  beforeAll(async () => {
    house = await openTestHouse({ pages: true })
    officer = await house.as('community_officer', { station, team: 'lancheng-community' })
    chief = await house.as('station_chief', { station })
    browser = await openTestBrowser(house)
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const choose = (page: Page, name: string, rows: string[]) => page.locator('input[type=file]').setInputFiles(list(name, rows))
  const figure = (page: Page, part: string) => page.locator(`.exchange-figures [data-part=${part}] dd`).innerText()
  const figures = async (page: Page) => Promise.all(['added', 'changed', 'unchanged', 'faulty'].map((part) => figure(page, part)))

  test('a file is checked, its faults are named and can be taken along, the good rows go in, and the same file adds nothing', async () => {
    const page = await browser.open(officer, '/console/register')
    await page.getByRole('link', { name: '导入导出' }).click()
    await page.getByText('还没有导入过').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await choose(page, '地址.csv', [address(1), address(2), `A-3,岚城镇,,溪畔花园,3,119.41,27.3,`])
    await page.getByText('共 3 行').waitFor()
    expect(await figures(page)).toEqual(['2', '0', '0', '1'])
    await page.getByText('有经纬度而未写坐标系').waitFor()
    expect(await findBarriers(page)).toEqual([])
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '全部错误（CSV）' }).click()])
    expect(download.suggestedFilename()).toBe('地址-faults.csv')
    expect(readFileSync(await download.path(), 'utf8')).toContain('4,"坐标系"')
    await page.getByRole('button', { name: /^导入 2 条/ }).waitFor()
    await page.keyboard.press('c')
    await page.getByText('导入完成').waitFor()
    await page.getByText('新增 2 · 变更 0 · 不变 0 · 有误 1').waitFor()
    await choose(page, '地址.csv', [address(1), address(2)])
    await page.getByRole('button', { name: '没有要导入的' }).waitFor()
    expect(await figures(page)).toEqual(['0', '0', '2', '0'])
  })

  test('what differs is left to a person, or corrected for a reason that is asked for', async () => {
    const page = await browser.open(officer, '/console/register/exchange', { language: 'en' })
    await choose(page, 'roads.csv', [address(1, '溪畔新村'), address(2)])
    await page.getByText('1 of them differ from what stands').waitFor()
    const go = page.getByRole('button', { name: /^Import 1/ })
    await page.getByRole('radio', { name: /The file is right/ }).check()
    expect(await go.isDisabled()).toBe(true)
    expect(await findBarriers(page)).toEqual([])
    await page.getByRole('radio', { name: /A person decides/ }).check()
    await go.click()
    await page.getByRole('link', { name: /1 differences wait/ }).click()
    await page.getByText('from an imported file').waitFor()
    await page.getByText('溪畔新村').waitFor()
  })

  test('a file of the wrong kind is told what it lacks, and nothing of the page is lost', async () => {
    const page = await browser.open(officer, '/console/register/exchange')
    await page.locator('input[type=file]').setInputFiles({ name: '人员.csv', mimeType: 'text/csv', buffer: Buffer.from('姓名\n某某') })
    await page.getByRole('alert').getByText(/缺少列：乡镇（街道）/).waitFor()
    await choose(page, '地址.csv', [address(9)])
    await page.getByRole('button', { name: /^导入 1 条/ }).waitFor()
  })

  test('a copy is made by keyboard and downloaded whole; an officer is offered neither numbers in full nor batches', async () => {
    const page = await browser.open(officer, '/console/register/exchange')
    await page.getByRole('button', { name: /^生成副本/ }).waitFor()
    expect(await page.getByText(/报送批次|号码显示完整/).count()).toBe(0)
    await page.keyboard.press('e')
    await page.getByText(/^DC-lancheng-\d{8}-001：2 条/).waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /^下载 CSV/ }).click()])
    expect(download.suggestedFilename()).toMatch(/-address-2\.csv$/)
    const bytes = readFileSync(await download.path())
    await page.getByRole('button', { name: /^核对 / }).click()
    await page.getByText(`SHA-256 ${createHash('sha256').update(bytes).digest('hex')}`).waitFor()
    await page.getByText(`2 条 · ${bytes.length.toLocaleString('en')} 字节`).waitFor()
    expect(await findBarriers(page)).toEqual([])
  })

  test('the chief makes a batch, confirms that it was sent, and is told that nothing is left; on a phone too', async () => {
    const page = await browser.open(chief, '/console/register/exchange', { width: 390, height: 844 })
    await page.getByText('报送批次', { exact: true }).click()
    await page.getByRole('button', { name: /^生成批次/ }).click()
    await page.getByText(/^BS-lancheng-\d{8}-001：2 条/).waitFor()
    await page.getByText('待报送').waitFor()
    expect(await findBarriers(page)).toEqual([])
    expect(await page.evaluate(`document.querySelector('.exchange').scrollWidth <= innerWidth`), 'nothing stands beside the screen').toBe(true)
    await page.getByRole('button', { name: '确认已报送' }).click()
    await page.getByRole('dialog').getByLabel('回执号（可不填）').fill('省 2026-1')
    await page.keyboard.press('Control+Enter')
    await page.getByText('已报送', { exact: true }).waitFor()
    await page.getByRole('button', { name: /^生成批次/ }).click()
    await page.getByText('自上次报送以来没有新增或变更').waitFor()
    const ground = (await chief.post<{ id: string }>('/api/receptions', { kind: 'help', who: '来访测试' })).body.id
    const record = await browser.open(chief, `/console/register/address/A-2?ground=reception:${ground}`)
    await record.getByText(/^已报送 .*BS-lancheng-\d{8}-001/).waitFor()
    await page.getByRole('button', { name: /^撤\s?回$/ }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('省平台拒收')
    await page.keyboard.press('Control+Enter')
    await page.getByText('已撤回', { exact: true }).waitFor()
  })

  test('who neither imports nor exports is told who does', async () => {
    const page = await browser.open(await house.as('auxiliary', { station }), '/console/register/exchange')
    await page.getByText('导入导出由社区民警和所长负责').waitFor()
    expect(await page.getByRole('link', { name: '导入导出' }).count()).toBe(0)
  })
})
