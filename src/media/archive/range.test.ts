import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeGops } from '../../../test/pictures.ts'
import { runProbe } from '../../../test/program.ts'
import { readFragment } from '../mp4/read-fragment.ts'
import { isDamage } from '../mp4/walk.ts'
import { layDown } from './lay-down.ts'
import { planRange, readKeyFrames, readPlan, sizeOf } from './range.ts'
import { ArchiveReader } from './reader.ts'

/** 2026-03-01 10:59:50 UTC: the range crosses the hour, where a file ends. */
const start = Date.UTC(2026, 2, 1, 10, 59, 50)
const most = 64 * 1024 * 1024
let root: string
let reader: ArchiveReader

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'langqiao-range-'))
  await layDown({ root, cameraId: 'cam', gops: makeGops(25, { gopFrames: 25 }), fromMs: start, toMs: start + 20_000 })
  await layDown({ root, cameraId: 'cam', gops: makeGops(25, { gopFrames: 25, width: 320, height: 192 }), fromMs: start + 30_000, toMs: start + 35_000 })
  reader = new ArchiveReader(root)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

async function play(fromMs: number, toMs: number, edges = { fromMs: start + fromMs, toMs: start + toMs }) {
  const plan = (await planRange(reader, 'cam', { fromMs: start + fromMs, toMs: start + toMs }, edges, most))!
  const gops = []
  for await (const gop of readPlan(reader, plan, edges, start)) gops.push(gop)
  return { plan, gops }
}

function frameTimes(bytes: Buffer): number[] {
  const fragment = readFragment(bytes)
  if (isDamage(fragment)) throw new Error(fragment.damage)
  let at = fragment.start
  return fragment.samples.map(({ duration }) => (at += duration) - duration)
}

test('frames before the edge are squeezed into ticks that no moment shows, frames behind it are not sent', async () => {
  const { gops } = await play(2500, 4500)
  expect(gops.map((g) => [g.startMs - start, g.endMs - start])).toEqual([[2500, 3000], [3000, 4000], [4000, 4500]])
  const first = frameTimes(gops[0]!.bytes)
  // 13 frames lie before 2500 ms; the first one that may be shown begins at 2520 ms.
  expect(first.slice(0, 14)).toEqual(Array.from({ length: 14 }, (_, i) => 2520 * 90 - 13 + i))
  expect(first.slice(13)).toEqual(Array.from({ length: 12 }, (_, i) => (2520 + 40 * i) * 90))
  expect(frameTimes(gops[2]!.bytes)).toEqual(Array.from({ length: 13 }, (_, i) => (4000 + 40 * i) * 90))
})

test('what is cut still decodes, frame for frame', async () => {
  const { plan, gops } = await play(2500, 4500)
  const path = join(root, 'cut.mp4')
  writeFileSync(path, Buffer.concat([plan.init, ...gops.map((g) => g.bytes)]))
  const { stdout, stderr } = await runProbe(['-v', 'error', '-count_frames', '-show_entries', 'stream=nb_read_frames'], path)
  expect({ frames: Number.parseInt(stdout, 10), stderr }).toEqual({ frames: 25 + 25 + 13, stderr: '' })
})

test('an answer runs on across files, and ends at a gap, a new format or its size', async () => {
  expect((await play(8500, 12_500)).gops).toHaveLength(5)
  const gap = (await play(15_000, 34_000)).plan
  expect([gap.startMs - start, gap.endMs - start]).toEqual([15_000, 20_000])
  const edges = { fromMs: start, toMs: start + 40_000 }
  const small = (await planRange(reader, 'cam', edges, edges, 1))!
  expect(small.places).toHaveLength(1)
  const later = (await planRange(reader, 'cam', { fromMs: start + 20_000, toMs: start + 40_000 }, edges, most))!
  expect([later.startMs - start, later.format.width]).toEqual([30_000, 320])
  expect(await planRange(reader, 'cam', { fromMs: start + 21_000, toMs: start + 29_000 }, edges, most)).toBeUndefined()
})

test('for looking through fast, key frames alone are sent, each lasting until the next, none from before the edges', async () => {
  const edges = { fromMs: start + 500, toMs: start + 20_000 }
  const plan = (await planRange(reader, 'cam', edges, edges, most, true))!
  const whole = plan.places.reduce((sum, place) => sum + sizeOf(place), 0)
  expect(plan.places.reduce((sum, place) => sum + sizeOf(place, true), 0)).toBeLessThan(whole)
  const gops = []
  for await (const gop of readKeyFrames(reader, plan, edges, start)) gops.push(gop)
  expect(gops.map((gop) => frameTimes(gop.bytes))).toEqual(Array.from({ length: 19 }, (_, i) => [(i + 1) * 90_000]))
  expect(gops.map((gop) => Math.round(gop.endMs - start))).toEqual(Array.from({ length: 19 }, (_, i) => (i + 2) * 1000))
})
