import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { archiveDir, startLinks } from '../../../src/domains/cameras/index.ts'
import { furnishHouse, obtainGrant, ShiftedClock, type FootageHouse } from '../../furnish-house.ts'
import { Line } from '../../line.ts'
import type { Caller } from '../../open-house.ts'
import { cli } from '../../program.ts'
import type { VideoOptions } from './fault.ts'
import { NumberedCameras, type CameraRate } from './numbered-cameras.ts'
import { compare, type CameraReading } from './read-archives.ts'
import { until } from './recorder-house.ts'

export const village = 'qiaowei'

export interface EdgeOptions extends CameraRate {
  /** Bandwidth cap of the link, kilobits a second. */
  linkKbps?: number
}

interface Coverage {
  spans: { startMs: number; endMs: number }[]
  held: { recorder: string; offlineSinceMs: number | null }[]
}

/** A house, a recorder in a village as a process of its own with two cameras, and the line between them. */
export class EdgeHouse {
  readonly f: FootageHouse
  readonly source: NumberedCameras
  readonly line: Line
  readonly url: string
  readonly machinist: Caller
  readonly cameras: readonly string[]
  /** What the county gave at the enrolment. */
  readonly link: Record<string, unknown>
  readonly #o: EdgeOptions
  readonly #links: { stop(): Promise<void> }
  #child: ChildProcess | undefined
  #near: ChildProcess | undefined

  private constructor(f: FootageHouse, o: EdgeOptions, parts: { source: NumberedCameras; line: Line; url: string; machinist: Caller; links: { stop(): Promise<void> }; link: Record<string, unknown> }) {
    this.f = f
    this.source = parts.source
    this.line = parts.line
    this.url = parts.url
    this.machinist = parts.machinist
    this.link = parts.link
    this.cameras = [f.camera, f.otherCamera]
    this.#o = o
    this.#links = parts.links
  }

  static async open(options: VideoOptions, rate: EdgeOptions): Promise<EdgeHouse> {
    const clock = new ShiftedClock()
    const house = await options.openHouse({ log: 'silent', clock, env: { LANGQIAO_HOSTS: 'localhost' } })
    const f = await furnishHouse(house, clock)
    const links = await startLinks(house.platform)
    const line = await Line.open(links.port)
    const source = await NumberedCameras.open(2, rate)
    const machinist = await house.as('system_administrator')
    const enrolled = await expectOk(machinist.post('/api/recorders', { name: village, place: '桥尾村委会', host: 'localhost' }))
    const url = await house.app.listen({ port: 0, host: '127.0.0.1' })
    return new EdgeHouse(f, rate, { source, line, url, machinist, links, link: { ...enrolled, port: line.port } })
  }

  get archive(): string {
    return archiveDir(this.dataDir)
  }

  get dataDir(): string {
    return join(this.f.house.folder, village)
  }

  /** The recorder dials in for the first time and is given its cameras. */
  async begin(): Promise<void> {
    const { chief } = this.f
    this.start()
    await this.untilLinked()
    const assignedMs = Date.now()
    for (const [i, camera] of this.cameras.entries()) {
      await expectOk(chief.post(`/api/cameras/${camera}/setStream`, { url: this.source.url(this.source.paths[i]!) }))
      await expectOk(this.machinist.post(`/api/cameras/${camera}/assign`, { recorder: village }))
      await expectOk(chief.post(`/api/cameras/${camera}/activate`))
    }
    await this.untilConnected(assignedMs)
  }

