import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { activateCamera, archiveDir, cameraDetails, registerCamera, watchCameraHealth } from '../../../src/domains/cameras/index.ts'
import { systemPrincipal } from '../../../src/platform/policy/principal.ts'
import { Line } from '../../line.ts'
import type { TestHouse } from '../../open-house.ts'
import { cli } from '../../program.ts'
import { NumberedCameras, type CameraRate, type SentGop } from './numbered-cameras.ts'
import { compare, type CameraReading } from './read-archives.ts'
import type { VideoOptions } from './fault.ts'

const details = {
  place: '溪畔花园', category: 'residential', position: { lon: 119.42, lat: 27.3 }, bearing: 0, fieldOfView: 60, reach: 40,
  station: 'lancheng', ownerName: '测试物业', ownerAccount: '', ownerKind: 'property_company', legalClass: 'operator_duty', necessity: '防盗',
  publicPlace: false, seesPrivacy: false, nearSecretSite: false, consentDocument: '', signText: '监控', signPhoto: true, retentionDays: 30,
}

export interface RecorderHouseOptions extends CameraRate {
  count: number
  /** Whether the first camera stands behind a line that can be cut. */
  line?: boolean
}

export interface HealthRow {
  camera: string
  state: string
  code: string
  reconnects: number
  clock_offset_ms: number | null
}

/** A house with numbered cameras, its health watched as the server does, and recorders as processes of their own. */
export class RecorderHouse {
  readonly house: TestHouse
  readonly source: NumberedCameras
  readonly cameras: readonly string[]
  readonly #line: Line | undefined
  readonly #gopFrames: number
  readonly #children = new Map<string, ChildProcess>()
  readonly #watch: { stop(): Promise<void> }

  private constructor(house: TestHouse, source: NumberedCameras, cameras: string[], gopFrames: number, line?: Line) {
    this.house = house
    this.source = source
    this.cameras = cameras
    this.#gopFrames = gopFrames
    this.#line = line
    this.#watch = watchCameraHealth(house.platform)
  }

  static async open(options: VideoOptions, { count, line: hasLine, ...rate }: RecorderHouseOptions): Promise<RecorderHouse> {
    const house = await options.openHouse({ log: 'silent' })
    const source = await NumberedCameras.open(count, rate)
    const line = hasLine ? await Line.open(source.port) : undefined
    const { store, keyring, ids } = house.platform
    const cameras: string[] = []
    for (const path of source.paths) {
      const id = ids.uuid()
      const perform = (action: string, work: Parameters<typeof store.perform>[1]) => store.perform({ id: ids.uuid(), principal: systemPrincipal, action, body: path }, work)
      await perform('camera.register', (work) => registerCamera(work, keyring, id, cameraDetails.parse({ ...details, name: path }), { url: source.url(path, cameras.length === 0 ? line?.port : undefined) }))
      await perform('camera.activate', (work) => activateCamera(work, id))
      cameras.push(id)
    }
    return new RecorderHouse(house, source, cameras, rate.gopFrames, line)
  }

