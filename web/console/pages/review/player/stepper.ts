import type { FootageLoader } from './footage-loader.ts'
import { nearestRecorded } from './spans.ts'

/** Frames that are nearer to each other than this follow each other. */
const seamMs = 40

interface Parts {
  /** Null where nothing can be stepped through. */
  loader(): FootageLoader | null
  /** Of the frame that is shown or on its way. */
  at(): number
  pause(): void
  show(ms: number): void
}

/** One frame on or back, across GOPs, files and gaps; loads what it needs. */
export class Stepper {
  readonly #parts: Parts
  /** Steps wait for each other; a seek makes those that still wait void. */
  #steps: Promise<void> = Promise.resolve()
  #seeks = 0

  constructor(parts: Parts) {
    this.#parts = parts
  }

  noteSeek(): void {
    this.#seeks++
  }

  step(by: 1 | -1): Promise<void> {
    const seeks = this.#seeks
    this.#steps = this.#steps.then(() => (seeks === this.#seeks ? this.#stepNow(by) : undefined))
    return this.#steps
  }

  async #stepNow(by: 1 | -1): Promise<void> {
    const loader = this.#parts.loader()
    if (!loader) return
    this.#parts.pause()
    const { frames } = loader
    const seeks = this.#seeks
    const at = this.#parts.at()
    // A key may come before the picture that it steps from.
    if (!frames.at(at)) await loader.ensure(at)
    const frame = frames.at(at)
    if (!frame || seeks !== this.#seeks) return
    const next = frames.step(at, by)
    const apart = next ? Math.abs(by === 1 ? next.atMs - frame.atMs - frame.lastsMs : frame.atMs - next.atMs - next.lastsMs) : Infinity
    if (next && apart < seamMs) return this.#parts.show(next.atMs)
    const target = nearestRecorded(loader.coverage.spans, by === 1 ? frame.atMs + frame.lastsMs : frame.atMs - 1, by)
    if (target === undefined) return
    await loader.ensure(target)
    const found = frames.at(target) ?? frames.step(at, by)
    if (found && seeks === this.#seeks) this.#parts.show(found.atMs)
  }
}
