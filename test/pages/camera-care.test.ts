import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noteTroubles } from '../../src/domains/cameras/health/note-troubles.ts'
import { saveHealth, saveRecorder } from '../../src/domains/cameras/recording.ts'
import { addUnit, unitRecord } from '../../src/platform/identity/unit.ts'
import { systemPrincipal } from '../../src/platform/policy/principal.ts'
import { systemClock } from '../../src/platform/ports/clock.ts'
import { findBarriers, openTestBrowser, type TestBrowser } from '../browser.ts'
import { openTestHouse, type Caller, type TestHouse } from '../house.ts'

const minute = 60_000
const details = {
  category: 'not_public', position: { system: 'cgcs2000', lon: 119.42, lat: 27.3 }, bearing: 40, fieldOfView: 62, reach: 40, station: 'lancheng', town: '岚城镇', ownerName: '林家农场', ownerAccount: '', ownerKind: 'farm', ownerPhone: '15400001234',
  legalClass: 'art9_other', necessity: '防盗', publicPlace: false, seesPrivacy: false, nearSecretSite: false, consentDocument: '', signText: '标识', signPhoto: true, retentionDays: 20, stream: { url: 'rtsp://10.0.0.9/1' },
}

describe('who tends the county’s cameras', { timeout: 120_000 }, () => {
  let house: TestHouse
  let browser: TestBrowser
  let lead: Caller
  let admin: Caller
  const ids = new Map<string, string>()
  beforeAll(async () => {
    house = await openTestHouse({ pages: true, env: { LANGQIAO_LINK_PORT: '8490' } })
    const { store, ids: made, database, county } = house.platform
    lead = await house.as('command_room_lead')
    admin = await house.as('system_administrator')
    await store.perform({ id: made.uuid(), principal: systemPrincipal, action: 'unit.add', body: null }, (work) => work.act(unitRecord, 'lancheng', () => addUnit(null, { name: { zh: '岚城派出所', en: 'Lancheng Police Station' }, kind: 'station', parent: '', station: 'lancheng' })))
    for (const name of ['果园', '晒场', '渡口']) {
      const { id } = (await lead.post<{ id: string }>('/api/cameras', { ...details, name, place: `云岭村${name}` })).body
      ids.set(name, id)
      await lead.post(`/api/cameras/${id}/activate`)
    }
    const now = systemClock.now()
    const health = [...ids].map(([name, camera]) => ({
      camera, state: name === '果园' ? ('offline' as const) : ('recording' as const), code: name === '果园' ? 'unreachable' : '', detail: '', sinceMs: now - 3 * 24 * 60 * minute, lastFrameMs: now, kbps: 500, fps: 25, lagMs: 3,
      clockOffsetMs: 10, packetsLost: 0, reconnects: 0, codec: 'avc1.64001f', width: 1280, height: 720,
    }))
    await database.transact({ county, stations: 'all', account: 'system' }, async (tx) => {
      await saveHealth(tx, county, health, now)
      await saveRecorder(tx, county, { id: 'main', state: 'running', code: '', startedMs: now - minute, cameras: 3, recording: 2, freeBytes: 5e12, reserveBytes: 1e10, syncMs: 2, filesWaiting: 0 }, now)
      await noteTroubles(tx, county, now)
    })
    browser = await openTestBrowser(house)
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  test('a repair is found by its age, the owner rung, somebody sent, and said to be done', async () => {
    const page = await browser.open(lead, '/console/cameras/repairs')
    const row = page.getByRole('listitem').filter({ hasText: '果园' })
    await row.getByText('3 天').waitFor()
    await row.getByText('请检查摄像头电源、网线、IP 与端口。').waitFor()
    await row.getByText('154******34').waitFor()
    await row.getByRole('button', { name: /显\s?示/ }).click()
    await row.getByText('15400001234').waitFor()
    await row.getByRole('button', { name: /派\s?修/ }).click()
    await page.getByLabel('由谁维修').fill('电信装维老周')
    await page.keyboard.press('Control+Enter')
    await row.getByText('电信装维老周 跟进').waitFor()
    await row.getByRole('button', { name: '已修好' }).click()
    await page.getByLabel('原因').fill('更换网线')
    await page.keyboard.press('Control+Enter')
    await row.getByText('报称已修好：更换网线，仍有故障').waitFor()
    expect(await findBarriers(page)).toEqual([])
  })

  test('the day shows the station’s share and the hours that are missing; the camera’s own pane too', async () => {
    const page = await browser.open(lead, '/console/cameras/day', { language: 'en' })
    await page.getByRole('button', { name: /Lancheng Police Station/ }).click()
    await page.getByRole('img', { name: /果园: Offline/ }).waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.getByRole('link', { name: '果园' }).click()
    await page.getByText('Today', { exact: true }).waitFor()
  })

  test('of many cameras that the filter means, what the law refuses is named and the rest is changed', async () => {
    await lead.post(`/api/cameras/${ids.get('渡口')}/correct`, { retentionDays: 60, reason: '延长' })
    const page = await browser.open(lead, '/console/cameras')
    await page.locator('.ant-table-cell .ant-checkbox-input').nth(1).check()
    await page.getByRole('button', { name: '改为选择符合条件的全部 3 路' }).click()
    await page.getByRole('button', { name: '批量更改' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('法律类别与期限').check()
    await dialog.getByLabel('法律类别', { exact: true }).click()
    await page.getByTitle('负有安全防范义务的单位').or(page.locator('.ant-select-item-option').nth(1)).first().click()
    await dialog.getByLabel('更正原因').fill('重新核定')
    await dialog.getByRole('button', { name: /预\s?览/ }).click()
    await dialog.getByText('2 路不能更改').waitFor()
    await dialog.getByText('条例第十七条').first().waitFor()
    expect(await findBarriers(page)).toEqual([])
    await dialog.getByRole('button', { name: '更改 1 路' }).click()
    await dialog.getByText('已更改 1 路').waitFor()
    expect((await lead.get(`/api/cameras/${ids.get('渡口')}`)).body.legalClass).toBe('operator_duty')
  })

  test('a far recorder is enrolled, its file taken once, and cut off with a reason', async () => {
    const page = await browser.open(admin, '/console/cameras/recorders')
    await page.getByText('服务器旁').waitFor()
    await page.getByRole('button', { name: '登记远端录像点' }).click()
    await page.getByLabel('名称').fill('yunling')
    await page.getByLabel('安装地点').fill('云岭村委会')
    await page.keyboard.press('Control+Enter')
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载连接文件' }).click()])
    expect(download.suggestedFilename()).toBe('yunling.link')
    await page.getByRole('dialog').getByRole('button', { name: /关\s?闭/ }).last().click()
    const row = page.getByRole('listitem', { name: 'yunling' })
    await row.getByText('尚未连接').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await row.getByRole('button', { name: /停\s?用/ }).click()
    await page.getByLabel('原因').fill('设备失窃')
    await page.keyboard.press('Control+Enter')
    await row.getByText('已停用').waitFor()
  })
})
