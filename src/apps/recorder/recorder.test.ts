import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { archiveDir, openLive } from '#domains/cameras/index.ts'
import type { GopPlace } from '#media/archive/footage-reader.ts'
import { ArchiveReader } from '#media/archive/reader.ts'
import { isDamage } from '#media/mp4/walk.ts'
import { decodeSegment, messageKinds } from '#media/live/wire.ts'
import { packetiseVideo } from '#media/simulator/packetise.ts'
import { serveCameras, type CameraServer } from '#media/simulator/serve-cameras.ts'
import { systemClock } from '#platform/ports/clock.ts'
import { systemIds } from '#platform/ports/ids.ts'
import { openTestHouse, type Caller, type TestHouse } from '../../../test/house.ts'
import { makeGops } from '../../../test/pictures.ts'
import { cli, runProbe } from '../../../test/program.ts'
import { startGStreamerCamera } from '../../../test/peers/start-gstreamer-camera.ts'

const details = {
  name: '溪畔花园车棚', place: '廊桥路66号', category: 'residential', position: { lon: 119.42, lat: 27.3 }, bearing: 40, fieldOfView: 62, reach: 40,
  station: 'lancheng', ownerName: '岚溪物业', ownerAccount: '', ownerKind: 'property_company', legalClass: 'operator_duty', necessity: '车棚防盗',
  publicPlace: false, seesPrivacy: false, nearSecretSite: false, consentDocument: '', signText: '监控', signPhoto: true, retentionDays: 30,
}
const password = 'Juniper-4411'
const gops = makeGops(20, { gopFrames: 10 })

