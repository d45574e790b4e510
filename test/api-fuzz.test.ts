import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { composeDomains } from '#apps/compose.ts'
import type { Route } from '#platform/http/route.ts'
import type { Role } from '#platform/policy/principal.ts'
import { toJsonSchema } from './json-schema.ts'
import { makeBadBodies, makeBadQueries, oddTexts, type Schema } from './bad-input.ts'
import { openTestHouse, type Caller, type TestHouse } from './house.ts'

/** So many cases in an ordinary run; all of them, with more mixtures, in the long one. */
const mostCases = process.env.LANGQIAO_TEST_LONG ? 150_000 : 3_000

interface Case {
  route: Route
  what: string
  url: string
  payload?: unknown
  headers?: Record<string, string>
}

/** Roles that between them may do something at every route, and one that may do next to nothing. */
const asking: readonly (readonly [Role, { station?: string; team?: string }])[] = [
  ['command_room_lead', { team: 'command-room' }],
  ['case_team_lead', { station: 'lancheng', team: 'lancheng-cases' }],
  ['community_officer', { station: 'lancheng', team: 'lancheng-community' }],
  ['security_administrator', {}],
  ['auditor', {}],
  ['camera_owner', {}],
]

describe('bad input at every route', () => {
  let house: TestHouse
  let callers: Caller[]
  beforeAll(async () => {
    house = await openTestHouse({ log: 'silent' })
    callers = await Promise.all(asking.map(([role, place]) => house.as(role, place)))
  })
  afterAll(() => house?.close())

  test('is answered with a code, what happened and what to do, in the language asked for, and never with a 500', async () => {
    const cases = composeDomains(house.platform).flatMap((domain) => domain.routes).filter((route) => !endsSessions(route)).flatMap(listCases)
    const step = Math.max(1, cases.length / mostCases)
    const wrong: string[] = []
    let asked = 0
    for (let at = 0; at < cases.length; at += step, asked++) {
      const one = cases[Math.floor(at)]!
      const language = asked % 2 === 0 ? 'zh' : 'en'
      const fault = await findFault(house.app, one, callers[asked % callers.length]!, language)
      if (fault) wrong.push(`${one.route.method} ${one.route.url} · ${one.what}: ${fault}`)
    }
    expect(wrong).toEqual([])
    expect(asked).toBeGreaterThan(Math.min(1_000, cases.length - 1))
  }, 3_600_000)
})

/** Those that would end what the rest asks with. */
const endsSessions = ({ url }: Route) => url === '/api/sign-out' || url.startsWith('/api/sign-in')

async function findFault(app: FastifyInstance, { route, url, payload, headers }: Case, { token }: Caller, language: 'zh' | 'en'): Promise<string | null> {
  const answer = await app.inject({
    method: route.method, url, headers: { authorization: `Bearer ${token}`, 'accept-language': language, ...headers },
    ...(payload === undefined ? {} : { payload: payload as object }),
  })
  if (answer.statusCode < 400 || route.method === 'HEAD') return answer.statusCode >= 500 ? String(answer.statusCode) : null
  let error: { code?: string; message?: string; todo?: string } | undefined
  try {
    error = answer.json<{ error: typeof error }>().error
  } catch {
    return `${answer.statusCode}, not JSON: ${answer.payload.slice(0, 60)}`
  }
  if (answer.statusCode === 500) return `500 ${JSON.stringify(error)}`
  if (!error?.code || !error.message || !error.todo) return `${answer.statusCode} lacks code, message or todo: ${JSON.stringify(error)}`
  if (error.message === error.code) return `no sentence for ${error.code}`
  if (language === 'zh' && !/\p{Script=Han}/u.test(error.message)) return `not in Chinese: ${error.message}`
  return null
}

/** Every way to ask this route wrongly. */
function listCases(route: Route): Case[] {
  const plain = route.url.replaceAll(/:(\w+)/g, 'x')
  const valid = bodyOf(route)
  const cases: Case[] = []
  for (const [what, text] of oddTexts) {
    const place = encode(text.slice(0, 300))
    if (place !== null && route.url.includes(':')) cases.push({ route, what: `an address with ${what}`, url: route.url.replaceAll(/:(\w+)/g, place), payload: valid })
  }
  for (const [what, query] of makeBadQueries(schemaOf(route.query))) cases.push({ route, what, url: `${plain}?${query}`, payload: valid })
  if (['GET', 'HEAD', 'OPTIONS'].includes(route.method)) return cases
  for (const [what, body] of makeBadBodies(schemaOf(route.body))) cases.push({ route, what, url: plain, payload: body, headers: { 'content-type': 'application/json' } })
  for (const type of ['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', 'application/json; charset=utf-16', ''])
    cases.push({ route, what: `content type ${type || 'none'}`, url: plain, payload: JSON.stringify(valid ?? {}), headers: { 'content-type': type } })
  cases.push({ route, what: 'a broken operation number', url: plain, payload: valid ?? {}, headers: { 'idempotency-key': 'x'.repeat(300) } })
  return cases
}

function encode(text: string): string | null {
  try {
    return encodeURIComponent(text)
  } catch {
    return null
  }
}

const schemaOf = (type: Route['body']): Schema | null => (type ? toJsonSchema(type) : null)
const bodyOf = (route: Route): unknown => (route.body ? {} : undefined)
