import type { Engine } from '../player/engine.ts'
import type { EngineState } from '../player/engine-state.ts'
import { addSpan, findSpan, nearestRecorded, type Span } from '../player/spans.ts'
import { covers, follow, isLate, paceOf, standAt } from './in-step.ts'

/** How often those who follow are compared with the clock, and put right. */
const tickMs = 100
/** Those that wait for pictures hold the others up for so long at most. */
const patienceMs = 4_000
/** Running backwards, picture by picture: fewer a second where there are several. */
const backwardsMs = { alone: 125, several: 250 }
/** Several cameras are too much to decode whole from here on. */
const keysFromSeveral = 4

export interface ClockState {
  /** Wall time that is shown, ms since the epoch; 0 before the first picture. */
  atMs: number
  playing: boolean
  rate: number
  /** Counts what the page around the pictures shows of the engines: whether they are open, looks, coverage. */
  version: number
}

/**
 * One clock for up to nine cameras. Alone, a camera's engine runs by itself and skips what is not recorded. Several follow the clock
 * of the one that leads: each is kept within a quarter of a second while they run, and to the exact frame whenever they stand.
 */
export class Conductor {
  state: ClockState
  leader = ''
  readonly #engines = new Map<string, Engine>()
  readonly #leave = new Map<string, () => void>()
  readonly #listeners = new Set<() => void>()
  readonly #told = new WeakMap<Engine, EngineState>()
  /** Those that were put in their place since they opened. */
  readonly #placed = new WeakSet<Engine>()
  /** When the clock said what. */
  #set = { ms: 0, at: 0 }
  #stalledAt: number | null = null
  #timer: ReturnType<typeof setInterval> | undefined
  #backwards: ReturnType<typeof setInterval> | undefined

  /** Where the first picture is to be. */
  #startAtMs: number

