import type { KeyObject } from 'node:crypto'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Clock } from '../ports/clock.ts'
import type { CheckpointFiles } from './checkpoint-files.ts'
import { listErasures } from './erasure-list.ts'
import type { CompactRange } from './merkle.ts'
import type { NoteSigner } from './note.ts'
import { checkAgainstFiles } from './outside-checkpoints.ts'
import { hasPending, sequenceBatch, StandStill, type Batch } from './sequence-batch.ts'
import { loadCompactRange } from './subtrees.ts'

/** Every ≤ 20 ms committed acts get their place (decision 1); a batch starts this long after the one before at least. */
const paceMs = 15
/** Where no wake-up came: acts of another server. */
const lookAgainMs = 20
/** How often the newest checkpoint is written outside the database, and one is kept inside, at most. */
const keepEveryMs = 1_000
/** How far below the newest act taken the next ones are looked for, and how often those of a transaction that took longer. */
const lookBack = 1_000
const lookBackEveryMs = 1_000
const retryMs = 500
const lookAtStandStillMs = 2_000
const lockClass = 8_480_002

export interface SequencerParts {
  connect(): Promise<pg.Client>
  clock: Clock
  county: string
  sealKey: KeyObject
  signer: NoteSigner
  files: CheckpointFiles
  log: Logger
  /** Hears every checkpoint that goes outside: for witnesses. */
  onCheckpoint(note: string): void
}

export interface SequencerState {
  /** `waiting`: another server has the lock. `standing`: see `why`; a person has to look. */
  doing: 'starting' | 'waiting' | 'working' | 'standing'
  why: { code: StandStill['code']; act: string | null; sentence: string } | null
  /** Checkpoints cannot be written outside the database: the reason. */
  filesFailing: string | null
}

export interface Sequencer {
  /** There are new acts: look now. */
  wake(): void
  /** How long an act has waited for its number, ms; for /metrics and the alarm at 1 s. 0 where another server does the work. */
  lagMs(): number
  state(): SequencerState
  stop(): Promise<void>
}

/**
 * The one writer of `log`. Any server may run it; an advisory lock lets one do so at a time, and the others
 * wait for it. Restarts by itself when its connection breaks.
 */
export function startSequencer(parts: SequencerParts): Sequencer {
  const { clock, log } = parts
  let stopped = false
  let waitingSince: number | null = null
  let state: SequencerState = { doing: 'starting', why: null, filesFailing: null }
  const bell = new Bell()

  const run = async () => {
    while (!stopped) {
      let client: pg.Client | null = null
      try {
        client = await parts.connect()
        if (await takeLock(client)) await work(client)
      } catch (error) {
        if (!stopped) noteFailure(error)
      } finally {
        await client?.end().catch(() => undefined)
      }
      if (!stopped) await bell.wait(state.doing === 'standing' ? lookAtStandStillMs : retryMs, false)
    }
  }

  const noteFailure = (error: unknown) => {
    waitingSince ??= clock.monotonicMs()
    if (!(error instanceof StandStill)) {
      state = { ...state, doing: 'starting' }
      return log.error({ err: error }, 'the sequencer lost its connection and starts again')
    }
    if (state.why?.sentence !== error.message) log.fatal({ code: error.code, act: error.act }, `The sequencer stands still. ${error.message}`)
    state = { ...state, doing: 'standing', why: { code: error.code, act: error.act, sentence: error.message } }
  }

  const takeLock = async (client: pg.Client): Promise<boolean> => {
    while (!stopped) {
      const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as got', [lockClass, parts.county])
      if (rows[0]!.got) return true
      state = { ...state, doing: 'waiting', why: null }
      waitingSince = null
      await bell.wait(1_000, false)
    }
    return false
  }

  const work = async (client: pg.Client) => {
    const range = await loadCompactRange(client, parts.county)
    await checkAgainstFiles(client, range, parts)
    await listErasures(client, parts.county, parts.files)
    const queue = { last: 0, wholeAt: -Infinity }
    const keeper = new Keeper(parts, (filesFailing) => (state = { ...state, filesFailing }))
    for (let isTold = true; !stopped; ) {
      const started = clock.monotonicMs()
      const batch = await next(client, range, keeper, queue, isTold)
      await keeper.keep(client, batch)
      isTold = true
      if (!batch) isTold = await bell.wait(lookAgainMs)
      else if (!batch.full) await bell.wait(Math.max(0, started + paceMs - clock.monotonicMs()), false)
    }
    await keeper.end()
  }

  const next = async (client: pg.Client, range: CompactRange, keeper: Keeper, queue: { last: number; wholeAt: number }, isTold: boolean): Promise<Batch | null> => {
    const now = clock.monotonicMs()
    const isWhole = now - queue.wholeAt >= lookBackEveryMs
    if (isWhole) queue.wholeAt = now
    const from = isWhole ? 0 : queue.last - lookBack
    const isSure = isTold || (await hasPending(client, parts.county, from))
    const batch = isSure ? await sequenceBatch(client, range, { ...parts, from, now: new Date(clock.now()), superseded: keeper.superseded() }) : null
    queue.last = Math.max(queue.last, batch?.last ?? 0)
    if (state.doing !== 'working') state = { ...state, doing: 'working', why: null }
    waitingSince = batch?.full ? (waitingSince ?? clock.monotonicMs()) : null
    return batch
  }

  // A burst, such as a bulk import, is behind for a moment and is nobody's alarm: what is behind at two looks in a row is.
  let wasLate = false
  const alarm = setInterval(() => {
    const lag = lagMs()
    const isLate = lag > 1_000 && state.doing !== 'standing'
    if (isLate && wasLate) log.error({ lagMs: Math.round(lag) }, 'acts wait for their log numbers')
    wasLate = isLate
  }, 5_000)
  alarm.unref()
  const lagMs = () => (waitingSince === null ? 0 : clock.monotonicMs() - waitingSince)
  const running = run()
  return {
    wake() {
      if (state.doing !== 'waiting') waitingSince ??= clock.monotonicMs()
      bell.ring()
    },
    lagMs,
    state: () => state,
    async stop() {
      stopped = true
      clearInterval(alarm)
      bell.ring(true)
      await running
    },
  }
}

