import { WebSocket } from 'ws'
import type { Ask } from './probe.ts'
import type { Row } from './rows.ts'
import type { World } from './world.ts'

export interface Answered {
  status: number
  /** The bytes of the answer as text: enough to look for an id. */
  text: string
  code: string
}

/** Some answers are made one at a time: who is told to wait waits. */
const mostTries = 100
const waitMs = 100

/** Asks over HTTP. `token`: null for a stranger. */
export async function askOver(world: World, row: Row, ask: Ask, token: string | null): Promise<Answered> {
  for (let tries = 1; ; tries++) {
    const answered = await askOnce(world, row, ask, token)
    if (answered.status !== 429 || answered.code === 'wait' || tries === mostTries) return answered
    await new Promise((resolve) => setTimeout(resolve, waitMs))
  }
}

async function askOnce(world: World, row: Row, ask: Ask, token: string | null): Promise<Answered> {
  const answer = await world.house.app.inject({
    method: row.method as 'GET',
    url: ask.url,
    // From another machine: what is open to the server's own host is not meant.
    remoteAddress: '192.0.2.7',
    headers: { 'accept-language': 'en', ...(token ? { authorization: `Bearer ${token}` } : {}), ...ask.headers },
    ...(ask.body === undefined ? {} : { payload: ask.body as object }),
  })
  const text = answer.rawPayload.toString('latin1')
  return { status: answer.statusCode, text: isJson(answer.headers['content-type']) ? answer.payload : text, code: readCode(answer.payload) }
}

const isJson = (type: unknown) => /json|csv/.test(String(type))

function readCode(payload: string): string {
  if (!payload.startsWith('{"error"')) return ''
  return (JSON.parse(payload) as { error: { code: string } }).error.code
}

/** How long a socket that opened may take to say or refuse something. */
const patienceMs = 60_000

/** Opens a WebSocket and listens: `feed` until it is current, `live` until the first message. A close for lack of rights is 403. */
export async function askSocket({ address, house }: World, ask: Ask, kind: 'feed' | 'live', token: string | null): Promise<Answered> {
  const socket = new WebSocket(address + ask.url, { headers: token ? { authorization: `Bearer ${token}` } : {} })
  const size = house.platform.tail.size()
  let text = ''
  let trouble = ''
  let timer: NodeJS.Timeout | undefined
  const answered = await new Promise<Answered>((resolve) => {
    timer = setTimeout(() => resolve({ status: 504, text, code: 'silent' }), patienceMs)
    socket.on('message', (data: Buffer) => {
      text += data.toString('latin1')
      if (kind === 'live' || (JSON.parse(data.toString()) as { at: number }).at >= size) resolve({ status: 200, text, code: '' })
    })
    socket.on('unexpected-response', (_, { statusCode = 0 }) => resolve({ status: statusCode, text, code: '' }))
    socket.on('close', (code: number, reason: Buffer) => resolve({ status: code === 4003 ? 403 : 500, text: `${text} ${code} ${trouble}`, code: reason.toString() }))
    socket.on('error', (error) => (trouble = String(error)))
  })
  clearTimeout(timer)
  socket.terminate()
  return answered
}
