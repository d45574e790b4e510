import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { composeDomains } from '../../src/apps/compose.ts'
import type { RecordType } from '../../src/platform/acts/record-type.ts'
import { findBarriers, openTestBrowser, type TestBrowser } from '../browser.ts'
import { obtainGrant, openFootageHouse, type FootageHouse } from '../footage-house.ts'

const weekMs = 7 * 24 * 3_600_000

describe('the auditor’s page', () => {
  let f: FootageHouse
  let browser: TestBrowser
  beforeAll(async () => {
    f = await openFootageHouse({ pages: true })
    browser = await openTestBrowser(f.house)
    const desk = await f.house.as('dispatcher')
    await desk.post('/api/incidents', { station: 'lancheng', caller: '林某某', phone: '15400000001', place: '南岸', position: null, nature: 'criminal', priority: 2, text: '电动车不见了' })
    const grant = await obtainGrant(f)
    for (let i = 0; i < 3; i++) await f.officer.post('/api/footage/looks', { grant, camera: f.camera, kind: 'playback' })
    await desk.get('/api/footage/looks')
    await f.house.settle()
  })
  afterAll(async () => {
    await browser?.close()
    await f?.house.close()
  })

  const open = async (path = '/console/ledger', look = {}) => browser.open(f.auditor, path, look)
  const firstRow = (page: Page) => page.locator('.ant-table-row').first()

  test('every act has a name in both languages', async () => {
    const { actTexts } = (await import(join(import.meta.dirname, '../../web/console/pages/ledger/act-texts.ts'))) as { actTexts: Record<'zh' | 'en', object> }
    const types = composeDomains(f.house.platform).flatMap((domain) => domain.records as RecordType[])
    const expected = types.flatMap(({ type, acts }) => [type, ...Object.keys(acts).map((verb) => `${type}.${verb}`)]).toSorted()
    expect(Object.keys(actTexts.zh).toSorted()).toEqual(expected)
    expect(Object.keys(actTexts.en).toSorted()).toEqual(expected)
  })

  test('shows how the ledger stands, and verifies all of it by a key', async () => {
    const page = await open()
    const bar = page.getByRole('region', { name: '账本' })
    await bar.getByText(/^\d+ 条$/).waitFor()
    await bar.getByText('从未').waitFor()
    await firstRow(page).waitFor()
    await page.keyboard.press('v')
    await bar.getByText('✓ 一致').waitFor()
    await page.getByText('账本验证 · 完成').first().waitFor()
    expect(await findBarriers(page)).toEqual([])
  })

  test('finds acts by a case’s number and by refusals, by keyboard, and shows nothing of what was said in them', async () => {
    const page = await open()
    await firstRow(page).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type(f.caseNumber)
    await page.locator(`.ant-select-item-option[title="案件 ${f.caseNumber}"]`).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/about=case/)
    await page.getByText('视频调取 · 批准').waitFor()
    await expect.poll(() => page.getByText('警情 · 接警').count()).toBe(0)
    await page.getByRole('button', { name: '清除条件' }).click()
    await page.keyboard.press('Escape')
    await page.locator('body').click({ position: { x: 5, y: 5 } })
    await page.keyboard.press('r')
    await page.getByText('被拒：look.list').waitFor()
    await page.keyboard.press('r')
    await page.getByText('警情 · 接警').first().waitFor()
    const text = await page.locator('body').innerText()
    for (const word of ['林某某', '15400000001', '电动车']) expect(text).not.toContain(word)
  })

  test('proves an act in the browser, and gives the proof to take along', async () => {
    const page = await open('/console/ledger?kind=grant')
    await firstRow(page).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const proof = page.getByRole('region', { name: '存在证明' })
    await proof.getByText('检查点由此密钥签名').waitFor()
    expect(await proof.locator('.ledger-steps').innerText()).not.toContain('✕')
    expect((await proof.locator('.ledger-steps').innerText()).match(/✓/g)).toHaveLength(3)
    const [download] = await Promise.all([page.waitForEvent('download'), proof.getByRole('link', { name: '下载证明' }).click()])
    const path = join(f.house.folder, 'act-proof.json')
    await download.saveAs(path)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ format: 'langqiao-act-proof/1' })
    expect(await findBarriers(page)).toEqual([])
  })

  test('a proof of another act does not pass', async () => {
    const page = await open('/console/ledger?kind=grant')
    await page.route('**/proof', async (route) => {
      const answer = (await (await route.fetch()).json()) as { seq: number }
      await route.fulfill({ json: { ...answer, seq: answer.seq - 1 } })
    })
    await firstRow(page).click()
    await page.getByRole('region', { name: '存在证明' }).getByText('✕').first().waitFor()
  })

  test('lists looks with the rules by which some stand out, in English and on dark too', async () => {
    const page = await open('/console/ledger/looks', { language: 'en', dark: true })
    await firstRow(page).waitFor()
    await expect.poll(() => page.locator('.ant-table-row').count()).toBe(3)
    await page.getByText('Standing out means: worth reading the file.').waitFor()
    await page.getByText(/^Exported 0$/).click()
    await page.getByText('No such looks').waitFor()
    await page.getByText('What was looked at was exported as evidence by the same person.').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.getByText('All looks', { exact: true }).click()
    await firstRow(page).click()
    await page.getByText('not reviewed').waitFor()
    await page.getByRole('link', { name: 'All acts of this grant' }).click()
    await page.getByText('Footage grant · approved').waitFor()
  })

  test('an overdue week is said so, gone through look by look, and kept with Ctrl+Enter', async () => {
    f.clock.advance(2 * weekMs)
    f.auditor = await f.house.as('auditor')
    const page = await open('/console/ledger')
    await page.getByText('逾期 1').waitFor()
    await page.keyboard.press('3')
    await page.getByText('已查 0 / 3').waitFor()
    expect(await findBarriers(page)).toEqual([])
    const rows = page.locator('.ledger-examine > li')
    await rows.nth(0).getByText('正常').click()
    await rows.nth(1).getByText('正常').click()
    await rows.nth(2).getByText('需说明').click()
    await page.getByText('已查 2 / 3').waitFor()
    await page.keyboard.type('请说明打开三次的原因')
    await page.getByText('已查 3 / 3').waitFor()
    // It outlives a reload.
    await page.reload()
    await page.getByText('已查 3 / 3').waitFor()
    await page.getByLabel('本周结论').fill('一次待说明')
    await page.keyboard.press('Control+Enter')
    await page.getByText('正常 2 · 其余 1').waitFor()
    await expect.poll(() => page.getByText(/^逾期/).count()).toBe(0)
    expect(await findBarriers(page)).toEqual([])
  })

  test('nobody else has the page', async () => {
    const page = await browser.open(await f.house.as('county_bureau_head'), '/console/ledger')
    await page.waitForURL((url) => !url.pathname.includes('ledger'))
    expect(await page.getByText('审计', { exact: true }).count()).toBe(0)
  })
})
