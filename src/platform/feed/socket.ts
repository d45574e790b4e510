import type { WebSocket } from 'ws'
import type { FeedEvent, LogTail } from './tail.ts'

/** With so much unsent the client is waited for: one that catches up from far behind takes pages as fast as it reads them. */
const waitAtBytes = 262_144
/** One that takes nothing for so long is shed: it comes back with its number and misses nothing. */
const patienceMs = 5_000
const pageSize = 500
export const closeCodes = { slow: 4008, rights: 4003, badHello: 4000, failed: 1011 } as const

export interface FeedClient {
  socket: WebSocket
  /** First log number wanted; null: from now on. */
  from: number | null
  /** Which events this client may hear, by its rights as `beforePage` left them. */
  mayHear(topics: readonly string[]): boolean
  /**
   * Awaited with all topics of a page before any of it is judged: rights that changed take effect first. Where it rejects
   * nothing of the page, nor anything after it, is sent.
   */
  beforePage(topics: readonly string[]): Promise<void>
}

/**
 * Sends the log to one client, in order, none missed, none doubled: `{"events":[…]}` frames, and `{"at":n}` when it
 * is current, so that a client resumes from `at` even where it heard nothing of what it may not see.
 */
export function serveFeed(tail: LogTail, client: FeedClient): () => void {
  const { socket } = client
  let next = client.from ?? tail.size()
  let sending = false
  let grown = true
  let closed = false

  const pump = async (): Promise<void> => {
    if (sending || closed) return
    sending = true
    try {
      while (grown && !closed) {
        grown = false
        for (;;) {
          const page = await tail.read(next, pageSize)
          if (page.length === 0 || closed) break
          next = page.at(-1)!.seq + 1
          await client.beforePage(page.flatMap((event) => event.topics))
          const heard = page.filter((event) => client.mayHear(event.topics))
          if (closed) break
          const taken = send(socket, { at: next, events: heard.map(strip) })
          if (socket.bufferedAmount > waitAtBytes && !(await isTakenInTime(taken))) return end(closeCodes.slow, 'slow')
        }
      }
    } finally {
      sending = false
    }
  }
  const onGrowth = () => {
    grown = true
    pump().catch(() => end(closeCodes.failed, 'feed'))
  }
  const stopListening = tail.onGrowth(onGrowth)
  const stop = () => {
    closed = true
    stopListening()
  }
  /** The closing takes a moment, or thirty seconds with a client that does not answer: nothing is read or judged for it meanwhile. */
  const end = (code: number, reason: string) => {
    stop()
    socket.close(code, reason)
  }
  socket.on('close', stop)
  void send(socket, { at: next, events: [] })
  onGrowth()
  return stop
}

/** Resolves when the frame has left for the network; never rejects: a socket that broke closes. */
function send(socket: WebSocket, frame: object): Promise<void> {
  return new Promise((resolve) => socket.send(JSON.stringify(frame), () => resolve()))
}

async function isTakenInTime(taken: Promise<void>): Promise<boolean> {
  const late = Promise.withResolvers<false>()
  const timer = setTimeout(() => late.resolve(false), patienceMs)
  const inTime = await Promise.race([taken.then(() => true), late.promise])
  clearTimeout(timer)
  return inTime
}

function strip({ seq, act, type, record, version, recordedAt }: FeedEvent): Omit<FeedEvent, 'topics'> {
  return { seq, act, type, record, version, recordedAt }
}