  constructor(startAtMs = 0) {
    this.#startAtMs = startAtMs
    this.state = { atMs: 0, playing: false, rate: 1, version: 0 }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  snapshot = (): ClockState => this.state

  /** A camera comes in, at the moment that is shown. */
  add(camera: string, engine: Engine): void {
    this.#engines.set(camera, engine)
    this.#leave.set(camera, engine.subscribe(() => this.#onEngine(camera, engine)))
    void engine.open(this.state.atMs || this.#startAtMs || undefined)
    this.#regroup()
  }

  remove(camera: string, engine: Engine): void {
    if (this.#engines.get(camera) !== engine) return
    this.#engines.delete(camera)
    this.#leave.get(camera)?.()
    engine.close()
    this.#regroup()
  }

  engineOf = (camera: string): Engine | undefined => this.#engines.get(camera)

  /** The camera whose frames are counted when stepping, and whose clock the others follow. */
  lead(camera: string): void {
    this.leader = camera
  }

  close(): void {
    this.#stopTimers()
    for (const [camera, engine] of this.#engines) this.remove(camera, engine)
  }

  /** The grant has ended: nothing of it stays. */
  cut(error: unknown): void {
    this.#stopTimers()
    for (const engine of this.#engines.values()) engine.cut(error)
  }

  play(rate = this.state.rate): void {
    const alone = this.#alone()
    if (alone) return alone.play(rate)
    this.#stopBackwards()
    this.#put({ playing: true, rate })
    this.#anchor()
    this.#timer ??= setInterval(() => this.#tick(), tickMs)
    this.#tick()
  }

  pause(): void {
    const alone = this.#alone()
    if (alone) return alone.pause()
    this.#stopTimers()
    const leader = this.#leading(this.state.atMs)
    if (leader && this.state.playing) this.#put({ atMs: leader.state.atMs })
    this.#put({ playing: false })
    this.#standStill()
  }

  toggle(): void {
    if (this.state.playing) this.pause()
    else this.play()
  }

  setRate(rate: number): void {
    const alone = this.#alone()
    if (alone) return alone.setRate(rate)
    this.#anchor()
    this.#put({ rate })
  }

  /** Goes to a moment; where no camera has recorded anything, to the next one in the direction of looking. */
  seek(ms: number, looking: 1 | -1 = 1): void {
    if (this.state.atMs === 0) this.#startAtMs = ms
    const alone = this.#alone()
    if (alone) return alone.seek(ms, looking)
    const target = nearestRecorded(this.#recorded(), ms, looking)
    if (target === undefined) return
    this.#put({ atMs: target })
    this.#anchor()
    if (!this.state.playing || this.#backwards !== undefined) this.#standStill()
    else this.#tick(true)
  }

  /** One frame of the leader on or back; the others show what they showed at that moment. */
  async step(by: 1 | -1): Promise<void> {
    const alone = this.#alone()
    if (alone) return alone.step(by)
    if (this.state.playing) this.pause()
    const leader = this.#leading(this.state.atMs)
    if (!leader) return this.seek(this.state.atMs + by * 40, by)
    leader.isConducted = false
    await leader.step(by)
    leader.isConducted = this.#engines.size > 1
    this.#put({ atMs: leader.state.atMs })
    for (const engine of this.#engines.values()) if (engine !== leader) standAt(engine, this.state.atMs)
  }

  playBackwards(): void {
    const alone = this.#alone()
    if (alone) return alone.playBackwards()
    this.pause()
    this.#put({ playing: true })
    const everyMs = backwardsMs.several
    this.#backwards = setInterval(() => this.seek(this.state.atMs - everyMs, -1), everyMs)
  }

  #alone(): Engine | undefined {
    return this.#engines.size === 1 ? [...this.#engines.values()][0] : undefined
  }

  #regroup(): void {
    const several = this.#engines.size > 1
    const wasPlaying = this.state.playing
    this.#stopTimers()
    for (const engine of this.#engines.values()) {
      engine.isConducted = several
      engine.keysFrom = several ? keysFromSeveral : 8
    }
    if (this.#engines.size === 0) return
    if (!this.#engines.has(this.leader)) this.leader = [...this.#engines.keys()][0]!
    const alone = this.#alone()
    if (alone?.state.absent) alone.seek(this.state.atMs)
    if (wasPlaying) this.play()
    else this.#standStill()
  }

  /** Alone, the engine's own state is the clock's; of several, one that has just opened is put in its place. */
  #onEngine(camera: string, engine: Engine): void {
    const { atMs, playing, rate, status, look, coverage } = engine.state
    const told = this.#told.get(engine)
    if (!told || told.status !== status || told.look !== look || told.coverage !== coverage) {
      this.#told.set(engine, engine.state)
      this.#put({ version: this.state.version + 1 })
    }
    if (this.#engines.size === 1) {
      if (status === 'ready' || status === 'over') this.#put({ atMs: atMs || this.state.atMs, playing, rate })
      return
    }
    if (status !== 'ready' || this.#placed.has(engine)) return
    this.#placed.add(engine)
    if (this.state.atMs === 0) this.#put({ atMs: this.#startAtMs || atMs })
    if (camera === this.leader || !this.state.playing) standAt(engine, this.state.atMs)
  }

  #now(): number {
    return this.#set.ms + (performance.now() - this.#set.at) * this.state.rate
  }

  #anchor(ms = this.state.atMs): void {
    this.#set = { ms, at: performance.now() }
    this.#stalledAt = null
  }

  /** Whoever leads at this moment: the chosen one, or another that has footage then. */
  #leading(ms: number): Engine | undefined {
    const chosen = this.#engines.get(this.leader)
    return covers(chosen, ms) ? chosen : [...this.#engines.values()].find((engine) => covers(engine, ms))
  }

  #recorded(): Span[] {
    return [...this.#engines.values()].flatMap((engine) => engine.state.coverage?.spans ?? []).reduce<Span[]>(addSpan, [])
  }

  #tick(isJump = false): void {
    if (this.#backwards !== undefined) return
    const { rate } = this.state
    const recorded = this.#recorded()
    let ms = this.#now()
    if (!findSpan(recorded, ms)) {
      const next = recorded.find((span) => span.startMs >= ms)
      if (!next) return this.pause()
      ms = next.startMs
      this.#anchor(ms)
    }
    if (!isJump && this.#waitForLate(ms)) return
    const leader = this.#leading(ms)
    const pace = isJump ? undefined : paceOf(leader, ms, rate)
    if (pace !== undefined) {
      ms = pace
      this.#set = { ms, at: performance.now() }
    }
    this.#put({ atMs: ms })
    for (const engine of this.#engines.values()) follow(engine, ms, { rate, leads: engine === leader })
  }

  /** The others stand until those that have no picture yet have come, but not for ever. */
  #waitForLate(ms: number): boolean {
    const engines = [...this.#engines.values()]
    const late = engines.filter((engine) => isLate(engine, ms))
    if (late.length === 0) {
      this.#stalledAt = null
      return false
    }
    this.#stalledAt ??= performance.now()
    if (performance.now() - this.#stalledAt >= patienceMs) return false
    this.#set = { ms: this.state.atMs, at: performance.now() }
    for (const engine of engines) if (!late.includes(engine)) engine.wait()
    // One that was told of another moment is told of this one.
    for (const engine of late) if (engine.state.absent) engine.present(this.state.atMs)
    return true
  }

  /** All stand at the moment. */
  #standStill(): void {
    if (this.#engines.size < 2) return
    for (const engine of this.#engines.values()) standAt(engine, this.state.atMs)
  }

  #stopBackwards(): void {
    clearInterval(this.#backwards)
    this.#backwards = undefined
  }

  #stopTimers(): void {
    this.#stopBackwards()
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  #put(change: Partial<ClockState>): void {
    const next = { ...this.state, ...change }
    if (next.atMs === this.state.atMs && next.playing === this.state.playing && next.rate === this.state.rate && next.version === this.state.version) return
    this.state = next
    for (const listener of this.#listeners) listener()
  }
}

/** What several pictures and one have in common for whoever operates them. */
export type Transport = Pick<Conductor, 'state' | 'subscribe' | 'snapshot' | 'play' | 'pause' | 'toggle' | 'setRate' | 'seek' | 'step' | 'playBackwards'>
