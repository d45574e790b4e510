import type { Logger } from 'pino'
import {
  drainRecorder, findSurplus, forgetHealth, isFileKnown, listStreamsToRecord, openStream, readCameraNews, saveFiles, saveHealth, saveRecorder,
  type RecorderIdentity, type RecorderReport, type StreamAddress,
} from '#domains/cameras/index.ts'
import { Archive } from '#media/archive/archive.ts'
import { recoverArchive } from '#media/archive/recover.ts'
import type { RecordingState } from '#media/archive/writer.ts'
import type { LiveChannel } from '#media/live/channel.ts'
import { probeCamera } from '#media/probe/probe-camera.ts'
import type { Database, Scope, Tx } from '#platform/database/database.ts'
import type { Clock } from '#platform/ports/clock.ts'
import type { Ids } from '#platform/ports/ids.ts'
import { diskVfs } from '#platform/ports/vfs.ts'
import type { Keyring } from '#platform/secrets/keyring.ts'
import { FileRows } from './file-rows.ts'
import { pollMs, type Reason } from './follow-registry.ts'
import { Lease } from './lease.ts'
import { RecordedCamera } from './recorded-camera.ts'

export interface RecorderParts {
  identity: RecorderIdentity
  county: string
  database: Database
  /** Opened anew where an address was sealed by a key made since. */
  openKeys(): Keyring
  clock: Clock
  ids: Ids
  log: Logger
  /** Folder of all footage. */
  root: string
  reserveBytes: number
  /** Another process lives under this name: this one has to end. */
  onReplaced(): void
}

/** So many cameras are tried out at once for the add dialog; recording comes first. */
const maxProbes = 4
/** Waits for the last rows at the end; recovery finds what is missing. */
const lastRowsMs = 5_000

/** The cameras that this recorder has leased, each from its stream to the archive. */
export class Recorder {
  readonly #p: RecorderParts
  readonly #scope: Scope
  readonly #archive: Archive
  readonly #rows: FileRows
  readonly #lease: Lease
  readonly #cameras = new Map<string, RecordedCamera>()
  readonly #startedMs: number
  #keys: Keyring
  #stoppedBy = new Map<string, string>()
  #probes = 0
  #isStopping = false
  /** How far the log was looked through for acts on cameras. */
  #seq: number | null = null
  #lookedMs = Number.NEGATIVE_INFINITY
  #looking: Promise<void> = Promise.resolve()