  start(): void {
    mkdirSync(this.dataDir, { recursive: true })
    const file = join(this.dataDir, 'village.link')
    writeFileSync(file, JSON.stringify(this.link), { mode: 0o600 })
    const env = {
      PATH: process.env.PATH, LANGQIAO_DATA: this.dataDir, LANGQIAO_KEYS: join(this.f.house.folder, 'village-keys'), LANGQIAO_DISK_RESERVE_MB: '0', LANGQIAO_LOG: 'silent',
      ...(this.#o.linkKbps ? { LANGQIAO_LINK_KBPS: String(this.#o.linkKbps) } : {}),
    }
    this.#child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', cli, 'recorder', '--link', file], { env, stdio: ['ignore', 'inherit', 'inherit'] })
  }

  /** The county's own recorder, for cameras that stand near. */
  startNear(): { archive: string; end(): Promise<void> } {
    const { folder, ownerUrl } = this.f.house
    const env = { PATH: process.env.PATH, DATABASE_URL: ownerUrl, LANGQIAO_KEYS: join(folder, 'keys'), LANGQIAO_DATA: join(folder, 'data'), LANGQIAO_DISK_RESERVE_MB: '0', LANGQIAO_LOG: 'silent' }
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', cli, 'recorder'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
    this.#near = child
    return {
      archive: archiveDir(join(folder, 'data')),
      end: () => endChild(child, 'SIGTERM'),
    }
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    await endChild(this.#child, signal)
  }

  /** Both cameras have begun GOPs at the network since then. */
  untilConnected(sinceMs: number): Promise<void> {
    return until(() => this.cameras.every((_, i) => this.source.countSince(i, sinceMs) > 2), 'a connection to every camera')
  }

  async untilLinked(): Promise<void> {
    await until(async () => (await this.silenceSeconds()) < 4, 'the link')
  }

  /** For how long the village was not heard. */
  async silenceSeconds(): Promise<number> {
    const [row] = await this.query<{ heard_at: Date }>(`select heard_at from recorders where county = $1 and id = '${village}'`)
    return row ? (Date.now() - row.heard_at.getTime()) / 1000 : Number.POSITIVE_INFINITY
  }

  async query<T>(text: string): Promise<T[]> {
    const { database, county } = this.f.house.platform
    return database.read({ county, stations: 'all', account: 'system' }, async (tx) => (await tx.query({ text, values: [county] })) as T[])
  }

  async metric(name: string): Promise<number> {
    const { body } = await this.f.house.app.inject({ method: 'GET', url: '/metrics' })
    return Number(new RegExp(`^langqiao_${name} (\\S+)`, 'm').exec(body)?.[1] ?? Number.NaN)
  }

  /** A grant of the last hour until now, and a look under it. */
  async look(): Promise<{ grant: string; look: string }> {
    const to = new Date(Math.ceil(Date.now() / 1000) * 1000).toISOString()
    const grant = await obtainGrant(this.f, { to, cameras: [this.f.camera] })
    const { id } = await expectOk<{ id: string }>(this.f.officer.post('/api/footage/looks', { grant, camera: this.f.camera, kind: 'playback' }))
    return { grant, look: id }
  }

  async coverage(look: string): Promise<Coverage> {
    return expectOk<Coverage>(this.f.officer.get(`/api/footage/looks/${look}/coverage`))
  }

  /** Over the network, so that an answer can be heard as it comes. */
  fetch(path: string, body?: object): Promise<Response> {
    const headers = { authorization: `Bearer ${this.f.officer.token}`, ...(body ? { 'content-type': 'application/json' } : {}) }
    return fetch(this.url + path, { headers, ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}) })
  }

  /** The village's archive against what its cameras sent until then. */
  async compare(untilMs: number): Promise<CameraReading[]> {
    return Promise.all(this.cameras.map((camera, i) => compare([this.archive], camera, this.source.finished(i, untilMs), this.#o.gopFrames)))
  }

  async close(): Promise<void> {
    await this.end('SIGTERM')
    await endChild(this.#near, 'SIGTERM')
    await this.line.close()
    await this.#links.stop()
    await this.source.close()
    await this.f.house.close()
  }
}

async function endChild(child: ChildProcess | undefined, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

export async function expectOk<T = Record<string, unknown>>(asked: Promise<{ status: number; body: unknown }>): Promise<T> {
  const { status, body } = await asked
  if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`)
  return body as T
}

/** What a broken answer gave before it broke; `ended`: in good order. Rejects where nothing ends it. */
export async function readBroken(answer: Response, patienceMs: number): Promise<{ bytes: number; ended: boolean }> {
  let bytes = 0
  const reader = answer.body!.getReader()
  for (;;) {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error('the answer hangs')), patienceMs)))
    const next = await Promise.race([reader.read().catch(() => undefined), late]).finally(() => clearTimeout(timer))
    if (!next) return { bytes, ended: false }
    if (next.done) return { bytes, ended: true }
    bytes += next.value.length
  }
}
