import type { Page } from 'playwright-core'
import type { Stage } from '../stage.ts'

/** The county's head opens the request to file the case and approves it by a key. */
export async function approveFiling(stage: Stage): Promise<Page> {
  const county = await stage.enter('连朔光', '/console/cases')
  await county.getByText('立案申请 · 溪畔花园盗窃电动自行车案').click()
  await county.getByText('立案申请 · 请您审批').waitFor()
  await approve(county)
  return county
}

/** The same head, still at the case, approves that it be closed. */
export async function approveClosing(county: Page): Promise<void> {
  await county.getByText('结案申请 · 请您审批').waitFor()
  await approve(county)
}

/** One key asks, another decides. */
async function approve(county: Page): Promise<void> {
  await county.keyboard.press('a')
  await county.getByRole('dialog').getByRole('button', { name: /^同意/ }).press('Enter')
}

/** The head of the handling unit approves the footage that was asked for. */
export async function approveFootage(stage: Stage): Promise<Page> {
  const head = await stage.enter('林栖若', '/console/approvals')
  await head.getByText('确认被盗时刻与去向').waitFor()
  await head.getByLabel('意见（可不填）').fill('与案件相关，范围必要')
  await head.getByRole('button', { name: /^批\s?准/ }).click()
  await head.getByText('已批准，已送达所有人').waitFor()
  return head
}

/** Behind the solved rate stand the cases that were counted. */
export async function findInFigures(county: Page, figuresUrl: string, caseNumber: string): Promise<void> {
  await county.goto(figuresUrl)
  await county.getByRole('button', { name: /查看这些已破的案件/ }).first().click()
  await county.getByText(caseNumber).waitFor()
}
