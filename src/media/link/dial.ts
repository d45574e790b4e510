import type { ServerHttp2Session } from 'node:http2'
import { connect, type TLSSocket } from 'node:tls'
import type { Clock } from '#platform/ports/clock.ts'
import type { Pace } from './pace.ts'
import { type FarRecorder, pingEveryMs, silenceMs } from './protocol.ts'
import { serveLink } from './serve-link.ts'

const firstPauseMs = 1_000
const longestPauseMs = 30_000

export interface DialOptions {
  host: string
  port: number
  /** Certificates that the county's must come from, PEM; nothing is shown to anybody else. */
  ca: string
  clock: Clock
  pace: Pace
  onState(state: 'linked' | 'away', why: string): void
}

/** Dials out to the county until stopped, and answers it whenever it is there. */
export function keepDialling(far: FarRecorder, options: DialOptions): { stop(): Promise<void> } {
  const stopper = new AbortController()
  const running = (async () => {
    let pauseMs = firstPauseMs
    while (!stopper.signal.aborted) {
      const startedMs = options.clock.monotonicMs()
      const why = await holdLink(far, options, stopper.signal)
      if (stopper.signal.aborted) return
      options.onState('away', why)
      if (options.clock.monotonicMs() - startedMs > silenceMs) pauseMs = firstPauseMs
      await options.clock.sleep(pauseMs * (0.5 + Math.random()), stopper.signal).catch(() => {})
      pauseMs = Math.min(longestPauseMs, pauseMs * 2)
    }
  })()
  return {
    async stop() {
      stopper.abort()
      await running
    },
  }
}

/** One connection, until it ends; resolves with why. */
function holdLink(far: FarRecorder, { host, port, ca, clock, pace, onState }: DialOptions, stop: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    let session: ServerHttp2Session | undefined
    const socket: TLSSocket = connect({ host, port, ca, ALPNProtocols: ['h2'], minVersion: 'TLSv1.3' }, () => {
      socket.setTimeout(0)
      session = serveLink(socket, far, pace)
      stopPinging = keepAlive(session, clock)
      onState('linked', '')
    })
    let stopPinging = () => {}
    let why = 'the connection ended'
    socket.setTimeout(silenceMs, () => socket.destroy(new Error('no answer')))
    socket.on('error', (error) => (why = error.message))
    const cut = () => {
      session?.destroy()
      socket.destroy()
    }
    stop.addEventListener('abort', cut, { once: true })
    socket.on('close', () => {
      stopPinging()
      stop.removeEventListener('abort', cut)
      resolve(why)
    })
  })
}

/** A line that was cut says nothing: whoever hears no answer to a ping ends the session. Returns the way to stop asking. */
export function keepAlive(session: { destroyed: boolean; ping(heard: (error: Error | null) => void): boolean; destroy(error?: Error): void }, clock: Clock): () => void {
  let heardMs = clock.monotonicMs()
  const timer = setInterval(() => {
    if (session.destroyed) return clearInterval(timer)
    if (clock.monotonicMs() - heardMs > silenceMs) return session.destroy(new Error('no sign of life'))
    session.ping((error) => void (error ?? (heardMs = clock.monotonicMs())))
  }, pingEveryMs)
  return () => clearInterval(timer)
}
