import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { writeCsv } from '#platform/http/csv.ts'
import { currentTotp } from '#platform/identity/secrets.ts'
import { ShiftedClock } from './footage-house.ts'
import { openTestHouse, type Caller, type TestHouse } from './house.ts'

/** Tokens that were stolen, have expired, were ended or are used twice; and requests that a foreign page sends. */
describe('stolen, expired and replayed', () => {
  let house: TestHouse
  const clock = new ShiftedClock()
  let chief: Caller, admin: Caller
  const call = { station: 'lancheng', caller: '', phone: '', place: 'x', position: null, nature: 'help', priority: 2, text: '' }

  beforeAll(async () => {
    house = await openTestHouse({ clock })
    chief = await house.as('station_chief', { station: 'lancheng' })
    admin = await house.as('security_administrator')
  })
  afterAll(() => house?.close())

  const me = (headers: Record<string, string>) => house.app.inject({ url: '/api/me', headers })
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
  const send = (url: string, payload: object, headers: Record<string, string> = {}) => house.app.inject({ method: 'POST', url, payload, headers })
  const codeOf = (answer: { json(): unknown }) => (answer.json() as { error?: { code: string } }).error?.code
  const halfSignIn = async (login: string) => (await send('/api/sign-in', { login, password: 'cheap' })).json<{ token: string }>().token
  /** The code of this moment, from the secret that `as` gives its accounts. */
  const codeFor = (login: string) => currentTotp(createHash('sha256').update(login).digest().subarray(0, 20), clock.now())

  test('the token of the first factor opens nothing', async () => {
    const half = await halfSignIn(chief.account)
    expect((await me(bearer(half))).statusCode).toBe(401)
    expect((await me({ cookie: `lq_session=${half}` })).statusCode).toBe(401)
  })

  test('a code of the authenticator is good once', async () => {
    clock.advance(60_000)
    const code = codeFor(chief.account)
    const first = await send('/api/sign-in/second', { token: await halfSignIn(chief.account), code })
    const second = await send('/api/sign-in/second', { token: await halfSignIn(chief.account), code })
    expect([first.statusCode, second.statusCode, codeOf(second)]).toEqual([200, 401, 'sign_in_failed'])
  })

  test('the token of the first factor is good once, and not for long', async () => {
    clock.advance(60_000)
    const half = await halfSignIn(chief.account)
    expect((await send('/api/sign-in/second', { token: half, code: codeFor(chief.account) })).statusCode).toBe(200)
    clock.advance(60_000)
    expect(codeOf(await send('/api/sign-in/second', { token: half, code: codeFor(chief.account) }))).toBe('sign_in_again')
    const late = await halfSignIn(chief.account)
    clock.advance(6 * 60_000)
    expect(codeOf(await send('/api/sign-in/second', { token: late, code: codeFor(chief.account) }))).toBe('sign_in_again')
  })

  test('a one-time link is good once, whoever holds it', async () => {
    const keeper = await house.as('security_administrator')
    const opened = await keeper.post<{ link: string }>('/api/accounts', { login: 'newcomer', name: '新人', roles: ['auxiliary'], station: 'lancheng', team: '', phone: '' })
    const use = () => send('/api/links/use', { token: opened.body.link, password: 'a good long pass phrase 7' })
    expect((await use()).statusCode).toBe(200)
    expect([(await use()).statusCode, codeOf(await use())]).toEqual([410, 'link_used_up'])
  })

  test('an operation number of another’s is a conflict that reveals nothing, also where the body is the same', async () => {
    const desk = await house.as('dispatcher', { team: 'command-room' })
    const other = await house.as('command_room_lead', { team: 'command-room' })
    const key = { 'idempotency-key': house.platform.ids.uuid() }
    const first = await desk.post<{ id: string }>('/api/incidents', call, key)
    const again = await desk.post('/api/incidents', call, key)
    const replayed = await other.post('/api/incidents', call, key)
    expect([first.status, again.status, again.body]).toEqual([200, 200, first.body])
    expect(replayed.status).toBe(409)
    expect(JSON.stringify(replayed.body)).not.toContain(first.body.id)
  })

  test('an operation number does not carry an answer to who may not have it', async () => {
    const desk = await house.as('dispatcher', { team: 'command-room' })
    const key = { 'idempotency-key': house.platform.ids.uuid() }
    const first = await desk.post<{ id: string }>('/api/incidents', call, key)
    const replayed = await (await house.as('camera_owner')).post('/api/incidents', call, key)
    expect(replayed.status).toBeGreaterThanOrEqual(400)
    expect(JSON.stringify(replayed.body)).not.toContain(first.body.id)
  })

  test('a session that was ended by another is refused at the next request', async () => {
    const victim = await house.as('case_officer', { station: 'lancheng', team: 'lancheng-cases' })
    const { session } = (await victim.get<{ session: string }>('/api/me')).body
    const keeper = await house.as('security_administrator')
    expect((await keeper.post(`/api/accounts/${victim.account}/sessions/${session}/end`)).status).toBe(200)
    expect((await victim.get('/api/me')).status).toBe(401)
  })

  test('nobody ends the session of an account through another account', async () => {
    const one = await house.as('case_officer', { station: 'lancheng' })
    const other = await house.as('case_officer', { station: 'lancheng' })
    const { session } = (await one.get<{ session: string }>('/api/me')).body
    await other.post(`/api/accounts/${other.account}/sessions/${session}/end`)
    expect((await one.get('/api/me')).status).toBe(200)
  })

  test('an idle session ends after a quarter of an hour, a desk’s with its shift', async () => {
    const idle = await house.as('station_chief', { station: 'lancheng' })
    const desk = await house.as('dispatcher', { team: 'command-room' })
    clock.advance(16 * 60_000)
    expect([(await idle.get('/api/me')).status, (await desk.get('/api/me')).status]).toEqual([401, 200])
    clock.advance(14 * 3_600_000)
    expect((await desk.get('/api/me')).status).toBe(401)
    expect((await admin.get('/api/me')).status).toBe(401)
  })

  test('a page of another origin writes nothing with the cookie of someone signed in', async () => {
    const fresh = await house.as('dispatcher', { team: 'command-room' })
    const cookie = `lq_session=${fresh.token}`
    const from = (origin?: string) => send('/api/incidents', call, { cookie, host: 'langqiao.test', ...(origin === undefined ? {} : { origin }) })
    expect((await from('http://langqiao.test')).statusCode).toBe(200)
    for (const origin of ['http://evil.test', 'null', 'http://langqiao.test.evil.test', 'http://langqiao.test:81']) expect((await from(origin)).statusCode, origin).toBe(401)
  })

  test('a page of another origin opens no socket with the cookie of someone signed in', async () => {
    const address = await house.app.listen({ port: 0, host: '127.0.0.1' })
    const fresh = await house.as('dispatcher', { team: 'command-room' })
    const open = async (origin: string) => {
      const socket = new WebSocket(`${address.replace('http', 'ws')}/api/feed?from=0`, { headers: { cookie: `lq_session=${fresh.token}`, origin } })
      const how = await new Promise<string | number>((resolve) => {
        socket.on('message', () => resolve('heard'))
        socket.on('unexpected-response', (_, { statusCode = 0 }) => resolve(statusCode))
        socket.on('error', () => undefined)
      })
      socket.terminate()
      return how
    }
    expect(await open('http://evil.test')).toBe(401)
    expect(await open(address)).toBe('heard')
  })

  test.each(['', 'x', 'null', 'undefined', '../../etc/passwd', "' or 1=1 --", 'a'.repeat(5000), '%00', '{}', '0'.repeat(43)])('the made-up token %j opens nothing', async (token) => {
    expect((await me(bearer(token))).statusCode).toBe(401)
    expect((await me({ cookie: `lq_session=${encodeURIComponent(token)}` })).statusCode).toBe(401)
  })
})

test('cells that a spreadsheet would run are quoted on export, wherever they come from', () => {
  for (const start of ['=', '+', '-', '@', '\t', '\r']) {
    const [, line = ''] = writeCsv(['name'], [[`${start}HYPERLINK("http://evil.test","x")`]]).split('\r\n"')
    expect(line.startsWith("'"), JSON.stringify(start)).toBe(true)
  }
})
