import type { Logger } from 'pino'
import type { CameraHealth, RecorderReport, StreamAddress } from '#domains/cameras/index.ts'
import { Archive } from '#media/archive/archive.ts'
import type { FinishedFile } from '#media/archive/finish.ts'
import { recoverArchive } from '#media/archive/recover.ts'
import { SpreadVfs } from '#media/archive/spread-vfs.ts'
import type { RecordingState } from '#media/archive/writer.ts'
import type { LivePictures, LiveSource } from '#media/live/serve-live.ts'
import { probeCamera } from '#media/probe/probe-camera.ts'
import type { Clock } from '#platform/ports/clock.ts'
import type { Ids } from '#platform/ports/ids.ts'
import type { Vfs } from '#platform/ports/vfs.ts'
import { RecordedCamera } from './recorded-camera.ts'

export interface RecordingsParts {
  clock: Clock
  ids: Ids
  log: Logger
  /** Folder of all footage, and the disks behind it. */
  root: string
  vfs: Vfs
  reserveBytes: number
  /** Whether a GOP of this camera that was just finished may be written. */
  mayWrite(camera: string): Promise<boolean>
  onFile(file: FinishedFile): void
}

/** A camera to record. Another version means another address. */
export interface WantedCamera {
  id: string
  version: number
  /** Its address, opened only when it is needed; throws where it cannot be. */
  open(): StreamAddress
}

/** So many cameras are tried out at once for the add dialog; recording comes first. */
const maxProbes = 4

/** The cameras of one process, each from its stream to the archive. Knows no database: what to record it is told. */
export class Recordings implements LiveSource {
  readonly #p: RecordingsParts
  readonly #archive: Archive
  readonly #cameras = new Map<string, RecordedCamera>()
  readonly #startedMs: number
  readonly #stoppedBy = new Map<string, string>()
  #probes = 0

  constructor(parts: RecordingsParts) {
    this.#p = parts
    const { clock, root, vfs, log, reserveBytes } = parts
    this.#startedMs = clock.now()
    this.#archive = new Archive({
      root, vfs, clock, reserveBytes,
      onFile: (file) => parts.onFile(file),
      onState: (state) => this.#onDisk(state),
      onProblem: ({ cameraId, path, error }) => log.error({ camera: cameraId, path, err: error }, 'a file of footage could not be finished; it is tried again'),
    })
  }

  get cameras(): string[] {
    return [...this.#cameras.keys()]
  }

  /** Puts the archive in order after a crash; files that are not known yet are offered. Run before anything is recorded. */
  async recover(isKnown: (path: string) => Promise<boolean>, onFile: (file: FinishedFile) => Promise<void>): Promise<void> {
    const { root, vfs, log } = this.#p
    const { filesSeen, repaired } = await recoverArchive({
      vfs, root, isKnown, onFile,
      onProblem: ({ path, error }) => log.error({ path, err: error }, 'a file of footage could not be recovered'),
    })
    if (repaired.length > 0) log.warn({ filesSeen, repaired: repaired.map(({ path, action }) => ({ path, action })) }, 'footage was put in order after an abrupt end')
  }

  /** Starts, restarts and stops cameras, so that these are recorded and no others. Returns those that are recorded no more. */
  async record(wanted: readonly WantedCamera[]): Promise<string[]> {
    const versions = new Map(wanted.map((camera) => [camera.id, camera.version]))
    const gone = [...this.#cameras.values()].filter((camera) => versions.get(camera.id) !== camera.version).map((camera) => camera.id)
    await this.end(gone)
    for (const camera of wanted) if (!this.#cameras.has(camera.id)) this.#start(camera)
    return gone.filter((id) => !versions.has(id))
  }

  /** Stops cameras and finishes their files. */
  async end(cameras: readonly string[]): Promise<void> {
    const ending = cameras.flatMap((id) => this.#cameras.get(id) ?? [])
    for (const id of cameras) {
      this.#cameras.delete(id)
      this.#stoppedBy.delete(id)
    }
    await Promise.all(ending.map((camera) => camera.stop()))
  }

  #start({ id, version, open }: WantedCamera): void {
    const { clock, ids, log, mayWrite } = this.#p
    try {
      const around = { clock, random: (size: number) => ids.random(size) }
      this.#cameras.set(id, new RecordedCamera(id, version, open(), around, this.#archive.writer(id), () => mayWrite(id)))
    } catch (err) {
      log.error({ camera: id, err }, 'a camera’s address cannot be opened; it is not recorded')
    }
  }

  /** How everything is now. */
  async describe(state: 'running' | 'stopped'): Promise<{ health: CameraHealth[]; recorder: Omit<RecorderReport, 'id' | 'filesWaiting'> }> {
    const { root, vfs, reserveBytes } = this.#p
    const health = [...this.#cameras.values()].map((camera) => camera.report())
    const freeBytes = await vfs.freeBytes(root).catch(() => 0)
    const full = [...this.#stoppedBy.values()][0]
    const refusing = vfs instanceof SpreadVfs ? vfs.resting()[0]?.code : undefined
    const recorder = {
      state: state === 'running' && full !== undefined ? ('disk_full' as const) : state, code: full ?? refusing ?? '', startedMs: this.#startedMs, nowMs: this.#p.clock.now(),
      cameras: health.length, recording: health.filter((h) => h.state === 'recording').length,
      freeBytes, reserveBytes, syncMs: this.#archive.cycle.lastRoundMs,
    }
    return { health, recorder }
  }

  find(camera: string): LivePictures | undefined {
    return this.#cameras.get(camera)
  }

  /** Answers `{ probe: address }` with technical facts, or that it is busy. */
  async answer(question: unknown): Promise<unknown> {
    const { probe } = question as { probe?: StreamAddress }
    if (!probe) return null
    if (this.#probes >= maxProbes) return { busy: true }
    this.#probes++
    const { clock, ids } = this.#p
    return probeCamera({ ...probe, clock, random: (size) => ids.random(size) }).finally(() => this.#probes--)
  }

  /** Finishes everything and waits for it. */
  async close(): Promise<void> {
    await this.end(this.cameras)
    await this.#archive.close()
  }

  /** A disk that takes nothing is said loudly and once; nothing is deleted to make room. */
  #onDisk({ cameraId, state, code = '', atMs, lostGops }: RecordingState): void {
    const { log } = this.#p
    if (state === 'stopped') {
      if (this.#stoppedBy.size === 0) log.fatal({ camera: cameraId, code }, 'RECORDING STANDS STILL: the disk takes no footage. Make room or repair it; nothing was deleted')
      this.#stoppedBy.set(cameraId, code)
    } else if (this.#stoppedBy.delete(cameraId)) log.warn({ camera: cameraId, lostGops }, 'recording goes on')
    this.#cameras.get(cameraId)?.onDisk(state === 'stopped' ? code : '', atMs)
  }
}
