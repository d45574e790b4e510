import { expect, test } from 'vitest'
import { ManualClock } from '#platform/ports/clock.ts'
import { randomFrom } from '../../../demo/random.ts'
import { compareFootage, checkFiles } from '../../../test/faults/power-check.ts'
import { SimulatedFootage } from '../../../test/faults/power-footage.ts'
import { SimulatedDisk } from '../../../test/simulated-disk.ts'
import { Archive } from './archive.ts'
import type { FinishedFile } from './finish.ts'
import { listCameras } from './layout.ts'
import { recoverArchive } from './recover.ts'
import { removeFootage } from './remove-footage.ts'
import { SpreadVfs } from './spread-vfs.ts'
import type { RecordingState } from './writer.ts'

const root = '/footage'

/** A camera recording onto two disks. */
function setUp(reserveBytes = 0) {
  const random = randomFrom('spread')
  const disks = [new SimulatedDisk(random), new SimulatedDisk(random)] as const
  const clock = new ManualClock(Date.UTC(2026, 4, 1, 8, 10))
  const footage = new SimulatedFootage('a', clock.now(), random)
  const states: RecordingState[] = []
  const files: FinishedFile[] = []
  const sick: string[] = []
  const gone = new Set<string>()
  const folders = [root, '/mnt/second/footage']
  const vfs = new SpreadVfs({
    root, clock, reserveBytes, disks: disks.map((disk, i) => ({ folder: folders[i]!, vfs: disk })), onSick: (folder, code) => void sick.push(`${folder} ${code}`),
    isMounted: (folder) => Promise.resolve(!gone.has(folder)),
  })
  const archive = new Archive({ root, vfs, clock, reserveBytes, onFile: (f) => void files.push(f), onState: (s) => void states.push(s) })
  const record = async (gops: number) => {
    for (let i = 0; i < gops; i++) {
      clock.advance(footage.dueMs - clock.now())
      await new Promise((resolve) => setImmediate(resolve))
      await archive.writer('a').write(footage.finish().gop)
    }
  }
  /** Faults in what both disks hold together, and how many GOPs are found. */
  const check = async () => {
    // What rests is asked again.
    clock.advance(2 * 3_600_000)
    await archive.close()
    const { faults, found } = await compareFootage(vfs, root, footage)
    return { faults: [...faults, ...(await checkFiles(vfs, root, 'a'))], found: found.size }
  }
  const holds = async (i: 0 | 1) => (await listCameras(disks[i], folders[i]!)).length > 0
  return { disks, clock, footage, states, files, sick, gone, folders, vfs, record, check, holds }
}

test('new files go to the disk with the most room, and are read as one', async () => {
  const { disks, record, check, holds, states } = setUp()
  disks[0].capacity = 500_000
  disks[1].capacity = 900_000
  await record(20)
  expect([await holds(0), await holds(1)]).toEqual([false, true])
  const { faults, found } = await check()
  expect([faults, found, states.map((s) => s.state)]).toEqual([[], 20, ['recording', 'idle']])
})

test.each(['EIO', 'EROFS', 'ENOSPC'])('a disk that refuses with %s loses nothing: the same GOP is written on the other one', async (code) => {
  const { disks, record, check, states, footage, sick, folders } = setUp()
  disks[0].capacity = 1e9
  disks[1].capacity = 1e8
  await record(10)
  disks[0].failWith = code
  await record(20)
  expect([states.map((s) => s.state), [...new Set(sick)]]).toEqual([['recording'], [`${folders[0]} ${code}`]])
  disks[0].failWith = undefined
  const { faults, found } = await check()
  expect([faults, found]).toEqual([[], footage.sent.length])
})

test('a disk whose fsync fails is left; what it had not synced is all that may be lost', async () => {
  const { disks, record, check, states, footage } = setUp()
  disks[0].capacity = 1e9
  disks[1].capacity = 1e8
  await record(10)
  disks[0].failSyncWith = 'EIO'
  await record(40)
  disks[0].failSyncWith = undefined
  const { faults, found } = await check()
  expect(states.every((s) => s.state !== 'stopped')).toBe(true)
  expect([faults, found]).toEqual([[], footage.sent.length])
})

test('a disk that reaches its reserve ends its file in good order, and the next lies on the other', async () => {
  const { disks, record, check, footage, states, holds, files } = setUp(50_000)
  disks[0].capacity = 300_000
  disks[1].capacity = 290_000
  await record(4)
  expect([await holds(0), await holds(1)]).toEqual([true, false])
  disks[0].capacity = 60_000
  await record(10)
  expect([await holds(1), states.map((s) => s.state)]).toEqual([true, ['recording']])
  const { faults, found } = await check()
  expect([faults, found, files.length]).toEqual([[], footage.sent.length, 2])
})

test('when no disk takes bytes recording stops loudly, and goes on by itself', async () => {
  const { disks, record, check, states } = setUp()
  disks[0].capacity = 1e9
  disks[1].capacity = 1e8
  await record(4)
  for (const disk of disks) disk.failWith = 'EROFS'
  await record(10)
  expect(states.map((s) => s.code ?? s.state)).toEqual(['recording', 'EROFS'])
  for (const disk of disks) disk.failWith = undefined
  await record(60)
  expect(states.at(-1)!.state).toBe('recording')
  expect((await check()).faults).toEqual([])
})

test('a mount that is gone is not written to: its folder is another disk’s', async () => {
  const { disks, record, gone, folders, holds, sick } = setUp()
  disks[0].capacity = 1e8
  disks[1].capacity = 1e9
  gone.add(folders[1]!)
  await record(4)
  expect([await holds(0), await holds(1), sick]).toEqual([true, false, [`${folders[1]} ENODEV`]])
})

test('files of both disks are recovered and deleted by paths of one folder', async () => {
  const { disks, clock, record, check, files, vfs } = setUp()
  disks[0].capacity = 1e9
  disks[1].capacity = 1e8
  await record(10)
  disks[0].failWith = 'EIO'
  await record(10)
  disks[0].failWith = undefined
  await check()
  clock.advance(3_600_000)
  const seen: string[] = []
  await recoverArchive({ vfs, root, onFile: (file) => void seen.push(file.path) })
  expect(seen).toHaveLength(2)
  const due = seen.map((path) => ({ path: path.slice(root.length + 1), endMs: clock.now() - 1 }))
  expect(await removeFootage(vfs, root, due, clock.now())).toEqual({ removed: due.map((d) => d.path), missing: [], failed: [] })
  expect([(await listCameras(disks[0], root)).length, files.length > 0]).toEqual([1, true])
  expect(await vfs.list(`${root}/a`)).toEqual([])
})
