import type { WebSocket } from 'ws'
import type { FeedEvent, LogTail } from './tail.ts'

/** More than this unsent and the client is shed: it comes back with its number and misses nothing. */
const shedAtBytes = 1_048_576
const pageSize = 500
export const closeCodes = { slow: 4008, rights: 4003, badHello: 4000 } as const

export interface FeedClient {
  socket: WebSocket
  /** First log number wanted; null: from now on. */
  from: number | null
  /** Which events this client may hear: judged anew by `rejudge`. */
  mayHear(topics: readonly string[]): boolean
  /** Awaited with all topics of a page before any of it is judged: rights that changed take effect first. */
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
          if (socket.bufferedAmount > shedAtBytes) return socket.close(closeCodes.slow, 'slow')
          socket.send(JSON.stringify({ at: next, events: heard.map(strip) }))
        }
      }
    } finally {
      sending = false
    }
  }
  const onGrowth = () => {
    grown = true
    pump().catch(() => socket.close(1011, 'feed'))
  }
  const stopListening = tail.onGrowth(onGrowth)
  const stop = () => {
    closed = true
    stopListening()
  }
  socket.on('close', stop)
  socket.send(JSON.stringify({ at: next, events: [] }))
  onGrowth()
  return stop
}

function strip({ seq, act, type, record, version, recordedAt }: FeedEvent): Omit<FeedEvent, 'topics'> {
  return { seq, act, type, record, version, recordedAt }
}
