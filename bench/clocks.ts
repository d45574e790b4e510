import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { compare } from './clocks/compare.ts'
import { readTimes } from './clocks/read-times.ts'
import { recordBothWays, type Way, ways } from './clocks/record.ts'
import { startClockCamera } from './live/camera.ts'

/**
 * How far the time of a recording is from the truth, and two cameras' recordings from each other. Both draw the clock of this machine
 * into their pictures; the encoder of one lets a picture go at once, that of the other holds it for `--hold` ms, as those do that look ahead. The peer in the same
 * run, from the same packets: the same recording timed by arrival alone.
 */
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '90' }, hold: { type: 'string', default: '600' } } })
const seconds = Number(values.seconds)
const holdMs = Number(values.hold)
/** From then on a recording that began by arrival has been brought to what the first report said. */
const settleMs = 30_000
const shape = { fps: 25, gop: 50 }

const root = mkdtempSync(join(tmpdir(), 'langqiao-clocks-'))
const cameras = { quick: await startClockCamera(shape), slow: await startClockCamera({ ...shape, holdMs }) }
try {
  const startMs = Date.now()
  await recordBothWays(root, { quick: cameras.quick.url, slow: cameras.slow.url }, seconds)
  const measure = async (way: Way) => compare([await readTimes(root, `quick-${way}`, Date.now()), await readTimes(root, `slow-${way}`, Date.now())], startMs + settleMs)
  const [byReports, byArrival] = [await measure(ways[0]), await measure(ways[1])]
  console.log(JSON.stringify({
    apartP95Ms: byReports.apartP95Ms, apartMaxMs: byReports.apartMaxMs, lateMedianMs: byReports.medianMs,
    arrivalApartP95Ms: byArrival.apartP95Ms, arrivalApartMaxMs: byArrival.apartMaxMs, arrivalLateMedianMs: byArrival.medianMs,
    holdMs, seconds,
  }))
} finally {
  await Promise.all(Object.values(cameras).map((camera) => camera.stop()))
  rmSync(root, { recursive: true, force: true })
}
