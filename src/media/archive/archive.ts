import { type Clock, systemClock } from '#platform/ports/clock.ts'
import { diskVfs, type Vfs } from '#platform/ports/vfs.ts'
import { DiskReserve } from './disk-reserve.ts'
import { SyncCycle } from './sync-cycle.ts'
import { type ArchiveEvents, ArchiveWriter } from './writer.ts'

export interface ArchiveOptions extends ArchiveEvents {
  /** Folder of all footage; made when it does not exist. */
  root: string
  vfs?: Vfs
  clock?: Clock
  /** Bytes of the disk that recording leaves free for the database and everything else; default 1 GiB. */
  reserveBytes?: number
}

const defaultReserveBytes = 1024 ** 3

/** The recording side of an archive: one a process, a writer a camera. Run `recoverArchive` before it. */
export class Archive {
  readonly #options: ArchiveOptions
  readonly #vfs: Vfs
  readonly #clock: Clock
  readonly #reserve: DiskReserve
  readonly #writers = new Map<string, ArchiveWriter>()
  readonly cycle: SyncCycle

  constructor(options: ArchiveOptions) {
    this.#options = options
    this.#vfs = options.vfs ?? diskVfs
    this.#clock = options.clock ?? systemClock
    this.#reserve = new DiskReserve(this.#vfs, this.#clock, options.root, options.reserveBytes ?? defaultReserveBytes)
    this.cycle = new SyncCycle(this.#clock)
  }

  /** The camera's writer; always the same one, since two would overlap. Throws when the id is no folder name. */
  writer(cameraId: string): ArchiveWriter {
    const known = this.#writers.get(cameraId)
    if (known) return known
    const shared = { vfs: this.#vfs, clock: this.#clock, cycle: this.cycle, reserve: this.#reserve }
    const writer = new ArchiveWriter({ ...this.#options, ...shared, cameraId })
    this.#writers.set(cameraId, writer)
    return writer
  }

  /** Finishes all files and stops. */
  async close(): Promise<void> {
    await Promise.all([...this.#writers.values()].map((writer) => writer.close()))
    this.cycle.close()
  }
}
