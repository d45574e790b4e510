import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src/platform/policy/principal.ts'
import { openTestBrowser, type TestBrowser } from '../browser.ts'
import { obtainGrant, openFootageHouse, type FootageHouse } from '../footage-house.ts'

const team = { station: 'lancheng', team: 'lancheng-cases' }
const places: [role: Role, place: object][] = [
  ['dispatcher', {}], ['command_room_lead', {}], ['case_officer', team], ['case_team_lead', team], ['legal_reviewer', {}], ['community_officer', { station: 'lancheng', team: 'lancheng-community' }],
  ['station_chief', { station: 'lancheng' }], ['county_bureau_head', {}], ['auditor', {}], ['system_administrator', {}], ['security_administrator', {}],
]

/** A refusal on the ledger is to mean that somebody tried: a page that asks for what its reader may not have would drown them. */
describe('what the pages ask for by themselves', () => {
  let f: FootageHouse
  let browser: TestBrowser
  beforeAll(async () => {
    f = await openFootageHouse({ pages: true })
    await obtainGrant(f)
    browser = await openTestBrowser(f.house)
  })
  afterAll(async () => {
    await browser?.close()
    await f?.house.close()
  })

  test.each(places)('a %s is refused nothing by opening each page of the menu', async (role, place) => {
    const page = await browser.open(await f.house.as(role, place), '/console/')
    const refused: string[] = []
    page.on('response', (answer) => void ([401, 403].includes(answer.status()) && refused.push(`${new URL(page.url()).pathname}: ${answer.status()} ${new URL(answer.url()).pathname}`)))
    const menu = page.getByRole('menuitem')
    await menu.first().waitFor()
    for (const item of await menu.all()) {
      await item.click()
      await page.waitForLoadState('networkidle')
    }
    expect(refused).toEqual([])
    await page.context().close()
  })

  test('times are asked for by the county’s clock, wherever the browser believes it stands', async () => {
    const page = await browser.open(f.officer, `/console/cases/${f.caseId}`, { context: { timezoneId: 'America/New_York' } })
    await page.getByRole('tab', { name: /影像/ }).click()
    const say = (ms: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' }).format(ms)
    const before = say(Date.now())
    await page.getByRole('button', { name: /申请调取/ }).click()
    await page.getByRole('dialog').getByText('溪畔花园车棚').click()
    await page.getByPlaceholder('开始日期').click()
    await page.getByText('最近 3 小时').click()
    const said = await page.getByPlaceholder('结束日期').inputValue()
    expect(said >= before && said <= say(Date.now())).toBe(true)
    await page.getByLabel('协同民警').click()
    await page.keyboard.press('Enter')
    await page.getByLabel('调取证据通知书').fill('岚公（刑）调证字〔2026〕9号')
    await page.getByLabel('调取内容').fill('车棚三小时录像')
    await page.getByLabel('必要性').fill('确定车辆被骑走的时刻')
    const [sent] = await Promise.all([page.waitForRequest((request) => request.url().endsWith('/api/footage/grants') && request.method() === 'POST'), page.getByRole('button', { name: /提交申请/ }).click()])
    const { from, to } = sent.postDataJSON() as { from: string; to: string }
    expect(Date.parse(to) - Date.parse(from)).toBe(3 * 3_600_000)
    expect(say(Date.parse(to))).toBe(said)
    await page.context().close()
  })
})
