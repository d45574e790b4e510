import type { FrameTime } from './fragments.ts'

/** Frames closer than this are one and the same, sent twice. */
const sameMs = 0.5

/** All frames that were loaded, in the order in which they are shown, whatever GOP or file they came from. */
export class FrameIndex {
  #frames: FrameTime[] = []

  get size(): number {
    return this.#frames.length
  }

  add(frames: readonly FrameTime[]): void {
    const all = [...this.#frames, ...frames].sort((a, b) => a.atMs - b.atMs)
    this.#frames = all.filter((frame, i) => i === 0 || frame.atMs - all[i - 1]!.atMs > sameMs)
  }

  /** Forgets what lies outside [from, to). */
  keep(fromMs: number, toMs: number): void {
    this.#frames = this.#frames.filter((frame) => frame.atMs >= fromMs && frame.atMs < toMs)
  }

  clear(): void {
    this.#frames = []
  }

  /** The frame on screen at a moment: the last one that began by then and still lasts; undefined where none is loaded. */
  at(ms: number): FrameTime | undefined {
    const frame = this.#frames[this.#last(ms)]
    return frame && ms < frame.atMs + Math.max(frame.lastsMs, sameMs) + sameMs ? frame : undefined
  }

  /** The frame before or behind the one that is shown at a moment, if it is loaded. */
  step(ms: number, by: 1 | -1): FrameTime | undefined {
    return this.#frames[this.#last(ms) + by]
  }

  #last(ms: number): number {
    let low = 0
    let high = this.#frames.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#frames[middle]!.atMs <= ms + sameMs) low = middle + 1
      else high = middle
    }
    return low - 1
  }
}
