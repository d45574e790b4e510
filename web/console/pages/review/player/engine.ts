import { ApiError } from '../../../../shared/api/client.ts'
import { type EngineState, idleState } from './engine-state.ts'
import { FootageLoader } from './footage-loader.ts'
import { closeLook, getCoverage, openLook } from './look-client.ts'
import { Stepper } from './stepper.ts'
import { watchFrames } from './watch-frames.ts'
import { cutOut, findSpan, nearestRecorded, type Span } from './spans.ts'

/** A picture is asked for a little behind its beginning: media times are rounded to microseconds. */
const insideMs = 1
/** From this speed on key frames alone are loaded and shown. */
const keysFromRate = 8
/** Browsers play no slower and no faster (Chromium's HTMLMediaElement). */
const [slowest, fastest] = [1 / 16, 16]

/**
 * Plays a grant's footage of one camera through Media Source Extensions: exact to the frame, across GOPs, files and gaps. It
 * shows nothing before the grant or behind it, and takes everything away when the rights end.
 */
export class Engine {
  state: EngineState = idleState
  /** Changes with everything but the moment, which changes with every frame. */
  calm: EngineState = idleState
  /** In step with others: their clock says what is shown (wall/conductor.ts), nothing is skipped. */
  isConducted = false
  /** Of several pictures, key frames alone are shown sooner. */
  keysFrom = keysFromRate
  readonly #video: HTMLVideoElement
  readonly #grant: string
  readonly #camera: string
  readonly #listeners = new Set<() => void>()
  #loader: FootageLoader | null = null
  /** Where the picture is to be as soon as it is loaded. */
  #wanted: number | null = null
  #closed = false
  #backwards: ReturnType<typeof setInterval> | undefined
  readonly #stepper = new Stepper({
    loader: () => (this.state.status === 'ready' ? this.#loader : null),
    at: () => this.#wanted ?? this.state.atMs,
    pause: () => this.pause(),
    show: (ms) => this.#show(ms),
  })

  constructor(video: HTMLVideoElement, grant: string, camera: string) {
    this.#video = video
    this.#grant = grant
    this.#camera = camera
    video.addEventListener('timeupdate', this.#onTime)
    video.addEventListener('waiting', this.#onWaiting)
    video.addEventListener('ended', this.#onWaiting)
    video.addEventListener('seeked', this.#onSeeked)
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  snapshot = (): EngineState => this.state

  /** Opens the look and shows the first picture at `atMs`, or of the grant. */
  async open(atMs?: number): Promise<void> {
    try {
      const look = await openLook(this.#grant, this.#camera, 'playback')
      if (this.#closed) return closeLook(look.id)
      this.#set({ look: look.id })
      const coverage = await getCoverage(look.id)
      if (this.#closed) return
      this.#loader = new FootageLoader(coverage, {
        look: () => this.state.look!,
        onLoaded: () => this.#showWanted(),
        onNothing: (span) => this.#forgetCoverage(span),
        onError: (error) => this.#recover(error),
        onTranscoded: (transcodedFrom) => this.#set({ transcodedFrom }),
      })
      this.#video.src = this.#loader.url
      await this.#loader.open()
      const first = coverage.spans[0]?.startMs ?? coverage.fromMs
      this.#set({ coverage, status: 'ready', atMs: atMs ?? first })
      watchFrames(this.#video, (mediaTimeMs) => {
        if (this.#closed || !this.state.coverage) return false
        // One that was shown on the way to another moment comes late.
        if (this.#wanted === null && !this.#video.seeking) this.#noteFrame(this.state.coverage.originMs + mediaTimeMs)
        return true
      })
      if (coverage.spans.length > 0 && !this.isConducted) this.seek(atMs ?? first)
    } catch (error) {
      this.#fail(error)
    }
  }

  close(): void {
    this.#closed = true
    this.#stopBackwards()
    const { look } = this.state
    if (look) closeLook(look)
    this.#clear()
    for (const [name, listener] of [['timeupdate', this.#onTime], ['waiting', this.#onWaiting], ['ended', this.#onWaiting], ['seeked', this.#onSeeked]] as const) this.#video.removeEventListener(name, listener)
  }

  /** The grant has ended: nothing of it stays on screen or in memory. */
  cut(error: unknown): void {
    this.#stopBackwards()
    this.#clear()
    this.#set({ status: 'over', error, playing: false, waiting: false })
  }

  play(rate = this.state.rate): void {
    this.#stopBackwards()
    this.#set({ playing: true })
    this.setRate(rate)
    void this.#video.play().catch(() => undefined)
    this.#fill()
  }

  pause(): void {
    this.#stopBackwards()
    this.#video.pause()
    this.#set({ playing: false })
    this.#useKeys(false)
  }

  toggle(): void {
    if (this.state.playing) this.pause()
    else this.play()
  }

  setRate(rate: number): void {
    this.#video.playbackRate = rate
    if (rate !== this.state.rate) this.#set({ rate })
    this.#useKeys(this.state.playing && rate >= this.keysFrom)
  }

  /** Wall time at which the element stands now, ms since the epoch; null while it is on its way to a moment. */
  get standsAt(): number | null {
    const { coverage, status } = this.state
    if (!coverage || status !== 'ready' || this.#wanted !== null || this.#video.seeking || this.#video.readyState < this.#video.HAVE_CURRENT_DATA) return null
    return coverage.originMs + this.#video.currentTime * 1000
  }

  /** In step with others: shows exactly this moment, which is recorded. */
  present(ms: number): void {
    if (this.state.status !== 'ready') return
    if (this.state.absent) this.#set({ absent: false })
    this.#stepper.noteSeek()
    this.#show(ms)
  }

  /** In step with others: runs a little faster or slower than the speed that was chosen, so as to stay with them; 0 holds still. */
  run(rate: number, nudge = 1): void {
    if (rate === 0) {
      this.#video.pause()
      if (this.state.playing) this.#set({ playing: false })
      return this.#useKeys(false)
    }
    if (!this.state.playing) this.#set({ playing: true })
    if (rate !== this.state.rate) this.#set({ rate })
    this.#useKeys(rate >= this.keysFrom)
    this.#video.playbackRate = Math.min(fastest, Math.max(slowest, rate * nudge))
    if (this.#video.paused) void this.#video.play().catch(() => undefined)
  }

  /** In step with others: stands still until they are there, or because nothing is recorded then. */
  wait(absent = this.state.absent): void {
    this.#video.pause()
    if (absent !== this.state.absent) this.#set({ absent })
  }

  #useKeys(keysOnly: boolean): void {
    const loader = this.#loader
    if (!loader || loader.keysOnly === keysOnly || this.state.status !== 'ready') return
    this.#wanted ??= this.state.atMs
    this.#set({ waiting: true })
    void loader.useKeys(keysOnly).then(() => this.#wanted !== null && this.#show(this.#wanted))
  }

  /** Runs backwards, picture by picture: eight times a second, as far back as that is at 1×. */
  playBackwards(): void {
    this.pause()
    this.#set({ playing: true })
    this.#backwards = setInterval(() => this.seek(this.state.atMs - 125, -1, true), 125)
  }

  /** Shows the frame of a moment; where nothing is recorded, the next one in the direction of looking. */
  seek(ms: number, looking: 1 | -1 = 1, isRunning = false): void {
    const { coverage } = this.state
    if (!coverage || this.state.status !== 'ready') return
    if (!isRunning) this.#stopBackwards()
    const inside = Math.min(Math.max(ms, coverage.fromMs), coverage.toMs - 1)
    const target = nearestRecorded(coverage.spans, inside, looking)
    if (target === undefined) return
    this.#stepper.noteSeek()
    this.#show(target)
  }

  /** One frame on or back, across GOPs, files and gaps; loads what it needs. */
  step = (by: 1 | -1): Promise<void> => this.#stepper.step(by)

  #show(ms: number): void {
    this.#wanted = ms
    this.#showWanted()
    this.#fill()
  }

  /** Moves the element to the wanted moment as soon as its frame is there. */
  #showWanted(): void {
    const { coverage } = this.state
    if (this.#wanted === null || !coverage || !this.#loader) return
    const frame = this.#loader.frameFor(this.#wanted)
    if (!frame) return this.#set({ waiting: true, atMs: this.#wanted })
    const first = frame.atMs + Math.min(insideMs, frame.lastsMs / 2)
    const target = this.isConducted ? Math.max(first, Math.min(this.#wanted, frame.atMs + frame.lastsMs - insideMs)) : first
    this.#video.currentTime = (target - coverage.originMs) / 1000
    this.#wanted = null
    this.#set({ atMs: frame.atMs, waiting: false, arriving: true })
  }

  #onSeeked = () => {
    if (!this.#video.seeking) this.#set({ arriving: false })
    this.#fill()
    if (this.state.playing && this.#backwards === undefined && this.#video.paused && !this.isConducted) void this.#video.play().catch(() => undefined)
  }

  #noteFrame(ms: number): void {
    const atMs = this.#loader?.frames.at(ms + insideMs)?.atMs ?? ms
    if (Math.abs(atMs - this.state.atMs) > 0.01) this.#set({ atMs })
  }

  #onTime = () => this.#fill()

  /** At the end of what is recorded: on to where it goes on. */
  #onWaiting = () => {
    const { coverage, playing } = this.state
    if (!coverage || !playing || this.#wanted !== null || this.#backwards !== undefined || this.isConducted) return
    const frame = this.#loader?.frames.at(this.state.atMs)
    const end = frame ? frame.atMs + frame.lastsMs : this.state.atMs
    const next = coverage.spans.find((span) => span.startMs > end - 2)
    if (findSpan(coverage.spans, end + 1)) return this.#set({ waiting: true })
    if (next) this.seek(next.startMs)
    else this.pause()
  }

  /** The wanted picture first; what lies ahead once it is on the screen. */
  #fill(): void {
    const { status, atMs, rate, arriving } = this.state
    const isArriving = arriving && this.#wanted === null
    if (status === 'ready' && !this.#closed && !isArriving) void this.#loader?.fill(this.#wanted ?? atMs, rate).then((more) => more && this.#fill())
  }

  /** What the coverage promised is not there (deleted meanwhile, or damaged): it is no longer offered. */
  #forgetCoverage(span: Span): void {
    const coverage = this.state.coverage!
    const left = { ...coverage, spans: cutOut(coverage.spans, span) }
    this.#set({ coverage: left })
    if (this.#loader) this.#loader.coverage = left
    const wanted = this.#wanted
    if (wanted === null) return
    if (this.isConducted && !findSpan(left.spans, wanted)) this.#wanted = null
    else this.seek(wanted)
  }

  /** A look that was idle too long is opened anew; ended rights take everything away; a hasty hand waits. */
  async #recover(error: unknown): Promise<void> {
    if (!(error instanceof ApiError)) return this.#set({ status: 'failed', error })
    if (error.code === 'look_over') {
      const look = await openLook(this.#grant, this.#camera, 'playback').catch((reason: unknown) => this.#fail(reason))
      if (look) this.#set({ look: look.id })
    } else if (error.status === 403) this.cut(error)
    else if (error.status === 429 || error.status === 0) await new Promise((resolve) => setTimeout(resolve, 1000))
    else this.#fail(error)
  }

  #stopBackwards(): void {
    clearInterval(this.#backwards)
    this.#backwards = undefined
  }

  #clear(): void {
    this.#loader?.close()
    this.#loader = null
    this.#video.removeAttribute('src')
    this.#video.load()
  }

  #fail(error: unknown): void {
    if (error instanceof ApiError && error.status === 403) return this.cut(error)
    this.#set({ status: 'failed', error, waiting: false })
  }

  #set(change: Partial<EngineState>): void {
    this.state = { ...this.state, ...change }
    if (Object.keys(change).some((key) => key !== 'atMs')) this.calm = this.state
    for (const listener of this.#listeners) listener()
  }
}
