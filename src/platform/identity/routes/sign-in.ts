import { z } from 'zod'
import { sessionCookie, whoAsks } from '../../http/who-asks.ts'
import { defineRoute, type Route } from '../../http/route.ts'
import type { Sessions } from '../sessions.ts'

const stageCookie = 'lq_sign_in'

/** Sign-in in two steps, sign-out, and who am I. */
export function signInRoutes(sessions: Sessions, secureCookies: boolean): Route[] {
  const cookie = { httpOnly: true, sameSite: 'strict', path: '/', secure: secureCookies } as const
  return [
    defineRoute({
      method: 'POST',
      url: '/api/sign-in',
      open: 'nobody is signed in yet',
      summary: 'First factor: login and password',
      body: z.strictObject({ login: z.string().max(64), password: z.string().max(200) }),
      response: z.object({ token: z.string() }),
      async handle({ body, request, reply }) {
        const { token } = await sessions.startSignIn(body.login, body.password, request.headers['user-agent'] ?? '', request.ip)
        reply.setCookie(stageCookie, token, { ...cookie, maxAge: 300 })
        return { token }
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/sign-in/second',
      open: 'half signed in: holds the token of the first factor',
      summary: 'Second factor: the code of the authenticator; answers the session token',
      body: z.strictObject({ token: z.string().max(100).optional(), code: z.string().regex(/^\d{6}$/) }),
      response: z.object({ token: z.string(), account: z.string() }),
      async handle({ body, request, reply }) {
        const first = body.token ?? request.cookies[stageCookie] ?? ''
        const done = await sessions.finishSignIn(first, body.code, request.headers['user-agent'] ?? '', request.ip)
        reply.clearCookie(stageCookie, cookie)
        reply.setCookie(sessionCookie, done.token, cookie)
        return done
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/sign-out',
      action: 'account.self',
      summary: 'Ends this session',
      response: z.object({}),
      async handle(call) {
        call.judgeOwn()
        await sessions.end(whoAsks(call.request).session, call.principal.account, 'left', call.principal)
        call.reply.clearCookie(sessionCookie, cookie)
        return {}
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/me',
      action: 'account.self',
      summary: 'Who is signed in, with roles and place in the county',
      response: z.object({
        account: z.string(), login: z.string(), name: z.string(), roles: z.array(z.string()), station: z.string(), team: z.string(), session: z.string(),
      }),
      async handle(call) {
        call.judgeOwn()
        const { principal, login, name, session } = whoAsks(call.request)
        return { account: principal.account, login, name, roles: principal.roles, station: principal.station, team: principal.team, session }
      },
    }),
  ]
}