/** Decides which checkpoints stay in the database and carries them outside. */
class Keeper {
  #parts: SequencerParts
  #onFailing: (reason: string | null) => void
  #last: { size: number; kept: boolean } | null = null
  #lastKept = -Infinity
  #unwritten: string | null = null
  #lastFile = -Infinity

  constructor(parts: SequencerParts, onFailing: (reason: string | null) => void) {
    this.#parts = parts
    this.#onFailing = onFailing
  }

  /** The checkpoint that the next one may replace: one a second stays. */
  superseded(): number | null {
    return this.#last && !this.#last.kept ? this.#last.size : null
  }

  async keep(client: pg.Client, batch: Batch | null): Promise<void> {
    const now = this.#parts.clock.monotonicMs()
    if (batch) {
      const kept = now - this.#lastKept >= keepEveryMs
      if (kept) this.#lastKept = now
      this.#last = { size: batch.size, kept }
      this.#unwritten = batch.note
      if (batch.erases) await this.#writing(() => listErasures(client, this.#parts.county, this.#parts.files))
    }
    if (this.#unwritten && now - this.#lastFile >= keepEveryMs) await this.end()
  }

  /** Writes the newest checkpoint outside. That it cannot be written stops nobody's work, but is shown. */
  async end(): Promise<void> {
    const note = this.#unwritten
    if (note === null) return
    this.#unwritten = null
    this.#lastFile = this.#parts.clock.monotonicMs()
    await this.#writing(() => this.#parts.files.write(note, this.#parts.clock.now()))
    this.#parts.onCheckpoint(note)
  }

  async #writing(write: () => Promise<void>): Promise<void> {
    try {
      await write()
      this.#onFailing(null)
    } catch (error) {
      this.#onFailing((error as Error).message)
      this.#parts.log.error({ err: error }, 'a checkpoint could not be written outside the database')
    }
  }
}

/** Waits for a time or a ring, whichever comes first. */
class Bell {
  #ring: ((final: boolean) => void) | null = null
  #rung = false
  #ended = false

  /** Whether it rang. With `early` false only the end cuts the wait short; a ring meanwhile is heard by the next wait. */
  wait(ms: number, early = true): Promise<boolean> {
    if (this.#ended || (early && this.#rung)) {
      this.#rung = false
      return Promise.resolve(true)
    }
    return new Promise((resolve) => {
      const done = (rang: boolean) => {
        clearTimeout(timer)
        this.#ring = null
        if (early) this.#rung = false
        resolve(rang)
      }
      const timer = setTimeout(() => done(false), ms)
      this.#ring = (final) => (final || early ? done(true) : undefined)
    })
  }

  ring(final = false): void {
    this.#rung = true
    this.#ended ||= final
    this.#ring?.(final)
  }
}
