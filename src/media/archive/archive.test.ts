import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { ManualClock } from '#platform/ports/clock.ts'
import { diskVfs } from '#platform/ports/vfs.ts'
import { makeGops } from '../../../test/pictures.ts'
import { runProbe } from '../../../test/program.ts'
import { playRange } from '../../../test/play-range.ts'
import type { Gop } from '../frame.ts'
import { readFragment } from '../mp4/read-fragment.ts'
import { isDamage } from '../mp4/walk.ts'
import { Archive } from './archive.ts'
import { listClip, writeClip } from './clip.ts'
import type { FinishedFile } from './finish.ts'
import { layDown, tileGops } from './lay-down.ts'
import { indexPath } from './layout.ts'
import { ArchiveReader } from './reader.ts'
import { recoverArchive } from './recover.ts'

/** 2026-03-01 10:59:50 UTC. */
const start = Date.UTC(2026, 2, 1, 10, 59, 50)
const camera = 'cam-1'
let gops: Gop[]
let root: string
let files: FinishedFile[]

beforeAll(() => void (gops = makeGops(25, { gopFrames: 25 })))
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'langqiao-archive-'))
  files = []
})
afterEach(() => rmSync(root, { recursive: true }))

const open = () => new Archive({ root, clock: new ManualClock(start), reserveBytes: 0, onFile: (file) => void files.push(file) })

async function record(stream: Iterable<Gop>): Promise<void> {
  const archive = open()
  for (const gop of stream) await archive.writer(camera).write(gop)
  await archive.close()
  // Files are finished side by side, whichever the disk has first.
  files.sort((a, b) => a.startMs - b.startMs)
}

async function starts(reader: ArchiveReader, fromMs: number, toMs: number): Promise<number[]> {
  const found: number[] = []
  for await (const place of reader.gops(camera, fromMs, toMs)) found.push(place.startMs - start)
  return found
}

async function probe(path: string, entries: string): Promise<string[]> {
  const { stdout, stderr } = await runProbe(['-show_entries', entries], path)
  expect(stderr).toBe('')
  return stdout.trim().split('\n').filter(Boolean)
}

test('a file ends at the hour and the next one joins it without a seam', async () => {
  await record(tileGops(gops, { fromMs: start, toMs: start + 20_000 }))
  expect(files.map((f) => [f.startMs - start, f.endMs - start, f.gops, f.frames, f.width])).toEqual([
    [0, 10_000, 10, 250, 160],
    [10_000, 20_000, 10, 250, 160],
  ])
  const reader = new ArchiveReader(root)
  const { spans, gaps } = await reader.coverage(camera, start - 5000, start + 30_000)
  expect(spans).toEqual([{ startMs: start, endMs: start + 20_000, reason: 'start' }])
  expect(gaps).toEqual([{ startMs: start - 5000, endMs: start }, { startMs: start + 20_000, endMs: start + 30_000 }])
  expect(await starts(reader, start + 8500, start + 11_500)).toEqual([8000, 9000, 10_000, 11_000])
})

test('FFmpeg plays every file from first to last frame', async () => {
  await record(tileGops(gops, { fromMs: start, toMs: start + 20_000 }))
  for (const file of files) {
    const times = (await probe(file.path, 'frame=pts')).map((line) => Number.parseInt(line, 10))
    expect(times).toEqual(Array.from({ length: 250 }, (_, i) => i * 3600))
  }
})

test('a gap, a new format and a step of the clock each begin a new file', async () => {
  const other = makeGops(25, { gopFrames: 25, width: 320, height: 192 })
  const at = (ms: number, ticksMs: number, list = gops): Gop => {
    const [gop] = [...tileGops(list, { fromMs: start + ms, toMs: start + ms + 1 })]
    return { format: gop!.format, frames: gop!.frames.map((f) => ({ ...f, ticks: f.ticks + ticksMs * 90 })) }
  }
  const before = start - 3_000_000
  const shift = (gop: Gop): Gop => ({ ...gop, frames: gop.frames.map((f) => ({ ...f, arrivalMs: f.arrivalMs - 3_000_000 })) })
  await record([at(0, 0), at(1000, 1000), at(9000, 9000), at(10_000, 10_000, other), at(111_000, 11_000, other), at(52_000, 12_000, other)].map(shift))
  const reader = new ArchiveReader(root)
  const { spans } = await reader.coverage(camera, before - 1000, before + 200_000)
  expect(spans.map((s) => [s.startMs - before, s.endMs - before, s.reason])).toEqual([
    [0, 2000, 'start'],
    [9000, 11_000, 'gap'],
    [52_000, 53_000, 'clock'],
    [111_000, 112_000, 'clock'],
  ])
  expect(files.map((f) => [f.startMs - before, f.width]).sort((a, b) => a[0]! - b[0]!)).toEqual([[0, 160], [9000, 160], [10_000, 320], [52_000, 320], [111_000, 320]])
})

test('a clock that is set back never makes footage overlap', async () => {
  const all = [...tileGops(gops, { fromMs: start - 3_000_000, toMs: start - 2_960_000 })]
  const setBack = (gop: Gop): Gop => ({ ...gop, frames: gop.frames.map((f) => ({ ...f, arrivalMs: f.arrivalMs - 15_000 })) })
  await record(all.map((gop, i) => (i < 20 ? gop : setBack(gop))))
  const sorted = files.map((f) => [f.startMs - start + 3_000_000, f.endMs - start + 3_000_000]).sort((a, b) => a[0]! - b[0]!)
  expect(sorted[0]).toEqual([0, 20_000])
  for (const [i, span] of sorted.entries()) if (i > 0) expect(span[0]).toBeGreaterThanOrEqual(sorted[i - 1]![1]!)
  expect(files.reduce((sum, f) => sum + f.gops, 0)).toBe(40)
})

