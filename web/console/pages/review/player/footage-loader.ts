import { readFrameTimes } from './fragments.ts'
import { FrameIndex } from './frame-index.ts'
import { getSegments, type Coverage, type Segments } from './look-client.ts'
import { MediaBuffer } from './media-buffer.ts'
import { addSpan, findSpan, keepSpans, type Span } from './spans.ts'
import type { FrameTime } from './fragments.ts'

/** Loaded ahead of the picture, in its own time, and kept behind it. */
const aheadMs = 30_000
const behindMs = 60_000
/** One request: at first no more than the picture that is wanted needs, which comes with its whole GOP. */
const firstMs = 400
const pieceMs = 12_000
/** Of key frames alone, as long as the server gives in one answer. */
const keysPieceMs = 480_000

interface Parts {
  /** The look that requests are made under: it may be opened anew. */
  look: () => string
  onLoaded: () => void
  /** What the coverage promised is not there. */
  onNothing: (span: Span) => void
  onError: (error: unknown) => Promise<void>
  /** The browser lacks this codec: pictures come in H.264 instead. */
  onTranscoded: (codec: string) => void
}

/** Brings footage into the browser's media buffer: one request at a time, never the same twice, and knows the time of every frame of it. */
export class FootageLoader {
  readonly frames = new FrameIndex()
  coverage: Coverage
  readonly #parts: Parts
  readonly #buffer = new MediaBuffer()
  #loaded: Span[] = []
  #loading: { abort: AbortController; span: Span; done: Promise<void> } | null = null
  #closed = false
  #transcodes = false
  #keysOnly = false

  constructor(coverage: Coverage, parts: Parts) {
    this.coverage = coverage
    this.#parts = parts
  }

  get url(): string {
    return this.#buffer.url
  }

  open(): Promise<void> {
    return this.#buffer.open((this.coverage.toMs - this.coverage.originMs) / 1000)
  }

  close(): void {
    this.#closed = true
    this.#loading?.abort.abort()
    this.frames.clear()
    this.#loaded = []
    this.#buffer.close()
  }

  /** Whether key frames alone are loaded. */
  get keysOnly(): boolean {
    return this.#keysOnly
  }

  /** Begins anew with key frames alone, or with all frames. */
  async useKeys(keysOnly: boolean): Promise<void> {
    if (this.#keysOnly === keysOnly || this.#closed) return
    this.#keysOnly = keysOnly
    this.#loading?.abort.abort()
    this.frames.clear()
    this.#loaded = []
    await this.#buffer.remove(0, Infinity)
  }

  /** The frame to show at a moment; where the moment is loaded and falls between frames, the next one. */
  frameFor(ms: number): FrameTime | undefined {
    return this.frames.at(ms) ?? (findSpan(this.#loaded, ms) ? this.frames.step(ms, 1) : undefined)
  }

  /** Loads one piece of what is needed next: the wanted moment first, then what lies ahead. Answers whether there may be more to load. */
  async fill(atMs: number, rate: number): Promise<boolean> {
    if (this.#closed) return false
    const here = findSpan(this.#loaded, atMs)
    const target = here ? here.endMs : atMs
    const recorded = findSpan(this.coverage.spans, target)
    const goOn = recorded ? target : this.coverage.spans.find((span) => span.startMs >= target)?.startMs
    if (goOn === undefined || goOn >= atMs + aheadMs * Math.max(1, rate)) return false
    if (this.#loading) {
      if (here || covers(this.#loading.span, atMs)) return false
      this.#loading.abort.abort()
    }
    if (!(await this.#load({ startMs: goOn, endMs: Math.min(this.coverage.toMs, goOn + this.#pieceMs(here !== undefined)) }))) return false
    await this.#trim(atMs, rate)
    return true
  }

  /** Resolves when a moment is loaded, or cannot be. */
  async ensure(ms: number): Promise<void> {
    if (findSpan(this.#loaded, ms) || this.#closed) return
    if (this.#loading && covers(this.#loading.span, ms)) return this.#loading.done
    this.#loading?.abort.abort()
    await this.#load({ startMs: ms, endMs: Math.min(this.coverage.toMs, ms + this.#pieceMs(false)) })
  }

  #pieceMs(isFollowing: boolean): number {
    if (this.#keysOnly) return keysPieceMs
    return isFollowing ? pieceMs : firstMs
  }

  /** Whether it ran to its end, well or not: it was not aborted for another moment. */
  async #load(span: Span): Promise<boolean> {
    const abort = new AbortController()
    const done = this.#fetch(span, abort.signal).catch((error: unknown) => (abort.signal.aborted ? undefined : this.#parts.onError(error)))
    const loading = { abort, span, done }
    this.#loading = loading
    await done
    if (this.#loading === loading) this.#loading = null
    return !abort.signal.aborted
  }

  async #fetch(span: Span, signal: AbortSignal): Promise<void> {
    const piece = await this.#get(span, signal)
    if (this.#closed || signal.aborted) return
    if (!piece) return this.#parts.onNothing(span)
    const { originMs, fromMs, toMs } = this.coverage
    this.frames.add(readFrameTimes(piece.bytes, originMs).filter((frame) => frame.atMs >= fromMs && frame.atMs < toMs))
    await this.#buffer.append(piece.codec, piece.bytes)
    if (signal.aborted) return
    this.#loaded = addSpan(this.#loaded, { startMs: Math.min(piece.startMs, span.startMs), endMs: piece.endMs })
    this.#parts.onLoaded()
  }

  /** Asked for as it was recorded first; in H.264 from the first piece on that the browser cannot play. */
  async #get({ startMs, endMs }: Span, signal: AbortSignal): Promise<Segments | null> {
    const wanted = { transcodes: this.#transcodes, keysOnly: this.#keysOnly }
    const piece = await getSegments(this.#parts.look(), startMs, endMs, signal, wanted)
    if (!piece || this.#transcodes || MediaSource.isTypeSupported(`video/mp4; codecs="${piece.codec}"`)) return piece
    this.#transcodes = true
    this.#parts.onTranscoded(piece.codec)
    return getSegments(this.#parts.look(), startMs, endMs, signal, { ...wanted, transcodes: true })
  }

  /** Forgets what lies far from the picture. */
  async #trim(atMs: number, rate: number): Promise<void> {
    const [from, to] = [atMs - behindMs, atMs + 2 * aheadMs * Math.max(1, rate)]
    const outside = this.#loaded.some((span) => span.startMs < from - behindMs || span.endMs > to + aheadMs)
    if (!outside) return
    this.#loaded = keepSpans(this.#loaded, from, to)
    this.frames.keep(from, to)
    const toSeconds = (ms: number) => (ms - this.coverage.originMs) / 1000
    await this.#buffer.remove(0, Math.max(0, toSeconds(from)))
    await this.#buffer.remove(toSeconds(to), Infinity)
  }
}

const covers = (span: Span, ms: number) => ms >= span.startMs && ms < span.endMs
