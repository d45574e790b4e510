import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { bikeRegion, filmYard, yardFps, type Yard } from '../../../test/yard.ts'
import { layDown } from '../archive/lay-down.ts'
import { ArchiveReader } from '../archive/reader.ts'
import { PatchDecoder } from '../decode/patch-decoder.ts'
import { type ChangeFinding, type ChangeRequest, findChange } from './find-change.ts'

const root = mkdtempSync(join(tmpdir(), 'langqiao-search-'))
const decoder = new PatchDecoder()
afterAll(() => {
  decoder.close()
  rmSync(root, { recursive: true, force: true })
})

const start = Date.UTC(2026, 4, 1, 8)
const seconds = 240
const gone = 151.4
const plain: Yard = { seconds, seed: 'plain', isThere: (second) => second < gone }
let films = 0

async function film(cameraId: string, yard: Yard, fromMs = start): Promise<void> {
  await layDown({ root, cameraId, gops: [...filmYard(yard)], frameTicks: 90_000 / yardFps, fromMs, toMs: fromMs + yard.seconds * 1000 })
}

async function search(yard: Yard, more: Partial<ChangeRequest> = {}): Promise<ChangeFinding> {
  const cameraId = `yard-${films++}`
  await film(cameraId, yard)
  return ask(cameraId, { toMs: start + yard.seconds * 1000, ...more })
}

async function ask(cameraId: string, more: Partial<ChangeRequest> & { toMs: number }): Promise<ChangeFinding> {
  const searching = findChange({ reader: new ArchiveReader(root), decoder, cameraId, region: bikeRegion, kind: 'vanished', seenMs: start + 4_000, fromMs: start, ...more })
  for (;;) {
    const { done, value } = await searching.next()
    if (done) return value
  }
}

const frameMs = 1000 / yardFps
const momentOf = (finding: ChangeFinding) => (finding.outcome === 'found' ? (finding.atMs - start) / 1000 : finding)
const within = (second: number) => expect.toSatisfy((found: number) => Math.abs(found - second) <= frameMs / 1000 + 0.001, `within a frame of ${second}`)

test.each<[string, Partial<Yard>]>([
  ['in a quiet yard', {}],
  ['with a camera that sees noise', { noise: 8 }],
  ['while dusk falls', { light: (second) => 1 - (0.75 * second) / seconds, noise: 4 }],
  ['with headlights sweeping over', { headlight: (second) => (second % 20 < 4 ? (second % 20) * 80 : undefined) }],
  ['with a camera that shakes', { shake: 2 }],
  ['with people walking by', { walker: (second) => (second % 15 < 5 ? (second % 15) * 60 : undefined) }],
  ['with a van that stood before it earlier', { van: (second) => (second > 50 && second < 120 ? 100 : undefined) }],
  ['with a van that came afterwards and stays', { van: (second) => (second > 190 ? 100 : undefined) }],
])('the moment is found to the frame %s', async (_, more) => {
  expect(momentOf(await search({ ...plain, ...more }))).toEqual(within(gone))
})

test('the moment at which something came to stand there is found, looking back', async () => {
  const found = await search({ ...plain, isThere: (second) => second >= gone }, { kind: 'appeared', seenMs: start + (seconds - 4) * 1000 })
  expect(momentOf(found)).toEqual(within(gone))
})

test('what went and came back is found where it went', async () => {
  expect(momentOf(await search({ ...plain, isThere: (second) => second < gone || second > gone + 40 }))).toEqual(within(gone))
})

test('where nothing changed it says so, whatever the light does', async () => {
  expect((await search({ ...plain, isThere: () => true, light: (second) => 1 - (0.7 * second) / seconds, noise: 4 })).outcome).toBe('stayed')
  expect((await search({ ...plain, isThere: () => true, walker: (second) => (second % 15 < 5 ? (second % 15) * 60 : undefined) })).outcome).toBe('stayed')
})

test('where it went while something hid it, it says between when, and does not guess', async () => {
  const finding = await search({ ...plain, van: (second) => (second > 120 && second < 200 ? 100 : undefined) })
  expect(finding).toMatchObject({ outcome: 'unsure', why: 'hidden' })
  if (finding.outcome !== 'unsure') return
  expect((finding.afterMs - start) / 1000).toEqual(expect.toSatisfy((at: number) => at > 110 && at <= 121))
  expect((finding.beforeMs - start) / 1000).toEqual(expect.toSatisfy((at: number) => at >= 199 && at < 210))
})

test('a search is cancelled between two pictures, and asks for few of them', async () => {
  const cancelled = new AbortController()
  cancelled.abort(new Error('cancelled'))
  await expect(search(plain, { signal: cancelled.signal })).rejects.toThrow('cancelled')
  const { decoded } = await search(plain)
  expect(decoded).toBeLessThan(60)
})

test('too little footage is said to be too little', async () => {
  expect(await search({ ...plain, seconds: 3 })).toMatchObject({ outcome: 'unsure', why: 'no_footage' })
})

test('where it went while nothing was recorded, it says between when, and does not guess', async () => {
  const [part, pause] = [60, 600]
  await film('gap', { seconds: part, seed: 'plain', isThere: () => true })
  await film('gap', { seconds: part, seed: 'plain', isThere: () => false }, start + (part + pause) * 1000)
  const finding = await ask('gap', { toMs: start + (2 * part + pause) * 1000 })
  expect(finding).toMatchObject({ outcome: 'unsure', why: 'no_footage', beforeMs: start + (part + pause) * 1000 })
  if (finding.outcome === 'unsure') expect((finding.afterMs - start) / 1000).toBeCloseTo(part - 1 / yardFps, 3)
})

test('where the frames in which it went are damaged, it does not name one', async () => {
  const seconds = 60
  await film('damaged', { seconds, seed: 'plain', isThere: (second) => second < 31.4 })
  const place = (await new ArchiveReader(root).findGop('damaged', start + 31_400))!
  const { offset, size, headSize, keySize } = place.record
  const bytes = readFileSync(place.path)
  bytes.fill(0xff, offset + headSize + keySize + 8, offset + size)
  writeFileSync(place.path, bytes)
  expect(await ask('damaged', { toMs: start + seconds * 1000 })).toMatchObject({ outcome: 'unsure', why: 'no_footage', afterMs: start + 30_000, beforeMs: start + 32_000 })
})
