import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeHealth } from '../../src/domains/cameras/decide.ts'
import { cameraRecord } from '../../src/domains/cameras/index.ts'
import { addUnit, unitRecord } from '../../src/platform/identity/unit.ts'
import { systemPrincipal } from '../../src/platform/policy/principal.ts'
import { findBarriers, openTestBrowser, type TestBrowser } from '../browser.ts'
import { openTestHouse, type Caller, type TestHouse } from '../house.ts'

const details = {
  category: 'road', bearing: 40, fieldOfView: 62, reach: 40, ownerAccount: '', ownerKind: 'police', legalClass: 'gov_plan', necessity: '交通', publicPlace: true,
  seesPrivacy: false, nearSecretSite: false, consentDocument: '', signText: '标识', signPhoto: true, retentionDays: 30, stream: { url: 'rtsp://10.0.0.9/1' },
}

describe('the county’s cameras in the console', { timeout: 90_000 }, () => {
  let house: TestHouse
  let browser: TestBrowser
  let lead: Caller
  let page: Page
  const cameras = new Map<string, string>()
  beforeAll(async () => {
    house = await openTestHouse({ pages: true })
    lead = await house.as('command_room_lead')
    const { store, ids } = house.platform
    await store.perform({ id: ids.uuid(), principal: systemPrincipal, action: 'unit.add', body: null }, async (work) => {
      for (const [id, zh, en] of [['lancheng', '岚城派出所', 'Lancheng Police Station'], ['qiyun', '栖云派出所', 'Qiyun Police Station']] as const)
        await work.act(unitRecord, id, () => addUnit(null, { name: { zh, en }, kind: 'station', parent: '', station: id }))
    })
    const given = [['桥头', '岚城镇', 'lancheng', '县公安局'], ['晒场', '岚城镇', 'lancheng', '林家农场'], ['渡口', '栖云镇', 'qiyun', '县公安局']] as const
    for (const [i, [name, town, station, ownerName]] of given.entries()) {
      const made = await lead.post<{ id: string }>('/api/cameras', { ...details, name, place: `${town}${name}`, town, station, ownerName, position: { system: 'cgcs2000', lon: 119.42 + i * 0.01, lat: 27.3 } })
      cameras.set(name, made.body.id)
      await lead.post(`/api/cameras/${made.body.id}/activate`)
    }
    browser = await openTestBrowser(house)
    page = await browser.open(lead, '/console/cameras')
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const branch = (name: string) => page.getByRole('treeitem').filter({ hasText: name }).last()
  const cell = (name: string) => page.locator('.ant-table-cell').getByText(name, { exact: true })

  test('the tree opens town, station and owner, and narrows the list', async () => {
    await cell('渡口').waitFor()
    await branch('岚城镇').locator('.ant-tree-switcher').click()
    await branch('岚城派出所').locator('.ant-tree-switcher').click()
    await page.getByRole('tree').getByText('林家农场').click()
    await cell('渡口').waitFor({ state: 'detached' })
    await cell('晒场').waitFor()
    expect(await cell('桥头').count()).toBe(0)
    await page.getByText('全部 1', { exact: true }).waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.getByRole('tree').getByText('全部').click()
    await cell('渡口').waitFor()
  })

  test('a camera that goes is told to list, tree and map, and nothing else is read again', async () => {
    const asked: string[] = []
    page.on('request', (request) => request.url().includes('/api/camera') && asked.push(new URL(request.url()).pathname))
    const { store, ids } = house.platform
    await store.perform({ id: ids.uuid(), principal: systemPrincipal, action: 'camera.changeHealth', body: null }, (work) =>
      work.act(cameraRecord, cameras.get('渡口')!, (state) => changeHealth(state, { online: false, code: 'unreachable', since: new Date(0).toISOString() })))
    await branch('栖云镇').getByText('○1').waitFor()
    await page.getByRole('treeitem').filter({ hasText: '全部' }).getByText('○1').waitFor()
    expect(asked).not.toContain('/api/camera-points')
    expect(asked).not.toContain('/api/camera-tree')
  })

  test('a position is moved by keyboard on the map, saved with a reason, and put back', async () => {
    const id = cameras.get('桥头')!
    const lon = async () => (await lead.get<{ position: { lon: number } }>(`/api/cameras/${id}`)).body.position.lon
    await cell('桥头').click()
    await page.getByRole('button', { name: /移动/ }).click()
    const handle = page.getByRole('button', { name: '拖动到 桥头 的实际位置' })
    await handle.focus()
    await page.keyboard.press('Shift+ArrowRight')
    await page.getByText('移动了 10 米').waitFor()
    await page.getByRole('button', { name: '保存位置' }).click()
    await page.getByText('桥头 的位置已更正').waitFor()
    expect((await lon()) - 119.42).toBeCloseTo(10 / 98_900, 5)
    await page.getByRole('button', { name: /撤\s?销/ }).click()
    await page.getByText('桥头 的位置已更正').waitFor({ state: 'detached' })
    expect(await lon()).toBeCloseTo(119.42, 6)
  })

  test('who may not correct is not offered to move', async () => {
    const other = await browser.open(await house.as('dispatcher'), `/console/cameras/${cameras.get('桥头')}`, { language: 'en' })
    await other.locator('.ant-descriptions').waitFor()
    expect(await other.getByRole('button', { name: /^Move/ }).count()).toBe(0)
  })
})
