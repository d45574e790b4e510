import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { addUnit, unitRecord } from '../../src/platform/identity/unit.ts'
import { systemPrincipal } from '../../src/platform/policy/principal.ts'
import { findBarriers, openTestBrowser, type TestBrowser } from '../browser.ts'
import { openTestHouse, type Caller, type TestHouse } from '../house.ts'

const head = '名称,地点,场所类别,经度,纬度,坐标系,派出所,所有人,所有人类型,公共场所,法律类别,存储天数'
const row = (i: number, days = 90) => `路口${i},岚城镇${i}号,主要路段,119.42,27.3,CGCS2000,岚城派出所,县公安局,公安机关,是,政府规划,${days}`
const list = (name: string, rows: string[]) => ({ name, mimeType: 'text/csv', buffer: Buffer.from([head, ...rows].join('\r\n')) })

describe('a list of cameras is imported in the console', { timeout: 90_000 }, () => {
  let house: TestHouse
  let browser: TestBrowser
  let lead: Caller
  let page: Page
  beforeAll(async () => {
    house = await openTestHouse({ pages: true })
    lead = await house.as('command_room_lead')
    const { store, ids } = house.platform
    const lancheng = { name: { zh: '岚城派出所', en: 'Lancheng Police Station' }, kind: 'station', parent: '', station: 'lancheng' } as const
    await store.perform({ id: ids.uuid(), principal: systemPrincipal, action: 'unit.add', body: null }, (work) => work.act(unitRecord, 'lancheng', () => addUnit(null, lancheng)))
    browser = await openTestBrowser(house)
    page = await browser.open(lead, '/console/cameras')
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  test('faults are shown by line, the good rows go in, and the corrected list adds only what was missing', async () => {
    await page.getByRole('button', { name: '导入清单' }).click()
    const dialog = page.getByRole('dialog', { name: '导入摄像头清单' })
    const choose = (rows: string[]) => dialog.locator('input[type=file]').setInputFiles(list('点位.csv', rows))
    await choose([row(1), row(2, 20), row(3)])
    await dialog.getByText('1 行有误').waitFor()
    await dialog.getByText('条例第十七条').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await dialog.getByRole('button', { name: '导入 2 个摄像头' }).click()
    await dialog.getByText('已登记 2 个摄像头').waitFor()
    await choose([row(1), row(2), row(3)])
    await dialog.getByText('2 行已在登记中').waitFor()
    await dialog.getByRole('button', { name: '导入 1 个摄像头' }).click()
    await dialog.getByText('已登记 1 个摄像头').waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('路口2').first().waitFor()
  })

  test('who keeps no register is not offered it', async () => {
    const other = await browser.open(await house.as('dispatcher'), '/console/cameras')
    await other.getByText('路口1').first().waitFor()
    expect(await other.getByRole('button', { name: '导入清单' }).count()).toBe(0)
  })

  test('the list reads on as one scrolls, and a search finds what is not yet loaded', async () => {
    const many = Buffer.from([head, ...Array.from({ length: 500 }, (_, i) => row(i + 10))].join('\n'))
    expect((await lead.post('/api/camera-imports', many, { 'content-type': 'application/octet-stream' })).status).toBe(200)
    const other = await browser.open(lead, '/console/cameras')
    await other.getByText(/全部 50\d/).waitFor()
    const cell = (name: string) => other.locator('.ant-table-cell').getByText(name, { exact: true })
    const at = (await cell('路口100').boundingBox())!
    await other.mouse.move(at.x + 5, at.y + 5)
    // Two more pages of the list lie before the last one by name.
    while ((await cell('路口99').count()) === 0) await other.mouse.wheel(0, 12_000).then(() => other.waitForTimeout(100))
    await other.getByPlaceholder('名称、地点、所有人、地址').fill('路口499')
    await other.getByText('岚城镇499号').waitFor()
  })
})
