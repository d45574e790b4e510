import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { archiveDir, openLive } from '#domains/cameras/index.ts'
import { isDamage } from '#media/mp4/walk.ts'
import { messageKinds } from '#media/live/wire.ts'
import { systemClock } from '#platform/ports/clock.ts'
import { startGStreamerCamera } from '../../../test/peers/start-gstreamer-camera.ts'
import { runProbe } from '../../../test/program.ts'
import { gops, openOneRecorder, password, type OneRecorder, until } from '../../../test/one-recorder.ts'

describe('the recorder', () => {
  let yard: OneRecorder
  beforeAll(async () => void (yard = await openOneRecorder()))
  // Whatever a test left recording is not the next one's.
  afterEach(() => yard.sql.query(`update cameras set state = 'retired'`))
  afterAll(() => yard?.close())

  /** Arrival times of key frames as the live socket tells them: a GOP is finished when the next one begins. */
  function listenForKeys(id: string): { keys: number[]; stop(): void } {
    const keys: number[] = []
    const stop = openLive(yard.house.platform, id, 'main', {
      onMessage: (message) => {
        if (message[0] === messageKinds.media && message[1] === 1) keys.push(Math.round(message.readDoubleBE(2)))
      },
      onEnd: () => {},
    })
    return { keys, stop }
  }

  test('records every picture of the camera as it came, and writes a row when a file ends', async () => {
    yard.run()
    const id = await yard.add(yard.addressOf('gate'), { username: 'viewer', password })
    await yard.untilFrames(id)
    await until(async () => (await yard.readAll(id)).length >= 6)
    await yard.chief.post(`/api/cameras/${id}/suspend`, { reason: '测试' })
    const [file] = await until(async () => ((await yard.filesOf(id)).length > 0 ? yard.filesOf(id) : null))
    expect(file).toMatchObject({ codec: expect.stringMatching(/^avc1\./), width: 160 })
    expect(await yard.health(id)).toBeNull()

    const reader = yard.reader()
    const sent = new Set(gops.map((gop) => gop.frames.map((frame) => frame.nalus.map((nalu) => nalu.toString('base64')).join()).join()))
    const places = await yard.readAll(id)
    expect(places.reduce((sum, place) => sum + place.record.frames, 0)).toBe(file!.frames)
    for (const place of places.slice(0, -1)) {
      const read = await reader.readGop(place)
      if (isDamage(read)) throw new Error(read.damage)
      const pictures = read.samples.map((s) => read.bytes.toString('base64', s.offset + 4, s.offset + s.size)).join()
      expect(sent.has(pictures)).toBe(true)
    }
  })

  test('kill -9 loses no finished GOP, and the next start writes the missing row', async () => {
    yard.run()
    const id = await yard.add(yard.addressOf('shed'))
    await yard.untilFrames(id)
    const { keys, stop } = listenForKeys(id)
    await until(async () => keys.length >= 6)
    const killedAt = systemClock.now()
    await yard.stop('SIGKILL')
    stop()
    expect(await yard.filesOf(id)).toEqual([])
    yard.run()
    await until(async () => (await yard.filesOf(id)).length > 0)
    const kept = new Set((await yard.readAll(id)).map((place) => place.record.hostMs))
    const finished = keys.filter((_, i) => keys[i + 1] !== undefined && keys[i + 1]! <= killedAt - 200)
    expect(finished.length).toBeGreaterThan(2)
    expect(finished.filter((at) => !kept.has(at))).toEqual([])
    expect((await yard.filesOf(id))[0]!.gops).toBeGreaterThanOrEqual(finished.length)
  })

  test('follows a new address and says why a camera gives nothing', async () => {
    yard.run()
    const id = await yard.add(yard.addressOf('nothing'))
    await until(async () => (await yard.health(id))?.code === 'not_found')
    await yard.chief.post(`/api/cameras/${id}/setStream`, { url: yard.addressOf('shed') })
    await yard.untilFrames(id)
    expect(await yard.health(id)).toMatchObject({ state: 'recording', code: '' })
    await yard.chief.post(`/api/cameras/${id}/setStream`, { url: yard.addressOf('gate'), username: 'viewer', password: 'wrong' })
    await until(async () => (await yard.health(id))?.code === 'unauthorised')
  })

  test('a test of a connection tells technical facts and shows no picture', async () => {
    yard.run()
    const body = (path: string, more = {}) => ({ station: 'lancheng', stream: { url: yard.addressOf(path), ...more } })
    await until(async () => (await yard.chief.post('/api/camera-test', body('shed'))).status === 200)
    const { body: facts } = await yard.chief.post('/api/camera-test', body('gate', { username: 'viewer', password }))
    expect(facts).toMatchObject({ reachable: true, width: 160, height: 96, fps: 25, keyframeSeconds: 0.4, packetsLost: 0 })
    expect(JSON.stringify(facts).length).toBeLessThan(400)
    expect((await yard.chief.post('/api/camera-test', body('gate'))).body).toMatchObject({ reachable: false, code: 'unauthorised' })
    const stranger = await yard.house.as('station_chief', { station: 'qiyun' })
    expect((await stranger.post('/api/camera-test', body('shed'))).status).toBe(403)
  })

  test('a full disk stops recording loudly, and deletes nothing', async () => {
    yard.run()
    const id = await yard.add(yard.addressOf('shed'))
    await until(async () => (await yard.readAll(id)).length >= 3)
    await yard.stop('SIGTERM')
    const before = (await yard.readAll(id)).length
    yard.run({ LANGQIAO_DISK_RESERVE_MB: '100000000' })
    await until(async () => (await yard.health(id))?.state === 'stopped')
    expect(await yard.health(id)).toMatchObject({ code: 'RESERVE' })
    const { recorders } = (await until(async () => {
      const { body } = await yard.chief.get<{ recorders: { state: string; code: string; recording: number }[] }>('/api/cameras')
      return body.recorders[0]?.state === 'disk_full' && body
    }))
    expect(recorders).toMatchObject([{ code: 'RESERVE', recording: 0 }])
    expect((await yard.house.app.inject('/metrics')).body).toMatch(/^langqiao_recorder_disk_full 1$/m)
    expect(yard.said()).toContain('RECORDING STANDS STILL')
    expect((await yard.readAll(id)).length).toBe(before)
    await yard.stop('SIGTERM')
  })

  test('goes on recording while the database is away, and writes the rows afterwards', async () => {
    yard.run()
    const id = await yard.add(yard.addressOf('shed'))
    await yard.untilFrames(id)
    const name = (await yard.sql.query<{ name: string }>('select current_database() as name')).rows[0]!.name
    const admin = new pg.Client({ connectionString: yard.house.ownerUrl.replace(/\/house_\w+\?/, '/postgres?') })
    await admin.connect()
    await admin.query(`alter database ${name} with allow_connections false`)
    await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'langqiao-recorder'`)
    const before = (await yard.readAll(id)).length
    await until(async () => (await yard.readAll(id)).length >= before + 5)
    await admin.query(`alter database ${name} with allow_connections true`)
    await admin.end()
    await yard.chief.post(`/api/cameras/${id}/suspend`, { reason: '测试' })
    await until(async () => (await yard.filesOf(id)).length > 0)
    const gopsOnDisk = (await yard.readAll(id)).length
    expect((await yard.filesOf(id)).reduce((sum, file) => sum + file.gops, 0)).toBe(gopsOnDisk)
    expect(yard.said()).toContain('recording goes on')
  })

  test('a second recorder of the same folder is refused', async () => {
    yard.run()
    await until(async () => (await yard.sql.query(`select 1 from recorders where state = 'running'`)).rowCount)
    const second = yard.start()
    const [code] = (await once(second, 'exit')) as [number]
    expect(code).toBe(1)
    expect(yard.said()).toContain('is using this data folder')
  })

  test('a camera that nobody here wrote is recorded, and FFmpeg plays the file', async () => {
    const camera = await startGStreamerCamera(['--user', 'viewer', '--password', password, '--gop', '10'])
    yard.run()
    const id = await yard.add(`rtsp://127.0.0.1:${camera.port}/camera`, { username: 'viewer', password })
    await until(async () => (await yard.readAll(id)).length >= 4)
    await yard.chief.post(`/api/cameras/${id}/suspend`, { reason: '测试' })
    await until(async () => (await yard.filesOf(id)).length > 0)
    await camera.stop()
    const [file] = await yard.filesOf(id)
    const path = join(archiveDir(yard.house.platform.config.dataDir), file!.path)
    const probed = await runProbe(['-count_frames', '-show_entries', 'stream=nb_read_frames,width'], path)
    expect([probed.stderr, probed.stdout.trim()]).toEqual(['', `640,${file!.frames}`])
  })

  test('no password was said or stored by anyone', async () => {
    const { rows } = await yard.sql.query<{ name: string }>(`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public'`)
    const stored: string[] = []
    for (const { name } of rows) for (const row of (await yard.sql.query<Record<string, unknown>>(`select * from ${name}`)).rows)
      for (const value of Object.values(row)) stored.push(Buffer.isBuffer(value) ? value.toString('latin1') : (JSON.stringify(value) ?? ''))
    expect(yard.said()).toContain('camera')
    expect(yard.said() + stored.join('\n')).not.toContain(password)
  })
})
