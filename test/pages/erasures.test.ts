import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askAsSystem } from '#platform/erasure/routes.ts'
import { findBarriers, openTestBrowser, type TestBrowser } from '../browser.ts'
import { openTestHouse, runAsOwner, type Caller, type TestHouse } from '../house.ts'

describe('what is to be erased, on the page', () => {
  let house: TestHouse
  let browser: TestBrowser
  let head: Caller
  let person: string

  beforeAll(async () => {
    house = await openTestHouse({ pages: true })
    browser = await openTestBrowser(house)
    head = await house.as('county_bureau_head')
    const officer = await house.as('community_officer', { station: 'lancheng', team: 'lancheng-community' })
    const register = async (name: string) => (await officer.post<{ id: string }>('/api/registry/person', { values: { name } })).body.id
    person = await register('温旧人')
    const legal = await house.as('legal_reviewer')
    await legal.post('/api/erasures', { ground: 'unlawful', document: '岚法〔2026〕7号', reason: '登记时没有依据', records: [{ type: 'person', id: await register('纪无据'), acts: null }] })
    await askAsSystem(house.platform, { ground: 'period_over', document: '保存期限表', reason: '保存期届满', records: [{ type: 'person', id: person, acts: null }] })
    await house.settle()
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  test('waits for the county’s head, who orders one and refuses another with the reason', async () => {
    const page = await browser.open(head, '/console/approvals/erasures')
    await page.getByRole('button', { name: /保存期届满/ }).click()
    await page.getByText('人员 × 1').waitFor()
    await page.getByText('系统 ·').first().waitFor()
    expect(await findBarriers(page)).toEqual([])
    await page.getByRole('button', { name: '决定删除' }).click()
    await page.getByRole('tooltip').getByRole('button', { name: '决定删除' }).click()
    await page.getByRole('button', { name: /保存期届满/ }).waitFor({ state: 'detached' })
    expect(await runAsOwner(house.ownerUrl, `select id from people where id = '${person}' and name <> ''`)).toEqual([])
    await page.getByRole('button', { name: '不批准…' }).click()
    await page.getByRole('button', { name: '不批准', exact: true }).click()
    await page.getByText('请写明理由').waitFor()
    await page.getByLabel('不批准的理由').fill('登记有依据')
    await page.getByRole('button', { name: '不批准', exact: true }).click()
    await page.getByText('没有待决定的删除').waitFor()
    const { body } = await head.get<{ erasures: { status: string }[] }>('/api/erasures')
    expect(body.erasures.map(({ status }) => status).toSorted()).toEqual(['ordered', 'refused'])
  })
})
