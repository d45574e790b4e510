import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { openTestHouse, runAsOwner, type Caller, type TestHouse } from '../../../test/house.ts'

let house: TestHouse
let desk: Caller
let port: number
beforeAll(async () => {
  house = await openTestHouse({ log: 'silent' })
  desk = await house.as('dispatcher')
  port = Number(new URL(await house.app.listen({ port: 0, host: '127.0.0.1' })).port)
})
afterAll(() => house?.close())

const upgrade = (more: Record<string, string> = {}, path = '/api/feed') => {
  const headers = { host: `127.0.0.1:${port}`, upgrade: 'websocket', connection: 'Upgrade', 'sec-websocket-version': '13', 'sec-websocket-key': Buffer.alloc(16).toString('base64'), ...more }
  return `GET ${path} HTTP/1.1\r\n${Object.entries(headers).map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n`
}
const masked = (first: number, length: number[], payload: Buffer) => Buffer.concat([Buffer.from([first, ...length, 0, 0, 0, 0]), payload])
const frames: [string, Buffer][] = [
  ['reserved bits', masked(0xf1, [0x80], Buffer.alloc(0))],
  ['an unknown kind', masked(0x8b, [0x80], Buffer.alloc(0))],
  ['no mask', Buffer.from([0x81, 0x01, 0x41])],
  ['text that is no UTF-8', masked(0x81, [0x82], Buffer.from([0xc3, 0x28]))],
  ['a length beyond all bounds', masked(0x82, [0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], Buffer.alloc(10))],
  ['more than the house takes', masked(0x82, [0xfe, 0xff, 0xff], Buffer.alloc(65_535)).subarray(0, 100)],
  ['a control frame in pieces', masked(0x09, [0x80], Buffer.alloc(0))],
  ['a close without a code that is one', masked(0x88, [0x82], Buffer.from([0, 1]))],
  ['noise', Buffer.from(Array.from({ length: 4_000 }, (_, i) => (i * 7919) & 255))],
]

test.each(frames)('a socket that is sent %s is closed, and the house stands', async (_, bytes) => {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.write(upgrade({ authorization: `Bearer ${desk.token}` }))
  await once(socket, 'data')
  socket.write(bytes)
  socket.end()
  await Promise.race([once(socket, 'close'), new Promise((resolve) => setTimeout(resolve, 2_000))])
  socket.destroy()
  expect((await desk.get('/api/me')).status).toBe(200)
})

test('a socket from another origin is refused, with the cookie of somebody who is signed in', async () => {
  const open = (headers: Record<string, string>) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/api/feed`, { headers: { cookie: `lq_session=${desk.token}`, ...headers } })
    return new Promise<string>((resolve) => {
      socket.on('message', () => (resolve('heard'), socket.terminate()))
      socket.on('unexpected-response', (_, answer) => resolve(String(answer.statusCode)))
      socket.on('close', (code) => resolve(String(code)))
      socket.on('error', () => resolve('error'))
    })
  }
  expect(await open({ origin: `http://127.0.0.1:${port}` })).toBe('heard')
  for (const origin of ['https://elsewhere.example', 'null', `http://127.0.0.1:${port + 1}`, `http://127.0.0.1:${port}.elsewhere.example`]) expect(await open({ origin }), origin).toBe('401')
})

test.each(['lq_session', 'lq_session=', 'lq_session=%E0%A4%A', 'lq_session="', `lq_session=${'x'.repeat(8_000)}`, ';;;=;=', 'lq_session=a; lq_session=b', '__proto__=x; lq_session=\u0001'])(
  'a cookie that is none is nobody: %s',
  async (cookie) => {
    const { statusCode } = await house.app.inject({ url: '/api/me', headers: { cookie } })
    expect(statusCode).toBe(401)
  },
)

test('every guess of a stranger is counted by source: at a password, a code, a link, and from a foreign page', async () => {
  const send = (url: string, payload: object, headers: Record<string, string> = {}) => house.app.inject({ method: 'POST', url, payload, headers: { host: 'here', ...headers }, remoteAddress: '10.7.7.7' })
  await send('/api/sign-in', { login: 'nobody', password: 'x' })
  await send('/api/sign-in/second', { token: 'x', code: '123456' })
  await send('/api/links/look', { token: 'x'.repeat(30) })
  await send('/api/sign-out', {})
  await send('/api/sign-out', {}, { origin: 'http://elsewhere' })
  const [row] = await runAsOwner<{ count: number }>(house.ownerUrl, `select sum(count)::int as count from refused_strangers where source = '10.7.7.7'`)
  expect(row!.count).toBe(5)
})

test('a write from another origin is refused although its cookie is right', async () => {
  const send = (headers: Record<string, string>) =>
    house.app.inject({ method: 'POST', url: '/api/sign-out', payload: {}, headers: { host: 'langqiao.example', cookie: `lq_session=${desk.token}`, ...headers } })
  for (const origin of ['https://elsewhere.example', 'null', 'http://langqiao.example.elsewhere.example']) expect((await send({ origin })).statusCode).toBe(401)
  expect((await send({ origin: 'http://langqiao.example' })).statusCode).toBe(200)
})
