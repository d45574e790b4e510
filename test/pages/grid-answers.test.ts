import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBarriers } from '../browser.ts'
import type { Caller } from '../house.ts'
import type { openPhone } from '../story/field/phone.ts'
import { openGridHouse, station, type GridHouse } from './grid-house.ts'

describe('what is asked of a phone, and answered to it', () => {
  let grid: GridHouse
  let officer: Caller, auxiliary: Caller, room: Caller
  let page: Page
  let phone: ReturnType<typeof openPhone>
  const card = (text: string) => page.locator('.grid-card', { hasText: text })
  /** Opened anew without a network: what is shown is what the phone carries. */
  const reopenOffline = async () => {
    await page.context().setOffline(true)
    await page.reload()
    await page.locator('.grid-pin').waitFor()
    await phone.unlock()
    await page.locator('.grid-reports').waitFor()
  }

  beforeAll(async () => {
    grid = await openGridHouse()
    officer = grid.officer
    auxiliary = await grid.house.as('auxiliary', { station, team: 'lancheng-community' })
    room = await grid.house.as('command_room_lead', { team: 'command-room' })
    await grid.plan((await grid.addHouse('1', ['101'])).doors, auxiliary)
    ;({ page, phone } = await grid.takePhone(auxiliary))
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  }, 120_000)
  afterAll(async () => {
    await grid?.close()
  })

  test('a hard matter is seen from the press on; answer, handing on and closing come by themselves, and stay without a network', async () => {
    await page.context().setOffline(true)
    await phone.report('难题', { kind: '治安', place: '石际村23号', text: '两家为地界动手，劝不住' })
    await card('两家为地界动手').getByText('保存在本机').waitFor()
    await page.context().setOffline(false)
    await phone.waitSent()
    await card('两家为地界动手').getByText('等待答复').waitFor()

    const [{ id }] = (await room.get<{ matters: [{ id: string }] }>('/api/matters?of=all')).body.matters
    await room.post(`/api/matters/${id}/answer`, { text: '已派社区民警前往' })
    await card('已派社区民警前往').getByText('已答复').waitFor()
    await room.post(`/api/matters/${id}/handOn`, { to: '岚城镇人民政府' })
    await card('两家为地界动手').click()
    await page.getByText('已转 岚城镇人民政府').waitFor()
    await page.locator('.adm-toast-mask').waitFor({ state: 'hidden' })
    expect(await findBarriers(page)).toEqual([])

    await page.getByLabel('补充情况').fill('老人仍在哭')
    await page.getByRole('button', { name: '补充情况' }).click()
    await card('老人仍在哭').waitFor()
    await expect.poll(async () => (await room.get<{ talk: { text: string }[] }>(`/api/matters/${id}`)).body.talk.at(-1)?.text).toBe('老人仍在哭')
    await room.post(`/api/matters/${id}/close`, { result: '已劝开，转调解' })
    await card('已劝开，转调解').getByText('已办结').waitFor()

    await reopenOffline()
    await card('已劝开，转调解').click()
    await page.getByText('已派社区民警前往').waitFor()
    await page.getByLabel('补充情况').fill('又动手了')
    await page.getByRole('button', { name: '补充情况' }).click()
    await card('又动手了').click()
    await page.locator('.grid-talk li', { hasText: '又动手了' }).getByText('保存在本机，未发送').waitFor()
    await page.context().setOffline(false)
    await phone.goHome()
    await phone.waitSent()
    await expect.poll(async () => (await room.get<{ state: string }>(`/api/matters/${id}`)).body.state).toBe('handed_on')
    await card('又动手了').getByText('已转 岚城镇人民政府').waitFor()
  })

  test('a task comes by itself, is there without a network, and once it is done here it is asked no more', async () => {
    await officer.post('/api/grid-tasks', { title: '查看防火门', details: '三号楼每层，损坏的拍照', place: null, due: '2026-12-31', from: 'township', assignee: auxiliary.account })
    await card('查看防火门').waitFor()
    await reopenOffline()
    await card('查看防火门').getByText('三号楼每层').waitFor()
    await card('查看防火门').click()
    await page.getByText('乡镇 · 12-31 前').waitFor()
    await page.getByText('三号楼每层').waitFor()
    await page.locator('textarea').fill('都完好')
    await page.getByRole('button', { name: '完成', exact: true }).click()
    await page.locator('.grid-reports').waitFor()
    await page.locator('.grid-round').waitFor()
    expect(await card('查看防火门').count()).toBe(0)
    await page.context().setOffline(false)
    await phone.waitSent()
    const { tasks } = (await officer.get<{ tasks: { title: string; state: string; doubled: boolean }[] }>('/api/grid-tasks?of=station&open=no')).body
    expect(tasks).toMatchObject([{ title: '查看防火门', state: 'done', doubled: false }])
    expect(await card('查看防火门').count()).toBe(0)
  })

  test('a round is taken along once, and again when it was changed; a new one comes by itself', async () => {
    const taken = async () => {
      await grid.house.settle()
      return (await officer.get<{ rounds: { title: string; assignee: string; id: string }[] }>('/api/rounds?of=station')).body.rounds
    }
    let takes = 0
    page.on('request', (request) => {
      if (request.url().endsWith('/take')) takes++
    })
    await page.locator('.grid-round').click()
    await page.locator('.grid-doors').waitFor()
    await phone.goHome()
    await page.locator('.grid-round').waitFor()
    expect(takes).toBe(0)
    const [round] = await taken()
    await officer.post(`/api/rounds/${round!.id}/reassign`, { assignee: officer.account, partner: null, reason: '调班' })
    await page.getByText('今天没有安排走访').waitFor()
    await officer.post(`/api/rounds/${round!.id}/reassign`, { assignee: auxiliary.account, partner: officer.account, reason: '调班' })
    await page.locator('.grid-round').waitFor()
    expect(takes).toBe(1)
  })
})
