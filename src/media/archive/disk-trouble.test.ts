import { expect, test } from 'vitest'
import { ManualClock } from '#platform/ports/clock.ts'
import { randomFrom } from '../../../demo/random.ts'
import { compareFootage, checkFiles } from '../../../test/faults/power-check.ts'
import { SimulatedFootage } from '../../../test/faults/power-footage.ts'
import { SimulatedDisk } from '../../../test/simulated-disk.ts'
import { Archive } from './archive.ts'
import type { FinishedFile } from './finish.ts'
import type { RecordingState } from './writer.ts'

const root = '/footage'

/** A camera recording onto a simulated disk. */
function setUp(reserveBytes = 0) {
  const random = randomFrom('trouble')
  const disk = new SimulatedDisk(random)
  const clock = new ManualClock(Date.UTC(2026, 4, 1, 8, 10))
  const footage = new SimulatedFootage('a', clock.now(), random)
  const states: RecordingState[] = []
  const files: FinishedFile[] = []
  const archive = new Archive({ root, vfs: disk, clock, reserveBytes, onFile: (f) => void files.push(f), onState: (s) => void states.push(s) })
  const record = async (gops: number) => {
    for (let i = 0; i < gops; i++) {
      clock.advance(footage.dueMs - clock.now())
      await new Promise((resolve) => setImmediate(resolve))
      await archive.writer('a').write(footage.finish().gop)
    }
  }
  const check = async () => {
    await archive.close()
    const { faults, found } = await compareFootage(disk, root, footage)
    expect([...faults, ...(await checkFiles(disk, root, 'a'))]).toEqual([])
    return found
  }
  return { disk, clock, footage, states, files, archive, record, check }
}

const names = (states: RecordingState[]) => states.map((s) => s.code ?? s.state)

test('a full disk stops recording loudly, harms and deletes nothing, and recording goes on when there is space', async () => {
  const { disk, states, footage, record, check } = setUp()
  await record(10)
  disk.capacity = 40_000
  await record(20)
  expect(names(states)).toEqual(['recording', 'ENOSPC'])
  const written = footage.sent.length
  disk.capacity = Number.POSITIVE_INFINITY
  await record(10)
  expect(names(states)).toEqual(['recording', 'ENOSPC', 'recording'])
  const found = await check()
  const lost = footage.sent.filter((g) => !found.has(g.id)).map((g) => g.id)
  expect(lost).toEqual(Array.from({ length: lost.length }, (_, i) => lost[0]! + i))
  expect(states[2]!.lostGops).toBe(lost.length - states[1]!.lostGops)
  expect(lost.at(-1)).toBeGreaterThanOrEqual(written - 1)
})

test('a disk that is full again and again loses only what came meanwhile', async () => {
  const { disk, record, check, footage } = setUp()
  for (const extra of [9000, 30_000, 12_000, 50_000]) {
    disk.capacity = Number.POSITIVE_INFINITY
    await record(8)
    disk.capacity = await usedBytes(disk) + extra
    await record(12)
  }
  disk.capacity = Number.POSITIVE_INFINITY
  await record(8)
  const found = await check()
  expect(footage.sent.slice(-3).every((g) => found.has(g.id))).toBe(true)
})

async function usedBytes(disk: SimulatedDisk): Promise<number> {
  disk.capacity = 1e9
  return 1e9 - (await disk.freeBytes())
}

for (const code of ['EROFS', 'EIO'])
  test(`a disk that answers ${code} stops recording, and recording goes on in a new file`, async () => {
    const { disk, states, files, record, check } = setUp()
    await record(5)
    disk.failWith = code
    await record(8)
    expect(names(states)).toEqual(['recording', code])
    disk.failWith = undefined
    await record(8)
    expect(names(states)).toEqual(['recording', code, 'recording'])
    await check()
    expect(files).toHaveLength(2)
  })

test('a sync that fails is never believed later: the file is let go and recording goes on in another', async () => {
  const { disk, clock, states, record, check, files } = setUp()
  await record(2)
  disk.failSyncWith = 'EIO'
  await record(4)
  expect(names(states)).toContain('EIO')
  disk.failSyncWith = undefined
  clock.advance(6000)
  await record(5)
  await check()
  expect(files.length).toBeGreaterThanOrEqual(2)
})

test('the reserve of the disk is left alone: the file is ended in good order', async () => {
  const { disk, states, files, record, check } = setUp(1_000_000)
  await record(5)
  disk.capacity = 1_000_000
  await record(10)
  expect(names(states)).toEqual(['recording', 'RESERVE'])
  expect(files.map((f) => f.gops)).toEqual([expect.any(Number)])
  disk.capacity = Number.POSITIVE_INFINITY
  await record(10)
  expect(names(states)).toEqual(['recording', 'RESERVE', 'recording'])
  await check()
})
