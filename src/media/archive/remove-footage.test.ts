import { join } from 'node:path'
import { expect, test } from 'vitest'
import { randomFrom } from '../../../demo/random.ts'
import { makeGops } from '../../../test/pictures.ts'
import { SimulatedDisk } from '../../../test/simulated-disk.ts'
import { indexPath, listDays, listStarts, mediaPath } from './layout.ts'
import { layDown } from './lay-down.ts'
import { removeFootage, type DueFile } from './remove-footage.ts'

const root = '/footage'
const minute = 60_000
const start = Date.UTC(2026, 3, 1, 23, 50)

/** Four files of one camera, each some seconds: two on the first day, two on the next. */
async function setUp(seed: string) {
  const disk = new SimulatedDisk(randomFrom(seed))
  const files: DueFile[] = []
  for (const at of [0, 5, 11, 16]) {
    const [file] = await layDown({ root, vfs: disk, cameraId: 'a', gops: makeGops(2, { gopFrames: 10 }), fromMs: start + at * minute, toMs: start + at * minute + 2000 })
    files.push({ path: file!.path.slice(root.length + 1), endMs: file!.endMs })
  }
  const left = async () => {
    const found: number[] = []
    for (const day of await listDays(disk, root, 'a')) for (const at of await listStarts(disk, root, 'a', day)) found.push((at - start) / minute)
    return found
  }
  return { disk, files, left }
}

test('what is due goes with its index, and the day’s folder when it is empty; a second time it is missing', async () => {
  const { disk, files, left } = await setUp('plain')
  const due = files.slice(0, 2)
  expect(await removeFootage(disk, root, due, start + 20 * minute)).toEqual({ removed: due.map((f) => f.path), missing: [], failed: [] })
  expect(await left()).toEqual([11, 16])
  expect((await disk.list(join(root, 'a'))).map((e) => e.name)).toEqual(['2026-04-02'])
  expect(await removeFootage(disk, root, due, start + 20 * minute)).toEqual({ removed: [], missing: due.map((f) => f.path), failed: [] })
})

test.each([
  ['ends after the time that is due', (f: DueFile) => f, 'NOT_DUE'],
  ['lies by its name', (f: DueFile) => ({ ...f, endMs: 0 }), 'NOT_DUE'],
  ['reaches out of the archive', (f: DueFile) => ({ ...f, path: `../footage/${f.path}` }), 'NOT_MEDIA'],
  ['is no media file', (f: DueFile) => ({ ...f, path: indexPath(f.path) }), 'NOT_MEDIA'],
])('a file that %s stays', async (_, change, code) => {
  const { disk, files, left } = await setUp('not due')
  const file = change(files[3]!)
  expect(await removeFootage(disk, root, [file], start + 10 * minute)).toEqual({ removed: [], missing: [], failed: [{ path: file.path, code }] })
  expect(await left()).toEqual([0, 5, 11, 16])
})

test('a disk that is read-only keeps everything and says so', async () => {
  const { disk, files, left } = await setUp('read-only')
  disk.failWith = 'EROFS'
  expect(await removeFootage(disk, root, files, start + 20 * minute)).toMatchObject({ removed: [], failed: files.map(({ path }) => ({ path, code: 'EROFS' })) })
  expect(await left()).toEqual([0, 5, 11, 16])
})

test('the power fails at any call: what is due is found and removed again, what is not due is untouched', async () => {
  const { disk: measured, files: all } = await setUp('measure')
  const before = measured.calls
  await removeFootage(measured, root, all.slice(0, 3), start + 15 * minute)
  const calls = measured.calls - before
  expect(calls).toBeGreaterThan(10)
  for (let cut = 0; cut < calls; cut++) {
    const { disk, files, left } = await setUp(`cut ${cut}`)
    disk.cutAfter(cut)
    await removeFootage(disk, root, files.slice(0, 3), start + 15 * minute)
    disk.powerOn()
    const again = await removeFootage(disk, root, files.slice(0, 3), start + 15 * minute)
    expect([cut, again.failed, await left()]).toEqual([cut, [], [16]])
    expect(await disk.list(join(root, 'a', '2026-04-02'))).toHaveLength(2)
    await (await disk.open(mediaPath(root, 'a', start + 16 * minute), 'read')).close()
  }
})
