import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mainRecorder, saveFiles, saveRecorder } from '#domains/cameras/index.ts'
import { openFootageHouse, type FootageHouse } from '../../../../test/footage-house.ts'
import type { Answer } from '../../../../test/house.ts'
import type { Storage } from './storage-answer.ts'

const hour = 3_600_000
const day = 24 * hour
const gigabyte = 1e9

describe('the forecast of storage', () => {
  let f: FootageHouse
  let answer: Answer<Storage>
  beforeAll(async () => {
    f = await openFootageHouse()
    const { platform } = f.house
    const scope = { county: platform.county, stations: 'all' as const, account: 'system' }
    const root = join(f.house.folder, 'data/archive')
    const now = Math.floor(f.clock.now() / hour) * hour
    const file = (cameraId: string, startMs: number) => ({ cameraId, path: join(root, cameraId, new Date(startMs).toISOString().slice(0, 10), `${startMs}.mp4`), startMs, endMs: startMs + hour, bytes: gigabyte, gops: 1, frames: 1, codec: 'avc1', width: 1920, height: 1080 })
    await platform.database.transact(scope, async (tx) => {
      // One gigabyte an hour for two days; and a day that is past the thirty days of the compound's camera.
      const files = Array.from({ length: 48 }, (_, i) => file(f.camera, now - 2 * day + i * hour))
      const old = Array.from({ length: 24 }, (_, i) => file(f.camera, now - 40 * day + i * hour))
      await saveFiles(tx, platform.county, mainRecorder, root, [...files, ...old])
      const report = { id: mainRecorder, state: 'running' as const, code: '', startedMs: now, cameras: 1, recording: 1, freeBytes: 248 * gigabyte, reserveBytes: 8 * gigabyte, syncMs: 1, filesWaiting: 0 }
      await saveRecorder(tx, platform.county, report, now)
    })
    answer = await (await f.house.as('system_administrator')).get<Storage>('/api/footage/storage')
  })
  afterAll(() => f?.house.close())

  test('says what a recorder’s disk has to hold, what it lacks for that, and when it is full', () => {
    expect(answer.status).toBe(200)
    const [recorder] = answer.body.recorders
    expect(recorder).toMatchObject({ recorder: 'main', cameras: 1, bytesPerDay: 24 * gigabyte, heldBytes: 72 * gigabyte, onHoldBytes: 24 * gigabyte })
    // Thirty days and the one that is being deleted, 24 GB each, and what is kept beyond; 312 GB are there beside the reserve.
    expect(recorder).toMatchObject({ neededBytes: (31 * 24 + 24) * gigabyte, shortBytes: (31 * 24 + 24 - 312) * gigabyte, fullInDays: 10 })
  })

  test('names no camera, and is on /metrics for an alarm', async () => {
    expect(JSON.stringify(answer.body)).not.toContain(f.camera)
    const { payload } = await f.house.app.inject({ url: '/metrics', remoteAddress: '127.0.0.1' })
    expect(payload).toContain('langqiao_footage_full_in_days 10\n')
    expect(payload).toContain(`langqiao_footage_short_bytes ${(31 * 24 + 24 - 312) * gigabyte}\n`)
  })
})
