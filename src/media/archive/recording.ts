import type { Vfs } from '#platform/ports/vfs.ts'
import { type Gop, isSameFormat, ticksPerSecond } from '../frame.ts'
import type { FrameTimes } from '../mp4/fragment.ts'
import { type FinishedFile, wallMs } from './finish.ts'
import { findFreeTime } from './free-time.ts'
import { mediaPath } from './layout.ts'
import { OpenFile } from './open-file.ts'
import type { Beginning } from './record.ts'
import { recoverFile } from './recover-file.ts'
import type { SyncCycle } from './sync-cycle.ts'
import { hostTimeOf, Timeline } from './timeline.ts'

const ticksPerMs = ticksPerSecond / 1000
/** Files whose end is remembered because their own index may not say it yet: more than can be finishing at once. */
const maxRememberedEnds = 64

export interface RecordingHooks {
  finished(file: FinishedFile): void | Promise<void>
  problem(path: string, error: unknown): void
  syncFailed(error: unknown): void
}

export interface RecordingPlace {
  vfs: Vfs
  root: string
  cameraId: string
  cycle: SyncCycle
}

/** Chooses the file for each GOP of one camera, begins files and ends them. Calls must not overlap. */
export class Recording {
  readonly #p: RecordingPlace
  readonly #hooks: RecordingHooks
  readonly #timeline = new Timeline()
  #file: OpenFile | undefined
  /** Another file begins at this wall time. */
  #untilMs = Number.POSITIVE_INFINITY
  readonly #ends = new Map<number, number>()
  #unfinished: string[] = []
  readonly #finishing = new Set<Promise<void>>()

  constructor(place: RecordingPlace, hooks: RecordingHooks) {
    this.#p = place
    this.#hooks = hooks
  }

  /** The file that this GOP belongs to, and its frames' times in it. `trouble`: the file before was let go because of the disk. */
  async fileFor(gop: Gop, trouble: boolean): Promise<{ file: OpenFile; times: FrameTimes }> {
    const placement = this.#timeline.place(gop)
    const open = this.#file
    if (!placement.fits || !open) {
      const joined = placement.fits ? { reason: 'disk' as const, wallMs: hostTimeOf(gop.frames[0]!), exact: false } : placement
      return this.#begin(gop, trouble ? 'disk' : joined.reason, joined.wallMs, joined.exact)
    }
    const wall = this.#timeline.wallOf(placement.ticks)
    if (wall + needMs(gop) > this.#untilMs) return this.#begin(gop, 'clock', wall, false)
    if (!isSameFormat(open.file.format, gop.format)) return this.#begin(gop, 'format', wall, true)
    return { file: open, times: this.#timeline.advance(gop, placement.ticks) }
  }

  async #begin(gop: Gop, reason: Beginning, wall: number, exact: boolean): Promise<{ file: OpenFile; times: FrameTimes }> {
    const { vfs, root, cameraId, cycle } = this.#p
    this.letGo(exact ? wall : undefined)
    const hostMs = Math.round(gop.frames[0]!.arrivalMs)
    for (let wanted = Math.floor(wall); ; wanted++) {
      const free = await findFreeTime(vfs, root, cameraId, wanted, needMs(gop), this.#ends)
      wanted = free.startMs
      const path = mediaPath(root, cameraId, wanted)
      const file = await createUnlessThere(vfs, { path, cameraId, format: gop.format, reason, startMs: wanted, hostMs })
      if (!file) continue
      this.#file = file
      this.#untilMs = free.untilMs
      cycle.add(file, (error) => this.#hooks.syncFailed(error))
      // What a millisecond cannot tell lies in the first ticks, so that joining files have no seam.
      const ticks = exact && wanted === Math.floor(wall) ? Math.round((wall - wanted) * ticksPerMs) : 0
      return { file, times: this.#timeline.begin(gop, wanted, ticks) }
    }
  }

  /** Finishes the open file in the background; `endWall` is exact where another file joins it. */
  letGo(endWall?: number): void {
    const file = this.#file
    this.#file = undefined
    this.#timeline.end()
    if (!file) return
    this.#p.cycle.remove(file)
    const { startMs } = file.file
    const endTicks = endWall === undefined ? file.endTicks : Math.round((endWall - startMs) * ticksPerMs)
    this.#rememberEnd(startMs, endWall === undefined ? endMs(startMs, endTicks) : wallMs(startMs, endTicks))
    const work = this.#finish(file, endTicks).finally(() => this.#finishing.delete(work))
    this.#finishing.add(work)
  }

  async #finish(file: OpenFile, endTicks: number): Promise<void> {
    if (file.gops === 0) return file.abandon()
    try {
      await this.#announce(await file.finish(endTicks))
    } catch (error) {
      this.#unfinished.push(file.file.path)
      this.#hooks.problem(file.file.path, error)
    }
  }

  /** Lets go of the open file after an error of the disk, cut back to its last whole fragment. */
  async abandon(): Promise<void> {
    const file = this.#file
    this.#file = undefined
    this.#timeline.end()
    if (!file) return
    this.#p.cycle.remove(file)
    await file.abandon()
    if (file.gops === 0) return
    this.#rememberEnd(file.file.startMs, endMs(file.file.startMs, file.endTicks))
    this.#unfinished.push(file.file.path)
  }

  /** Finishes what an error left open-ended; whether nothing is left. */
  async finishLeftovers(): Promise<boolean> {
    const paths = this.#unfinished
    this.#unfinished = []
    for (const path of paths) {
      try {
        const recovered = await recoverFile(this.#p.vfs, path)
        if (recovered.file) await this.#announce(recovered.file)
      } catch (error) {
        this.#unfinished.push(path)
        this.#hooks.problem(path, error)
      }
    }
    return this.#unfinished.length === 0
  }

  /** Resolves when no file is being finished any more. */
  async settle(): Promise<void> {
    while (this.#finishing.size > 0) await Promise.all(this.#finishing)
  }

  async #announce(file: FinishedFile): Promise<void> {
    try {
      await this.#hooks.finished(file)
    } catch (error) {
      this.#hooks.problem(file.path, error)
    }
  }

  #rememberEnd(startMs: number, endMs: number): void {
    this.#ends.set(startMs, endMs)
    if (this.#ends.size > maxRememberedEnds) this.#ends.delete(this.#ends.keys().next().value!)
  }
}

/** Wall time that a GOP takes at most: its frames, corrected by 4 % at most, and a second for the last one. */
function needMs({ frames }: Gop): number {
  return Math.ceil(((frames.at(-1)!.ticks - frames[0]!.ticks) / ticksPerMs) * 1.04) + 1000
}

/** The first whole millisecond that a file leaves free. A file that joins it without a seam begins in the one before. */
function endMs(startMs: number, ticks: number): number {
  return startMs + Math.ceil(ticks / ticksPerMs)
}

async function createUnlessThere(vfs: Vfs, file: Parameters<typeof OpenFile.create>[1]): Promise<OpenFile | undefined> {
  try {
    return await OpenFile.create(vfs, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined
    throw error
  }
}
