import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import swagger from '@fastify/swagger'
import websocket from '@fastify/websocket'
import fastify, { LogController, type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors, jsonSchemaTransform, jsonSchemaTransformObject, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { Logger } from 'pino'
import type { WebSocket } from 'ws'
import { PolicyRefusal, type Store } from '../acts/store.ts'
import type { Database } from '../database/database.ts'
import { toDatabaseFault } from '../database/database-errors.ts'
import { Fault } from '../fault.ts'
import type { SignedIn, Sessions } from '../identity/sessions.ts'
import { noAttributes, type Policy } from '../policy/policy.ts'
import type { Metrics } from '../metrics.ts'
import type { Clock } from '../ports/clock.ts'
import type { Ids } from '../ports/ids.ts'
import { chooseLanguage, say, type Catalogue } from './messages.ts'
import type { Refusals } from './refusals.ts'
import type { Call, Route } from './route.ts'
import { isWellFormedValue } from './well-formed.ts'

export const sessionCookie = 'lq_session'
/** Sent by pages whose person has touched nothing for a while: what they ask by themselves keeps nobody signed in. */
const idleHeader = 'lq-idle'

/** A request that has not come whole by then is cut, so that nobody holds connections open by dribbling. A resumable upload goes on where it was. */
const longestRequestMs = 5 * 60_000

/**
 * Pages run our own scripts alone, speak to this server alone, and stand in nobody's frame (ASVS 3.4). Styles inline: antd
 * writes them. blob: for pictures, film and the map's workers that a page makes itself.
 */
const contentPolicy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "media-src 'self' blob:", "font-src 'self' data:",
  "connect-src 'self' blob:", "worker-src 'self' blob:", "manifest-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
].join('; ')

export interface HttpParts {
  database: Database
  store: Store
  policy: Policy
  sessions: Sessions
  refusals: Refusals
  clock: Clock
  ids: Ids
  county: string
  catalogue: Catalogue
  log: Logger
  metrics: Metrics
  tls: { cert: Buffer; key: Buffer } | null
}

/** Builds the server with its routes. A route that declares neither an action nor why it is open does not start. */
export async function buildServer(parts: HttpParts, routes: readonly Route[]): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: parts.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1_048_576,
    trustProxy: false,
    forceCloseConnections: true,
    requestTimeout: longestRequestMs,
    routerOptions: { maxParamLength: 200 },
    // An address that the router cannot read or finds too long gets no further than here.
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => void answerError(parts, error, request, reply),
    ...(parts.tls ? { https: parts.tls } : {}),
  }) as unknown as FastifyInstance
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler((error: FastifyError, request, reply) => answerError(parts, error, request, reply))
  app.setNotFoundHandler((request, reply) => answerError(parts, new Fault('not_found', {}, 404) as unknown as FastifyError, request, reply))
  await app.register(cookie)
  await app.register(websocket, { options: { maxPayload: 65_536 } })
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Langqiao 廊桥', version: '0.1.0' } },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  app.addHook('onSend', async (_, reply) => {
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'no-referrer')
    reply.header('x-frame-options', 'DENY')
    // What is handed out may be stricter still, never laxer.
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', contentPolicy)
  })
  app.addHook('onResponse', async (request, reply) => {
    const { url } = request.routeOptions
    if (url) parts.metrics.countRequest(url, reply.statusCode, reply.elapsedTime / 1000)
  })
  await app.register(async (scope) => {
    // Pieces of a resumable upload (tus): the route reads them from `request.raw` as they come.
    scope.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null))
    for (const route of routes) addRoute(scope, parts, route)
  })
  return app
}

