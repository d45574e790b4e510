import type pg from 'pg'
import type { Logger } from 'pino'
import { leaseChannel } from '#domains/cameras/index.ts'
import type { Clock } from '#platform/ports/clock.ts'

/** Why the registry may have changed: acts were numbered, cameras are free, or time has passed. */
export type Reason = 'act' | 'free' | 'time'

/** The registry is read at least this often, should a notification be lost. */
export const pollMs = 5_000
/** Acts come in bursts; the registry is read once for those of this time. */
const settleMs = 200
const againMs = 500

/**
 * Calls `look` at once, after any act of the county, when cameras were given up, and every five seconds: changes are followed
 * well within a second. A database that is away does not end it, nor what was started on its word.
 */
export function followRegistry(parts: { connect(): Promise<pg.Client>; county: string; clock: Clock; log: Logger; look(reason: Reason): Promise<void> }): { stop(): Promise<void> } {
  const { clock, log } = parts
  const stopper = new AbortController()
  const stopped = new Promise<void>((resolve) => stopper.signal.addEventListener('abort', () => resolve(), { once: true }))
  let reason: Reason = 'time'
  let wake: () => void = () => {}
  const tell = (why: Reason) => {
    if (reason !== 'free') reason = why
    wake()
  }

  const listen = async () => {
    while (!stopper.signal.aborted) {
      let client: pg.Client | undefined
      try {
        client = await parts.connect()
        const ended = new Promise<void>((resolve) => client!.once('end', resolve))
        client.on('notification', ({ channel, payload = '' }) => {
          if (channel === leaseChannel && payload === parts.county) tell('free')
          else if (payload.startsWith(`${parts.county} `)) tell('act')
        })
        await client.query(`listen lq_log; listen ${leaseChannel}`)
        tell('free')
        await Promise.race([ended, stopped])
      } catch (err) {
        if (!stopper.signal.aborted) log.warn({ err }, 'the recorder lost the database; recording goes on, and it connects again')
      }
      await client?.end().catch(() => {})
      await clock.sleep(againMs, stopper.signal).catch(() => {})
    }
  }

  const look = async () => {
    while (!stopper.signal.aborted) {
      const sleeper = new AbortController()
      wake = () => sleeper.abort()
      const why = reason
      reason = 'time'
      await parts.look(why).catch((err: unknown) => log.warn({ err }, 'the registry of cameras cannot be read; recording goes on with what was known'))
      await clock.sleep(pollMs, AbortSignal.any([sleeper.signal, stopper.signal])).catch(() => {})
      await clock.sleep(settleMs, stopper.signal).catch(() => {})
    }
  }

  const running = Promise.all([listen(), look()])
  return {
    async stop() {
      stopper.abort()
      await running
    },
  }
}
