import type { Logger } from 'pino'
import { leaseMs, renewLease, releaseCameras, takeCameras, type RecorderIdentity, type Renewal } from '#domains/cameras/index.ts'
import type { Database, Tx } from '#platform/database/database.ts'
import type { Clock } from '#platform/ports/clock.ts'

const renewEveryMs = 1_000
/** While the database gives no answer. */
const againMs = 500
/** A database that gives no answer for so long is away. */
const patienceMs = 1_500
/** Away for so long after the lease ran out: nobody else can have taken anything through it, and footage must not be lost. */
const aloneAfterMs = 2_000

export interface LeaseEvents {
  /** Cameras of a dead recorder are free. */
  onFree(): void
  /** These were taken by another recorder. */
  onLost(cameras: string[]): void
  /** Another process lives under this name: nothing is this one's any more. */
  onReplaced(): void
}

export interface LeaseParts {
  database: Database
  county: string
  clock: Clock
  log: Logger
  identity: RecorderIdentity
}

/**
 * What this recorder may write. A GOP is written only while the lease it was finished under is known to hold, by the monotonic
 * clock: a process that stood still for a while asks first, and what another recorder took meanwhile it drops. Only where the
 * database itself is away does recording go on without a lease (docs/decisions/0005).
 */
export class Lease {
  readonly #p: LeaseParts
  readonly #events: LeaseEvents
  readonly #stopper = new AbortController()
  #held = new Set<string>()
  /** Monotonic. */
  #untilMs = Number.NEGATIVE_INFINITY
  #failingSinceMs: number | undefined
  #waiting: (() => void)[] = []
  #running: Promise<void> | undefined
  #turn: Promise<void> = Promise.resolve()

  constructor(parts: LeaseParts, events: LeaseEvents) {
    this.#p = parts
    this.#events = events
  }

  start(): void {
    this.#running = this.#keep()
  }

  /** Takes the cameras that are free and this recorder's to take. Rejects where the database is away. */
  take(): Promise<void> {
    return this.#inTurn(async () => {
      const { county, identity } = this.#p
      for (const camera of await this.#write((tx) => takeCameras(tx, county, identity))) this.#held.add(camera)
    })
  }

  /** Gives cameras up, whose last file is finished. */
  release(cameras: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      const { county, identity } = this.#p
      for (const camera of cameras) this.#held.delete(camera)
      await this.#write((tx) => releaseCameras(tx, county, identity, cameras))
    })
  }

  /** Whether what was just finished may be written; waits where that is not known yet. */
  async mayWrite(camera: string): Promise<boolean> {
    while (this.#held.has(camera)) {
      if (this.#isHeld()) return true
      if (this.#stopper.signal.aborted) return false
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
    return false
  }

  #isHeld(): boolean {
    const now = this.#p.clock.monotonicMs()
    return now <= this.#untilMs || (this.#failingSinceMs !== undefined && now - this.#failingSinceMs >= aloneAfterMs)
  }

  async #renew(): Promise<void> {
    const { county, clock, log, identity } = this.#p
    const askedMs = clock.monotonicMs()
    let renewal: Renewal | null
    try {
      renewal = await within(patienceMs, this.#write((tx) => renewLease(tx, county, identity)))
    } catch (err) {
      if (this.#failingSinceMs === undefined) log.warn({ err }, 'the lease cannot be renewed; it is tried again, and recording goes on')
      this.#failingSinceMs ??= clock.monotonicMs()
      this.#wake()
      return
    }
    this.#failingSinceMs = undefined
    const held = renewal?.held ?? new Set<string>()
    const lost = [...this.#held].filter((camera) => !held.has(camera))
    this.#held = held
    if (renewal) this.#untilMs = askedMs + leaseMs
    this.#wake()
    if (!renewal) this.#events.onReplaced()
    else if (lost.length > 0) this.#events.onLost(lost)
    if (renewal?.mayTake) this.#events.onFree()
  }

  /** What is held is changed by one at a time. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => {})
    return done
  }

  #write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#p.database.transact({ county: this.#p.county, stations: 'all', account: 'system' }, work)
  }

  #wake(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const go of waiting) go()
  }

  async #keep(): Promise<void> {
    const { clock } = this.#p
    while (!this.#stopper.signal.aborted) {
      await this.#inTurn(() => this.#renew())
      await clock.sleep(this.#failingSinceMs === undefined ? renewEveryMs : againMs, this.#stopper.signal).catch(() => {})
    }
  }

  async stop(): Promise<void> {
    this.#stopper.abort()
    this.#wake()
    await this.#running
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms)))
  work.catch(() => {})
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
