import type { Clock } from '#platform/ports/clock.ts'
import type { Vfs } from '#platform/ports/vfs.ts'

/** Asking the disk costs a system call; with all cameras of a process asking, once in this time is enough. */
const askEveryMs = 2000

/** Keeps part of the disk free for what else lives there. Shared by all cameras on a disk. */
export class DiskReserve {
  readonly #vfs: Vfs
  readonly #clock: Clock
  readonly #root: string
  readonly reserveBytes: number
  #askedAt = Number.NEGATIVE_INFINITY
  #free: Promise<number> = Promise.resolve(0)

  constructor(vfs: Vfs, clock: Clock, root: string, reserveBytes: number) {
    this.#vfs = vfs
    this.#clock = clock
    this.#root = root
    this.reserveBytes = reserveBytes
  }

  /** Rejects with the code `RESERVE` when recording would eat into the reserve, with the disk's own error when it cannot be asked. */
  async check(): Promise<void> {
    if (this.reserveBytes <= 0) return
    const now = this.#clock.monotonicMs()
    if (now - this.#askedAt >= askEveryMs) {
      this.#askedAt = now
      this.#free = this.#vfs.mkdir(this.#root).then(() => this.#vfs.freeBytes(this.#root))
      this.#free.catch(() => {})
    }
    const free = await this.#free
    if (free < this.reserveBytes)
      throw Object.assign(new Error(`${free} bytes are free, ${this.reserveBytes} are to stay free`), { code: 'RESERVE' })
  }
}
