import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { countTones } from '../../browser.ts'
import { phone, type Stage } from '../stage.ts'

/** Goes on duty near the place, on a phone that counts the tones it plays. */
export async function goOnDuty(stage: Stage, [longitude, latitude]: readonly [number, number]): Promise<Page> {
  const field = await stage.enter('陈牧岩', '/field/', { ...phone, geolocation: { longitude, latitude } }, countTones)
  await field.locator('.field-big').click()
  await field.locator('.field-state[data-lost=false]').waitFor()
  return field
}

/** Accepts, goes, arrives, reports and is done; the desk sees each step. */
export async function handleCall(field: Page, desk: Page): Promise<void> {
  await field.locator('.field-ring').waitFor()
  await expect.poll(() => field.evaluate('window.tones')).toBeGreaterThan(0)
  await field.locator('.field-accept').click()
  await field.locator('.field-call[data-state=accepted]').waitFor()
  await desk.locator('.desk-status-accepted').waitFor()
  await field.getByRole('button', { name: '出发' }).click()
  await desk.locator('.desk-status-en_route').waitFor()
  await field.getByRole('button', { name: '到达现场' }).click()
  await desk.locator('.desk-status-on_scene').waitFor()
  await field.getByRole('button', { name: '处置完毕' }).click()
  await field.getByRole('textbox').fill('车棚靠北第三格，车锁被剪，地上有剪断的锁头')
  await field.locator('.field-sheet').getByRole('button', { name: '处置完毕' }).click()
  await desk.locator('.desk-status-cleared').waitFor()
  await desk.getByText('车锁被剪').first().waitFor()
}
