import { type ClientHttp2Session, connect as connectHttp2 } from 'node:http2'
import { createServer, type TLSSocket } from 'node:tls'
import type { Clock } from '#platform/ports/clock.ts'
import { askBytes } from './ask.ts'
import { keepAlive } from './dial.ts'
import { type Identity, paths } from './protocol.ts'

/** Who has not said a known name within this is cut off. */
const helloMs = 5_000
/** Connections whose name is not known yet. */
const maxStrangers = 64
/** Bytes of answers under way: what a line of 60 ms and 100 Mb/s holds, and little enough that a cancelled one is soon off a slow line. */
const windowBytes = 512 * 1024

export interface AcceptOptions {
  clock: Clock
  port: number
  host: string
  tls: { cert: Buffer; key: Buffer }
  /** Whether a recorder is known by this name and token. */
  admit(identity: Identity): Promise<boolean>
  onLink(link: Link): void
  onLost(link: Link): void
  onRefused(address: string): void
}

export interface Link {
  name: string
  session: ClientHttp2Session
}

/** Waits for recorders that dial in. The newest connection of a name counts: an older one is the same recorder's, cut off unseen. */
export async function acceptLinks(options: AcceptOptions): Promise<{ port: number; find(name: string): ClientHttp2Session | undefined; close(): Promise<void> }> {
  const links = new Map<string, Link>()
  const sockets = new Set<TLSSocket>()
  let strangers = 0
  const { cert, key } = options.tls
  const server = createServer({ cert, key, ALPNProtocols: ['h2'], minVersion: 'TLSv1.3' }, (socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    if (strangers >= maxStrangers) return void socket.destroy()
    strangers++
    void greet(socket).finally(() => strangers--)
  })
  server.on('tlsClientError', (_, socket) => socket.destroy())

  async function greet(socket: TLSSocket): Promise<void> {
    const session = connectHttp2('https://recorder', { createConnection: () => socket, settings: { initialWindowSize: windowBytes, enablePush: false } })
    session.on('error', () => session.destroy())
    session.on('connect', () => session.setLocalWindowSize(4 * windowBytes))
    const patience = setTimeout(() => session.destroy(), helloMs)
    try {
      const identity = JSON.parse((await askBytes(session, paths.who)).bytes.toString()) as Partial<Identity>
      const { name = '', token = '' } = identity
      if (typeof name !== 'string' || typeof token !== 'string' || !(await options.admit({ name, token }))) throw new Error('unknown')
      begin({ name, session })
    } catch {
      options.onRefused(socket.remoteAddress ?? '')
      session.destroy()
      socket.destroy()
    } finally {
      clearTimeout(patience)
    }
  }

  function begin(link: Link): void {
    links.get(link.name)?.session.destroy()
    links.set(link.name, link)
    const stopPinging = keepAlive(link.session, options.clock)
    link.session.on('close', () => {
      stopPinging()
      if (links.get(link.name) !== link) return
      links.delete(link.name)
      options.onLost(link)
    })
    options.onLink(link)
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })
  return {
    port: (server.address() as { port: number }).port,
    find: (name) => links.get(name)?.session,
    async close() {
      for (const { session } of links.values()) session.destroy()
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
