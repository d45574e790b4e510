/** Figures are taken over this; shorter would show every key frame as a peak. */
const windowMs = 10_000

/** Bytes and frames of the last seconds. */
export class Figures {
  #bytes = 0
  #frames = 0
  #samples: { atMs: number; bytes: number; frames: number }[] = []

  add(bytes: number): void {
    this.#bytes += bytes
    this.#frames++
  }

  /** Rates now. `nowMs`: monotonic. */
  read(nowMs: number): { kbps: number; fps: number } {
    const first = this.#samples[0] ?? { atMs: nowMs, bytes: this.#bytes, frames: this.#frames }
    this.#samples.push({ atMs: nowMs, bytes: this.#bytes, frames: this.#frames })
    while (this.#samples.length > 1 && this.#samples[1]!.atMs <= nowMs - windowMs) this.#samples.shift()
    const seconds = (nowMs - first.atMs) / 1000
    if (seconds <= 0) return { kbps: 0, fps: 0 }
    return { kbps: ((this.#bytes - first.bytes) * 8) / 1000 / seconds, fps: (this.#frames - first.frames) / seconds }
  }
}
