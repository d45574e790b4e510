import type { FastifyRequest } from 'fastify'
import { Fault } from '../fault.ts'
import type { SignedIn } from '../identity/sessions.ts'
import type { HttpParts } from './parts.ts'

export const sessionCookie = 'lq_session'
/** Sent by pages whose person has touched nothing for a while: what they ask by themselves keeps nobody signed in. */
const idleHeader = 'lq-idle'

const signedIn = new WeakMap<FastifyRequest, SignedIn>()

/** Remembered for the length of the request; null for who is not signed in, at a route that is open. */
export const findSignedIn = (request: FastifyRequest): SignedIn | null => signedIn.get(request) ?? null
export const rememberSignedIn = (request: FastifyRequest, who: SignedIn): void => void signedIn.set(request, who)

/** The account and session of a request that declared an action. */
export function whoAsks(request: FastifyRequest): SignedIn {
  const who = signedIn.get(request)
  if (!who) throw new Error('this route is open: nobody signed in')
  return who
}

export async function identify(parts: Pick<HttpParts, 'sessions' | 'refusals'>, request: FastifyRequest, { isIdle } = { isIdle: request.headers[idleHeader] !== undefined }): Promise<SignedIn> {
  const token = readToken(request)
  const who = token ? await parts.sessions.find(token, { isIdle }) : null
  if (who) return who
  await parts.refusals.countStranger(request.ip)
  throw new Fault('not_signed_in', {}, 401)
}

export function readToken(request: FastifyRequest): string | null {
  const { authorization } = request.headers
  if (authorization?.startsWith('Bearer ')) return authorization.slice(7)
  return request.cookies[sessionCookie] ?? null
}

/** A second lock behind SameSite cookies: a browser's write, or socket, from another origin is refused. */
export async function refuseForeignOrigin({ refusals }: Pick<HttpParts, 'refusals'>, request: FastifyRequest): Promise<void> {
  const { origin, host, authorization } = request.headers
  const isRead = request.method === 'GET' && request.headers.upgrade === undefined
  if (isRead || authorization || origin === undefined) return
  if (URL.canParse(origin) && new URL(origin).host === host) return
  await refusals.countStranger(request.ip)
  throw new Fault('not_signed_in', {}, 401)
}
