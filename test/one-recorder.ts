import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { archiveDir } from '#domains/cameras/index.ts'
import type { GopPlace } from '#media/archive/footage-reader.ts'
import { ArchiveReader } from '#media/archive/reader.ts'
import { packetiseVideo } from '#media/simulator/packetise.ts'
import { serveCameras } from '#media/simulator/serve-cameras.ts'
import { systemClock } from '#platform/ports/clock.ts'
import { systemIds } from '#platform/ports/ids.ts'
import { openTestHouse } from './house.ts'
import { makeGops } from './pictures.ts'
import { cli } from './program.ts'

const details = {
  name: '溪畔花园车棚', place: '廊桥路66号', category: 'residential', position: { lon: 119.42, lat: 27.3 }, bearing: 40, fieldOfView: 62, reach: 40,
  station: 'lancheng', ownerName: '岚溪物业', ownerAccount: '', ownerKind: 'property_company', legalClass: 'operator_duty', necessity: '车棚防盗',
  publicPlace: false, seesPrivacy: false, nearSecretSite: false, consentDocument: '', signText: '监控', signPhoto: true, retentionDays: 30,
}
export const password = 'Juniper-4411'
/** What its cameras send, again and again. */
export const gops = makeGops(20, { gopFrames: 10 })
const auth = { scheme: 'digest', username: 'viewer', password } as const

export const until = async <T>(look: () => Promise<T | null | undefined | false>): Promise<T> => {
  for (;;) {
    const found = await look()
    if (found) return found
    await systemClock.sleep(50)
  }
}

/** Serves cameras that nobody has registered yet; each asks for the password where `isGuarded`. */
export function serveSome(paths: Record<string, { isGuarded: boolean; video?: ReturnType<typeof packetiseVideo> }>) {
  const ids = systemIds(systemClock)
  const video = packetiseVideo(gops)
  return serveCameras(new Map(Object.entries(paths).map(([path, one]) => [path, { video: one.video ?? video, ...(one.isGuarded ? { auth } : {}) }])), { clock: systemClock, random: (size) => ids.random(size) })
}

/** A server with a recorder's own process, and two cameras: `shed`, and `gate` behind a password. */
export async function openOneRecorder() {
  const house = await openTestHouse({ unsound: 'cameras are written into the table as the superuser, without acts' })
  const chief = await house.as('station_chief', { station: 'lancheng' })
  const cameras = await serveSome({ gate: { isGuarded: true }, shed: { isGuarded: false } })
  const sql = new pg.Client({ connectionString: house.ownerUrl })
  await sql.connect()
  const reader = () => new ArchiveReader(archiveDir(house.platform.config.dataDir))
  let recorder: ChildProcess | undefined
  let said = ''

  function start(env: Record<string, string> = {}): ChildProcess {
    const settings = { DATABASE_URL: house.ownerUrl, LANGQIAO_DATA: join(house.folder, 'data'), LANGQIAO_KEYS: join(house.folder, 'keys'), LANGQIAO_LOG: 'trace', LANGQIAO_DISK_RESERVE_MB: '0' }
    const child = spawn(process.execPath, [cli, 'recorder'], { env: { PATH: process.env.PATH, ...settings, ...env }, stdio: ['ignore', 'ignore', 'pipe'] })
    child.stderr!.setEncoding('utf8').on('data', (text: string) => (said += text))
    return child
  }

  async function stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (!recorder) return
    const ended = once(recorder, 'exit')
    recorder.kill(signal)
    await ended
    recorder = undefined
  }

  async function add(url: string, stream: Record<string, string> = {}): Promise<string> {
    const { id } = (await chief.post<{ id: string }>('/api/cameras', { ...details, stream: { url, ...stream } })).body
    await chief.post(`/api/cameras/${id}/activate`)
    return id
  }

  const health = async (id: string) => (await chief.get<{ cameras: { id: string; health: Record<string, unknown> | null }[] }>('/api/cameras')).body.cameras.find((c) => c.id === id)?.health ?? null

  return {
    house,
    chief,
    sql,
    reader,
    cameras,
    health,
    add,
    /** A recorder's process, in place of the one that runs; another one beside it by `start`. */
    run: (env: Record<string, string> = {}) => void (recorder ??= start(env)),
    start,
    stop,
    said: () => said,
    addressOf: (path: string) => `rtsp://127.0.0.1:${cameras.port}/${path}`,
    untilFrames: (id: string) => until(async () => ((await health(id))?.fps as number) > 0),
    filesOf: async (id: string) => (await sql.query<{ path: string; frames: number; gops: number; bytes: string; codec: string; width: number }>('select * from footage_files where camera = $1 order by start_at', [id])).rows,
    async readAll(id: string): Promise<GopPlace[]> {
      const places: GopPlace[] = []
      const now = systemClock.now()
      for await (const place of reader().gops(id, now - 600_000, now + 60_000)) places.push(place)
      return places
    },
    async close(): Promise<void> {
      await stop('SIGTERM')
      await sql.end()
      await cameras.close()
      await house.close()
    },
  }
}

export type OneRecorder = Awaited<ReturnType<typeof openOneRecorder>>
