import { ApiError } from '../../../../shared/api/client.ts'
import { readFrameTimes } from './fragments.ts'
import { FrameIndex } from './frame-index.ts'
import { closeLook, getCoverage, getSegments, openLook, type Coverage } from './look-client.ts'
import { MediaBuffer } from './media-buffer.ts'
import { addSpan, findSpan, keepSpans, nearestRecorded, type Span } from './spans.ts'

/** Loaded ahead of the picture, in its own time, and kept behind it. */
const aheadMs = 30_000
const behindMs = 60_000
/** One request: short at first, so that the first picture comes soon. */
const firstMs = 4_000
const pieceMs = 12_000
/** A picture is asked for a little behind its beginning: media times are rounded to microseconds. */
const insideMs = 1

export interface EngineState {
  status: 'opening' | 'ready' | 'over' | 'failed'
  error: unknown
  look: string | null
  coverage: Coverage | null
  /** Wall time of the frame on screen, ms since the epoch. */
  atMs: number
  playing: boolean
  rate: number
  waiting: boolean
}

/**
 * Plays a grant's footage of one camera through Media Source Extensions: exact to the frame, across GOPs, files and gaps. It
 * shows nothing before the grant or behind it, and takes everything away when the rights end.
 */
export class Engine {
  state: EngineState = { status: 'opening', error: null, look: null, coverage: null, atMs: 0, playing: false, rate: 1, waiting: false }
  readonly #video: HTMLVideoElement
  readonly #grant: string
  readonly #camera: string
  readonly #frames = new FrameIndex()
  readonly #listeners = new Set<() => void>()
  #buffer: MediaBuffer | null = null
  #loaded: Span[] = []
  #loading: { abort: AbortController; span: Span } | null = null
  /** Where the picture is to be as soon as it is loaded. */
  #wanted: number | null = null
  #closed = false
  #backwards: ReturnType<typeof setInterval> | undefined

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
      this.#buffer = new MediaBuffer()
      this.#video.src = this.#buffer.url
      await this.#buffer.open((coverage.toMs - coverage.originMs) / 1000)
      const first = coverage.spans[0]?.startMs ?? coverage.fromMs
      this.#set({ coverage, status: 'ready', atMs: atMs ?? first })
      this.#watchFrames()
      if (coverage.spans.length > 0) this.seek(atMs ?? first)
    } catch (error) {
      this.#fail(error)
    }
  }

  close(): void {
    this.#closed = true
    this.#stopBackwards()
    this.#loading?.abort.abort()
    const { look } = this.state
    if (look) closeLook(look)
    this.#clear()
    for (const [name, listener] of [['timeupdate', this.#onTime], ['waiting', this.#onWaiting], ['ended', this.#onWaiting], ['seeked', this.#onSeeked]] as const) this.#video.removeEventListener(name, listener)
  }

  /** The grant has ended: nothing of it stays on screen or in memory. */
  cut(error: unknown): void {
    this.#stopBackwards()
    this.#loading?.abort.abort()
    this.#clear()
    this.#set({ status: 'over', error, playing: false, waiting: false })
  }

  play(rate = this.state.rate): void {
    this.#stopBackwards()
    this.#video.playbackRate = rate
    this.#set({ playing: true, rate })
    void this.#video.play().catch(() => undefined)
    void this.#fill()
  }

  pause(): void {
    this.#stopBackwards()
    this.#video.pause()
    this.#set({ playing: false })
  }

  toggle(): void {
    if (this.state.playing) this.pause()
    else this.play()
  }

  setRate(rate: number): void {
    this.#video.playbackRate = rate
    this.#set({ rate })
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
    this.#wanted = target
    this.#showWanted()
    void this.#fill()
  }

  /** One frame on or back, across GOPs and files; loads what it needs. */
  async step(by: 1 | -1): Promise<void> {
    if (this.state.status !== 'ready') return
    this.pause()
    const at = this.#wanted ?? this.state.atMs
    const frame = this.#frames.at(at)
    const next = this.#frames.step(at, by)
    const joins = frame && next && Math.abs(by === 1 ? next.atMs - frame.atMs - frame.lastsMs : frame.atMs - next.atMs - next.lastsMs) < 40
    if (next && joins) return this.#show(next.atMs)
    const beyond = frame ? (by === 1 ? frame.atMs + frame.lastsMs : frame.atMs - 1) : at
    const target = this.state.coverage && nearestRecorded(this.state.coverage.spans, beyond, by)
    if (target === undefined || target === null) return
    if (!findSpan(this.#loaded, target)) await this.#load({ startMs: target, endMs: target + 1 })
    const found = this.#frames.at(target) ?? this.#frames.step(at, by)
    if (found) this.#show(found.atMs)
  }

  #show(ms: number): void {
    this.#wanted = ms
    this.#showWanted()
    void this.#fill()
  }

  /** Moves the element to the wanted moment as soon as its frame is there. */
  #showWanted(): void {
    const { coverage } = this.state
    if (this.#wanted === null || !coverage) return
    const frame = this.#frames.at(this.#wanted) ?? (findSpan(this.#loaded, this.#wanted) ? this.#frames.step(this.#wanted, 1) : undefined)
    if (!frame) return this.#set({ waiting: true, atMs: this.#wanted })
    this.#video.currentTime = (frame.atMs + Math.min(insideMs, frame.lastsMs / 2) - coverage.originMs) / 1000
    this.#wanted = null
    this.#set({ atMs: frame.atMs, waiting: false })
  }

  #onSeeked = () => {
    if (this.state.playing && this.#backwards === undefined && this.#video.paused) void this.#video.play().catch(() => undefined)
  }

  /** The browser says of every frame it shows what its media time is; without that, the element's clock must do. */
  #watchFrames(): void {
    const video = this.#video as HTMLVideoElement & { requestVideoFrameCallback?: (call: (now: number, frame: { mediaTime: number }) => void) => void }
    if (!video.requestVideoFrameCallback) return
    const onFrame = (_: number, { mediaTime }: { mediaTime: number }) => {
      if (this.#closed || !this.state.coverage) return
      if (this.#wanted === null) this.#noteFrame(this.state.coverage.originMs + mediaTime * 1000)
      video.requestVideoFrameCallback!(onFrame)
    }
    video.requestVideoFrameCallback(onFrame)
  }

  #noteFrame(ms: number): void {
    const atMs = this.#frames.at(ms + insideMs)?.atMs ?? ms
    if (Math.abs(atMs - this.state.atMs) > 0.01) this.#set({ atMs })
  }

  #onTime = () => void this.#fill()

  /** At the end of what is recorded: on to where it goes on. */
  #onWaiting = () => {
    const { coverage, playing } = this.state
    if (!coverage || !playing || this.#wanted !== null || this.#backwards !== undefined) return
    const frame = this.#frames.at(this.state.atMs)
    const end = frame ? frame.atMs + frame.lastsMs : this.state.atMs
    const next = coverage.spans.find((span) => span.startMs > end - 2)
    if (findSpan(coverage.spans, end + 1)) return this.#set({ waiting: true })
    if (next) this.seek(next.startMs)
    else this.pause()
  }

  /** Loads what is needed next: the wanted moment first, then what lies ahead. */
  async #fill(): Promise<void> {
    const { coverage, look, status } = this.state
    if (!coverage || !look || status !== 'ready' || this.#closed) return
    const at = this.#wanted ?? this.state.atMs
    const here = findSpan(this.#loaded, at)
    const target = here ? here.endMs : at
    const recorded = findSpan(coverage.spans, target)
    const far = at + aheadMs * Math.max(1, this.state.rate)
    const goOn = recorded ? target : coverage.spans.find((span) => span.startMs >= target)?.startMs
    if (goOn === undefined || goOn >= far) return
    if (this.#loading) {
      if (here || (at >= this.#loading.span.startMs && at < this.#loading.span.endMs)) return
      this.#loading.abort.abort()
    }
    await this.#load({ startMs: goOn, endMs: Math.min(coverage.toMs, goOn + (here ? pieceMs : firstMs)) })
    if (this.state.status === 'ready') void this.#fill()
  }

  async #load(span: Span): Promise<void> {
    const loading = { abort: new AbortController(), span }
    this.#loading = loading
    try {
      const piece = await getSegments(this.state.look!, span.startMs, span.endMs, loading.abort.signal)
      if (this.#closed || loading.abort.signal.aborted) return
      if (!piece) return this.#forgetCoverage(span)
      const { coverage } = this.state
      this.#frames.add(readFrameTimes(piece.bytes, coverage!.originMs).filter((f) => f.atMs >= coverage!.fromMs && f.atMs < coverage!.toMs))
      await this.#buffer!.append(piece.codec, piece.bytes)
      this.#loaded = addSpan(this.#loaded, { startMs: Math.min(piece.startMs, span.startMs), endMs: piece.endMs })
      await this.#trim()
      this.#showWanted()
    } catch (error) {
      if (!loading.abort.signal.aborted) await this.#recover(error)
    } finally {
      if (this.#loading === loading) this.#loading = null
    }
  }

  /** What the coverage promised is not there (deleted meanwhile, or damaged): it is no longer offered. */
  #forgetCoverage(span: Span): void {
    const { coverage } = this.state
    const spans = coverage!.spans.flatMap((s) => [...keepSpans([s], -Infinity, span.startMs), ...keepSpans([s], span.endMs, Infinity)])
    this.#set({ coverage: { ...coverage!, spans } })
    if (this.#wanted !== null) this.seek(this.#wanted)
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

  async #trim(): Promise<void> {
    const { coverage, atMs, rate } = this.state
    const at = this.#wanted ?? atMs
    const [from, to] = [at - behindMs, at + 2 * aheadMs * Math.max(1, rate)]
    const outside = this.#loaded.filter((span) => span.startMs < from - behindMs || span.endMs > to + aheadMs)
    if (outside.length === 0) return
    this.#loaded = keepSpans(this.#loaded, from, to)
    this.#frames.keep(from, to)
    await this.#buffer!.remove(0, Math.max(0, (from - coverage!.originMs) / 1000))
    await this.#buffer!.remove((to - coverage!.originMs) / 1000, Infinity)
  }

  #stopBackwards(): void {
    clearInterval(this.#backwards)
    this.#backwards = undefined
  }

  #clear(): void {
    this.#frames.clear()
    this.#loaded = []
    this.#video.removeAttribute('src')
    this.#video.load()
    this.#buffer?.close()
    this.#buffer = null
  }

  #fail(error: unknown): void {
    if (error instanceof ApiError && error.status === 403) return this.cut(error)
    this.#set({ status: 'failed', error, waiting: false })
  }

  #set(change: Partial<EngineState>): void {
    this.state = { ...this.state, ...change }
    for (const listener of this.#listeners) listener()
  }
}
