import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeGops } from '../../../test/pictures.ts'
import type { GopPlace } from './footage-reader.ts'
import { layDown } from './lay-down.ts'
import { JoinedReader, type Stretch } from './joined-reader.ts'
import { ArchiveReader } from './reader.ts'

const start = Date.UTC(2026, 4, 1, 8)
const folder = mkdtempSync(join(tmpdir(), 'langqiao-joined-'))
const readers: Record<string, ArchiveReader> = { near: new ArchiveReader(join(folder, 'near')), far: new ArchiveReader(join(folder, 'far')) }

beforeAll(async () => {
  const gops = makeGops(10, { gopFrames: 10, fps: 10 })
  // The second recorder took over after thirty seconds; the first did not know for five more.
  for (const [name, from, seconds] of [['near', 0, 35], ['far', 30.5, 30]] as const)
    await layDown({ root: join(folder, name), cameraId: 'gate', gops, frameTicks: 9_000, fromMs: start + from * 1000, toMs: start + (from + seconds) * 1000 })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function open(stretches: Stretch[], reachable: string[] = ['near', 'far']): JoinedReader {
  return new JoinedReader({ stretches: async () => stretches, open: (store) => (reachable.includes(store) ? readers[store] : undefined) })
}
const both: Stretch[] = [
  { store: 'near', fromMs: start, untilMs: start + 30_000 },
  { store: 'far', fromMs: start + 30_000, untilMs: Number.POSITIVE_INFINITY },
]

test('where two recorders hold the same moment, the later one’s footage counts and nothing comes twice', async () => {
  const joined = open(both)
  const places: GopPlace[] = []
  for await (const place of joined.gops('gate', start, start + 60_000)) places.push(place)
  for (const [i, place] of places.entries()) {
    if (i > 0) expect(place.startMs).toBeGreaterThanOrEqual(places[i - 1]!.endMs - 1)
    expect(await joined.readGop(place)).toHaveProperty('samples')
    expect(await joined.head(place.path)).toMatchObject({ format: { width: 160 } })
  }
  expect(places.some((place) => place.path.startsWith('far'))).toBe(true)
  expect(places.filter((place) => place.startMs > start + 31_000).every((place) => place.path.startsWith('far'))).toBe(true)
  const { spans, gaps } = await joined.coverage('gate', start, start + 60_000)
  expect(gaps).toEqual([])
  expect(spans.at(-1)!.endMs).toBeGreaterThan(start + 59_000)
})

test('a recorder that cannot be reached leaves no gap: its time is told as held there', async () => {
  const joined = open(both, ['near'])
  const { held, gaps } = await joined.coverage('gate', start, start + 60_000)
  expect(held).toEqual([{ startMs: start + 30_000, endMs: start + 60_000, store: 'far' }])
  expect(gaps).toEqual([])
  expect(await joined.findGop('gate', start + 50_000)).toBeUndefined()
})

test('a moment is found at the place that holds it', async () => {
  const joined = open(both)
  expect((await joined.findGop('gate', start + 10_500))!.path).toMatch(/^near/)
  expect((await joined.findGop('gate', start + 50_000))!.path).toMatch(/^far/)
  expect((await joined.findNextGop('gate', start + 29_000, 10_000))!.startMs).toBeLessThan(start + 31_000)
})
