import type { Page } from 'playwright-core'
import { choose } from './stage.ts'

/** Registers a camera on its page and tries its address. */
export async function registerCamera(page: Page, { name, lonLat, url, username, password }: { name: string; lonLat: readonly [number, number]; url: string; username: string; password: string }): Promise<void> {
  await page.getByRole('button', { name: /登记摄像头/ }).waitFor()
  await page.keyboard.press('n')
  const fields: [string, string][] = [
    ['名称', name], ['地点', '溪畔花园北门内车棚'], ['经度', String(lonLat[0])], ['纬度', String(lonLat[1])], ['方位角（正北为 0）', '45'], ['水平视角', '60'], ['可辨人距离', '40'], ['所有人名称', '岚溪物业服务有限公司'],
    ['必要性', '车棚防盗'], ['提示标识', '本区域已安装视频监控'], ['地址', url], ['账号', username], ['密码', password],
  ]
  for (const [label, text] of fields) await page.getByLabel(label, { exact: true }).fill(text)
  await choose(page, '场所种类', '居民小区')
  await choose(page, '所有人类别', '物业公司')
  await choose(page, '所有人账号', '简陌桐')
  await page.getByRole('radio', { name: /^经营管理单位/ }).check()
  await page.getByLabel('已有标识照片').check()
  await page.getByRole('button', { name: '测试连接' }).click()
  await page.getByText('连接正常').waitFor()
  await page.getByText('640×360').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('资料齐全，等所长核对后启用').waitFor()
}

interface Call {
  phone: string
  caller: string
  /** Initials of a place in the gazetteer. */
  place: string
  text: string
  beforeSave?: () => Promise<void>
}

/** Writes down a call at the desk with nothing but keys. */
export async function writeDownCall(desk: Page, { phone, caller, place, text, beforeSave }: Call): Promise<void> {
  await desk.locator('.desk-row, .desk-queue .ant-empty').first().waitFor()
  await desk.keyboard.press('n')
  await desk.keyboard.type(phone)
  await desk.keyboard.press('Enter')
  await desk.keyboard.insertText(caller)
  await desk.keyboard.press('Enter')
  await desk.keyboard.type(place)
  await takePlace(desk, '溪畔花园电动车棚')
  await desk.keyboard.press('1')
  await desk.keyboard.press('2')
  await desk.keyboard.insertText(text)
  await beforeSave?.()
  await desk.keyboard.press('Control+Enter')
  await desk.locator('.desk-candidates [role=option]').first().waitFor()
}

/** Takes the offered place by Enter. On a busy machine the list may still belong to an earlier letter: then once more, as a person would. */
async function takePlace(desk: Page, name: string): Promise<void> {
  const field = desk.getByRole('combobox', { name: '地点' })
  for (;;) {
    await desk.getByRole('option', { name }).first().waitFor()
    await field.press('Enter')
    await desk.waitForTimeout(300)
    if ((await field.inputValue()) === name) return
    await field.press('ArrowDown')
  }
}

/** Types a range of times into a range picker, as a person in Shanghai does. */
export async function typeRange(page: Page, fromMs: number, toMs: number): Promise<void> {
  const [first, last] = [page.getByPlaceholder('开始日期'), page.getByPlaceholder('结束日期')]
  await first.click()
  await first.fill(sayMoment(fromMs))
  await page.keyboard.press('Enter')
  await last.fill(sayMoment(toMs))
  await page.keyboard.press('Enter')
}

const shanghaiMs = 8 * 3_600_000
const sayMoment = (ms: number) => new Date(ms + shanghaiMs).toISOString().slice(0, 19).replace('T', ' ')

/** Fills in the reason that a dialog asks for and confirms it by keys. */
export async function giveReason(page: Page, reason: string): Promise<void> {
  const field = page.getByRole('dialog').getByLabel('原因')
  await field.fill(reason)
  await page.locator('.ant-modal .ant-btn-primary:enabled').waitFor()
  await field.press('Control+Enter')
  // While the dialog closes it has the keys for itself.
  await page.locator('.ant-modal-wrap').waitFor({ state: 'hidden' })
}
