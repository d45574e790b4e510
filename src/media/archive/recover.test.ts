import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ManualClock } from '#platform/ports/clock.ts'
import { diskVfs } from '#platform/ports/vfs.ts'
import { makeGops } from '../../../test/pictures.ts'
import { runProbe } from '../../../test/program.ts'
import { isDamage } from '../mp4/walk.ts'
import { Archive } from './archive.ts'
import { tileGops } from './lay-down.ts'
import { indexPath } from './layout.ts'
import { ArchiveReader } from './reader.ts'
import { decodeGop, encodeGop } from './record.ts'
import { recoverArchive } from './recover.ts'
import { recoverFile } from './recover-file.ts'
import { removeFile } from './remove-file.ts'

const start = Date.UTC(2026, 2, 1, 10)
const camera = 'cam-1'
let root: string
let path: string
/** A file as a killed writer leaves it: three fragments, no end. */
let killed: Buffer
let killedIndex: Buffer
/** Where its fragments begin. */
let offsets: number[]

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'langqiao-recover-'))
  const archive = new Archive({ root, clock: new ManualClock(start), reserveBytes: 0, onFile: () => {} })
  const gops = makeGops(12, { width: 48, height: 32, gopFrames: 4 })
  for (const gop of tileGops(gops, { fromMs: start, toMs: start + 480 })) await archive.writer(camera).write(gop)
  const places = []
  for await (const place of new ArchiveReader(root).gops(camera, start, start + 1000)) places.push(place)
  path = places[0]!.path
  offsets = places.map((p) => p.record.offset)
  killed = readFileSync(path)
  killedIndex = readFileSync(indexPath(path))
  await archive.close()
  expect(offsets).toHaveLength(3)
})
beforeEach(() => restore(killed, killedIndex))
afterAll(() => rmSync(root, { recursive: true }))

function restore(media: Buffer, index?: Buffer): void {
  for (const name of readdirSync(dirname(path))) rmSync(join(dirname(path), name))
  writeFileSync(path, media)
  if (index) writeFileSync(indexPath(path), index)
}

/** How many GOPs can be read, and that none of them is damaged. */
async function countGops(): Promise<number> {
  const reader = new ArchiveReader(root)
  const reading = reader.openGops()
  let count = 0
  try {
    for await (const place of reader.gops(camera, start, start + 1000)) {
      const read = await reading.read(place)
      if (isDamage(read)) throw new Error(read.damage)
      count++
    }
  } finally {
    await reading.close()
  }
  return count
}

test('a file cut at any byte of its last fragment plays everything before it, and its index is rebuilt', async () => {
  for (let size = offsets[2]!; size < killed.length; size++) {
    restore(killed.subarray(0, size), size % 2 ? killedIndex : undefined)
    expect(await countGops(), `before recovery, at byte ${size}`).toBe(2)
    expect(await recoverFile(diskVfs, path)).toMatchObject({ action: 'finished', cutBytes: size - offsets[2]!, file: { gops: 2, frames: 8, startMs: start, endMs: start + 320 } })
    expect(await countGops(), `after recovery, at byte ${size}`).toBe(2)
    expect(readFileSync(indexPath(path)).subarray(0, 192)).toEqual(killedIndex.subarray(0, 192))
    expect((await recoverFile(diskVfs, path)).action).toBe('intact')
  }
})

test('FFmpeg plays a file that was recovered', async () => {
  for (const size of [offsets[2]! + 30, offsets[2]! + 120, killed.length - 1]) {
    restore(killed.subarray(0, size))
    await recoverFile(diskVfs, path)
    const { stdout, stderr } = await runProbe(['-count_frames', '-show_entries', 'stream=nb_read_frames'], path)
    expect([stdout.trim(), stderr]).toEqual(['8', ''])
  }
})