function addRoute(app: FastifyInstance, parts: HttpParts, route: Route): void {
  if (route.action === undefined && !route.open) throw new Error(`${route.method} ${route.url} declares no action and does not say why it is open`)
  if (route.action !== undefined && !parts.policy.actions.has(route.action)) throw new Error(`${route.method} ${route.url}: policy does not know ${route.action}`)
  app.route({
    method: route.method,
    url: route.url,
    ...(route.bodyLimit ? { bodyLimit: route.bodyLimit } : {}),
    schema: {
      summary: route.summary,
      ...(route.params ? { params: route.params } : {}),
      ...(route.query ? { querystring: route.query } : {}),
      ...(route.body ? { body: route.body } : {}),
      ...(route.response ? { response: { 200: route.response } } : {}),
    },
    // Who asks comes before what they ask: a stranger learns nothing from validation errors.
    onRequest: async (request) => {
      await refuseForeignOrigin(parts, request)
      if (route.action !== undefined) signedIn.set(request, await identify(parts, request))
    },
    preHandler: async ({ params, query, body }) => {
      if (!isWellFormedValue([params, query, body])) throw new Fault('bad_input', { fields: 'body' }, 400)
    },
    handler: async (request, reply) => {
      const who = signedIn.get(request)
      const call = new RouteCall(parts, route, request, reply, who ?? null)
      const answer = await route.handle(call as unknown as Call)
      // The gate against a forgotten check: nothing leaves a route that asked policy nothing.
      if (route.action !== undefined && !call.judged) throw new Error(`${route.method} ${route.url} answered without a judgement`)
      return answer
    },
    ...(route.socket ? { wsHandler: (socket: WebSocket, request: FastifyRequest) => serveSocket(parts, route, socket, request) } : {}),
  })
}

/** Close codes of every socket: no right (any more), and anything else that went wrong, with the fault's code as reason. */
export const socketCloseCodes = { refused: 4000, rights: 4003 } as const
const socketRecheckMs = 5_000

/** Judged like a request; ended when its session ends. */
async function serveSocket(parts: HttpParts, route: Route, socket: WebSocket, request: FastifyRequest): Promise<void> {
  const timer = setInterval(() => void identify(parts, request, { isIdle: true }).catch(() => socket.close(socketCloseCodes.rights, 'not_signed_in')), socketRecheckMs)
  socket.on('close', () => clearInterval(timer))
  const call = new RouteCall(parts, route, request, null, signedIn.get(request) ?? null)
  try {
    await route.socket!(call as unknown as Call, socket)
    if (route.action !== undefined && !call.judged) throw new Error(`${route.url} opened a socket without a judgement`)
  } catch (error) {
    const fault = await toFault(parts, error as FastifyError, request)
    socket.close(fault.status === 403 || fault.status === 401 ? socketCloseCodes.rights : socketCloseCodes.refused, fault.code)
  }
}

const signedIn = new WeakMap<FastifyRequest, SignedIn>()

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

class RouteCall implements Call {
  judged = false
  readonly now: number
  readonly county: string
  readonly intentId: string
  readonly request: FastifyRequest
  readonly language
  #parts: HttpParts
  #route: Route
  #reply: FastifyReply | null
  #who: SignedIn | null

  constructor(parts: HttpParts, route: Route, request: FastifyRequest, reply: FastifyReply | null, who: SignedIn | null) {
    this.#parts = parts
    this.#route = route
    this.#who = who
    this.request = request
    this.#reply = reply
    this.now = parts.clock.now()
    this.county = parts.county
    this.language = chooseLanguage(request.headers['accept-language'])
    const key = request.headers['idempotency-key']
    if (key !== undefined && !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(String(key)))
      throw new Fault('bad_input', { fields: 'Idempotency-Key' }, 400)
    // A look is an act, and the next one another: a key that comes again must not show without writing down.
    this.intentId = key === undefined || request.method === 'GET' || request.method === 'HEAD' ? parts.ids.uuid() : String(key)
  }

  get params() {
    return this.request.params
  }

  get query() {
    return this.request.query
  }

  get body() {
    return this.request.body
  }

