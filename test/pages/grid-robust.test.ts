import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sessionCookie } from '#platform/http/who-asks.ts'
import type { TestBrowser } from '../browser.ts'
import type { Caller, TestHouse } from '../house.ts'
import { openPhone } from '../story/field/phone.ts'
import { makePicture } from '../story/field/pictures.ts'
import { openGridHouse, station, title, type GridHouse } from './grid-house.ts'

const mib = 1_048_576

/**
 * The browser closes its databases when it is short of memory, and may not open them again while it is; it takes nothing more
 * when it is full. By itself Chromium looks at its quota every half minute only.
 */
const fails = `
  const { open } = IDBFactory.prototype
  const opened = []
  IDBFactory.prototype.open = function (...given) {
    if (window.isShut) throw new DOMException('shut', 'InvalidStateError')
    const request = open.apply(this, given)
    request.addEventListener('success', () => opened.push(request.result))
    return request
  }
  for (const name of ['put', 'add']) {
    const write = IDBObjectStore.prototype[name]
    IDBObjectStore.prototype[name] = function (...given) {
      if (window.isFull) throw new DOMException('full', 'QuotaExceededError')
      return write.apply(this, given)
    }
  }
  window.shut = () => { for (const one of opened.splice(0)) one.close() }`

describe('a phone to which something happens', () => {
  let grid: GridHouse
  let house: TestHouse
  let browser: TestBrowser
  let officer: Caller, chief: Caller
  let page: Page
  let phone: ReturnType<typeof openPhone>

  const openDoor = async (at: number) => {
    await phone.goHome()
    await phone.openRound(title)
    await page.locator('.grid-doors button').nth(at).click()
    await page.locator('.grid-visit').waitFor()
  }
  const note = () => page.getByLabel('备注')
  const save = async () => {
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.locator('.grid-doors').waitFor()
  }
  const photograph = (file: string | { name: string; mimeType: string; buffer: Buffer }) => page.locator('.grid-camera input').setInputFiles(file)
  const picture = (number: number) => ({ name: 'IMG.png', mimeType: 'image/png', buffer: makePicture(number) })
  const notes = async () => {
    const { visits } = (await chief.get<{ visits: { id: string }[] }>('/api/visits?of=station')).body
    return Promise.all(visits.map(async ({ id }) => (await chief.get<{ note: string }>(`/api/visits/${id}`)).body.note))
  }

  beforeAll(async () => {
    grid = await openGridHouse()
    ;({ house, browser, officer } = grid)
    chief = await house.as('station_chief', { station })
    const doors: string[] = []
    for (let i = 1; i <= 9; i++) doors.push(...(await grid.addHouse(String(i), [`${i}01`], { position: { lon: 119.41 + i / 1000, lat: 27.3 } })).doors)
    await grid.plan(doors, officer)
    ;({ page, phone } = await grid.takePhone(officer, fails))
  }, 120_000)
  afterAll(async () => {
    await grid?.close()
  })

  test('a signature arrives as a picture of its own, whatever becomes of the form', async () => {
    await openDoor(0)
    const canvas = page.locator('.grid-signature canvas')
    await canvas.scrollIntoViewIfNeeded()
    const box = (await canvas.boundingBox())!
    await page.mouse.move(box.x + 30, box.y + 40)
    await page.mouse.down()
    await page.mouse.move(box.x + 200, box.y + 90, { steps: 5 })
    await page.mouse.up()
    await page.getByRole('button', { name: '签好了' }).click()
    await page.getByText('已签名').waitFor()
    await save()
    await phone.goHome()
    await phone.waitSent()
    const { visits } = (await officer.get<{ visits: { id: string }[] }>('/api/visits')).body
    const { signature } = (await officer.get<{ signature: { sha256: string } }>(`/api/visits/${visits[0]!.id}`)).body
    const { status, body } = await officer.get<Buffer>(`/api/photos/${signature.sha256}`)
    expect([status, body.subarray(0, 3).toString('hex')]).toEqual([200, 'ffd8ff'])
  })

  test('a database that the browser closes is opened again; where it cannot be, it is said, and nothing is lost', async () => {
    await page.context().setOffline(true)
    await openDoor(1)
    await note().fill('关一次')
    await page.evaluate('window.shut()')
    await save()
    await openDoor(2)
    await note().fill('关着')
    await page.evaluate('window.isShut = true; window.shut()')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('浏览器关掉了本机的存储，刚才的没有存住。').waitFor()
    expect(await note().inputValue()).toBe('关着')
    await page.evaluate('window.isShut = false')
    await save()
    expect(await page.getByText('浏览器关掉了本机的存储').count()).toBe(0)
    await page.context().setOffline(false)
    await phone.goHome()
    await phone.waitSent()
    expect(await notes()).toEqual(expect.arrayContaining(['关一次', '关着']))
  })

  test('a phone that is full says so and keeps what it had; with room again the same form is saved', async () => {
    await page.context().setOffline(true)
    await openDoor(3)
    await note().fill('满之前')
    await save()
    await openDoor(4)
    await note().fill('满的时候')
    await page.evaluate('window.isFull = true')
    await photograph(picture(1))
    await page.getByText('照片没有存住，请再拍一次').waitFor()
    await page.getByText('本机空间已满，刚才的没有存住。').waitFor()
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.locator('.grid-foot .adm-button-loading').waitFor({ state: 'detached' })
    expect(await note().inputValue()).toBe('满的时候')
    await page.evaluate('window.isFull = false')
    await photograph(picture(1))
    await page.locator('.grid-photos img').waitFor()
    await save()
    await page.context().setOffline(false)
    await phone.goHome()
    await phone.waitSent()
    expect(await notes()).toEqual(expect.arrayContaining(['满之前', '满的时候']))
  })

  test('what is no photo, or too large, is said at once; one that the server does not take says why, and may be sent again', async () => {
    const large = join(house.folder, 'large.jpg')
    writeFileSync(large, Buffer.from('ffd8ffe0', 'hex'))
    truncateSync(large, 200 * mib)
    await openDoor(5)
    await photograph({ name: 'IMG.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('没有照片') })
    await page.getByText('这个文件不是照片，打不开').waitFor()
    await photograph(large)
    await page.getByText('超过 40 MB，本机打不开；请用相机直接拍').waitFor()
    expect(await page.locator('.grid-photos figure').count()).toBe(0)
    // On the way its bytes become others: to the server it is no photo.
    await page.route('**/api/photos', (route) => route.continue({ postData: Buffer.alloc(route.request().postDataBuffer()!.length) }))
    await photograph(picture(2))
    await page.locator('.grid-photos img').waitFor()
    await save()
    await phone.goHome()
    await page.getByText('有 1 张照片服务器没有收，点此查看').click()
    await page.getByText('服务器没有收这张照片').waitFor()
    expect(await page.locator('.grid-refused p').textContent()).toMatch(/照片/)
    await page.unroute('**/api/photos')
    await page.getByRole('button', { name: '再发一次' }).click()
    await phone.waitSent()
  })

  test('killed in the middle of a photo the page opens with the form as it was', async () => {
    await page.context().setOffline(true)
    await openDoor(6)
    await note().fill('拍到一半')
    await photograph(picture(3))
    await page.locator('.grid-photos img').waitFor()
    await photograph(picture(4))
    await page.close({ runBeforeUnload: false })
    page = await openAgain(page)
    await openDoor(6)
    expect(await note().inputValue()).toBe('拍到一半')
    await page.locator('.grid-photos img').first().waitFor()
    await photograph(picture(5))
    await page.locator('.grid-photos img').nth(1).waitFor()
    await save()
    await page.context().setOffline(false)
    await phone.goHome()
    await phone.waitSent()
    expect(await notes()).toContain('拍到一半')
  })

  test('a phone that is cut off forgets what was delivered, seals the rest and says so; the chief hands its file in', async () => {
    await page.context().setOffline(true)
    await openDoor(7)
    await note().fill('停用之前')
    await photograph(picture(8))
    await page.locator('.grid-photos img').first().waitFor()
    await save()
    const { devices } = (await chief.get<{ devices: { id: string }[] }>('/api/devices?of=station')).body
    await chief.post(`/api/devices/${devices[0]!.id}/cutOff`, { reason: '遗失' })
    await page.context().setOffline(false)
    await page.getByRole('heading', { name: '本机已被停用' }).waitFor()
    await page.getByText('还有 2 条没有送达').waitFor()
    // What lies there are two boxes that no PIN opens.
    const left = (await page.evaluate(`new Promise((resolve) => {
      const open = indexedDB.open('lq-grid')
      open.onsuccess = async () => {
        const read = (name) => new Promise((done) => { const all = open.result.transaction(name).objectStore(name).getAll(); all.onsuccess = () => done(all.result) })
        resolve({ states: (await read('items')).map((one) => one.state), rounds: (await read('rounds')).length, drafts: (await read('drafts')).length, carried: (await read('carried')).length, key: (await read('lock'))[0].byPin.data.length })
      }
    })`)) as object
    expect(left).toEqual({ states: ['kept'], rounds: 0, drafts: 0, carried: 0, key: 0 })
    await page.reload()
    await page.getByRole('heading', { name: '本机已被停用' }).waitFor()
    const saved: string[] = []
    page.on('download', (file) => void file.saveAs(join(house.folder, file.suggestedFilename())).then(() => saved.push(join(house.folder, file.suggestedFilename()))))
    await page.getByRole('button', { name: '未发送的存成文件' }).click()
    await page.getByText('已存 1 件、1 张照片，共 2 个文件').waitFor()
    await expect.poll(() => saved.length).toBe(2)

    const desk = await browser.open(chief, '/console/grid/phones')
    await desk.getByLabel('选择文件').setInputFiles({ name: 'other.json', mimeType: 'application/json', buffer: Buffer.from('{}') })
    await desk.getByText('这不是手机存出的文件。').waitFor()
    await desk.getByLabel('选择文件').setInputFiles(saved)
    await desk.getByText('共 1 件，1 件已生效').waitFor()
    await desk.getByText('照片共 1 张，1 张已收下').waitFor()
    expect(await notes()).toContain('停用之前')

    // Whoever takes the phone next clears nothing of somebody else's unasked.
    const next = await house.as('auxiliary', { station, team: 'lancheng-community' })
    await page.context().addCookies([{ name: sessionCookie, value: next.token, url: browser.address }])
    await page.reload()
    await page.getByRole('heading', { name: '本机上有别人的内容' }).waitFor()
    await page.getByRole('button', { name: '清空本机，重新开始' }).click()
    await page.getByText('还有 2 条没有送达，清空后就没有了').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: '清空本机，重新开始' }).click()
    await page.getByText('设置本机密码').first().waitFor()
  })

  /** The page again in the same browser: what lies in its storage is all that is left of the one before. */
  async function openAgain(before: Page): Promise<Page> {
    const again = await before.context().newPage()
    await again.goto(`${browser.address}/grid/`)
    phone = openPhone(again)
    await again.getByText('输入本机密码').waitFor()
    await phone.unlock()
    await again.locator('.grid-reports').waitFor()
    return again
  }
})
