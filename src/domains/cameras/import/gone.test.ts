import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type Caller, type TestHouse } from '../../../../test/house.ts'

let house: TestHouse
let lead: Caller
beforeAll(async () => {
  house = await openTestHouse({ log: 'silent' })
  lead = await house.as('command_room_lead')
  await house.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => house?.close())

const head = '名称,地点,场所类别,派出所,所有人,所有人类型,公共场所,存储天数'
const list = [head, ...Array.from({ length: 8_000 }, (_, i) => `点位${i},廊桥路${i}号,主要路段,无此所,县公安局,公安机关,是,90`)].join('\n')
const file = { 'content-type': 'application/octet-stream' }

const isTaken = async () => (await lead.post<{ error?: { code: string } }>('/api/camera-imports', Buffer.from(head), file)).body.error?.code === 'import_running'

test.each([['waits', false], ['hangs up', true]])('whoever %s while a list is being checked leaves the way free for the next import', async (_, hangsUp) => {
  const { port } = house.app.server.address() as AddressInfo
  const asked = request({ port, host: '127.0.0.1', method: 'POST', path: '/api/camera-imports', headers: { ...file, authorization: `Bearer ${lead.token}` } })
  asked.on('error', () => undefined)
  asked.on('response', (answer) => answer.resume())
  // The server has the whole file, and looks at its rows after that.
  const received = new Promise((found) => house.app.server.once('request', (incoming) => incoming.once('end', found)))
  asked.end(list)
  await received
  expect(await isTaken()).toBe(true)
  if (hangsUp) asked.destroy()
  await expect.poll(isTaken, { timeout: 15_000, interval: 200 }).toBe(false)
})