  get reply() {
    if (!this.#reply) throw new Error(`${this.#route.url}: a socket has no reply`)
    return this.#reply
  }

  get principal() {
    if (!this.#who) throw new Error(`${this.#route.url} is open: it has no principal`)
    return this.#who.principal
  }

  again: Call['again'] = async () => {
    this.#who = await identify(this.#parts, this.request, { isIdle: true })
    return this.#who.principal
  }

  get #action() {
    return this.#route.action!
  }

  perform: Call['perform'] = async (work, options = {}) => {
    const { principal } = this
    this.judged = true
    const body = [this.request.params ?? null, this.request.body ?? null]
    const { id = this.intentId, ...rest } = options
    return this.#parts.store.perform({ id, principal, action: this.#action, body, ...rest }, work)
  }

  read: Call['read'] = (work) => {
    const { principal } = this
    return this.#parts.database.read({ county: this.county, stations: principal.stations, account: principal.account }, work)
  }

  mayI: Call['mayI'] = (action, record, attributes, facts) =>
    this.#parts.policy.judge({ principal: this.principal, action, record: { ...record, attributes }, ...(facts ? { facts } : {}) }).allowed

  judge: Call['judge'] = (record, attributes, { action = this.#action, facts } = {}) => {
    const verdict = this.#parts.policy.judge({ principal: this.principal, action, record: { ...record, attributes }, ...(facts ? { facts } : {}) })
    this.judged = true
    if (!verdict.allowed) throw new PolicyRefusal(action, record, verdict.rules)
  }

  judgeOwn: Call['judgeOwn'] = () => this.judge({ type: 'list', id: this.#action }, { ...noAttributes, station: this.principal.station, team: this.principal.team, owner: this.principal.account })

  open: Call['open'] = async (type, id, options) => {
    const { county } = this
    const found = await this.#parts.database.read({ county, stations: 'all', account: this.principal.account }, (tx) => this.#parts.store.load(tx, type, id))
    // What does not exist and what may not be seen look the same to those who may see nothing of this kind.
    if (!found) {
      this.judge({ type: type.type, id }, { ...noAttributes, station: this.principal.station, team: this.principal.team }, options)
      throw new Fault('not_found', {}, 404)
    }
    this.judge({ type: type.type, id }, type.attributes(found.state, id), options)
    return found.state
  }
}

async function answerError(parts: HttpParts, error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const language = chooseLanguage(request.headers['accept-language'])
  const fault = await toFault(parts, error, request)
  const { message, todo } = say(parts.catalogue, fault.code, language, fault.params)
  const rules = error instanceof PolicyRefusal ? { rules: error.rules } : {}
  const fields = hasZodFastifySchemaValidationErrors(error) ? { fields: error.validation.map((v) => ({ path: v.instancePath, message: v.message })) } : {}
  if (fault.code === 'wait') reply.header('retry-after', String(fault.params.seconds))
  await reply.status(fault.status).send({ error: { code: fault.code, message, todo, params: fault.params, ...rules, ...fields } })
}

/** Refusals of who is not signed in yet, beyond `identify`: counted, not written as acts (decision 8). */
const strangerCodes = new Set(['sign_in_failed', 'sign_in_again', 'wait', 'link_used_up'])

async function toFault(parts: HttpParts, error: FastifyError, request: FastifyRequest): Promise<Fault> {
  if (error instanceof PolicyRefusal) {
    const who = signedIn.get(request)
    // Refused all the same where it cannot be written down.
    if (who) await parts.refusals.record(who.principal, error).catch((failure: unknown) => parts.log.error({ err: failure }, 'a refusal could not be written to the ledger'))
    return error
  }
  if (error instanceof Fault) {
    // A guess at a password, a code or a link is a refusal too.
    if (strangerCodes.has(error.code)) await parts.refusals.countStranger(request.ip).catch((failure: unknown) => parts.log.error({ err: failure }, 'a refusal could not be counted'))
    return error
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const paths = [...new Set(error.validation.map((v) => v.instancePath.slice(1).replaceAll('/', '.') || error.validationContext || 'body'))]
    return new Fault('bad_input', { fields: paths.join(', ') }, 400)
  }
  if (error.statusCode === 413) return new Fault('too_large', {}, 413)
  if (error.statusCode === 404) return new Fault('not_found', {}, 404)
  if (error.statusCode !== undefined && error.statusCode < 500) return new Fault('bad_input', { fields: 'body' }, error.statusCode)
  const known = toDatabaseFault(error)
  if (known) return known
  const id = randomUUID().slice(0, 8)
  parts.log.error({ err: error, id, url: request.routeOptions.url }, 'a request failed inside')
  return new Fault('internal', { id }, 500)
}
