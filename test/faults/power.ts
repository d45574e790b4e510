import { randomFrom, type Random } from '../../demo/random.ts'
import { Archive } from '../../src/media/archive/archive.ts'
import { recoverArchive } from '../../src/media/archive/recover.ts'
import { ManualClock } from '../../src/platform/ports/clock.ts'
import { SimulatedDisk } from '../simulated-disk.ts'
import { compareFootage, checkFiles } from './power-check.ts'
import { SimulatedFootage } from './power-footage.ts'

/** reliability.md: a power cut may take the last ten seconds, nothing before. */
const boundMs = 10_000
const root = '/footage'

export interface PowerResult {
  times: number
  ackedActs: 0
  lostActs: 0
  /** GOPs that had to be there, and how many of them were not. */
  finishedGops: number
  lostGops: number
  /** Everything that was not as it should be, with the seed that shows it again. */
  faults: string[]
}

/**
 * Records made-up cameras onto a simulated disk and cuts the power `times` times, each at a random call to the disk: while writing,
 * syncing, beginning or finishing a file, or recovering from the cut before.
 */
export async function cutPower(times: number, seed: number | string = 1): Promise<PowerResult> {
  const result: PowerResult = { times: 0, ackedActs: 0, lostActs: 0, finishedGops: 0, lostGops: 0, faults: [] }
  for (let run = 0; result.times < times; run++) {
    const key = `${seed}/${run}`
    const faults: string[] = []
    await runHistory(randomFrom(key), Math.min(3, times - result.times), result, faults)
    for (const fault of faults) result.faults.push(`${key}: ${fault}`)
  }
  return result
}

/** One archive over up to `lives` power cuts. */
async function runHistory(random: Random, lives: number, result: PowerResult, faults: string[]): Promise<void> {
  const disk = new SimulatedDisk(random)
  // Half of the histories cross an hour, where one file ends and the next begins.
  const clock = new ManualClock(Date.UTC(2026, 4, 1, 8, 59, random.whole(0, 59)) - random.whole(0, 1) * 1_800_000)
  const cameras = ['a', 'b'].map((id) => new SimulatedFootage(id, clock.now() + random.whole(0, 900), random))
  for (let life = 0; life < lives; life++) {
    const rows = new Map<string, number>()
    await record(disk, clock, cameras, random, rows)
    result.times++
    // What was written more than ten seconds ago, what a row promises, what survived an earlier cut.
    for (const { cameraId, sent } of cameras)
      for (const gop of sent)
        if (gop.acked && (gop.endMs <= clock.now() - boundMs || isInRow(rows, cameraId, gop.startMs))) gop.promised = true
    disk.powerOn()
    await recover(disk, random, faults)
    for (const footage of cameras) await check(disk, footage, result, faults)
    clock.advance(random.whole(1, 300) * 1000)
    for (const footage of cameras) footage.pause(clock.now() - footage.nextMs)
  }
}

/** Records until the power is gone. */
async function record(disk: SimulatedDisk, clock: ManualClock, cameras: SimulatedFootage[], random: Random, rows: Map<string, number>): Promise<void> {
  const onFile = (file: { cameraId: string; startMs: number; endMs: number }) => void (disk.isOff || rows.set(`${file.cameraId} ${file.startMs}`, file.endMs))
  const archive = new Archive({ root, vfs: disk, clock, reserveBytes: 0, onFile })
  disk.cutAfter(random.whole(1, random.pick([20, 100, 250])))
  while (!disk.isOff) {
    const camera = cameras.reduce((first, c) => (c.dueMs < first.dueMs ? c : first))
    await pass(disk, clock, camera.dueMs - clock.now())
    if (disk.isOff) break
    const sent = camera.finish()
    void archive.writer(camera.cameraId).write(sent.gop).then(() => (sent.acked = !disk.isOff))
    if (random.next() < 0.03) void archive.writer(camera.cameraId).endSession()
    await turn()
  }
  await turn()
  await archive.close()
}

/** Recovers, with the power failing again now and then, until it is through; then once more, which must change nothing. */
async function recover(disk: SimulatedDisk, random: Random, faults: string[]): Promise<void> {
  while (random.next() < 0.3) {
    disk.cutAfter(random.whole(0, 40))
    await recoverArchive({ vfs: disk, root }).catch(() => {})
    if (disk.isOff) disk.powerOn()
    else disk.cutAfter(Number.POSITIVE_INFINITY)
  }
  const problem = ({ path, error }: { path: string; error: unknown }) => void faults.push(`recovery of ${path}: ${String(error)}`)
  await recoverArchive({ vfs: disk, root, onProblem: problem })
  const again = await recoverArchive({ vfs: disk, root, onProblem: problem })
  for (const { path, action } of again.repaired) faults.push(`a second recovery found ${path} ${action}`)
}

async function check(disk: SimulatedDisk, footage: SimulatedFootage, result: PowerResult, faults: string[]): Promise<void> {
  const compared = await compareFootage(disk, root, footage)
  faults.push(...compared.faults, ...(await checkFiles(disk, root, footage.cameraId)))
  for (const gop of footage.sent) {
    const isThere = compared.found.has(gop.id)
    if (gop.promised) {
      result.finishedGops++
      if (!isThere) {
        result.lostGops++
        faults.push(`GOP ${gop.id} of camera ${footage.cameraId} at ${gop.startMs} was promised and is gone`)
      }
    }
    // What was read from the platter stays; what was lost stays lost.
    gop.promised = isThere
    gop.acked = isThere
  }
}

function isInRow(rows: Map<string, number>, cameraId: string, atMs: number): boolean {
  for (const [key, endMs] of rows) {
    const [camera, start] = key.split(' ')
    if (camera === cameraId && atMs >= Number(start) && atMs < endMs) return true
  }
  return false
}

/** Lets time pass in small steps, so that what is due happens when it is due; stands still when the power is gone. */
async function pass(disk: SimulatedDisk, clock: ManualClock, ms: number): Promise<void> {
  for (let left = ms; left > 0 && !disk.isOff; left -= 500) {
    clock.advance(Math.min(500, left))
    await turn()
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