  constructor(parts: RecorderParts) {
    this.#p = parts
    const { county, root, clock, log, reserveBytes, identity } = parts
    this.#scope = { county, stations: 'all', account: 'system' }
    this.#startedMs = clock.now()
    this.#keys = parts.openKeys()
    this.#rows = new FileRows((files) => this.#write((tx) => saveFiles(tx, county, identity.id, root, files)), log)
    this.#lease = new Lease(parts, {
      onFree: () => void this.look('free').catch((err: unknown) => log.warn({ err }, 'free cameras cannot be taken yet')),
      onLost: (cameras) => this.#lose(cameras),
      onReplaced: () => parts.onReplaced(),
    })
    this.#archive = new Archive({
      root, clock, reserveBytes,
      onFile: (file) => this.#rows.add(file),
      onState: (state) => this.#onDisk(state),
      onProblem: ({ cameraId, path, error }) => log.error({ camera: cameraId, path, err: error }, 'a file of footage could not be finished; it is tried again'),
    })
  }

  /** Puts the archive in order after a crash and writes the rows that are missing. */
  async recover(): Promise<void> {
    const { county, root, database, log, identity: { id } } = this.#p
    const { filesSeen, repaired } = await recoverArchive({
      vfs: diskVfs, root,
      isKnown: (path) => database.read(this.#scope, (tx) => isFileKnown(tx, county, id, root, path)),
      onFile: (file) => this.#write((tx) => saveFiles(tx, county, id, root, [file])),
      onProblem: ({ path, error }) => log.error({ path, err: error }, 'a file of footage could not be recovered'),
    })
    if (repaired.length > 0) log.warn({ filesSeen, repaired: repaired.map(({ path, action }) => ({ path, action })) }, 'footage was put in order after an abrupt end')
  }

  /** Begins to hold what it leases. */
  start(): void {
    this.#lease.start()
  }

  /** Takes free cameras, reads the registry, and starts, restarts and stops cameras accordingly; one look at a time. */
  look(reason: Reason): Promise<void> {
    const done = this.#looking.then(() => this.#look(reason))
    this.#looking = done.catch(() => {})
    return done
  }

  async #look(reason: Reason): Promise<void> {
    const { county, database, identity: { id } } = this.#p
    if (this.#isStopping) return
    const news = await database.read(this.#scope, (tx) => readCameraNews(tx, county, this.#seq))
    this.#seq = news.seq
    if (reason === 'act' && !news.any && this.#p.clock.monotonicMs() - this.#lookedMs < pollMs) return
    this.#lookedMs = this.#p.clock.monotonicMs()
    await this.#lease.take()
    if (reason === 'time') await this.#share()
    const wanted = await database.read(this.#scope, (tx) => listStreamsToRecord(tx, county, id))
    const versions = new Map(wanted.map((c) => [c.id, c.version]))
    const gone = [...this.#cameras.values()].filter((camera) => versions.get(camera.id) !== camera.version)
    await this.#end(gone)
    await this.#giveUp(gone.map((camera) => camera.id).filter((camera) => !versions.has(camera)))
    for (const { id: camera, version, sealed } of wanted) if (!this.#cameras.has(camera)) this.#start(camera, version, sealed)
  }

  /** Gives up what is beyond its share, for a recorder that came. */
  async #share(): Promise<void> {
    const { county, database, identity } = this.#p
    const surplus = await database.read(this.#scope, (tx) => findSurplus(tx, county, identity))
    await this.#end(surplus.flatMap((id) => this.#cameras.get(id) ?? []))
    await this.#giveUp(surplus)
  }

  async #end(cameras: readonly RecordedCamera[]): Promise<void> {
    for (const camera of cameras) this.#cameras.delete(camera.id)
    await Promise.all(cameras.map((camera) => camera.stop()))
  }

  async #giveUp(cameras: readonly string[]): Promise<void> {
    if (cameras.length === 0) return
    for (const camera of cameras) this.#stoppedBy.delete(camera)
    await this.#lease.release(cameras)
    await this.#write((tx) => forgetHealth(tx, this.#p.county, cameras))
  }

  /** Another recorder has them: nothing of them is written any more. */
  #lose(cameras: readonly string[]): void {
    this.#p.log.error({ cameras: cameras.length }, 'cameras were taken over by another recorder: this one was not heard for too long')
    void this.#end(cameras.flatMap((id) => this.#cameras.get(id) ?? []))
  }

  #start(id: string, version: number, sealed: Buffer): void {
    const { clock, ids, log } = this.#p
    try {
      const address = this.#open(id, sealed)
      const around = { clock, random: (size: number) => ids.random(size) }
      this.#cameras.set(id, new RecordedCamera(id, version, address, around, this.#archive.writer(id), () => this.#lease.mayWrite(id)))
    } catch (err) {
      log.error({ camera: id, err }, 'a camera’s address cannot be opened; it is not recorded')
    }
  }

  #open(id: string, sealed: Buffer): StreamAddress {
    try {
      return openStream(this.#keys, id, sealed)
    } catch {
      this.#keys = this.#p.openKeys()
      return openStream(this.#keys, id, sealed)
    }
  }

  /** Writes how everything is; called every two seconds. */
  async report(state: RecorderReport['state'] = 'running'): Promise<void> {
    const { identity: { id }, county, clock, root, reserveBytes } = this.#p
    const health = [...this.#cameras.values()].map((camera) => camera.report())
    const freeBytes = await diskVfs.freeBytes(root).catch(() => 0)
    const full = [...this.#stoppedBy.values()][0]
    const report: RecorderReport = {
      id, state: state === 'running' && full !== undefined ? 'disk_full' : state, code: full ?? '', startedMs: this.#startedMs,
      cameras: health.length, recording: health.filter((h) => h.state === 'recording').length,
      freeBytes, reserveBytes, syncMs: this.#archive.cycle.lastRoundMs, filesWaiting: this.#rows.waiting,
    }
    await this.#write(async (tx) => {
      await saveHealth(tx, county, health, clock.now())
      await saveRecorder(tx, county, report, clock.now())
    })
  }

  find(camera: string): LiveChannel | undefined {
    return this.#cameras.get(camera)?.live
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

  /** Hands what is under way to the disk, finishes all files, writes their rows and gives every camera up: others record them at once. */
  async stop(): Promise<void> {
    this.#isStopping = true
    await this.#looking
    const { county, clock, identity: { id } } = this.#p
    await this.#write((tx) => drainRecorder(tx, county, id)).catch(() => {})
    const cameras = [...this.#cameras.keys()]
    await this.#end([...this.#cameras.values()])
    await this.#lease.release(cameras).catch(() => {})
    await this.#archive.close()
    await this.#lease.stop()
    await Promise.race([this.#rows.flush(), clock.sleep(lastRowsMs)])
    await this.report('stopped').catch(() => {})
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

  #write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#p.database.transact(this.#scope, work)
  }
}
