import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatVerifier } from '../../src/platform/ledger/note.ts'
import { findBarriers, openTestBrowser, type TestBrowser } from '../browser.ts'
import { openTestHouse, type Caller, type TestHouse } from '../house.ts'
import { cli } from '../program.ts'
import { findFreePort } from '../story/instance.ts'

describe('the auditor’s witnesses, and finding acts', { timeout: 90_000 }, () => {
  let house: TestHouse
  let browser: TestBrowser
  let auditor: Caller
  let witness: ChildProcess
  let page: Page
  beforeAll(async () => {
    const ports = [await findFreePort(), await findFreePort()] as const
    house = await openTestHouse({ pages: true, log: 'silent', env: { LANGQIAO_WITNESSES: ports.map((port) => `http://127.0.0.1:${port}`).join(',') } })
    const args = [cli, 'witness', '--log', formatVerifier(house.platform.signer.verifier), '--state', join(house.folder, 'witness/witnessed.json'), '--port', String(ports[0]), '--name', 'neighbour/witness']
    witness = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    auditor = await house.as('auditor')
    await house.as('dispatcher')
    await house.settle()
    browser = await openTestBrowser(house)
    page = await browser.open(auditor, '/console/ledger')
  })
  afterAll(async () => {
    await browser?.close()
    if (witness && witness.exitCode === null) {
      const ended = once(witness, 'exit')
      witness.kill()
      await ended
    }
    await house?.close()
  })

  const list = (on: Page) => on.getByRole('region', { name: /^(见证|见证方|Witnesses)$/ })

  test('each is shown by a key: what it signed last and when, who cannot be reached and what to do', async () => {
    await expect.poll(() => house.platform.witnesses.status().map((one) => one.state), { timeout: 60_000 }).toEqual(['agrees', 'unreachable'])
    await page.getByRole('button', { name: /1 个连不上 · 1 个已签署/ }).waitFor({ timeout: 20_000 })
    expect(await list(page).count()).toBe(0)
    await page.keyboard.press('w')
    const lines = list(page).getByRole('listitem')
    await lines.nth(0).getByText('请与见证方核对地址和网络').waitFor()
    await lines.nth(1).getByText(/^签至第 \d+ 条 · 20\d\d-\d\d-\d\d \d\d:\d\d:\d\d$/).waitFor()
    expect(await lines.nth(1).innerText()).toContain('neighbour/witness')
    expect(await findBarriers(page)).toEqual([])
  })

  test('one that refuses is on screen by itself, in English and on dark too', async () => {
    const other = await browser.open(auditor, '/console/ledger/reviews', { language: 'en', dark: true })
    await other.route('**/api/ledger/state', async (route) => {
      const state = (await (await route.fetch()).json()) as { asked: object[] }
      await route.fulfill({ json: { ...state, asked: [{ ...state.asked[0], state: 'refuses', reason: 'it has cosigned another log of 3 acts: two histories' }, state.asked[1]] } })
    })
    await other.reload()
    await list(other).getByText('It has seen another history').waitFor()
    await other.getByRole('button', { name: /refused: 1/ }).waitFor()
    expect(await findBarriers(other)).toEqual([])
  })

  test('an act is found by its number and by its id from any page', async () => {
    const { body } = await auditor.get<{ acts: { seq: number; id: string }[] }>('/api/ledger/acts?before=3&limit=1')
    const [act] = body.acts
    for (const word of [String(act!.seq), act!.id]) {
      await page.goto(`${browser.address}/console/figures`)
      await page.getByRole('button', { name: /查找/ }).waitFor()
      await page.keyboard.press('Control+k')
      await page.keyboard.type(word)
      await page.getByRole('option', { name: `第 ${act!.seq} 条` }).waitFor()
      await page.keyboard.press('Enter')
      await page.waitForURL(new RegExp(`at=${act!.seq}`))
      await page.getByRole('region', { name: '存在证明' }).waitFor()
      expect(await page.locator('.ant-drawer').innerText()).toContain(`第 ${act!.seq} 条`)
    }
  })

  test('people are found by name, without a question that is refused', async () => {
    const before = (await auditor.get<{ acts: unknown[] }>('/api/ledger/acts?type=refusal.refused')).body.acts.length
    await page.goto(`${browser.address}/console/ledger`)
    await page.getByLabel('何人').click()
    await page.locator('.ant-select-item-option').first().waitFor()
    expect((await auditor.get<{ acts: unknown[] }>('/api/ledger/acts?type=refusal.refused')).body.acts.length).toBe(before)
  })
})
