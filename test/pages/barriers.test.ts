import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBarriers, openTestBrowser, type TestBrowser } from '../browser.ts'
import { makeRequest, obtainGrant, openFootageHouse, type FootageHouse } from '../footage-house.ts'
import type { Caller } from '../house.ts'

/** Pages that have no test of their own here, as who works with them sees them: WCAG 2.2 by axe, in both languages, light and dark. */
describe('nothing keeps anyone out', () => {
  let f: FootageHouse
  let browser: TestBrowser
  let people: Record<'officer' | 'head' | 'chief' | 'county' | 'auditor' | 'security' | 'owner', Caller>
  let grant: string
  let asked: string
  beforeAll(async () => {
    f = await openFootageHouse({ pages: true })
    browser = await openTestBrowser(f.house)
    people = { officer: f.officer, head: f.head, chief: f.chief, auditor: f.auditor, owner: f.owner, county: await f.house.as('county_bureau_head'), security: await f.house.as('security_administrator') }
    grant = await obtainGrant(f, { cameras: [f.camera, f.otherCamera] })
    asked = (await f.officer.post<{ id: string }>('/api/footage/grants', makeRequest(f))).body.id
  })
  afterAll(async () => {
    await browser?.close()
    await f?.house.close()
  })

  /** What it is, who looks, where, and what is there once it has loaded. */
  const pages: [string, keyof typeof people, () => string, string][] = [
    ['cameras', 'chief', () => `/console/cameras/${f.camera}`, '.ant-descriptions'],
    ['requests for footage', 'head', () => `/console/approvals/${asked}`, '.approvals-decide'],
    ['notices and thresholds', 'auditor', () => '/console/approvals', '.ant-table'],
    ['thresholds to set', 'county', () => '/console/approvals', '.approvals'],
    ['my grants', 'officer', () => '/console/review', '.ant-table-row'],
    ['a grant as its head reads it', 'head', () => `/console/review/${grant}`, '.review-facts'],
    ['accounts', 'security', () => '/console/accounts', '.ant-table-row'],
    ['the owner’s page', 'owner', () => '/portal/', '.portal-main .ant-segmented'],
  ]
  test.each(pages)('%s', async (_, who, path, landmark) => {
    for (const look of [{ language: 'zh' }, { language: 'en', dark: true }] as const) {
      const page = await browser.open(people[who], path(), look)
      await page.locator(landmark).first().waitFor()
      expect(await findBarriers(page), JSON.stringify(look)).toEqual([])
      await page.context().close()
    }
  })

  test('the head revokes a grant with a reason where it is read', async () => {
    const page = await browser.open(f.head, `/console/review/${grant}`)
    await page.getByRole('button', { name: '撤销授权' }).click()
    await page.getByLabel('原因').fill('已无必要')
    await page.keyboard.press('Control+Enter')
    await page.getByText('已撤销').first().waitFor()
    expect((await f.officer.post('/api/footage/looks', { grant, camera: f.camera, kind: 'playback' })).status).toBe(403)
  })

  test('an officer notes how an owner without an account was served on paper; the approver moves a deferral', async () => {
    const until = new Date(f.clock.now() + 3 * 86_400_000).toISOString()
    const deferred = await obtainGrant(f, { cameras: [f.camera] }, { deferral: { until, ground: '所有人涉案' } })
    const paper = await obtainGrant(f, { cameras: [f.otherCamera] })
    const officer = await browser.open(f.officer, `/console/review/${paper}`)
    await officer.getByRole('button', { name: '登记书面送达' }).click()
    await officer.getByText('拒签，已注明').last().click()
    await officer.getByLabel('原因').fill('住户拒签，村干部在场')
    await officer.keyboard.press('Control+Enter')
    await officer.locator('.review-facts').getByText('拒签，已注明').waitFor()
    const head = await browser.open(f.head, `/console/review/${deferred}`)
    await head.getByRole('button', { name: '调整暂缓…' }).click()
    await head.getByText('现在告知').first().click()
    await head.getByLabel('原因').fill('已排除嫌疑')
    await head.keyboard.press('Control+Enter')
    await head.getByText('已送达，待签收').waitFor()
    expect(JSON.stringify((await f.owner.get('/api/owner')).body)).toContain(f.caseNumber)
  })

  test('the county’s head sets thresholds with a reason', async () => {
    const page = await browser.open(people.county, '/console/approvals')
    await page.getByRole('tab', { name: '查看提示门槛' }).click()
    await page.getByRole('button', { name: '修改门槛' }).click()
    await page.getByLabel('同一摄像头的次数').fill('5')
    await page.getByLabel('原因').fill('从严')
    await page.keyboard.press('Control+Enter')
    await page.getByText(/同一摄像头 7 天内查看满 5 次/).waitFor()
  })
})
