import type pg from 'pg'
import type { Platform } from './platform.ts'

/** An arbitrary class of advisory locks: one server a county does each sweep. */
const lockClass = 8_480_003

/**
 * Repeats `work` every `everyMs` on the one server that holds the county's lock of this name; the others wait for it.
 * A failure is logged and the next round comes as usual. Stopping waits for a round under way.
 */
export function startSweep(platform: Pick<Platform, 'database' | 'county' | 'log'>, name: string, everyMs: number, work: () => Promise<void>): { stop(): Promise<void> } {
  const { database, county, log } = platform
  const stopping = new AbortController()
  const isStopped = () => stopping.signal.aborted
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      if (isStopped()) return resolve()
      const timer = setTimeout(done, ms)
      stopping.signal.addEventListener('abort', done, { once: true })
      function done() {
        clearTimeout(timer)
        stopping.signal.removeEventListener('abort', done)
        resolve()
      }
    })

  const sweep = async (client: pg.Client) => {
    let isLost = false
    client.once('end', () => (isLost = true))
    const lock = 'select pg_try_advisory_lock($1, hashtext($2)) as got'
    while (!isStopped() && !isLost) {
      const { rows } = await client.query<{ got: boolean }>(lock, [lockClass, `${county} ${name}`])
      if (rows[0]!.got) break
      await pause(1_000)
    }
    while (!isStopped() && !isLost) {
      await work().catch((error: unknown) => log.error({ err: error, sweep: name }, 'a sweep failed and comes again'))
      await pause(everyMs)
    }
  }

  const running = (async () => {
    while (!isStopped()) {
      let client: pg.Client | null = null
      try {
        client = await database.connect()
        await sweep(client)
      } catch (error) {
        if (!isStopped()) log.warn({ err: error, sweep: name }, 'a sweep lost its connection and starts again')
      } finally {
        await client?.end().catch(() => undefined)
      }
      if (!isStopped()) await pause(500)
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}
