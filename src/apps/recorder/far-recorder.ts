import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { StreamAddress } from '#domains/cameras/index.ts'
import type { FinishedFile } from '#media/archive/finish.ts'
import { ArchiveReader } from '#media/archive/reader.ts'
import { removeFootage } from '#media/archive/remove-footage.ts'
import type { FarRecorder, Identity } from '#media/link/protocol.ts'
import type { Clock } from '#platform/ports/clock.ts'
import type { Ids } from '#platform/ports/ids.ts'
import type { Keyring } from '#platform/secrets/keyring.ts'
import type { Vfs } from '#platform/ports/vfs.ts'
import { replaceFile } from '#platform/secrets/replace-file.ts'
import { Recordings } from './recordings.ts'

export interface FarParts {
  identity: Identity
  clock: Clock
  ids: Ids
  log: Logger
  keys: Keyring
  dataDir: string
  root: string
  vfs: Vfs
  reserveBytes: number
}

const cameraList = z.array(
  z.object({ id: z.string().max(64), version: z.number(), address: z.object({ url: z.string(), username: z.string().optional(), password: z.string().optional(), sub: z.string().optional() }) }),
)
const dueList = z.array(z.object({ path: z.string().max(200), endMs: z.number() })).max(1_000)
const filed = z.array(z.object({ cameraId: z.string(), startMs: z.number() }))

const reportEveryMs = 2_000
/** Files told at once. */
const filesAtOnce = 100
const context = 'cameras of a far recorder'

/**
 * A recorder in a village, without a database: what to record it was told by the county, and goes on with while nobody can be
 * asked. Files that the county has not written down yet are told again until it has.
 */
export class FarRecordings {
  readonly #p: FarParts
  readonly #recordings: Recordings
  readonly #waiting = new Map<string, FinishedFile>()
  readonly #camerasFile: string
  readonly #filedFile: string
  /** Start of the newest file of each camera that the county has written down. */
  #filed: Record<string, number> = {}

  constructor(parts: FarParts) {
    this.#p = parts
    this.#camerasFile = join(parts.dataDir, 'cameras.sealed')
    this.#filedFile = join(parts.dataDir, 'filed.json')
    this.#recordings = new Recordings({ ...parts, mayWrite: async () => true, onFile: (file) => this.#wait(file) })
  }

  /** Goes on with what was being recorded before. */
  async start(): Promise<void> {
    if (existsSync(this.#filedFile)) this.#filed = JSON.parse(readFileSync(this.#filedFile, 'utf8')) as Record<string, number>
    const { root } = this.#p
    await this.#recordings.recover(
      (path) => {
        const [camera = '', , name = ''] = relative(root, path).split('/')
        return Promise.resolve(Number.parseInt(name) <= (this.#filed[camera] ?? -1))
      },
      async (file) => this.#wait(file),
    )
    if (existsSync(this.#camerasFile)) await this.#record(JSON.parse(this.#p.keys.decrypt(readFileSync(this.#camerasFile), context).toString()))
  }

  /** What the county may ask for over the link. */
  offer(): FarRecorder {
    const { identity, root, vfs, log, clock } = this.#p
    return {
      identity,
      footage: new ArchiveReader(root, { vfs, onDamage: (damage) => log.error({ damage }, 'footage is not what was written') }),
      live: { find: (camera) => this.#recordings.find(camera), answer: (question) => this.#answer(question) },
      setCameras: async (cameras) => {
        const wanted = await this.#record(cameras)
        replaceFile(this.#camerasFile, this.#p.keys.encrypt(Buffer.from(JSON.stringify(wanted)), context))
      },
      // Its own clock has a say too: nothing that ends ahead of it is due.
      remove: (files, dueMs) => removeFootage(vfs, root, dueList.parse(files), Math.min(z.number().parse(dueMs), clock.now())),
      reports: (signal) => this.#report(signal),
    }
  }

  async #record(given: unknown): Promise<z.infer<typeof cameraList>> {
    const wanted = cameraList.parse(given)
    await this.#recordings.record(wanted.map(({ id, version, address }) => ({ id, version, open: (): StreamAddress => address })))
    return wanted
  }

  #wait(file: FinishedFile): void {
    this.#waiting.set(file.path, { ...file, path: relative(this.#p.root, file.path) })
  }

  async #answer(question: unknown): Promise<unknown> {
    const { filed: done } = question as { filed?: unknown }
    if (done === undefined) return this.#recordings.answer(question)
    for (const { cameraId, startMs } of filed.parse(done)) {
      for (const [path, file] of this.#waiting) if (file.cameraId === cameraId && file.startMs === startMs) this.#waiting.delete(path)
      this.#filed[cameraId] = Math.max(this.#filed[cameraId] ?? 0, startMs)
    }
    replaceFile(this.#filedFile, JSON.stringify(this.#filed))
    return null
  }

  async *#report(signal: AbortSignal): AsyncGenerator<unknown> {
    while (!signal.aborted) {
      // Oldest first: what is written down is remembered by the newest start.
      const files = [...this.#waiting.values()].toSorted((a, b) => a.startMs - b.startMs).slice(0, filesAtOnce)
      yield { ...(await this.#recordings.describe('running')), files }
      await this.#p.clock.sleep(reportEveryMs, signal).catch(() => {})
    }
  }

  stop(): Promise<void> {
    return this.#recordings.close()
  }
}
