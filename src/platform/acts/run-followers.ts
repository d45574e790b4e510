import type { Logger } from 'pino'
import type { Database } from '../database/database.ts'
import type { LogTail } from '../feed/tail.ts'
import type { Clock } from '../ports/clock.ts'
import { ensureCursor, erasureType, followOnce, pageSize, type Follower } from './follow.ts'
import type { RecordTypes } from './record-type.ts'

export interface FollowerStatus {
  name: string
  /** Log numbers below this are applied. */
  next: number
  /** How many log numbers it is behind. */
  behind: number
  /** For how long it has been behind, ms. */
  lagMs: number
  /** Why it stands still; null when it works. */
  failure: string | null
}

export interface RunningFollowers {
  status(): FollowerStatus[]
  /** Resolves when each has applied what the log holds now. For tests and for commands. */
  settle(): Promise<void>
  stop(): Promise<void>
}

interface RunnerParts {
  database: Database
  tail: LogTail
  county: string
  clock: Clock
  log: Logger
  types: RecordTypes
}

/** Where nothing told us that the log grew, we look all the same. */
const lookAgainMs = 5_000
const firstRetryMs = 200
const longestRetryMs = 10_000

/** Runs every follower, each on its own: one that fails stands still and retries, the others go on. */
export function runFollowers(parts: RunnerParts, followers: readonly Follower[]): RunningFollowers {
  const running = followers.map((follower) => runFollower(parts, follower))
  return {
    status: () => running.map((runner) => runner.status()),
    settle: async () => void (await Promise.all(running.map((runner) => runner.settle()))),
    stop: async () => void (await Promise.all(running.map((runner) => runner.stop()))),
  }
}

function runFollower(parts: RunnerParts, follower: Follower) {
  const { database, tail, county, clock, log, types } = parts
  const stopping = new AbortController()
  let next = 0
  let behindSince: number | null = null
  let failure: string | null = null
  let wake: () => void = () => undefined
  let heard = new Set<() => void>()

  const note = (at: number) => {
    next = at
    behindSince = at >= tail.size() ? null : (behindSince ?? clock.monotonicMs())
    const told = heard
    heard = new Set()
    for (const tell of told) tell()
  }
  const stopListening = tail.onGrowth(() => {
    behindSince ??= clock.monotonicMs()
    wake()
  })
  const waitForGrowth = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, lookAgainMs)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
      if (tail.size() > next || stopping.signal.aborted) wake()
    })

  const hears = new Set([...follower.records, erasureType])
  /** The cursor as the database has it, as far as is known here. */
  let written: number | null = null
  /** Acts that it does not hear are passed without the database: its cursor is moved with the next one that it hears, after a page of them, or when nothing is told of for a while. */
  const pass = async (): Promise<boolean> => {
    if (written === null || tail.size() - written > pageSize) return false
    const news = await tail.read(next, pageSize)
    if (news.length === 0 || news.some(({ record }) => hears.has(record.type))) return false
    note(news.at(-1)!.seq + 1)
    return true
  }
  const follow = async (): Promise<{ isBehind: boolean }> => {
    if (await pass()) return { isBehind: false }
    const page = await followOnce(database, county, follower, types)
    note((written = page.next))
    return { isBehind: page.moved === pageSize }
  }

  const run = async () => {
    await database.transact({ county, stations: 'all', account: 'system' }, (tx) => ensureCursor(tx, county, follower.name))
    for (let failures = 0; !stopping.signal.aborted; ) {
      try {
        const { isBehind } = await follow()
        failures = 0
        failure = null
        if (!isBehind) await waitForGrowth()
      } catch (error) {
        if (stopping.signal.aborted) return
        failure = error instanceof Error ? error.message : String(error)
        log.error({ err: error, follower: follower.name, next }, 'a projection that follows the log stands still; it tries again')
        await clock.sleep(Math.min(longestRetryMs, firstRetryMs * 2 ** failures++), stopping.signal).catch(() => undefined)
      }
    }
  }
  const running = run().catch((error: unknown) => stopping.signal.aborted || log.error({ err: error, follower: follower.name }, 'a projection could not start to follow the log'))

  return {
    status: (): FollowerStatus => ({
      name: follower.name,
      next,
      behind: Math.max(0, tail.size() - next),
      lagMs: behindSince === null ? 0 : clock.monotonicMs() - behindSince,
      failure,
    }),
    async settle() {
      for (const target = tail.size(); next < target; ) await new Promise<void>((resolve) => heard.add(resolve))
    },
    async stop() {
      stopping.abort()
      stopListening()
      wake()
      await running
    },
  }
}
