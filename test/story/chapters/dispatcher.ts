import type { Page } from 'playwright-core'
import { writeDownCall } from '../pages.ts'
import type { Stage } from '../stage.ts'

/** Writes down the first call by keyboard alone, sees the nearest free crew with its reason, and sends it. */
export async function takeFirstCall(stage: Stage): Promise<Page> {
  const desk = await stage.enter('温洛樵', '/console/desk')
  await writeDownCall(desk, { phone: '15400000777', caller: '何女士', place: 'xphyddcp', text: '停在车棚的白色电动车不见了，早上还在' })
  const nearest = desk.locator('.desk-candidates [role=option]').first()
  await nearest.getByText('岚城一组').waitFor()
  await nearest.getByText(/空闲.*\d+ 米|\d+ 米.*空闲/).waitFor()
  await desk.keyboard.press('1')
  await desk.locator('.desk-status-dispatched').waitFor()
  return desk
}

/** A second caller that evening: the first call is offered, and linked by a key as one of the same series; both go to the case team. */
export async function takeSecondCall(desk: Page): Promise<void> {
  await writeDownCall(desk, {
    phone: '15400000778', caller: '郑先生', place: 'xphyddcp', text: '我的黑色电动车在车棚被偷了',
    beforeSave: async () => {
      await desk.locator('.desk-similar').first().waitFor()
      await desk.keyboard.press('Alt+l')
      await desk.locator('.desk-similar[data-linked=same_series]').waitFor()
    },
  })
  await desk.getByText('郑先生').waitFor()
  await desk.keyboard.press('Escape')
  await handOver(desk)
  await desk.locator('.desk-relations button, .desk-relations a').first().click()
  await desk.getByText('何女士').first().waitFor()
  await handOver(desk)
}

/** Hands the open call to the case team, by keys. */
async function handOver(desk: Page): Promise<void> {
  await desk.keyboard.press('h')
  await desk.getByRole('radio', { name: '岚城派出所案件办理队' }).waitFor()
  await desk.keyboard.press('1')
  await desk.keyboard.press('Control+Enter')
  await desk.getByText('已移交 岚城派出所案件办理队，待签收').waitFor()
}

/** Closes the open call and calls back. */
export async function closeAndCallBack(desk: Page): Promise<void> {
  await desk.keyboard.press('c')
  await desk.getByRole('radio', { name: '转案件办理' }).click()
  await desk.keyboard.press('Control+Enter')
  await desk.locator('.desk-status-closed').waitFor()
  await desk.keyboard.press('b')
  await desk.keyboard.press('Control+Enter')
  await desk.getByText(/回访/).first().waitFor()
}