test('a fragment whose pictures never reached the disk is cut off, though its size is right', async () => {
  const zeroed = Buffer.from(killed)
  zeroed.fill(0, killed.length - 20)
  restore(zeroed, killedIndex)
  expect(await recoverFile(diskVfs, path)).toMatchObject({ action: 'finished', file: { gops: 2 } })
  expect(await countGops()).toBe(2)
})

test('a file that was killed whole loses nothing', async () => {
  expect(await recoverFile(diskVfs, path)).toMatchObject({ action: 'finished', cutBytes: 0, file: { gops: 3, endMs: start + 480 } })
})

test('an index that is cut, harmed, of another file or empty is rebuilt', async () => {
  await recoverFile(diskVfs, path)
  const right = readFileSync(indexPath(path))
  const foreign = Buffer.from(right)
  foreign[20]! ^= 1
  for (const wrong of [right.subarray(0, 150), Buffer.alloc(0), foreign, Buffer.concat([right, right]), right.subarray(64), Buffer.alloc(256, 0xff)]) {
    writeFileSync(indexPath(path), wrong)
    expect(await countGops()).toBe(3)
    expect((await recoverFile(diskVfs, path)).action).toBe('reindexed')
    expect(readFileSync(indexPath(path))).toEqual(right)
  }
})

test('an index that lies with right checksums is found out, and the right fragment is read', async () => {
  await recoverFile(diskVfs, path)
  const right = readFileSync(indexPath(path))
  const second = decodeGop(right, 128)
  const lie = encodeGop({ ...second, ticks: second.ticks + 9000 })
  writeFileSync(indexPath(path), Buffer.concat([right.subarray(0, 128), lie, right.subarray(192)]))
  const reader = new ArchiveReader(root)
  const place = (await reader.findGop(camera, start + 300))!
  expect(place.record.ticks).toBe(second.ticks)
  const read = await reader.readGop(place)
  if (isDamage(read)) throw new Error(read.damage)
  expect(crc32(read.bytes)).toBe(second.crc)
  expect((await recoverFile(diskVfs, path)).action).toBe('reindexed')
  expect(readFileSync(indexPath(path))).toEqual(right)
})

test('a file of something else is set aside, an empty one is removed, an index without footage too', async () => {
  restore(Buffer.from('not a film'))
  writeFileSync(join(dirname(path), `${start + 5000}.mp4`), '')
  writeFileSync(join(dirname(path), `${start + 9000}.idx`), killedIndex)
  const { repaired } = await recoverArchive({ vfs: diskVfs, root })
  expect(repaired.map((r) => r.action)).toEqual(['removed', 'setAside'])
  expect(readdirSync(dirname(path))).toEqual([`${start}.mp4.damaged`])
})

test('recovery goes back to the files whose row is missing, and offers them', async () => {
  await recoverFile(diskVfs, path)
  const offered: string[] = []
  await recoverArchive({ vfs: diskVfs, root, isKnown: () => false, onFile: (f) => void offered.push(f.path) })
  expect(offered).toEqual([path])
  await recoverArchive({ vfs: diskVfs, root, isKnown: () => true, onFile: (f) => void offered.push(f.path) })
  expect(offered).toEqual([path])
})

test('removing a file takes both of its parts, and may be repeated', async () => {
  await removeFile(diskVfs, path)
  expect(existsSync(path) || existsSync(indexPath(path))).toBe(false)
  await removeFile(diskVfs, path)
  await expect(removeFile(diskVfs, '/etc/passwd')).rejects.toThrow('not a media file')
})

test('a file that shrank while its index stayed tells what is left', async () => {
  await recoverFile(diskVfs, path)
  truncateSync(path, offsets[1]! + 10)
  const reader = new ArchiveReader(root)
  const first = (await reader.findGop(camera, start))!
  expect(isDamage(await reader.readGop(first))).toBe(false)
  const second = (await reader.findGop(camera, start + 200))!
  expect(await reader.readGop(second)).toMatchObject({ damage: 'the file ends before the fragment' })
  expect(await recoverFile(diskVfs, path)).toMatchObject({ file: { gops: 1 } })
})
