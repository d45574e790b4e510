import type pg from 'pg'
import type { Logger } from 'pino'
import type { Database, Scope } from '../database/database.ts'

/** What the feed says of an act: ids only; details come through routes (decision 10). */
export interface FeedEvent {
  seq: number
  act: string
  type: string
  record: { type: string; id: string }
  version: number
  topics: string[]
  recordedAt: string
}

/** Follows the county's log in order: recent events from memory, older ones from the database. */
export interface LogTail {
  /** Number of the newest event known here, plus one. */
  size(): number
  /** Events from `seq` on, at most `limit`. Empty when there is nothing newer. */
  read(seq: number, limit: number): Promise<FeedEvent[]>
  /** Hears whenever the log has grown. Returns the way to stop. */
  onGrowth(listener: () => void): () => void
  stop(): Promise<void>
}

const keptInMemory = 10_000
const pageSize = 1_000

export async function startLogTail(parts: { database: Database; county: string; log: Logger }): Promise<LogTail> {
  const { database, county } = parts
  const scope: Scope = { county, stations: 'all', account: 'system' }
  const listeners = new Set<() => void>()
  let events: FeedEvent[] = []
  let size = await loadSize()
  let stopped = false
  let client: pg.Client | null = null
  let reading: Promise<void> | null = null
  let again = false

  async function loadSize(): Promise<number> {
    const rows = await database.read(scope, (tx) => tx.query<{ size: number }>({ text: 'select coalesce(max(seq) + 1, 0)::bigint as size from log where county = $1', values: [county] }))
    return rows[0]!.size
  }

  const load = (from: number, limit: number) =>
    database.read(scope, async (tx) => {
      const rows = await tx.query<Record<string, never>>({
        // One look into the index for each act, whatever the planner believes of tables that grew since they were last analysed.
        text: `select l.seq, a.*
               from (select seq, act from log where county = $1 and seq >= $2 order by seq limit $3) l
               cross join lateral (select id, type, record_type, record_id, version, topics, recorded_at from acts where county = $1 and id = l.act limit 1) a
               order by l.seq`,
        values: [county, from, limit],
      })
      return rows.map(toEvent)
    })

  const catchUp = (): void => {
    if (stopped) return
    if (reading) {
      again = true
      return
    }
    reading = (async () => {
      do {
        again = false
        const page = await load(size, pageSize)
        if (page.length === 0) continue
        events.push(...page)
        if (events.length > 2 * keptInMemory) events = events.slice(-keptInMemory)
        size = page.at(-1)!.seq + 1
        again ||= page.length === pageSize
        for (const listener of listeners) listener()
      } while (again && !stopped)
    })()
      .catch((error: unknown) => parts.log.warn({ err: error }, 'the feed could not read the log; it tries again at the next growth'))
      .finally(() => (reading = null))
  }

  const listen = async (): Promise<void> => {
    while (!stopped) {
      try {
        client = await database.connect()
        // Told to stop while connecting: nobody else ends this connection.
        if (stopped) return await client.end()
        const ended = new Promise<void>((resolve) => client!.once('end', resolve))
        client.on('notification', catchUp)
        await client.query('listen lq_log')
        catchUp()
        await ended
      } catch (error) {
        if (!stopped) parts.log.warn({ err: error }, 'the feed lost its connection and listens again')
      }
      if (!stopped) await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
  const listening = listen()

  return {
    size: () => size,
    async read(seq, limit) {
      const first = events[0]?.seq ?? size
      if (seq >= first) return events.slice(seq - first, seq - first + limit)
      return load(seq, limit)
    },
    onGrowth(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async stop() {
      stopped = true
      await client?.end()
      await listening
      // Whoever stops it ends the database next.
      await reading
    },
  }
}

function toEvent(row: Record<string, unknown>): FeedEvent {
  return {
    seq: row.seq as number,
    act: row.id as string,
    type: row.type as string,
    record: { type: row.record_type as string, id: row.record_id as string },
    version: row.version as number,
    topics: row.topics as string[],
    recordedAt: (row.recorded_at as Date).toISOString(),
  }
}
