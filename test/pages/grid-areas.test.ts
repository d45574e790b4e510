import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { findBarriers, openTestBrowser, type TestBrowser } from '../browser.ts'
import { openTestHouse, type Caller, type TestHouse } from '../house.ts'

const station = 'lancheng'
const box = (x: number, y: number, size: number) => {
  const [west, south, east, north] = [119.41 + x / 1000, 27.3 + y / 1000, 119.41 + (x + size) / 1000, 27.3 + (y + size) / 1000]
  return { type: 'Polygon', coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] }
}
const feature = (code: string, name: string, geometry: object) => ({ type: 'Feature', properties: { 网格编码: code, 网格名称: name }, geometry })

describe('the page of grids', () => {
  let house: TestHouse
  let browser: TestBrowser
  let chief: Caller, officer: Caller
  const fileOf = (name: string, ...features: object[]) => {
    const folder = join(house.folder, 'files')
    mkdirSync(folder, { recursive: true })
    const path = join(folder, name)
    writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }))
    return path
  }
  const choose = async (page: Page, path: string) => page.locator('input[type=file]').setInputFiles(path)
  const doors = [[1, 1], [2, 2], [6, 1], [30, 1]] as const

  beforeAll(async () => {
    house = await openTestHouse({ pages: true })
    browser = await openTestBrowser(house)
    chief = await house.as('station_chief', { station })
    officer = await house.as('community_officer', { station, team: 'lancheng-community' })
    for (const [x, y] of doors) {
      const address = (await officer.post<{ id: string }>('/api/registry/address', { values: { town: '岚城镇', community: '溪畔社区', road: '前街', house: String(x), position: { lon: 119.41 + x / 1000, lat: 27.3 + y / 1000 } } })).body.id
      await officer.post('/api/registry/dwelling', { values: { address, room: '101', use: 'own' } })
    }
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  test('a file is tried, what is wrong is named, what is right is taken over, and the same file adds nothing', async () => {
    const page = await browser.open(chief, '/console/grid/areas')
    await page.getByText('还没有划网格').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.press('n')
    await page.getByRole('heading', { name: '导入网格边界' }).waitFor()
    const path = fileOf('grids.geojson', feature('A', '前街网格', box(0, 0, 4)), feature('B', '后街网格', box(4, 0, 4)), feature('C', '压线网格', box(7, 0, 4)), feature('D', '一条线', { type: 'LineString', coordinates: [[119.4, 27.3], [119.5, 27.3]] }))
    await choose(page, path)
    await page.getByText('与网格 C 有重叠。').waitFor()
    await page.getByText('不是面，或没有内容。').waitFor()
    await page.getByRole('status').getByText('有问题不导入 3').waitFor()
    await page.getByText('4 个地址中，2 个不在任何网格').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await choose(page, fileOf('right.geojson', feature('A', '前街网格', box(0, 0, 4)), feature('B', '后街网格', box(4, 0, 4))))
    await page.getByText('4 个地址中，1 个不在任何网格').waitFor()
    expect(await page.getByRole('button', { name: '导入这 2 个' }).isDisabled(), 'the ledger wants the reason').toBe(true)
    await page.getByLabel('为什么调整（记入账本）').fill('首次划定')
    await page.getByRole('button', { name: '导入这 2 个' }).click()
    await page.getByText('已导入：新划 2 个，变更 0 个。').waitFor()
    await choose(page, join(house.folder, 'files/right.geojson'))
    await page.getByText('没有变化 2').waitFor()
    await page.getByRole('button', { name: '没有可导入的' }).waitFor()
    await choose(page, fileOf('not.geojson'))
    await page.getByText('共 0 个').waitFor()
  })

  test('a grid is chosen by key; its earlier boundary is seen, and it is given to somebody', async () => {
    const moved = { file: { type: 'FeatureCollection', features: [feature('A', '前街网格', box(0, 0, 3)), feature('B', '后街网格', box(3, 0, 4))] }, from: '2026-12-31', reason: '边界西移' }
    expect((await chief.post('/api/grid-areas/import', moved)).status).toBe(200)
    const page = await browser.open(chief, '/console/grid/areas')
    await page.getByText('前街网格').first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.getByText('2026-12-31 起').waitFor()
    await page.getByText('边界西移').waitFor()
    await page.getByRole('button', { name: '看当时' }).click()
    await page.getByRole('button', { name: '不看了' }).waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.getByRole('button', { name: '换人负责' }).click()
    await page.getByRole('dialog').getByRole('combobox', { name: '负责人' }).click()
    await page.locator('.ant-select-item-option').first().click()
    await page.getByRole('dialog').getByLabel('原因').fill('轮岗')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await expect.poll(async () => (await chief.get<{ areas: { code: string; tender: string | null }[] }>('/api/grid-areas')).body.areas[0]!.tender).not.toBeNull()
  })

  test('coverage is seen by grid, with those in none, and a round is planned within one', async () => {
    const page = await browser.open(officer, '/console/grid')
    await page.getByText('按网格').click()
    await page.getByText('不在任何网格').waitFor()
    await page.getByText('前街网格').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.goto(`${browser.address}/console/grid/rounds/new?lang=zh`)
    await page.getByText('要去的户 4').waitFor()
    await page.getByRole('combobox', { name: '网格' }).click()
    await page.getByText('前街网格').last().click()
    await page.getByText('要去的户 2').waitFor()
    await page.goto(`${browser.address}/console/grid/areas?lang=zh`)
    await page.getByText('前街网格').first().waitFor()
    expect(await page.getByRole('button', { name: '导入边界' }).count()).toBe(0)
  })
})
