import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { bikeRegion, filmYard, yardFps, type Yard } from '../../../test/yard.ts'
import { layDown } from '../archive/lay-down.ts'
import { ArchiveReader } from '../archive/reader.ts'
import { PatchDecoder } from '../decode/patch-decoder.ts'
import { listChanges } from './list-changes.ts'
import type { RegionChange } from './region-watch.ts'

const root = mkdtempSync(join(tmpdir(), 'langqiao-changes-'))
const decoder = new PatchDecoder()
afterAll(() => {
  decoder.close()
  rmSync(root, { recursive: true, force: true })
})

const start = Date.UTC(2026, 4, 1, 8)
const seconds = 200
let films = 0

async function list(yard: Partial<Yard>, maxPictures?: number): Promise<{ changes: { from: number; to: number; kind: string }[]; decoded: number }> {
  const cameraId = `yard-${films++}`
  const film: Yard = { seconds, seed: 'changes', isThere: () => true, ...yard }
  await layDown({ root, cameraId, gops: [...filmYard(film)], frameTicks: 90_000 / yardFps, fromMs: start, toMs: start + seconds * 1000 })
  const found: RegionChange[] = []
  const listing = listChanges({ reader: new ArchiveReader(root), decoder, cameraId, region: bikeRegion, fromMs: start, toMs: start + seconds * 1000, ...(maxPictures === undefined ? {} : { maxPictures }) })
  for (;;) {
    const { done, value } = await listing.next()
    if (done) return { changes: found.map(({ fromMs, toMs, kind }) => ({ from: (fromMs - start) / 1000, to: (toMs - start) / 1000, kind })), decoded: value.decoded }
    found.push(...value.found)
  }
}

const about = (second: number) => expect.toSatisfy((found: number) => Math.abs(found - second) <= 2.5, `about ${second}`)

test('what went, what came back, what went for good and who came by are told apart', async () => {
  const { changes } = await list({ isThere: (second) => (second < 60 || second > 75) && second < 160, walker: (second) => (second > 118 && second < 121.5 ? 60 + (second - 118) * 40 : undefined) })
  expect(changes).toEqual([
    { from: about(60), to: expect.any(Number), kind: 'lasting' },
    { from: about(76), to: expect.any(Number), kind: 'lasting' },
    { from: about(120), to: about(121), kind: 'passing' },
    { from: about(160), to: expect.any(Number), kind: 'lasting' },
  ])
})

test.each<[string, Partial<Yard>]>([
  ['dusk and noise', { light: (second) => 1 - (0.7 * second) / seconds, noise: 4 }],
  ['headlights', { headlight: (second) => (second % 20 < 4 ? (second % 20) * 80 : undefined) }],
  ['a camera that shakes', { shake: 2 }],
])('%s are no change', async (_, yard) => {
  expect((await list(yard)).changes).toEqual([])
})

test('with few pictures to spend, the sizes of frames say where to look', async () => {
  const { changes, decoded } = await list({ isThere: (second) => second < 90.2 || second > 95.8 }, 20)
  expect(decoded).toBeLessThan(40)
  expect(changes).toEqual([{ from: about(92), to: about(94), kind: 'lasting' }])
})

test('what a single key frame shows and stood there for seconds is lasting; who passed by there is not', async () => {
  const gone = await list({ isThere: (second) => second < 90.3 || second > 93.7 })
  expect(gone.changes).toEqual([{ from: about(92), to: about(92), kind: 'lasting' }])
  const passed = await list({ walker: (second) => (second > 90.5 && second < 93.5 ? 40 + (second - 90.5) * 30 : undefined) })
  expect(passed.changes.every(({ kind }) => kind === 'passing')).toBe(true)
})
