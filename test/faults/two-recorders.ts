import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { activateCamera, archiveDir, cameraDetails, registerCamera } from '../../src/domains/cameras/index.ts'
import { ArchiveReader } from '../../src/media/archive/reader.ts'
import { packetiseVideo } from '../../src/media/simulator/packetise.ts'
import { serveCameras } from '../../src/media/simulator/serve-cameras.ts'
import { systemPrincipal } from '../../src/platform/policy/principal.ts'
import { systemClock } from '../../src/platform/ports/clock.ts'
import type { TestHouse } from '../open-house.ts'
import { makeGops } from '../pictures.ts'
import { cli } from '../program.ts'

const gopFrames = 20
const fps = 20
export const gopSeconds = gopFrames / fps
/** The last picture of a recording lasts for an estimated time. */
const estimateMs = 2 * (1000 / fps)

export type RecorderName = 'main' | 'second'

interface Gop {
  recorder: RecorderName
  startMs: number
  endMs: number
}

export interface Reading {
  /** The longest time of a camera that lies in no archive, between its first picture and its last. */
  maxGapSeconds: number
  /** Times that lie in both archives. */
  doubleWriters: number
  /** Times that lie twice in one of them. */
  overlapping: number
}

/** Cameras, and two recorders of one county as processes with data folders of their own. */
export class TwoRecorders {
  readonly #house: TestHouse
  readonly #source: { port: number; close(): Promise<void> }
  readonly #children = new Map<RecorderName, ChildProcess>()
  readonly cameras: readonly string[]

  private constructor(house: TestHouse, source: { port: number; close(): Promise<void> }, cameras: string[]) {
    this.#house = house
    this.#source = source
    this.cameras = cameras
  }

  static async open(house: TestHouse, count: number): Promise<TwoRecorders> {
    const { store, keyring, ids } = house.platform
    const video = packetiseVideo(makeGops(10 * gopFrames, { gopFrames, fps }))
    const paths = Array.from({ length: count }, (_, i) => `shed-${i}`)
    const source = await serveCameras(new Map(paths.map((path) => [path, { video }])), { clock: systemClock, random: (size) => ids.random(size) })
    const cameras: string[] = []
    for (const path of paths) {
      const id = ids.uuid()
      const perform = (action: string, work: Parameters<typeof store.perform>[1]) => store.perform({ id: ids.uuid(), principal: systemPrincipal, action, body: path }, work)
      await perform('camera.register', (work) => registerCamera(work, keyring, id, cameraDetails.parse({ ...details, name: path }), { url: `rtsp://127.0.0.1:${source.port}/${path}` }))
      await perform('camera.activate', (work) => activateCamera(work, id))
      cameras.push(id)
    }
    return new TwoRecorders(house, source, cameras)
  }

  dataDir(recorder: RecorderName): string {
    return join(this.#house.folder, recorder === 'main' ? 'data' : 'second')
  }

  start(recorder: RecorderName): void {
    const env = {
      PATH: process.env.PATH, DATABASE_URL: this.#house.ownerUrl, LANGQIAO_KEYS: join(this.#house.folder, 'keys'), LANGQIAO_DATA: this.dataDir(recorder),
      LANGQIAO_RECORDER_NAME: recorder, LANGQIAO_DISK_RESERVE_MB: '0', LANGQIAO_LOG: 'silent',
    }
    this.#children.set(recorder, spawn(process.execPath, ['--disable-warning=ExperimentalWarning', cli, 'recorder'], { env, stdio: ['ignore', 'ignore', 'inherit'] }))
  }

  signal(recorder: RecorderName, signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT' | 'SIGTERM'): void {
    this.#children.get(recorder)?.kill(signal)
  }

  async ended(recorder: RecorderName): Promise<void> {
    const child = this.#children.get(recorder)
    if (child && child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }

  /** How many cameras have had a finished GOP at this recorder within the last three seconds. */
  async countRecorded(recorder: RecorderName): Promise<number> {
    const reader = new ArchiveReader(archiveDir(this.dataDir(recorder)))
    const now = Date.now()
    const found = await Promise.all(this.cameras.map((camera) => reader.gops(camera, now - 3_000, now).next()))
    return found.filter(({ done }) => !done).length
  }

  async untilRecorded(wanted: Record<RecorderName, number>): Promise<void> {
    while ((await this.countRecorded('main')) !== wanted.main || (await this.countRecorded('second')) !== wanted.second) await pause(100)
  }

  /** What lies in the two archives of [from, now): the files alone are asked, no lease. */
  async read(fromMs: number): Promise<Reading> {
    const reading: Reading = { maxGapSeconds: 0, doubleWriters: 0, overlapping: 0 }
    for (const camera of this.cameras) {
      const all = [...(await this.#list('main', camera, fromMs)), ...(await this.#list('second', camera, fromMs))].toSorted((a, b) => a.startMs - b.startMs)
      for (const [i, gop] of all.entries()) {
        const before = all[i - 1]
        if (!before) continue
        reading.maxGapSeconds = Math.max(reading.maxGapSeconds, (gop.startMs - before.endMs) / 1000)
        if (before.recorder !== gop.recorder && gop.startMs < before.endMs - estimateMs) reading.doubleWriters++
        if (before.recorder === gop.recorder && gop.startMs < before.endMs - 1) reading.overlapping++
      }
    }
    return reading
  }

  async #list(recorder: RecorderName, camera: string, fromMs: number): Promise<Gop[]> {
    const gops: Gop[] = []
    for await (const { startMs, endMs } of new ArchiveReader(archiveDir(this.dataDir(recorder))).gops(camera, fromMs, Date.now() + 3_600_000)) gops.push({ recorder, startMs, endMs })
    return gops
  }

  async close(): Promise<void> {
    for (const recorder of this.#children.keys()) {
      this.signal(recorder, 'SIGCONT')
      this.signal(recorder, 'SIGTERM')
      await this.ended(recorder)
    }
    await this.#source.close()
  }
}

const details = {
  place: '溪畔花园', category: 'residential', position: { lon: 119.42, lat: 27.3 }, bearing: 0, fieldOfView: 60, reach: 40,
  station: 'lancheng', ownerName: '测试物业', ownerAccount: '', ownerKind: 'property_company', legalClass: 'operator_duty', necessity: '防盗',
  publicPlace: false, seesPrivacy: false, nearSecretSite: false, consentDocument: '', signText: '监控', signPhoto: true, retentionDays: 30,
}