  /** The line to the first camera. */
  get line(): Line {
    if (!this.#line) throw new Error('this house has no line')
    return this.#line
  }

  dataDir(recorder: string): string {
    return join(this.house.folder, recorder === 'main' ? 'data' : recorder)
  }

  archive(recorder = 'main'): string {
    return archiveDir(this.dataDir(recorder))
  }

  start(recorder = 'main', { env = {}, nodeArgs = [] }: { env?: Record<string, string>; nodeArgs?: string[] } = {}): ChildProcess {
    const settings = {
      PATH: process.env.PATH, DATABASE_URL: this.house.ownerUrl, LANGQIAO_KEYS: join(this.house.folder, 'keys'), LANGQIAO_DATA: this.dataDir(recorder),
      LANGQIAO_RECORDER_NAME: recorder, LANGQIAO_DISK_RESERVE_MB: '0', LANGQIAO_LOG: 'silent', ...env,
    }
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...nodeArgs, cli, 'recorder'], { env: settings, stdio: ['ignore', 'ignore', 'inherit'] })
    this.#children.set(recorder, child)
    return child
  }

  signal(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT' | 'SIGTERM' | 'SIGUSR2', recorder = 'main'): void {
    this.#children.get(recorder)?.kill(signal)
  }

  async end(signal: 'SIGKILL' | 'SIGTERM', recorder = 'main'): Promise<void> {
    const child = this.#children.get(recorder)
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGCONT')
    child.kill(signal)
    await ended
  }

  health(): Promise<HealthRow[]> {
    return this.#read<HealthRow>('select camera, state, code, reconnects, clock_offset_ms from camera_health where county = $1')
  }

  async recorder(id = 'main'): Promise<{ state: string; code: string; heard_at: Date } | undefined> {
    return (await this.#read<{ id: string; state: string; code: string; heard_at: Date }>('select id, state, code, heard_at from recorders where county = $1')).find((row) => row.id === id)
  }

  /** Cameras that the ledger says went away and came back. */
  async healthActs(): Promise<{ online: boolean; code: string }[]> {
    const rows = await this.#read<{ payload: string }>(`select convert_from(p.body, 'UTF8') as payload from acts a join payloads p on p.county = a.county and p.act = a.id where a.county = $1 and a.type = 'camera.healthChanged' order by a.recorded_at`)
    return rows.map(({ payload }) => JSON.parse(payload) as { online: boolean; code: string })
  }

  async #read<T>(text: string): Promise<T[]> {
    const { database, county } = this.house.platform
    return database.read({ county, stations: 'all', account: 'system' }, async (tx) => (await tx.query({ text, values: [county] })) as T[])
  }

  /** A number of `/metrics`. */
  async metric(name: string): Promise<number> {
    const { body } = await this.house.app.inject({ method: 'GET', url: '/metrics' })
    return Number(new RegExp(`^langqiao_${name} (\\S+)`, 'm').exec(body)?.[1] ?? Number.NaN)
  }

  /** Every camera has begun GOPs at the network since then. */
  untilConnected(sinceMs: number): Promise<void> {
    return until(() => this.cameras.every((_, i) => this.source.countSince(i, sinceMs) > 2), 'a connection to every camera')
  }

  /** The same, and the recorder says that it records. */
  async untilRecording(sinceMs = Date.now()): Promise<void> {
    await this.untilConnected(sinceMs)
    await until(async () => (await this.health()).filter(({ state }) => state === 'recording').length === this.cameras.length)
  }

  /** Everything in the archives of these recorders against what was sent, all cameras together. */
  async compare(sent: readonly (readonly SentGop[])[], { recorders = ['main'], byTime = true }: { recorders?: string[]; byTime?: boolean } = {}): Promise<CameraReading> {
    const sum: CameraReading = { kept: [], lost: [], damaged: 0, overlapping: 0, doubleWriters: 0 }
    for (const [i, camera] of this.cameras.entries()) {
      const found = await compare(recorders.map((name) => this.archive(name)), camera, sent[i] ?? [], this.#gopFrames, byTime)
      sum.kept.push(...found.kept)
      sum.lost.push(...found.lost)
      sum.damaged += found.damaged
      sum.overlapping += found.overlapping
      sum.doubleWriters += found.doubleWriters
    }
    return sum
  }

  async close(): Promise<void> {
    for (const recorder of this.#children.keys()) await this.end('SIGTERM', recorder)
    await this.#watch.stop()
    await this.#line?.close()
    await this.source.close()
    await this.house.close()
  }
}

/** Waits for it; rejects after three minutes, so that a fault that never ends is said and not waited for. */
export async function until(is: () => boolean | Promise<boolean>, what = 'it', patienceMs = 180_000): Promise<void> {
  const startedMs = performance.now()
  while (!(await is())) {
    if (performance.now() - startedMs > patienceMs) throw new Error(`${what} did not come about within ${patienceMs / 1000} s`)
    await pause(100)
  }
}

/** Whether it comes about in time. */
export const comesAbout = (is: () => boolean | Promise<boolean>, patienceMs: number): Promise<boolean> => until(is, '', patienceMs).then(() => true, () => false)
