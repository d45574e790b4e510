import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Fault } from '../fault.ts'
import type { HttpParts } from '../http/parts.ts'
import { identify, refuseForeignOrigin } from '../http/who-asks.ts'
import { noAttributes } from '../policy/policy.ts'
import type { Principal } from '../policy/principal.ts'
import { closeCodes, serveFeed } from './socket.ts'
import type { LogTail } from './tail.ts'

/** Acts after which rights may differ: verdicts are asked for again before the next event (decision 10). */
const rightsChange = new Set(['class:account', 'class:unit', 'class:grant', 'class:crew'])
const recheckEveryMs = 5_000

/** `GET /api/feed?from=<log number>`: a WebSocket that follows the log from there; without `from`, from now on. */
export function feedRoutes(app: FastifyInstance, parts: HttpParts, tail: LogTail): void {
  app.get('/api/feed', { websocket: true, onRequest: (request) => refuseForeignOrigin(parts, request) }, (socket, request) => {
    const from = readFrom(request)
    if (from === undefined) return socket.close(closeCodes.badHello, 'from must be a log number')
    identify(parts, request).then(
      (who) => {
        // It may have gone meanwhile: nobody would ever stop what begins here.
        if (socket.readyState !== socket.OPEN) return
        let { principal } = who
        let verdicts = new Map<string, boolean>()
        const recheck = async () => {
          try {
            principal = (await identify(parts, request, { isIdle: true })).principal
            verdicts = new Map()
          } catch (error) {
            // Who cannot be asked about has no rights; the page connects anew.
            if (error instanceof Fault) socket.close(closeCodes.rights, 'signed out')
            else socket.close(closeCodes.failed, 'feed')
            throw error
          }
        }
        // An ended session or role ends here too, even where no act tells of it (expiry).
        const timer = setInterval(() => void recheck().catch(() => undefined), recheckEveryMs)
        socket.on('close', () => clearInterval(timer))
        serveFeed(tail, {
          socket,
          from,
          mayHear: (topics) => hears(parts, principal, topics, verdicts),
          beforePage: (topics) => (topics.some((topic) => rightsChange.has(topic)) ? recheck() : Promise.resolve()),
        })
      },
      () => socket.close(closeCodes.rights, 'not signed in'),
    )
  })
}

function readFrom(request: FastifyRequest): number | null | undefined {
  const { from } = request.query as { from?: string }
  if (from === undefined) return null
  return /^\d{1,15}$/.test(from) ? Number(from) : undefined
}

/** Judged once per class and station or account, not per event (Cedar per event would cost seven cores at 1,000 consoles). */
function hears(parts: HttpParts, principal: Principal, topics: readonly string[], verdicts: Map<string, boolean>): boolean {
  const kind = topics.find((topic) => topic.startsWith('class:'))?.slice('class:'.length) ?? ''
  const station = topics.find((topic) => topic.startsWith('station:'))?.slice('station:'.length) ?? ''
  const owner = topics.includes(`account:${principal.account}`) ? principal.account : ''
  const key = `${kind}|${station}|${owner}`
  let verdict = verdicts.get(key)
  if (verdict === undefined) {
    const record = { type: kind, id: '*', attributes: { ...noAttributes, station, owner } }
    verdict = parts.policy.judge({ principal, action: 'feed.hear', record }).allowed
    verdicts.set(key, verdict)
  }
  return verdict
}
