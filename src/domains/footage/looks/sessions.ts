import type { Decision } from '#platform/acts/decision.ts'
import type { RecordRef } from '#platform/acts/act.ts'
import type { Platform } from '#platform/platform.ts'
import { systemPrincipal, type Principal } from '#platform/policy/principal.ts'
import { closeLook, lookRecord, recordServed, type Look, type LookDraft } from './look.ts'
import { mergeSpans, type Span } from './spans.ts'

/** How often what was served is written down (house plan, decision 9). */
const writeEveryMs = 5_000
/** A look that nobody used for so long is over. */
const idleMs = 5 * 60_000
/** Bytes a look may take at once, and per second after that: eight cameras' worth, or one at four times its speed. */
const burstBytes = 96 * 1024 * 1024
const bytesPerSecond = 12 * 1024 * 1024
/** Single pictures a look may take at once, and per second after that: a hand that scrubs, not a program that copies. */
const burstStills = 60
const stillsPerSecond = 12
const mostStreams = 2

/** One look that this server is serving. */
export interface Session {
  id: string
  viewer: Principal
  ground: RecordRef
  spans: Span[]
  stills: string[]
  usedAt: number
  streams: number
  bytes: Bucket
  pictures: Bucket
  /** Aborted when its rights have ended: streams are cut. */
  cut: AbortController
}

class Bucket {
  #left: number
  #at: number
  readonly #most: number
  readonly #perSecond: number

  constructor(most: number, perSecond: number, now: number) {
    this.#left = this.#most = most
    this.#perSecond = perSecond
    this.#at = now
  }

  /** Takes so much if there is something left; what is taken may go below nothing and is worked off. */
  take(amount: number, now: number): boolean {
    this.#left = Math.min(this.#most, this.#left + ((now - this.#at) * this.#perSecond) / 1000)
    this.#at = now
    if (this.#left <= 0) return false
    this.#left -= amount
    return true
  }
}

export type Sessions = ReturnType<typeof openSessions>

/** Keeps what this server hands out for each look, and writes it down every five seconds and at the close. */
export function openSessions(platform: Pick<Platform, 'store' | 'clock' | 'ids' | 'log'>) {
  const { store, clock, ids, log } = platform
  const sessions = new Map<string, Session>()
  let timer: NodeJS.Timeout | undefined

  const record = (session: Session, principal: Principal, action: string, decide: (state: Look | null) => Decision<LookDraft>) =>
    store.perform({ id: ids.uuid(), principal, action, body: null, purpose: session.ground }, (work) => work.act(lookRecord, session.id, decide))

  const write = async (session: Session): Promise<void> => {
    const { spans, stills } = session
    if (spans.length === 0 && stills.length === 0) return
    session.spans = []
    session.stills = []
    try {
      await record(session, session.viewer, 'look.serve', (state) => recordServed(state, spans, stills))
    } catch (error) {
      // What was served stays to be written: the database may be back in five seconds.
      session.spans = mergeSpans([...spans, ...session.spans])
      session.stills.unshift(...stills)
      throw error
    }
  }

  const close = async (session: Session, why: 'left' | 'idle' | 'rights_ended'): Promise<void> => {
    session.cut.abort(new Error(why))
    await write(session)
    sessions.delete(session.id)
    await record(session, why === 'left' ? session.viewer : systemPrincipal, 'look.close', (state) => closeLook(state, why))
  }

  const tick = () => {
    for (const session of sessions.values()) {
      const isIdle = session.streams === 0 && clock.monotonicMs() - session.usedAt > idleMs
      const done = isIdle ? close(session, 'idle') : write(session)
      done.catch((error: unknown) => log.error({ err: error, look: session.id }, 'what was served could not be written down yet'))
    }
    if (sessions.size > 0) return
    clearInterval(timer)
    timer = undefined
  }

  return {
    /** Takes a look into memory: opened just now, or opened before this server started. */
    adopt(id: string, viewer: Principal, ground: RecordRef): Session {
      const known = sessions.get(id)
      if (known) {
        known.viewer = viewer
        known.usedAt = clock.monotonicMs()
        return known
      }
      const now = clock.monotonicMs()
      const session: Session = {
        id, viewer, ground, spans: [], stills: [], usedAt: now, streams: 0, cut: new AbortController(),
        bytes: new Bucket(burstBytes, bytesPerSecond, now), pictures: new Bucket(burstStills, stillsPerSecond, now),
      }
      sessions.set(id, session)
      timer ??= setInterval(tick, writeEveryMs)
      timer.unref()
      return session
    },

    /** Whether another stream of so many bytes may begin. */
    mayStream: (session: Session, bytes: number) => session.streams < mostStreams && session.bytes.take(bytes, clock.monotonicMs()),
    mayShow: (session: Session) => session.pictures.take(1, clock.monotonicMs()),

    /** A look in which something is under way is not idle. */
    noteUse(session: Session): void {
      session.usedAt = clock.monotonicMs()
    },

    /** Called before the bytes leave: what is on its way counts as served. */
    noteSpan(session: Session, fromMs: number, toMs: number): void {
      session.usedAt = clock.monotonicMs()
      session.spans = mergeSpans([...session.spans, [iso(Math.floor(fromMs)), iso(Math.ceil(toMs))]])
    },
    noteStill(session: Session, atMs: number): void {
      session.usedAt = clock.monotonicMs()
      session.stills.push(iso(Math.floor(atMs)))
    },

    /** Ends a look here and in its record; unknown ones are already ended. */
    async end(id: string, why: 'left' | 'idle' | 'rights_ended'): Promise<void> {
      const session = sessions.get(id)
      if (session) await close(session, why)
    },
    isOpen: (id: string) => sessions.has(id),

    /** Writes everything down, for the last time: before the server stops. */
    async stop(): Promise<void> {
      clearInterval(timer)
      timer = undefined
      await Promise.all([...sessions.values()].map(write))
    },
  }
}

const iso = (ms: number) => new Date(ms).toISOString()
