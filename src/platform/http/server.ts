import cookie from '@fastify/cookie'
import swagger from '@fastify/swagger'
import websocket from '@fastify/websocket'
import fastify, { LogController, type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { WebSocket } from 'ws'
import { Fault } from '../fault.ts'
import { answerError, toFault } from './answer-error.ts'
import type { HttpParts } from './parts.ts'
import type { Call, Route } from './route.ts'
import { RouteCall } from './route-call.ts'
import { isWellFormedValue } from './well-formed.ts'
import { findSignedIn, identify, refuseForeignOrigin, rememberSignedIn } from './who-asks.ts'

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
    // Pieces of a resumable upload (tus) and whole files: the route reads them from `request.raw` as they come, and bounds them.
    scope.addContentTypeParser(['application/offset+octet-stream', 'application/octet-stream'], (_request, _payload, done) => done(null))
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
      if (route.action !== undefined) rememberSignedIn(request, await identify(parts, request))
    },
    preHandler: async ({ params, query, body }) => {
      if (!isWellFormedValue([params, query, body])) throw new Fault('bad_input', { fields: 'body' }, 400)
    },
    handler: async (request, reply) => {
      const call = new RouteCall(parts, route, request, reply, findSignedIn(request))
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
  const call = new RouteCall(parts, route, request, null, findSignedIn(request))
  try {
    await route.socket!(call as unknown as Call, socket)
    if (route.action !== undefined && !call.judged) throw new Error(`${route.url} opened a socket without a judgement`)
  } catch (error) {
    const fault = await toFault(parts, error as FastifyError, request)
    socket.close(fault.status === 403 || fault.status === 401 ? socketCloseCodes.rights : socketCloseCodes.refused, fault.code)
  }
}
