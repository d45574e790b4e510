import type { Page } from 'playwright-core'
import { giveReason } from '../pages.ts'
import { choose, type Stage } from '../stage.ts'

/** Signs for both calls and accepts a case from them; the page is left at the case. */
export async function acceptCase(stage: Stage): Promise<Page> {
  const officer = await stage.enter('舒知苇', '/console/desk')
  await officer.getByText('移交本队').click()
  await officer.locator('.desk-row').nth(1).waitFor()
  for (const row of [1, 0]) {
    await officer.locator('.desk-row').nth(row).click()
    await officer.getByText('已移交 岚城派出所案件办理队，待签收').waitFor()
    await officer.keyboard.press('t')
    await officer.keyboard.press('Control+Enter')
    await officer.getByText('岚城派出所案件办理队 已签收').waitFor()
  }
  await officer.getByRole('link', { name: '受理案件' }).click()
  await officer.getByLabel('并入关联警情（1）').check()
  await officer.getByLabel('案由', { exact: true }).fill('溪畔花园盗窃电动自行车案')
  await choose(officer, '协办民警', '黄䶮')
  await officer.keyboard.press('Control+Enter')
  await officer.waitForURL(/\/console\/cases\/[0-9a-f-]{36}/)
  await officer.getByRole('heading', { name: '溪畔花园盗窃电动自行车案' }).waitFor()
  return officer
}

export async function askForFiling(officer: Page): Promise<void> {
  await officer.keyboard.press('f')
  await giveReason(officer, '有犯罪事实，需追究刑事责任')
}

export async function beginInvestigation(officer: Page): Promise<void> {
  await officer.getByRole('button', { name: /开始侦查/ }).click()
  await officer.getByRole('button', { name: /记录破案/ }).waitFor()
}

/** Records the case as solved on its facts and asks that it be closed. */
export async function solve(officer: Page, caseUrl: string): Promise<void> {
  await officer.goto(caseUrl)
  await officer.getByRole('button', { name: /记录破案/ }).waitFor()
  await officer.keyboard.press('s')
  for (const fact of ['违法犯罪事实已有证据证明', '有证据证明系该人所为', '嫌疑人已到案']) await officer.getByLabel(fact).check()
  await giveReason(officer, '视频确认作案时刻，嫌疑人到案')
  await officer.getByRole('button', { name: /申请结案/ }).waitFor()
  await officer.keyboard.press('c')
  await choose(officer, '结案理由', '侦查终结，移送审查起诉')
  await giveReason(officer, '侦查终结')
}

/** Sees the case closed and reads its number. */
export async function readClosedCase(officer: Page): Promise<string> {
  await officer.getByText('连朔光 批准结案').waitFor()
  return (await officer.getByText(/XS-\S+/).first().innerText()).match(/XS-\S+/)![0]
}
