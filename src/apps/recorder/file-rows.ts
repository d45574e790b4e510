import type { Logger } from 'pino'
import type { FinishedFile } from '#media/archive/finish.ts'

/** After a failure of the database, rows are tried again at this pace. */
const retryMs = 2_000

/** Writes a row for each finished file, in order. Footage does not wait for the database: rows do. */
export class FileRows {
  readonly #save: (files: readonly FinishedFile[]) => Promise<void>
  readonly #log: Logger
  #waiting: FinishedFile[] = []
  #saving: Promise<void> | undefined

  constructor(save: (files: readonly FinishedFile[]) => Promise<void>, log: Logger) {
    this.#save = save
    this.#log = log
  }

  get waiting(): number {
    return this.#waiting.length
  }

  add(file: FinishedFile): void {
    this.#waiting.push(file)
    void this.flush()
  }

  /** Resolves when nothing waits, or when the database refused; what still waits is tried again, or found by recovery. */
  flush(): Promise<void> {
    return (this.#saving ??= this.#drain().finally(() => (this.#saving = undefined)))
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, 100)
      try {
        await this.#save(batch)
        this.#waiting = this.#waiting.slice(batch.length)
      } catch (err) {
        this.#log.error({ err, waiting: this.#waiting.length }, 'rows of finished files cannot be written; they are tried again')
        setTimeout(() => void this.flush(), retryMs).unref()
        return
      }
    }
  }
}
