import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { checkOf } from '#domains/registry/fields/identity-number.ts'
import { findBarriers, openTestBrowser, type TestBrowser } from '../browser.ts'
import { openTestHouse, type Caller, type TestHouse } from '../house.ts'

const station = 'lancheng'
const numberOf = (body: string) => body + checkOf(body)
const number = numberOf('35092419880412301')

describe('the pages of the register', () => {
  let house: TestHouse
  let browser: TestBrowser
  let pan: Caller, chief: Caller, aide: Caller
  const ids = { address: '', dwelling: '', household: '', lin: '' }

  const put = async (type: string, values: object) => (await pan.post<{ id: string }>(`/api/registry/${type}`, { values })).body.id
  const receive = async (who: Caller) => `reception:${(await who.post<{ id: string }>('/api/receptions', { kind: 'certificate', who: '来访测试' })).body.id}`
  const on = async (who: Caller, path: string, ground?: string) => `/console/register${path}?ground=${ground ?? (await receive(who))}`
  /** Sends the dialog that is open, and waits until it is gone. */
  const send = async (page: Page) => {
    await page.keyboard.press('Control+Enter')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }

  beforeAll(async () => {
    house = await openTestHouse({ pages: true })
    browser = await openTestBrowser(house)
    pan = await house.as('community_officer', { station, team: 'lancheng-community' })
    chief = await house.as('station_chief', { station })
    aide = await house.as('auxiliary', { station, team: 'lancheng-patrol' })
    ids.address = await put('address', { town: '岚城镇', community: '溪畔社区', road: '溪畔花园', house: '3', position: { lon: 119.41, lat: 27.3 } })
    ids.dwelling = await put('dwelling', { address: ids.address, unit: '2', room: '201', use: 'own' })
    ids.household = await put('household', { dwelling: ids.dwelling, address: ids.address, kind: 'family' })
    ids.lin = await put('person', { name: '林测试', document: 'resident', identityNumber: number, phone: '15400001234', household: ids.household, relation: 'head' })
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  test.each([
    ['zh', { choose: '为哪件工作查询？', receive: '开证明', who: '来人怎么称呼', ground: /查询依据.*接待.*JD-lancheng-/, hit: /林\*\*.*男 · 1988 年生/, household: '打开家庭户' }],
    ['en', { choose: 'For which piece of work do you look?', receive: 'A certificate', who: 'Who came', ground: /on the ground of.*Reception.*JD-lancheng-/, hit: /林\*\*.*male · born 1988/, household: 'Open: Household' }],
  ] as const)('nothing is looked for before a ground is chosen; then a household is found by keyboard (%s)', async (language, words) => {
    const officer = await house.as('community_officer', { station, team: 'lancheng-community' })
    const page = await browser.open(officer, '/console/register', { language })
    await page.getByRole('heading', { name: words.choose }).waitFor()
    expect(await page.getByRole('combobox').count()).toBe(0)
    await page.getByRole('button', { name: / N$/ }).waitFor()
    await page.keyboard.press('n')
    await page.getByRole('radio', { name: words.receive }).press('Space')
    await page.getByLabel(words.who).fill('来访测试')
    expect(await findBarriers(page)).toEqual([])
    await send(page)
    await page.getByRole('status').filter({ hasText: words.ground }).waitFor()
    await page.getByRole('combobox').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.press('/')
    await page.keyboard.type('lince')
    await page.getByRole('option', { name: words.hit }).waitFor()
    expect(await page.getByText('林测试').count(), 'hits are masked').toBe(0)
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: '林测试' }).waitFor()
    expect(await page.getByRole('option', { name: words.hit }).count(), 'what was found stays beside it').toBe(1)
    await page.getByRole('link', { name: words.household }).click()
    await page.getByRole('heading', { level: 1, name: '岚城镇溪畔社区溪畔花园3号 2-201' }).waitFor()
    await page.getByRole('link', { name: '林测试' }).waitFor()
    expect(await findBarriers(page)).toEqual([])
  })

  test('a number is shown in full only after it was said that this is audited; an auxiliary has no such button', async () => {
    const page = await browser.open(pan, await on(pan, `/person/${ids.lin}`))
    await page.getByText('下次走访询问').first().waitFor()
    expect(await page.getByText(number).count()).toBe(0)
    await page.getByRole('button', { name: '显示完整号码 证件号码' }).click()
    await page.getByText(/都记入审计/).waitFor()
    expect(await page.getByText(number).count()).toBe(0)
    await page.getByRole('button', { name: '显示', exact: true }).click()
    await page.getByText(number).waitFor()
    const aides = await browser.open(aide, await on(aide, `/person/${ids.lin}`))
    await aides.getByRole('heading', { level: 1, name: '林测试' }).waitFor()
    expect(await aides.getByRole('button', { name: /显示完整号码|更正/ }).count()).toBe(0)
  })

  test('an address, a dwelling, a household and a person are registered one on the other; a wrong number is said at once', async () => {
    const page = await browser.open(pan, await on(pan, ''))
    await page.getByRole('combobox').waitFor()
    await page.getByRole('button', { name: /^新登记/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: '标准地址' }).waitFor()
    await page.keyboard.press('Control+Enter')
    await dialog.getByLabel('乡镇（街道）').fill('岚城镇')
    await dialog.getByLabel('社区（村）').fill('桥头社区')
    await dialog.getByLabel('路、街、自然村、小区').fill('竹溪路')
    await dialog.getByLabel('门牌号').fill('18')
    expect(await findBarriers(page)).toEqual([])
    await send(page)
    await page.getByRole('heading', { level: 1, name: '竹溪路18' }).waitFor()
    for (const [what, field, text, title] of [['房屋', '室号', '502', '502'], ['家庭户', '', '', '岚城镇桥头社区竹溪路18号 502']] as const) {
      await page.getByRole('button', { name: new RegExp(`^登记${what}`) }).waitFor()
      await page.keyboard.press('n')
      await dialog.locator('input:focus').waitFor()
      if (field) await dialog.getByLabel(field).fill(text)
      await send(page)
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
    }
    await page.getByRole('button', { name: /^登记人员/ }).waitFor()
    await page.keyboard.press('n')
    await dialog.getByLabel('姓名').fill('岳测试')
    await dialog.getByLabel('证件号码').fill(`${number.slice(0, 17)}${number.endsWith('X') ? '1' : 'X'}`)
    await dialog.getByRole('alert').getByText(/校验位不对/).waitFor()
    expect(await dialog.getByRole('button', { name: /^登记/ }).isDisabled()).toBe(true)
    await dialog.getByLabel('证件号码').fill(numberOf('35092419910703002'))
    await send(page)
    await page.getByRole('heading', { level: 1, name: '岳测试' }).waitFor()
    await page.getByText('1991-07-03').waitFor()
  })

  test('a record is corrected, ended and revived; the history keeps who, when and why', async () => {
    const id = await put('person', { name: '周木测', registeredAt: '前街1号' })
    const page = await browser.open(pan, await on(pan, `/person/${id}`))
    await page.getByRole('heading', { level: 1, name: '周木测' }).waitFor()
    await page.keyboard.press('e')
    await page.getByRole('dialog').getByLabel('姓名').fill('周沐测')
    await page.getByLabel('原因').fill('字写错了')
    await send(page)
    await page.getByRole('heading', { level: 1, name: '周沐测' }).waitFor()
    await page.keyboard.press('x')
    await page.getByRole('radio', { name: '已离开本地' }).press('Space')
    await send(page)
    await page.getByText(/已离开本地 · \d/).waitFor()
    await page.keyboard.press('v')
    await page.getByLabel('原因').fill('看错了')
    await send(page)
    await page.getByText(/已离开本地 · \d/).waitFor({ state: 'hidden' })
    await page.keyboard.press('h')
    await page.getByText('理由：字写错了').waitFor()
    await page.getByText('周木测').waitFor()
    expect(await findBarriers(page)).toEqual([])
  })

  test('two said two things of one field: both stand side by side, one key decides, the next follows at once', async () => {
    const make = async (name: string) => {
      const id = await put('person', { name, household: ids.household })
      const say = (who: Caller, registeredAt: string) => who.post(`/api/registry/person/${id}/observe`, { base: 1, said: { registeredAt } })
      await say(pan, '前街1号')
      await say(aide, '后街9号')
      return id
    }
    const [first, second] = [await make('童测甲'), await make('童测乙')]
    const page = await browser.open(chief, '/console/register/differences')
    const offered = page.getByRole('region', { name: '另一种说法' })
    await offered.getByText('后街9号').waitFor()
    await page.getByRole('region', { name: '现在登记的' }).getByText('前街1号').waitFor()
    await offered.getByText(/当时手机上是 .+ 的记录/).waitFor()
    expect(await page.getByText('童测').count(), 'names are masked').toBe(0)
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.press('2')
    await page.getByText('还有 2 项').waitFor()
    await page.keyboard.press('a')
    await page.keyboard.press('2')
    await page.getByText('还有 1 项').waitFor()
    await page.keyboard.press('1')
    await page.getByText('没有说法不一致的登记').waitFor()
    const ground = await receive(pan)
    const values = await Promise.all([second, first].map(async (id) => (await pan.get<{ fields: Record<string, { value: string }> }>(`/api/registry/person/${id}?ground=${ground}`)).body.fields['registeredAt']!.value))
    expect(values).toEqual(['后街9号', '前街1号'])
    const { body } = await pan.get(`/api/registry/person/${second}/history?ground=${ground}`)
    expect(JSON.stringify(body)).toContain('看过证件')
    const refused = await browser.open(aide, '/console/register/differences')
    await refused.getByText('处理不一致由社区民警和所长负责').waitFor()
  })

  test('two records of one person are joined by keyboard, and parted again', async () => {
    const one = await put('person', { name: '何云测', relation: 'child' })
    await put('person', { name: '何芸测', phone: '15400005678', registeredAt: '后街2号' })
    const page = await browser.open(pan, await on(pan, `/person/${one}`))
    await page.getByRole('heading', { level: 1, name: '何云测' }).waitFor()
    await page.keyboard.press('m')
    await page.getByRole('dialog').getByRole('combobox').waitFor()
    await page.keyboard.type('heyunc')
    await page.getByRole('dialog').getByRole('option').waitFor()
    await page.keyboard.press('Enter')
    await page.locator('[role=radio]:focus').waitFor()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowRight')
    expect(await findBarriers(page)).toEqual([])
    await page.getByLabel('原因').fill('同一人')
    await send(page)
    await page.getByRole('heading', { level: 1, name: '何芸测' }).waitFor()
    await page.getByText('154******78').waitFor()
    await page.keyboard.press('u')
    await page.getByLabel('原因').fill('是两个人')
    await send(page)
    await page.getByRole('heading', { level: 1, name: '何云测' }).waitFor()
    await page.getByText('154******78').waitFor({ state: 'hidden' })
  })

  test('who registers somebody is told who may be here already; a queue offers pairs, one press each, undone by one', async () => {
    const [one] = [await put('person', { name: '蔡建测', birth: '1969-09-09', sex: '1', phone: '15400007788', household: ids.household }), await put('person', { name: '蔡健测', birth: '1969-09-09', sex: '1', phone: '15400007788' })]
    const page = await browser.open(pan, await on(pan, `/household/${ids.household}`))
    await page.getByRole('button', { name: /^登记人员/ }).waitFor()
    await page.keyboard.press('n')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('姓名').fill('蔡渐测')
    await dialog.getByLabel('电话').fill('15400007788')
    await dialog.getByLabel('出生日期').fill('1969-09-09')
    await page.keyboard.press('Enter')
    await dialog.getByText('可能已经登记过').waitFor()
    await dialog.getByText('1969 年生 · 岚城镇溪畔社区溪畔花园3号 · 2-201').waitFor()
    expect(await dialog.getByText('蔡建测').count(), 'masked').toBe(0)
    expect(await findBarriers(page)).toEqual([])
    await dialog.getByRole('link', { name: '打开这条' }).first().click()
    await page.getByRole('heading', { level: 1, name: /蔡.测/ }).waitFor()

    const queue = await browser.open(chief, '/console/register/twins')
    await queue.getByText('还没有比对过').waitFor()
    await queue.getByText('没有疑似重复的人员').waitFor()
    await queue.getByRole('button', { name: '现在比对' }).click()
    await queue.getByRole('heading', { level: 1, name: /蔡建测/ }).waitFor()
    expect(await findBarriers(queue)).toEqual([])
    await queue.getByText('还有 1 对').waitFor()
    await queue.keyboard.press('a')
    await queue.keyboard.press('1')
    await queue.getByText(/的两条记录已合并/).waitFor()
    const ground = await receive(pan)
    const took = async () => (await pan.get<{ took: object[] }>(`/api/registry/person/${one}?ground=${ground}`)).body.took.length
    await expect.poll(took).toBe(1)
    await queue.keyboard.press('z')
    await queue.getByText('已撤销，两条记录恢复原样').waitFor()
    expect(await took()).toBe(0)
    await queue.keyboard.press('2')
    await queue.getByText(/记为两个人/).waitFor()
    await queue.getByText('没有疑似重复的人员').waitFor()
    const refused = await browser.open(aide, '/console/register/twins', { language: 'en' })
    await refused.getByText('Community officers and the station chief decide who is registered twice').waitFor()
  })

  test('what a phone sent too late waits for the chief, who opens it and lets it count', async () => {
    const at = new Date(house.platform.clock.now() - 9 * 86_400_000).toISOString()
    const id = () => house.platform.ids.uuid()
    const { body: device } = await aide.post<{ id: string }>('/api/devices', { name: '测试手机' })
    const findings = [{ does: 'observe', type: 'person', id: ids.lin, base: 1, said: { since: '2020-02-02' }, confirmed: ['relation'] }]
    const body = { id: id(), round: null, place: { type: 'dwelling', id: ids.dwelling }, partner: null, outcome: 'done', startedAt: at, position: null, leaflets: [], photos: [], signature: null, note: '', findings }
    const sent = await aide.post<{ fates: { state: string }[] }>('/api/sync', { device: device.id, now: new Date(house.platform.clock.now()).toISOString(), intents: [{ id: id(), kind: 'visit.record', after: null, at, body }] })
    expect(sent.body.fates.map((fate) => fate.state), JSON.stringify(sent.body)).toEqual(['waiting'])
    const page = await browser.open(chief, '/console/register/submissions')
    await page.getByRole('row', { name: /走访/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('2020-02-02').waitFor()
    await page.getByText('仍然属实').waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.press('y')
    await page.getByLabel('原因').fill('当时信号不好')
    await page.keyboard.press('Control+Enter')
    await page.getByText('没有等您处理的').waitFor()
    const opened = await pan.get<{ fields: Record<string, { value: string }> }>(`/api/registry/person/${ids.lin}?ground=${await receive(pan)}`)
    expect(opened.body.fields['since']!.value).toBe('2020-02-02')
  })

  test('on a phone, on dark, one thing at a time', async () => {
    const page = await browser.open(pan, await on(pan, ''), { width: 390, height: 844, dark: true })
    await page.getByRole('combobox').fill('溪畔花园')
    await page.getByRole('option', { name: /溪畔花园3号/ }).first().click()
    await page.getByRole('heading', { level: 1, name: '溪畔花园3' }).waitFor()
    expect(await page.getByRole('combobox').isVisible()).toBe(false)
    expect(await findBarriers(page)).toEqual([])
    await page.getByRole('button', { name: '返回查询' }).click()
    expect(await page.getByRole('combobox').inputValue()).toBe('溪畔花园')
  })
})
