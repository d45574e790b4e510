import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { compare } from '../../bench/clocks/compare.ts'
import { readTimes } from '../../bench/clocks/read-times.ts'
import { recordBothWays } from '../../bench/clocks/record.ts'
import { startClockCamera } from '../../bench/live/camera.ts'

const root = mkdtempSync(join(tmpdir(), 'langqiao-two-cameras-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

test.runIf(process.env.LANGQIAO_TEST_LONG)('two cameras show one moment within 200 ms of each other, though one sends its pictures 600 ms later', async () => {
  const shape = { fps: 10, gop: 10 }
  const cameras = { quick: await startClockCamera(shape), slow: await startClockCamera({ ...shape, holdMs: 600 }) }
  const startMs = Date.now()
  await recordBothWays(root, { quick: cameras.quick.url, slow: cameras.slow.url }, 35)
  await Promise.all(Object.values(cameras).map((camera) => camera.stop()))
  const read = (name: string) => readTimes(root, name, Date.now())
  const byReports = compare([await read('quick-reports'), await read('slow-reports')], startMs + 25_000)
  const byArrival = compare([await read('quick-arrival'), await read('slow-arrival')], startMs + 25_000)
  expect(byReports.apartP95Ms).toBeLessThan(200)
  expect(byArrival.apartP95Ms).toBeGreaterThan(300)
})
