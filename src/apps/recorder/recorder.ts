import type { Logger } from 'pino'
import {
  drainRecorder, findSurplus, forgetHealth, isFileKnown, listStreamsToRecord, openStream, readCameraNews, readClock, saveFiles, saveHealth, saveRecorder,
  type RecorderIdentity, type StreamAddress,
} from '#domains/cameras/index.ts'
import type { Database, Scope, Tx } from '#platform/database/database.ts'
import type { Clock } from '#platform/ports/clock.ts'
import type { Ids } from '#platform/ports/ids.ts'
import type { Vfs } from '#platform/ports/vfs.ts'
import type { Keyring } from '#platform/secrets/keyring.ts'
import { FileRows } from './file-rows.ts'
import { pollMs, type Reason } from './follow-registry.ts'
import { Lease } from './lease.ts'
import { Recordings } from './recordings.ts'

export interface RecorderParts {
  identity: RecorderIdentity
  county: string
  database: Database
  /** Opened anew where an address was sealed by a key made since. */
  openKeys(): Keyring
  clock: Clock
  ids: Ids
  log: Logger
  /** Folder of all footage, and the disks behind it. */
  root: string
  vfs: Vfs
  reserveBytes: number
  /** Another process lives under this name: this one has to end. */
  onReplaced(): void
}

/** A machine's clock further than this from the database's is off. */
const maxOffMs = 5_000
/** Waits for the last rows at the end; recovery finds what is missing. */
const lastRowsMs = 5_000

/** A recorder beside its county's database: records the cameras that it has leased. */
export class Recorder {
  readonly #p: RecorderParts
  readonly #scope: Scope
  readonly #rows: FileRows
  readonly #lease: Lease
  readonly recordings: Recordings
  #keys: Keyring
  #isStopping = false
  #isClockOff = false
  /** How far the log was looked through for acts on cameras. */
  #seq: number | null = null
  #lookedMs = Number.NEGATIVE_INFINITY
  #looking: Promise<void> = Promise.resolve()

  constructor(parts: RecorderParts) {
    this.#p = parts
    const { county, root, log, identity: { id } } = parts
    this.#scope = { county, stations: 'all', account: 'system' }
    this.#keys = parts.openKeys()
    this.#rows = new FileRows((files) => this.#write((tx) => saveFiles(tx, county, id, root, files)), log)
    this.#lease = new Lease(parts, {
      onFree: () => void this.look('free').catch((err: unknown) => log.warn({ err }, 'free cameras cannot be taken yet')),
      onLost: (cameras) => {
        log.error({ cameras: cameras.length }, 'cameras were taken over by another recorder: this one was not heard for too long')
        void this.recordings.end(cameras)
      },
      onReplaced: () => parts.onReplaced(),
    })
    this.recordings = new Recordings({ ...parts, mayWrite: (camera) => this.#lease.mayWrite(camera), onFile: (file) => this.#rows.add(file) })
  }

  /** Puts the archive in order after a crash, writes the rows that are missing, and begins to hold what it leases. */
  async start(): Promise<void> {
    const { county, root, database, identity: { id } } = this.#p
    await this.recordings.recover(
      (path) => database.read(this.#scope, (tx) => isFileKnown(tx, county, id, root, path)),
      (file) => this.#write((tx) => saveFiles(tx, county, id, root, [file])),
    )
    this.#lease.start()
  }

  /** Takes free cameras, reads the registry, and starts, restarts and stops cameras accordingly; one look at a time. */
  look(reason: Reason): Promise<void> {
    const done = this.#looking.then(() => this.#look(reason))
    this.#looking = done.catch(() => {})
    return done
  }

  async #look(reason: Reason): Promise<void> {
    const { county, database, clock, identity } = this.#p
    if (this.#isStopping) return
    const news = await database.read(this.#scope, (tx) => readCameraNews(tx, county, this.#seq))
    this.#seq = news.seq
    if (reason === 'act' && !news.any && clock.monotonicMs() - this.#lookedMs < pollMs) return
    this.#lookedMs = clock.monotonicMs()
    await this.#lease.take()
    // What is beyond its share it gives up little by little, for a recorder that came.
    if (reason === 'time') await this.#giveUp(await database.read(this.#scope, (tx) => findSurplus(tx, county, identity)))
    const streams = await database.read(this.#scope, (tx) => listStreamsToRecord(tx, county, identity.id))
    await this.#giveUp(await this.recordings.record(streams.map(({ id, version, sealed }) => ({ id, version, open: () => this.#open(id, sealed) }))))
  }

  async #giveUp(cameras: readonly string[]): Promise<void> {
    if (cameras.length === 0) return
    await this.recordings.end(cameras)
    await this.#lease.release(cameras)
    await this.#write((tx) => forgetHealth(tx, this.#p.county, cameras))
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
  async report(state: 'running' | 'stopped' = 'running'): Promise<void> {
    const { identity: { id }, county, clock, log } = this.#p
    const { health, recorder } = await this.recordings.describe(state)
    const offMs = await this.#write(async (tx) => {
      const now = await readClock(tx)
      const off = clock.now() - now
      // Whether this machine's clock is right is no part of how fresh the report is.
      await saveHealth(tx, county, health.map((h) => ({ ...h, sinceMs: h.sinceMs - off, lastFrameMs: h.lastFrameMs && h.lastFrameMs - off })), now)
      await saveRecorder(tx, county, { ...recorder, id, filesWaiting: this.#rows.waiting }, now)
      return off
    })
    const isOff = Math.abs(offMs) > maxOffMs
    if (isOff !== this.#isClockOff) log.error({ offMs: Math.round(offMs) }, isOff ? 'this machine’s clock is off: footage is written under its time' : 'this machine’s clock is right again')
    this.#isClockOff = isOff
  }

  /** Hands what is under way to the disk, finishes all files, writes their rows and gives every camera up: others record them at once. */
  async stop(): Promise<void> {
    this.#isStopping = true
    await this.#looking
    const { county, clock, identity: { id } } = this.#p
    await this.#write((tx) => drainRecorder(tx, county, id)).catch(() => {})
    const { cameras } = this.recordings
    await this.recordings.end(cameras)
    await this.#lease.release(cameras).catch(() => {})
    await this.recordings.close()
    await this.#lease.stop()
    await Promise.race([this.#rows.flush(), clock.sleep(lastRowsMs)])
    await this.report('stopped').catch(() => {})
  }

  #write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#p.database.transact(this.#scope, work)
  }
}