describe('the recorder', () => {
  let house: TestHouse
  let chief: Caller
  let cameras: CameraServer
  let recorder: ChildProcess | undefined
  let said = ''
  let sql: pg.Client

  beforeAll(async () => {
    house = await openTestHouse({ unsound: 'cameras are written into the table as the superuser, without acts' })
    chief = await house.as('station_chief', { station: 'lancheng' })
    const ids = systemIds(systemClock)
    const video = packetiseVideo(gops)
    const auth = { scheme: 'digest', username: 'viewer', password } as const
    cameras = await serveCameras(new Map([['gate', { video, auth }], ['shed', { video }]]), { clock: systemClock, random: (size) => ids.random(size) })
    sql = new pg.Client({ connectionString: house.ownerUrl })
    await sql.connect()
  })
  // Whatever a test left recording is not the next one's.
  afterEach(() => sql.query(`update cameras set state = 'retired'`))
  afterAll(async () => {
    await stopRecorder('SIGTERM')
    await sql?.end()
    await cameras?.close()
    await house?.close()
  })

  function startRecorder(env: Record<string, string> = {}): ChildProcess {
    const settings = { DATABASE_URL: house.ownerUrl, LANGQIAO_DATA: join(house.folder, 'data'), LANGQIAO_KEYS: join(house.folder, 'keys'), LANGQIAO_LOG: 'trace', LANGQIAO_DISK_RESERVE_MB: '0' }
    const child = spawn(process.execPath, [cli, 'recorder'], { env: { PATH: process.env.PATH, ...settings, ...env }, stdio: ['ignore', 'ignore', 'pipe'] })
    child.stderr!.setEncoding('utf8').on('data', (text: string) => (said += text))
    return child
  }

  async function stopRecorder(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (!recorder) return
    const ended = once(recorder, 'exit')
    recorder.kill(signal)
    await ended
    recorder = undefined
  }

  async function add(path: string, stream: Record<string, string> = {}): Promise<string> {
    const body = { ...details, stream: { url: `rtsp://127.0.0.1:${cameras.port}/${path}`, ...stream } }
    const { id } = (await chief.post<{ id: string }>('/api/cameras', body)).body
    await chief.post(`/api/cameras/${id}/activate`)
    return id
  }

  const health = async (id: string) => (await chief.get<{ cameras: { id: string; health: Record<string, unknown> | null }[] }>('/api/cameras')).body.cameras.find((c) => c.id === id)?.health ?? null
  const filesOf = async (id: string) => (await sql.query<{ path: string; frames: number; gops: number; bytes: string; codec: string; width: number }>('select * from footage_files where camera = $1 order by start_at', [id])).rows

  async function until<T>(look: () => Promise<T | null | undefined | false>): Promise<T> {
    for (;;) {
      const found = await look()
      if (found) return found
      await systemClock.sleep(50)
    }
  }
  const untilFrames = (id: string) => until(async () => ((await health(id))?.fps as number) > 0)

  async function readAll(id: string): Promise<GopPlace[]> {
    const places: GopPlace[] = []
    const now = systemClock.now()
    for await (const place of new ArchiveReader(archiveDir(house.platform.config.dataDir)).gops(id, now - 600_000, now + 60_000)) places.push(place)
    return places
  }

  /** Arrival times of key frames as the live socket tells them: a GOP is finished when the next one begins. */
  function listenForKeys(id: string): { keys: number[]; sizes: number[]; stop(): void } {
    const keys: number[] = []
    const sizes: number[] = []
    const stop = openLive(house.platform, id, 'main', {
      onMessage: (message) => {
        sizes.push(message.length)
        if (message[0] === messageKinds.media && message[1] === 1) keys.push(Math.round(message.readDoubleBE(2)))
      },
      onEnd: () => {},
    })
    return { keys, sizes, stop }
  }

  test('records every picture of the camera as it came, and writes a row when a file ends', async () => {
    recorder ??= startRecorder()
    const id = await add('gate', { username: 'viewer', password })
    await untilFrames(id)
    await until(async () => (await readAll(id)).length >= 6)
    await chief.post(`/api/cameras/${id}/suspend`, { reason: '测试' })
    const [file] = await until(async () => ((await filesOf(id)).length > 0 ? filesOf(id) : null))
    expect(file).toMatchObject({ codec: expect.stringMatching(/^avc1\./), width: 160 })
    expect(await health(id)).toBeNull()

    const reader = new ArchiveReader(archiveDir(house.platform.config.dataDir))
    const sent = new Set(gops.map((gop) => gop.frames.map((frame) => frame.nalus.map((nalu) => nalu.toString('base64')).join()).join()))
    const places = await readAll(id)
    expect(places.reduce((sum, place) => sum + place.record.frames, 0)).toBe(file!.frames)
    for (const place of places.slice(0, -1)) {
      const read = await reader.readGop(place)
      if (isDamage(read)) throw new Error(read.damage)
      const pictures = read.samples.map((s) => read.bytes.toString('base64', s.offset + 4, s.offset + s.size)).join()
      expect(sent.has(pictures)).toBe(true)
    }
  })

  test('kill -9 loses no finished GOP, and the next start writes the missing row', async () => {
    recorder ??= startRecorder()
    const id = await add('shed')
    await untilFrames(id)
    const { keys, stop } = listenForKeys(id)
    await until(async () => keys.length >= 6)
    const killedAt = systemClock.now()
    await stopRecorder('SIGKILL')
    stop()
    expect(await filesOf(id)).toEqual([])
    recorder = startRecorder()
    await until(async () => (await filesOf(id)).length > 0)
    const kept = new Set((await readAll(id)).map((place) => place.record.hostMs))
    const finished = keys.filter((_, i) => keys[i + 1] !== undefined && keys[i + 1]! <= killedAt - 200)
    expect(finished.length).toBeGreaterThan(2)
    expect(finished.filter((at) => !kept.has(at))).toEqual([])
    expect((await filesOf(id))[0]!.gops).toBeGreaterThanOrEqual(finished.length)
  })

  test('a watcher who comes late gets the format and the last key frame first, then picture by picture', async () => {
    recorder ??= startRecorder()
    const id = await add('shed')
    await untilFrames(id)
    const kinds: string[] = []
    const stop = openLive(house.platform, id, 'main', {
      onMessage: (message) => kinds.push(message[0] === messageKinds.init ? 'init' : message[1] === 1 ? 'key' : 'delta'),
      onEnd: (why) => kinds.push(why),
    })
    await until(async () => kinds.length >= 24)
    stop()
    expect(kinds.slice(0, 2)).toEqual(['init', 'key'])
    expect(kinds.filter((kind) => kind === 'delta').length).toBeGreaterThan(12)
    const ends: string[] = []
    openLive(house.platform, 'nobody', 'main', { onMessage: () => ends.push('message'), onEnd: (why) => ends.push(why) })
    await until(async () => ends.length > 0)
    await stopRecorder('SIGTERM')
    openLive(house.platform, id, 'main', { onMessage: () => ends.push('message'), onEnd: (why) => ends.push(why) })
    await until(async () => ends.length > 1)
    expect(ends).toEqual(['not_recorded', 'recorder_away'])
  })

  test('a tile is given the small picture over one connection, who enlarges it the large one, and the large one alone is recorded', async () => {
    recorder ??= startRecorder()
    const video = packetiseVideo(makeGops(20, { width: 96, height: 64 }))
    const tiles = await serveCameras(new Map([['tile', { video, auth: { scheme: 'digest', username: 'viewer', password } }]]), { clock: systemClock, random: (size) => systemIds(systemClock).random(size) })
    const id = await add('gate', { username: 'viewer', password, sub: `rtsp://127.0.0.1:${tiles.port}/tile` })
    await untilFrames(id)
    expect(tiles.countClients()).toBe(0)
    const watch = (wish: 'main' | 'sub') => {
      const heard: (string | number)[] = []
      const stop = openLive(house.platform, id, wish, {
        onMessage: (message) => {
          const segment = decodeSegment(message)
          heard.push(segment?.kind === 'stream' ? segment.stream : segment?.kind === 'init' ? segment.width : 'picture')
        },
        onEnd: (why) => heard.push(why),
      })
      return { heard, stop, playing: () => until(async () => heard.length > 8) }
    }
    const [first, second, enlarged] = [watch('sub'), watch('sub'), watch('main')]
    await Promise.all([first, second, enlarged].map((each) => each.playing()))
    expect([first, second, enlarged].map(({ heard }) => heard.slice(0, 3))).toEqual([['sub', 96, 'picture'], ['sub', 96, 'picture'], [160, 'picture', 'picture']])
    expect(tiles.countClients()).toBe(1)
    for (const each of [first, second, enlarged]) each.stop()
    await until(async () => tiles.countClients() === 0)
    await tiles.close()
    // Its machine is gone: the tile is given the large one.
    const fallen = watch('sub')
    await fallen.playing()
    expect(fallen.heard.slice(0, 3)).toEqual(['main', 160, 'picture'])
    fallen.stop()
    await chief.post(`/api/cameras/${id}/suspend`, { reason: '测试' })
    const files = await until(async () => ((await filesOf(id)).length > 0 ? filesOf(id) : null))
    expect(files.map(({ width }) => width)).toEqual(files.map(() => 160))
    const sent = new Set(gops.map((gop) => gop.frames[0]!.nalus.at(-1)!.length))
    const reading = new ArchiveReader(archiveDir(house.platform.config.dataDir)).openGops()
    for (const place of await readAll(id)) expect(sent.has((await reading.keyFrame(place))!.length - 4)).toBe(true)
    await reading.close()
  })

  test('follows a new address and says why a camera gives nothing', async () => {
    recorder ??= startRecorder()
    const id = await add('nothing')
    await until(async () => (await health(id))?.code === 'not_found')
    await chief.post(`/api/cameras/${id}/setStream`, { url: `rtsp://127.0.0.1:${cameras.port}/shed` })
    await untilFrames(id)
    expect(await health(id)).toMatchObject({ state: 'recording', code: '' })
    await chief.post(`/api/cameras/${id}/setStream`, { url: `rtsp://127.0.0.1:${cameras.port}/gate`, username: 'viewer', password: 'wrong' })
    await until(async () => (await health(id))?.code === 'unauthorised')
  })

  test('a test of a connection tells technical facts and shows no picture', async () => {
    recorder ??= startRecorder()
    const body = (path: string, more = {}) => ({ station: 'lancheng', stream: { url: `rtsp://127.0.0.1:${cameras.port}/${path}`, ...more } })
    await until(async () => (await chief.post('/api/camera-test', body('shed'))).status === 200)
    const { body: facts } = await chief.post('/api/camera-test', body('gate', { username: 'viewer', password }))
    expect(facts).toMatchObject({ reachable: true, width: 160, height: 96, fps: 25, keyframeSeconds: 0.4, packetsLost: 0 })
    expect(JSON.stringify(facts).length).toBeLessThan(400)
    expect((await chief.post('/api/camera-test', body('gate'))).body).toMatchObject({ reachable: false, code: 'unauthorised' })
    const stranger = await house.as('station_chief', { station: 'qiyun' })
    expect((await stranger.post('/api/camera-test', body('shed'))).status).toBe(403)
  })

  test('a full disk stops recording loudly, and deletes nothing', async () => {
    recorder ??= startRecorder()
    const id = await add('shed')
    await until(async () => (await readAll(id)).length >= 3)
    await stopRecorder('SIGTERM')
    const before = (await readAll(id)).length
    recorder = startRecorder({ LANGQIAO_DISK_RESERVE_MB: '100000000' })
    await until(async () => (await health(id))?.state === 'stopped')
    expect(await health(id)).toMatchObject({ code: 'RESERVE' })
    const { recorders } = (await until(async () => {
      const { body } = await chief.get<{ recorders: { state: string; code: string; recording: number }[] }>('/api/cameras')
      return body.recorders[0]?.state === 'disk_full' && body
    }))
    expect(recorders).toMatchObject([{ code: 'RESERVE', recording: 0 }])
    expect((await house.app.inject('/metrics')).body).toMatch(/^langqiao_recorder_disk_full 1$/m)
    expect(said).toContain('RECORDING STANDS STILL')
    expect((await readAll(id)).length).toBe(before)
    await stopRecorder('SIGTERM')
  })

  test('goes on recording while the database is away, and writes the rows afterwards', async () => {
    recorder ??= startRecorder()
    const id = await add('shed')
    await untilFrames(id)
    const name = (await sql.query<{ name: string }>('select current_database() as name')).rows[0]!.name
    const admin = new pg.Client({ connectionString: house.ownerUrl.replace(/\/house_\w+\?/, '/postgres?') })
    await admin.connect()
    await admin.query(`alter database ${name} with allow_connections false`)
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'langqiao-recorder'`)
    const before = (await readAll(id)).length
    await until(async () => (await readAll(id)).length >= before + 5)
    await admin.query(`alter database ${name} with allow_connections true`)
    await admin.end()
    await chief.post(`/api/cameras/${id}/suspend`, { reason: '测试' })
    await until(async () => (await filesOf(id)).length > 0)
    const gopsOnDisk = (await readAll(id)).length
    expect((await filesOf(id)).reduce((sum, file) => sum + file.gops, 0)).toBe(gopsOnDisk)
    expect(said).toContain('recording goes on')
  })

  test('a second recorder of the same folder is refused', async () => {
    recorder ??= startRecorder()
    await until(async () => (await sql.query(`select 1 from recorders where state = 'running'`)).rowCount)
    const second = startRecorder()
    const [code] = (await once(second, 'exit')) as [number]
    expect(code).toBe(1)
    expect(said).toContain('is using this data folder')
  })

  test('a camera that nobody here wrote is recorded, and FFmpeg plays the file', async () => {
    const camera = await startGStreamerCamera(['--user', 'viewer', '--password', password, '--gop', '10'])
    recorder ??= startRecorder()
    const body = { ...details, stream: { url: `rtsp://127.0.0.1:${camera.port}/camera`, username: 'viewer', password } }
    const { id } = (await chief.post<{ id: string }>('/api/cameras', body)).body
    await chief.post(`/api/cameras/${id}/activate`)
    await until(async () => (await readAll(id)).length >= 4)
    await chief.post(`/api/cameras/${id}/suspend`, { reason: '测试' })
    await until(async () => (await filesOf(id)).length > 0)
    await camera.stop()
    const [file] = await filesOf(id)
    const path = join(archiveDir(house.platform.config.dataDir), file!.path)
    const probed = await runProbe(['-count_frames', '-show_entries', 'stream=nb_read_frames,width'], path)
    expect([probed.stderr, probed.stdout.trim()]).toEqual(['', `640,${file!.frames}`])
  })

  test('no password was said or stored by anyone', async () => {
    const { rows } = await sql.query<{ name: string }>(`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public'`)
    const stored: string[] = []
    for (const { name } of rows) for (const row of (await sql.query<Record<string, unknown>>(`select * from ${name}`)).rows)
      for (const value of Object.values(row)) stored.push(Buffer.isBuffer(value) ? value.toString('latin1') : (JSON.stringify(value) ?? ''))
    expect(said).toContain('camera')
    expect(said + stored.join('\n')).not.toContain(password)
  })
})
