import { longestRefusedWaitMs } from '../rtsp/back-off.ts'
import { startCamera, type CameraOptions, type CameraSession } from '../rtsp/start-camera.ts'
import { LiveChannel, type LiveSegment, type StreamName } from './channel.ts'

/** So long its watchers wait for it; then they are given the main stream until it comes. */
const patienceMs = 4_000
/** After its last watcher it stays connected for this, for who comes back at once. */
const lingerMs = 5_000

interface Watcher {
  hear(segment: LiveSegment): void
  /** Ends what it hears now. */
  stop(): void
}

/**
 * A camera's sub-stream, the small picture: one connection however many watch, from the first watcher until a few seconds after
 * the last. While it does not come its watchers are given the main stream; each is told which of the two follows.
 */
export class SubStream {
  readonly #options: CameraOptions
  readonly #main: LiveChannel
  readonly #sub = new LiveChannel()
  readonly #watchers = new Set<Watcher>()
  #session: CameraSession | undefined
  /** What watchers are given; undefined while they wait. */
  #shown: StreamName | undefined
  #lingering = new AbortController()
  #refusedMs = Number.NEGATIVE_INFINITY

  constructor(options: CameraOptions, main: LiveChannel) {
    this.#options = options
    this.#main = main
  }

  /** Returns the way to stop. */
  listen(hear: (segment: LiveSegment) => void): () => void {
    const watcher: Watcher = { hear, stop: () => {} }
    this.#watchers.add(watcher)
    this.#lingering.abort()
    if (this.#shown) this.#give(watcher, this.#shown)
    this.#open()
    return () => {
      watcher.stop()
      if (this.#watchers.delete(watcher) && this.#watchers.size === 0) this.#closeLater()
    }
  }

  /** For good: the camera is recorded no more, or from elsewhere. */
  async stop(): Promise<void> {
    for (const watcher of this.#watchers) watcher.stop()
    this.#watchers.clear()
    await this.#close()
  }

  #open(): void {
    if (this.#session) return
    const { clock } = this.#options
    // Whoever comes and goes must not try a refused password so often that the camera locks the account, which the recording needs.
    if (clock.monotonicMs() - this.#refusedMs < longestRefusedWaitMs) return this.#show('main')
    const session = startCamera(this.#options, {
      onFormat: (format) => this.#sub.onFormat(format),
      onFrame: (frame) => this.#sub.onFrame(frame),
      onGop: (_, giveBack) => {
        this.#sub.onGop()
        giveBack()
      },
      onState: (state) => {
        if (state.state === 'online') this.#show('sub')
        if (state.state !== 'offline') return
        if (state.code === 'unauthorised') this.#refusedMs = clock.monotonicMs()
        this.#sub.pause()
        this.#show('main')
      },
    })
    this.#session = session
    void clock.sleep(patienceMs).then(() => {
      if (this.#session === session && !this.#shown) this.#show('main')
    })
  }

  #show(which: StreamName): void {
    if (which === this.#shown) return
    this.#shown = which
    for (const watcher of this.#watchers) this.#give(watcher, which)
  }

  #give(watcher: Watcher, which: StreamName): void {
    watcher.stop()
    watcher.hear({ kind: 'stream', stream: which })
    watcher.stop = (which === 'sub' ? this.#sub : this.#main).listen((segment) => watcher.hear(segment))
  }

  #closeLater(): void {
    this.#lingering = new AbortController()
    this.#options.clock.sleep(lingerMs, this.#lingering.signal).then(() => this.#close(), () => {})
  }

  /** Who comes while it closes waits for that: the camera never has two connections of it. */
  async #close(): Promise<void> {
    const session = this.#session
    this.#shown = undefined
    await session?.stop()
    if (this.#session !== session) return
    this.#session = undefined
    if (this.#watchers.size > 0) this.#open()
  }
}