test('footage from a clock that ran ahead is never written into', async () => {
  await record(tileGops(gops, { fromMs: start + 7000, toMs: start + 9500 }))
  await record(tileGops(gops, { fromMs: start, toMs: start + 9000 }))
  const sorted = files.map((f) => [f.startMs - start, f.endMs - start]).sort((a, b) => a[0]! - b[0]!)
  for (const [i, span] of sorted.entries()) if (i > 0) expect(span[0]).toBeGreaterThanOrEqual(sorted[i - 1]![1]!)
  expect(files.reduce((sum, f) => sum + f.gops, 0)).toBe(12)
})

test('a reader sees what another process has written so far, with and without the index', async () => {
  const archive = open()
  const stream = [...tileGops(gops, { fromMs: start, toMs: start + 5000 })]
  for (const gop of stream.slice(0, 3)) await archive.writer(camera).write(gop)
  const reader = new ArchiveReader(root)
  expect(await starts(reader, start, start + 9000)).toEqual([0, 1000, 2000])
  rmSync(indexPath((await reader.findGop(camera, start))!.path))
  expect(await starts(reader, start, start + 9000)).toEqual([0, 1000, 2000])
  await archive.writer(camera).write(stream[3]!)
  expect(await starts(reader, start, start + 9000)).toEqual([0, 1000, 2000, 3000])
  await archive.close()
})

test('a moment is found, and its pictures are those that were written', async () => {
  await record(tileGops(gops, { fromMs: start, toMs: start + 20_000 }))
  const reader = new ArchiveReader(root)
  const place = (await reader.findGop(camera, start + 12_345))!
  expect(place.startMs).toBe(start + 12_000)
  const read = await reader.readGop(place)
  if (isDamage(read)) throw new Error(read.damage)
  expect(read.samples).toHaveLength(25)
  expect(read.bytes.subarray(read.samples[0]!.offset + 4).indexOf(gops[0]!.frames[0]!.nalus[0]!)).toBe(0)
  expect(await reader.findGop(camera, start + 25_000)).toBeUndefined()
  expect(await reader.findGop(camera, start - 1)).toBeUndefined()
})

test('segments for playback run on across the hour', async () => {
  await record(tileGops(gops, { fromMs: start, toMs: start + 20_000 }))
  const parts: Buffer[] = []
  for await (const { bytes } of playRange(new ArchiveReader(root), camera, start + 8000, start + 12_000)) parts.push(bytes)
  expect(parts).toHaveLength(5)
  const path = join(root, 'play.mp4')
  await writeAll(path, parts)
  expect((await probe(path, 'frame=pts')).map((l) => Number.parseInt(l, 10))).toEqual(Array.from({ length: 100 }, (_, i) => i * 3600))
})

async function writeAll(path: string, parts: Buffer[]): Promise<void> {
  const file = await diskVfs.open(path, 'create')
  await file.write(parts, 0)
  await file.close()
}

test('segments leave no hole where frames come unevenly', async () => {
  const uneven = Array.from(tileGops(gops, { fromMs: start, toMs: start + 5000, frameTicks: 5000 }))
  await record(uneven)
  const reader = new ArchiveReader(root)
  let end = 0
  for await (const { bytes, codec } of playRange(reader, camera, start, start + 5000)) {
    if (codec) continue
    const read = readFragment(bytes)
    if (isDamage(read)) throw new Error(read.damage)
    expect(read.start).toBe(end)
    end = read.start + read.samples.reduce((sum, s) => sum + s.duration, 0)
  }
  expect(end).toBeGreaterThan(4000 * 90)
})

test('a clip holds exactly the frames of its range and hides what decoding needs before it', async () => {
  await record(tileGops(gops, { fromMs: start, toMs: start + 20_000 }))
  const reader = new ArchiveReader(root)
  const { parts, damaged } = await listClip(reader, camera, start + 8500, start + 11_500)
  expect(damaged).toEqual([])
  expect(parts.map((p) => [p.frames.length, p.preRollFrames, p.startMs - start, p.endMs - start])).toEqual([[88, 13, 8520, 11_520]])
  const path = join(root, 'clip.mp4')
  const out: Buffer[] = []
  for await (const bytes of writeClip(reader, parts[0]!)) out.push(bytes)
  await writeAll(path, out)
  expect(await probe(path, 'frame=pts')).toHaveLength(75)
})

test('an index that is missing or lies is put right', async () => {
  await record(tileGops(gops, { fromMs: start, toMs: start + 5000 }))
  const path = files[0]!.path
  const right = readFileSync(indexPath(path))
  rmSync(indexPath(path))
  expect((await recoverArchive({ vfs: diskVfs, root })).repaired.map((r) => r.action)).toEqual(['reindexed'])
  expect(readFileSync(indexPath(path))).toEqual(right)
  expect(await recoverArchive({ vfs: diskVfs, root })).toMatchObject({ filesSeen: 1, repaired: [] })
})

test('three hours are laid down as a camera would have sent them', async () => {
  const laid = await layDown({ root, cameraId: camera, gops, fromMs: start, toMs: start + 10_800_000 })
  expect(laid).toHaveLength(4)
  expect(laid.reduce((sum, f) => sum + f.gops, 0)).toBe(10_800)
  const { gaps } = await new ArchiveReader(root).coverage(camera, start, start + 10_800_000)
  expect(gaps).toEqual([])
})
