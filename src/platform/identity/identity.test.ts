import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, runAsOwner, type Caller, type TestHouse } from '../../../test/house.ts'
import { Secret, TOTP } from 'otpauth'
import { nextTotp } from './secrets.ts'

const person = { login: 'newcomer', name: '新来者', roles: ['case_officer'], station: 'lancheng', team: 'lancheng-cases', phone: '15400000009' }
const strong = 'mountain-tea-9-bridge'

describe('identity', () => {
  let house: TestHouse
  let admin: Caller
  beforeAll(async () => {
    house = await openTestHouse()
    admin = await house.as('security_administrator')
  })
  afterAll(() => house?.close())

  const send = async (url: string, payload: object, headers: Record<string, string> = {}) => {
    const answer = await house.app.inject({ method: 'POST', url, payload, headers })
    return { status: answer.statusCode, body: answer.json<Record<string, string>>() }
  }

  test('an account is opened by a link, enrolled once, and signs in with both factors', async () => {
    const opened = await admin.post<{ link: string }>('/api/accounts', person)
    expect(opened.status).toBe(200)
    const token = opened.body.link
    expect(await send('/api/links/look', { token })).toMatchObject({ status: 200, body: { login: 'newcomer', purpose: 'enrol' } })
    expect((await send('/api/links/use', { token, password: 'newcomer1' })).status).toBe(422)
    const used = await send('/api/links/use', { token, password: strong })
    expect(used.status).toBe(200)
    expect((await send('/api/links/use', { token, password: strong })).status).toBe(410)
    const secret = Secret.fromBase32(new URL(used.body.otpauth!).searchParams.get('secret')!)
    const code = new TOTP({ secret }).generate()
    const first = await send('/api/sign-in', { login: 'newcomer', password: strong })
    const second = await send('/api/sign-in/second', { token: first.body.token!, code })
    expect(second.status).toBe(200)
    // The same code again, with a fresh first factor, is refused: a code is good once.
    const again = await send('/api/sign-in', { login: 'newcomer', password: strong })
    expect((await send('/api/sign-in/second', { token: again.body.token!, code })).status).toBe(401)
  })

  test('a code that is sent twice at once is good once', async () => {
    await house.as('dispatcher', { login: 'doubled' })
    const secret = createHash('sha256').update('doubled').digest().subarray(0, 20)
    const last = (await runAsOwner<{ step: number }>(house.ownerUrl, `select totp_last_step::int as step from credentials where account = 'doubled'`))[0]!.step
    const firsts = await Promise.all(Array.from({ length: 4 }, () => send('/api/sign-in', { login: 'doubled', password: 'cheap' })))
    const code = nextTotp(secret, Date.now(), last)
    const answers = await Promise.all(firsts.map((first) => send('/api/sign-in/second', { token: first.body.token!, code })))
    expect(answers.filter((a) => a.status === 200)).toHaveLength(1)
    expect(answers.filter((a) => a.status === 401)).toHaveLength(3)
  })

  test('a password alone opens nothing', async () => {
    await house.as('dispatcher', { login: 'half' })
    const { body } = await send('/api/sign-in', { login: 'half', password: 'cheap' })
    const answer = await house.app.inject({ url: '/api/me', headers: { authorization: `Bearer ${body.token}` } })
    expect(answer.statusCode).toBe(401)
  })

  test('a whole shift signs in at once from one address', async () => {
    const shift = Array.from({ length: 20 }, (_, i) => `shift${i}`)
    for (const login of shift) await house.as('dispatcher', { login })
    const attempt = (login: string) => house.app.inject({ method: 'POST', url: '/api/sign-in', payload: { login, password: 'cheap' }, remoteAddress: '10.9.8.8' })
    expect((await Promise.all(shift.map(attempt))).map((answer) => answer.statusCode)).toEqual(shift.map(() => 200))
  })

  test('failures from one place make that place wait and nobody else', async () => {
    const victim = await house.as('dispatcher', { login: 'victim' })
    const attempt = (remoteAddress: string) => house.app.inject({ method: 'POST', url: '/api/sign-in', payload: { login: 'victim', password: 'wrong' }, remoteAddress })
    const codes = []
    for (let i = 0; i < 7; i++) codes.push((await attempt('10.9.9.9')).statusCode)
    expect(codes).toEqual([401, 401, 401, 401, 401, 429, 429])
    expect((await attempt('10.9.9.10')).statusCode).toBe(401)
    expect((await victim.get('/api/me')).status).toBe(200)
  })

  test('thirty guesses at once are no more than thirty one after the other', async () => {
    await house.as('dispatcher', { login: 'target' })
    const guess = () => house.app.inject({ method: 'POST', url: '/api/sign-in', payload: { login: 'target', password: 'wrong' }, remoteAddress: '10.9.8.1' })
    const codes = (await Promise.all(Array.from({ length: 30 }, guess))).map((answer) => answer.statusCode)
    expect(codes.filter((code) => code === 401)).toHaveLength(5)
  })

  test('who is right has no failure counted, however often they sign in', async () => {
    await house.as('dispatcher', { login: 'often' })
    const right = () => house.app.inject({ method: 'POST', url: '/api/sign-in', payload: { login: 'often', password: 'cheap' }, remoteAddress: '10.9.8.2' })
    for (let i = 0; i < 12; i++) expect((await right()).statusCode).toBe(200)
  })

  test('a known password does not buy more guesses at the second factor', async () => {
    await house.as('dispatcher', { login: 'leaked' })
    const at = { remoteAddress: '10.9.8.3' }
    const guess = async () => {
      const first = await house.app.inject({ method: 'POST', url: '/api/sign-in', payload: { login: 'leaked', password: 'cheap' }, ...at })
      if (first.statusCode !== 200) return first.statusCode
      return (await house.app.inject({ method: 'POST', url: '/api/sign-in/second', payload: { token: first.json<{ token: string }>().token, code: '000000' }, ...at })).statusCode
    }
    const codes = []
    for (let i = 0; i < 8; i++) codes.push(await guess())
    expect(codes.filter((code) => code === 401)).toHaveLength(5)
    expect(codes.at(-1)).toBe(429)
  })

  test('who has waited and then is right gets on to the second factor without waiting again', async () => {
    await house.as('dispatcher', { login: 'slip' })
    const attempt = (password: string) => house.app.inject({ method: 'POST', url: '/api/sign-in', payload: { login: 'slip', password }, remoteAddress: '10.9.8.5' })
    for (let i = 0; i < 5; i++) await attempt('wrong')
    expect((await attempt('cheap')).statusCode).toBe(429)
    await runAsOwner(house.ownerUrl, `update throttles set until = until - interval '1 minute' where key like '%10.9.8.5'`)
    const first = await attempt('cheap')
    expect(first.statusCode).toBe(200)
    const second = await house.app.inject({ method: 'POST', url: '/api/sign-in/second', payload: { token: first.json<{ token: string }>().token, code: '000000' }, remoteAddress: '10.9.8.5' })
    expect(second.statusCode).toBe(401)
  })

  test('failures are forgotten after a quarter of an hour without one', async () => {
    const wrong = async () => (await house.app.inject({ method: 'POST', url: '/api/sign-in', payload: { login: 'nobody', password: 'wrong' }, remoteAddress: '10.9.8.4' })).statusCode
    for (let i = 0; i < 4; i++) await wrong()
    await runAsOwner(house.ownerUrl, `update throttles set until = until - interval '16 minutes' where key like '%10.9.8.4'`)
    const codes = []
    for (let i = 0; i < 6; i++) codes.push(await wrong())
    expect(codes).toEqual([401, 401, 401, 401, 401, 429])
  })

  test('a one-time link that two use at once lets one of them in', async () => {
    const { body } = await admin.post<{ link: string }>('/api/accounts', { ...person, login: 'twice' })
    const use = (i: number) => send('/api/links/use', { token: body.link, password: `${strong}-${i}` })
    const answers = await Promise.all(Array.from({ length: 4 }, (_, i) => use(i)))
    expect(answers.map((a) => a.status).toSorted((a, b) => a - b)).toEqual([200, 410, 410, 410])
    const winner = answers.findIndex((a) => a.status === 200)
    expect((await send('/api/sign-in', { login: 'twice', password: `${strong}-${winner}` })).status).toBe(200)
  })

  test('a new link voids the older ones', async () => {
    const { body: first } = await admin.post<{ link: string }>('/api/accounts', { ...person, login: 'anew' })
    const { body: second } = await admin.post<{ link: string }>('/api/accounts/anew/link', { reason: 'the first was lost' })
    expect((await send('/api/links/use', { token: first.link, password: strong })).status).toBe(410)
    expect((await send('/api/links/use', { token: second.link, password: strong })).status).toBe(200)
  })

  test('an ended session is refused at the next request', async () => {
    const officer = await house.as('case_officer', { station: 'lancheng' })
    const { body } = await admin.get<{ sessions: { id: string }[] }>(`/api/accounts/${officer.account}/sessions`)
    expect(await admin.post(`/api/accounts/${officer.account}/sessions/${body.sessions[0]!.id}/end`)).toMatchObject({ status: 200 })
    expect((await officer.get('/api/me')).status).toBe(401)
  })

  test('what an idle page asks by itself keeps nobody signed in', async () => {
    const [idle, present] = [await house.as('auditor'), await house.as('auditor')]
    const rewind = (account: string) => runAsOwner(house.ownerUrl, `update sessions set seen_at = seen_at - interval '10 minutes' where account = $1`, [account])
    for (let i = 0; i < 2; i++) {
      await rewind(idle.account)
      await rewind(present.account)
      await idle.get('/api/me', { 'lq-idle': '1' })
      expect((await present.get('/api/me')).status).toBe(200)
    }
    expect((await idle.get('/api/me')).status).toBe(401)
  })

  test('an ended account is out at once', async () => {
    const officer = await house.as('case_officer', { station: 'lancheng' })
    expect((await admin.post(`/api/accounts/${officer.account}/end`, { reason: 'left the service' })).status).toBe(200)
    expect((await officer.get('/api/me')).status).toBe(401)
  })

  test('nobody holds two of the three administrator roles, and nobody changes their own account', async () => {
    const both = { ...person, login: 'both', roles: ['system_administrator', 'auditor'] }
    expect(await admin.post('/api/accounts', both)).toMatchObject({ status: 409, body: { error: { code: 'roles_apart' } } })
    const { login: _, ...rest } = person
    expect((await admin.post(`/api/accounts/${admin.account}/change`, { ...rest, roles: ['auditor'], reason: 'I would like to' })).status).toBe(403)
  })

  test('the auditor sees who has which rights, not their telephone numbers', async () => {
    const auditor = await house.as('auditor')
    const list = async (who: typeof admin) => (await who.get<{ accounts: { id: string; roles: string[]; phone: string }[] }>('/api/accounts')).body.accounts
    expect((await list(admin)).find((a) => a.id === auditor.account)).toMatchObject({ roles: ['auditor'], phone: '15400000000' })
    expect((await list(auditor)).map((a) => a.phone).filter(Boolean)).toEqual([])
  })

  test('secrets stand nowhere in acts, answers or rows as they are', async () => {
    const opened = await admin.post<{ link: string }>('/api/accounts', { ...person, login: 'secretive' })
    const used = await send('/api/links/use', { token: opened.body.link, password: strong })
    const secret = new URL(used.body.otpauth!).searchParams.get('secret')!
    const raw = Buffer.from(Secret.fromBase32(secret).buffer).toString('latin1')
    const scope = { county: house.platform.county, stations: 'all' as const, account: 'system' }
    const texts = await house.platform.database.read(scope, async (tx) => [
      ...(await tx.query<{ t: string }>({ text: `select convert_from(body, 'UTF8') as t from payloads` })),
      ...(await tx.query<{ t: string }>({ text: 'select answer as t from intents' })),
      ...(await tx.query<{ t: string }>({ text: `select encode(totp_secret, 'escape') as t from credentials where totp_secret is not null` })),
    ])
    const all = texts.map((row) => row.t).join('\n')
    for (const hidden of [secret, raw, strong, opened.body.link]) expect(all.includes(hidden)).toBe(false)
  })
})
