import type { Clock } from '#platform/ports/clock.ts'
import type { Vfs } from '#platform/ports/vfs.ts'
import type { Gop } from '../frame.ts'
import type { DiskReserve } from './disk-reserve.ts'
import type { FinishedFile } from './finish.ts'
import { prepareGop } from './gop-writing.ts'
import { cameraFolder } from './layout.ts'
import { Recording } from './recording.ts'
import { goesOnElsewhere } from './spread-vfs.ts'
import type { SyncCycle } from './sync-cycle.ts'

/** What a camera's recording is doing; `stopped` is an alarm. */
export interface RecordingState {
  cameraId: string
  state: 'recording' | 'stopped' | 'idle'
  /**
   * Why it stopped: the system's error code (ENOSPC, EROFS, EIO …), `RESERVE` (the disk's reserve is reached) or
   * `BACKLOG` (the disk is too slow).
   */
  code?: string
  atMs: number
  /** GOPs that came while they could not be written, since the state before. */
  lostGops: number
}

export interface ArchiveEvents {
  /** A file is on the disk for good: write its row. Recovery offers the file again when this rejects. */
  onFile(file: FinishedFile): void | Promise<void>
  onState?(state: RecordingState): void
  /** Something that recording survives but that somebody should know. */
  onProblem?(problem: { cameraId: string; path: string; error: unknown }): void
}

export interface WriterOptions extends ArchiveEvents {
  root: string
  cameraId: string
  vfs: Vfs
  clock: Clock
  cycle: SyncCycle
  reserve: DiskReserve
}

/** After an error of the disk, writing is tried again at this pace. */
const retryMs = 5000
/** What a dying disk kept us from ending is tried again at this pace, while recording goes on elsewhere. */
const leftoversMs = 10 * 60_000
/** Bytes of GOPs that may wait for a slow disk, per camera; what comes on top is dropped, loudly. */
const maxBacklogBytes = 32 * 1024 * 1024

/**
 * Records one camera: takes finished GOPs, writes files of up to an hour. A GOP is handed to the kernel in one write as soon
 * as it arrives; a new file begins at the hour, at a gap, a jump of a clock, new parameter sets, or after trouble with the disk.
 * Never throws because of the disk: it stops, says so, deletes nothing, and goes on when the disk takes bytes again.
 */
export class ArchiveWriter {
  readonly #o: WriterOptions
  readonly #recording: Recording
  #queue: Promise<void> = Promise.resolve()
  #queuedBytes = 0
  #state: RecordingState['state'] = 'idle'
  #lostGops = 0
  #failedAt: number | undefined
  /** The last file was left because of its disk; the next one lies on another. */
  #hasMoved = false
  #leftAt: number | undefined

  constructor(options: WriterOptions) {
    this.#o = options
    const { root, cameraId, vfs, cycle } = options
    cameraFolder(root, cameraId) // refuses an id that is no folder name
    this.#recording = new Recording({ root, cameraId, vfs, cycle }, {
      finished: (file) => options.onFile(file),
      problem: (path, error) => options.onProblem?.({ cameraId, path, error }),
      syncFailed: (error) =>
        void this.#enqueue(async () => {
          if (!(await this.#leaveDisk(error))) await this.#fail(error)
        }),
    })
  }

  get state(): RecordingState['state'] {
    return this.#state
  }

  /** Bytes of GOPs not yet handed to the kernel. */
  get backlogBytes(): number {
    return this.#queuedBytes
  }

  /** Resolves when the GOP was handed to the kernel, or dropped because it cannot be written. Never rejects. */
  write(gop: Gop): Promise<void> {
    if (gop.frames.length === 0) return Promise.resolve()
    const bytes = sizeOf(gop)
    if (this.#queuedBytes > 0 && this.#queuedBytes + bytes > maxBacklogBytes) return this.#enqueue(async () => this.#lose('BACKLOG'))
    this.#queuedBytes += bytes
    return this.#enqueue(async () => {
      await this.#take(gop)
      this.#queuedBytes -= bytes
    })
  }

  /** The camera is gone: finishes its file. The next GOP begins a new one. */
  endSession(): Promise<void> {
    return this.#enqueue(async () => {
      this.#recording.letGo()
      if (this.#state === 'recording') this.#setState('idle')
    })
  }

  /** Finishes everything and waits for it. */
  async close(): Promise<void> {
    await this.endSession()
    await this.#enqueue(async () => void (await this.#recording.finishLeftovers()))
    await this.#recording.settle()
  }

  #enqueue(task: () => Promise<void>): Promise<void> {
    return (this.#queue = this.#queue.then(task))
  }

  async #take(gop: Gop, isAgain = false): Promise<void> {
    if (!this.#mayTry()) return this.#lose()
    try {
      await this.#o.reserve.check()
      await this.#tidy()
      if (this.#failedAt !== undefined) await this.#recording.finishLeftovers()
      const { file, times } = await this.#recording.fileFor(gop, this.#failedAt !== undefined || this.#hasMoved)
      await file.append(prepareGop(gop, file.gops + 1, times))
      this.#failedAt = undefined
      this.#hasMoved = false
      if (this.#state !== 'recording') this.#setState('recording')
    } catch (error) {
      // The same GOP once more, on another disk.
      if ((await this.#leaveDisk(error)) && !isAgain) return this.#take(gop, true)
      this.#lostGops++
      await this.#fail(error)
    }
  }

  /** Lets go of a file whose disk refuses while another one takes footage; false where there is none. */
  async #leaveDisk(error: unknown): Promise<boolean> {
    if (!goesOnElsewhere(error)) return false
    if ((error as NodeJS.ErrnoException).code === 'RESERVE') this.#recording.letGo()
    else await this.#recording.abandon()
    this.#hasMoved = true
    this.#leftAt = this.#o.clock.monotonicMs()
    return true
  }

  async #tidy(): Promise<void> {
    if (this.#leftAt === undefined || this.#o.clock.monotonicMs() - this.#leftAt < leftoversMs) return
    this.#leftAt = (await this.#recording.finishLeftovers()) ? undefined : this.#o.clock.monotonicMs()
  }

  #mayTry(): boolean {
    return this.#failedAt === undefined || this.#o.clock.monotonicMs() - this.#failedAt >= retryMs
  }

  async #fail(error: unknown): Promise<void> {
    this.#failedAt = this.#o.clock.monotonicMs()
    const code = (error as NodeJS.ErrnoException).code ?? String(error)
    // With the reserve reached there is still room to end the file in good order.
    if (code === 'RESERVE') this.#recording.letGo()
    else await this.#recording.abandon()
    if (this.#state !== 'stopped') this.#setState('stopped', code)
  }

  #lose(code?: string): void {
    this.#lostGops++
    if (code && this.#state !== 'stopped') this.#setState('stopped', code)
  }

  #setState(state: RecordingState['state'], code?: string): void {
    this.#state = state
    const { cameraId, clock } = this.#o
    this.#o.onState?.({ cameraId, state, atMs: clock.now(), lostGops: this.#lostGops, ...(code ? { code } : {}) })
    this.#lostGops = 0
  }
}

function sizeOf(gop: Gop): number {
  let bytes = 0
  for (const frame of gop.frames) for (const nalu of frame.nalus) bytes += nalu.length + 4
  return bytes
}
