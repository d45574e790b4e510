import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { typeRange } from '../pages.ts'
import { choose } from '../stage.ts'

const hour = 3_600_000

/** From the open case the officer asks for three hours of the shed's camera; answers the grant's address. */
export async function askForFootage(officer: Page): Promise<string> {
  await officer.keyboard.press('7')
  await officer.getByRole('button', { name: /申请调取/ }).click()
  await officer.getByLabel(/溪畔花园车棚北侧/).check()
  await typeRange(officer, Date.now() - 3 * hour, Date.now())
  await choose(officer, '协同民警', '黄䶮')
  await officer.getByLabel('调取证据通知书').fill('岚公（刑）调证字〔2026〕12 号')
  await officer.getByLabel('调取内容').fill('溪畔花园车棚三小时录像')
  await officer.getByLabel('必要性').fill('确认被盗时刻与去向')
  await officer.getByRole('button', { name: '提交申请' }).click()
  await officer.waitForURL(/\/console\/review\/[0-9a-f-]{36}/)
  await officer.getByText('申请已提交，等办案部门负责人审批').waitFor()
  return officer.url()
}

/** The asker is offered no approval of their own request, and refused one, as is a look before anyone approved. */
export async function tryWithoutApproval(officer: Page, grantUrl: string): Promise<void> {
  const grant = idOf(grantUrl)
  await officer.goto(grantUrl.replace('/review/', '/approvals/'))
  await officer.getByText('这是您本人提出或协同的申请，由他人审批').waitFor()
  expect(await officer.getByRole('button', { name: /^批准/ }).count()).toBe(0)
  expect(await tryTo(officer, `/api/footage/grants/${grant}/approve`, { until: new Date(Date.now() + hour).toISOString(), reason: '', deferral: null })).toBe(403)
  expect(await tryTo(officer, '/api/footage/looks', { grant, camera: await cameraOf(officer, grant), kind: 'playback' })).toBe(403)
}

/** Watches pictures that Chromium decodes, and marks a clip of them. */
export async function watchAndMark(officer: Page, grantUrl: string): Promise<void> {
  await officer.goto(grantUrl)
  await expect.poll(() => officer.evaluate(`document.querySelector('video')?.readyState`), { timeout: 60_000 }).toBeGreaterThanOrEqual(2)
  await officer.keyboard.press('i')
  await officer.keyboard.press(' ')
  await expect.poll(() => officer.evaluate(`document.querySelector('video').getVideoPlaybackQuality().totalVideoFrames`), { timeout: 60_000 }).toBeGreaterThan(60)
  await officer.keyboard.press(' ')
  // The ball of GStreamer's test picture: white on black, and neither alone.
  expect(await officer.evaluate(readShades)).toMatchObject({ dark: expect.toSatisfy((n: number) => n > 1000), bright: expect.toSatisfy((n: number) => n > 100) })
  await officer.getByText(/舒知苇 · /).first().waitFor()
  await officer.keyboard.press('o')
  await officer.keyboard.press('m')
  await officer.getByLabel('名称', { exact: true }).fill('白色电动车被推走')
  await officer.keyboard.press('Enter')
  await officer.getByText('片段已保存').waitFor()
  await officer.getByRole('button', { name: '白色电动车被推走', exact: true }).waitFor()
}

/** Exports the clip sealed; answers the bundle's file in `folder`. */
export async function exportSealed(officer: Page, folder: string): Promise<string> {
  await officer.getByRole('button', { name: '更多 白色电动车被推走' }).click()
  await officer.getByRole('menuitem', { name: '导出为证据' }).click()
  await officer.getByRole('button', { name: '封装并签名' }).click()
  const [download] = await Promise.all([officer.waitForEvent('download'), officer.getByRole('dialog').getByRole('link', { name: '下载封装包' }).click()])
  const file = join(folder, download.suggestedFilename())
  await download.saveAs(file)
  return file
}

/** Once the case is closed there is nothing more to see. */
export async function findItClosed(officer: Page, grantUrl: string): Promise<void> {
  await officer.goto(grantUrl)
  await officer.getByText('授权已到期或案件已结').waitFor()
}

const idOf = (url: string) => /[0-9a-f-]{36}/.exec(url)![0]

/** The status of the answer to a request that the page itself does not offer, with the session of that page. */
function tryTo(page: Page, path: string, body: object): Promise<number> {
  return page.evaluate(`fetch(${JSON.stringify(path)}, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': '0197' + crypto.randomUUID().slice(4, 14) + '7' + crypto.randomUUID().slice(15) }, body: ${JSON.stringify(JSON.stringify(body))} }).then((answer) => answer.status)`) as Promise<number>
}

function cameraOf(page: Page, grant: string): Promise<string> {
  return page.evaluate(`fetch('/api/footage/grants/${grant}').then((answer) => answer.json()).then((grant) => grant.cameras[0].id)`) as Promise<string>
}

/** How many pixels of the picture on screen are dark, and how many bright: what was decoded, drawn on a canvas and read back. */
const readShades = `(() => {
  const video = document.querySelector('video')
  const canvas = new OffscreenCanvas(320, 180)
  const pen = canvas.getContext('2d')
  pen.drawImage(video, 0, 0, 320, 180)
  const { data } = pen.getImageData(0, 0, 320, 180)
  let dark = 0
  let bright = 0
  for (let i = 1; i < data.length; i += 4) data[i] < 60 ? dark++ : data[i] > 200 && bright++
  return { dark, bright }
})()`
