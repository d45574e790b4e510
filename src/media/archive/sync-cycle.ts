import type { Clock } from '#platform/ports/clock.ts'

/** Something with bytes that a power cut would take. */
export interface Syncable {
  readonly unsyncedSize: number
  sync(): Promise<void>
}

/**
 * Together with a GOP of up to 4 s and a round of up to 2 s this keeps the loss of a power cut within 10 s (reliability.md).
 */
const syncEveryMs = 4000
/** Of the four threads that Node gives to file work, two stay free for writing while a slow disk syncs. */
const atOnce = 2

/**
 * Syncs the open files of all cameras of a process together, every four seconds: the file system's journal then commits once
 * for many files, where each file by itself would make it commit as often as there are cameras.
 */
export class SyncCycle {
  readonly #clock: Clock
  readonly #files = new Map<Syncable, (error: unknown) => void>()
  readonly #stop = new AbortController()
  #started = false
  #lastRoundMs = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** How long the last round took: a disk that needs more than two seconds can no longer keep the bound. */
  get lastRoundMs(): number {
    return this.#lastRoundMs
  }

  /** Syncs this file from now on; `failed` hears of an error, after which the file is left out. */
  add(file: Syncable, failed: (error: unknown) => void): void {
    this.#files.set(file, failed)
    if (this.#started) return
    this.#started = true
    void this.#run()
  }

  remove(file: Syncable): void {
    this.#files.delete(file)
  }

  /** Syncs everything that was written before the call. */
  async syncNow(): Promise<void> {
    const started = this.#clock.monotonicMs()
    const dirty = [...this.#files.keys()].filter((file) => file.unsyncedSize > 0)
    const work = async () => {
      for (let file = dirty.shift(); file; file = dirty.shift()) await this.#syncOne(file)
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    this.#lastRoundMs = this.#clock.monotonicMs() - started
  }

  async #syncOne(file: Syncable): Promise<void> {
    const failed = this.#files.get(file)
    if (!failed) return
    try {
      await file.sync()
    } catch (error) {
      this.#files.delete(file)
      failed(error)
    }
  }

  async #run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await this.#clock.sleep(syncEveryMs, this.#stop.signal).catch(() => {})
      if (!this.#stop.signal.aborted) await this.syncNow()
    }
  }

  close(): void {
    this.#stop.abort(new Error('closed'))
  }
}
