import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ArchiveReader } from '../../src/media/archive/reader.ts'
import { runProgram } from '../../test/program.ts'
import { encodeScene, filmScene } from './film.ts'
import { measureContrast } from './place.ts'
import { frameMs, gopMs, gopPictures, kinds, makeScene, type SceneOptions } from './scenes.ts'

const root = mkdtempSync(join(tmpdir(), 'langqiao-scenes-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const usual: SceneOptions = { kind: 'plain', outcome: 'vanished', width: 320, height: 180, minutes: 4, startMs: Date.UTC(2026, 4, 1) }

test.each(kinds)('the truth of a scene of kind %s is what its pictures show', (kind) => {
  const scene = makeScene('t', { ...usual, kind })
  const { atMs } = scene.truth
  const differ = (one: number, other: number) => measureContrast(scene.frame(one).slice(), scene.frame(other), scene.region, scene.width, scene.height)
  expect(scene.truth.happened).toBe('vanished')
  // A camera that shakes moves edges by as much: there the mean of a box alone tells little.
  const shown = differ(atMs! - frameMs, atMs!)
  const quiet = Math.max(differ(atMs! - 2 * frameMs, atMs! - frameMs), differ(atMs!, atMs! + frameMs))
  expect(shown).toBeGreaterThan(kind === 'shake' ? quiet : quiet + 2)
})

test('what comes back is there again from the picture that the truth names', () => {
  const scene = makeScene('t', { ...usual, outcome: 'vanishedShort' })
  const { atMs, lastsMs, returnsMs } = scene.truth
  expect(returnsMs! - atMs!).toBeCloseTo(lastsMs!)
  expect(lastsMs).toBeGreaterThanOrEqual(3000)
  expect(lastsMs).toBeLessThan(10_000)
  const gone = scene.frame(returnsMs! - frameMs).slice()
  expect(measureContrast(gone, scene.frame(returnsMs!), scene.region, scene.width, scene.height)).toBeGreaterThan(6)
})

test('where it goes while a bus hides it, neither the pictures before nor after show the moment', () => {
  const scene = makeScene('t', { ...usual, kind: 'occlusion', outcome: 'vanishedAgain' })
  const { happened, atMs } = scene.truth
  expect(happened).toBe('hidden')
  expect(scene.parked[0]!.fromMs).toBeLessThan(atMs!)
  expect(scene.parked[0]!.toMs).toBeGreaterThan(atMs!)
  const quiet = measureContrast(scene.frame(atMs! - 2 * frameMs).slice(), scene.frame(atMs! - frameMs), scene.region, scene.width, scene.height)
  expect(measureContrast(scene.frame(atMs! - frameMs).slice(), scene.frame(atMs!), scene.region, scene.width, scene.height)).toBeLessThan(quiet + 1)
})

test('the same seed gives the same bytes, another seed others', () => {
  const bytes = (seed: string) => makeScene(seed, { ...usual, kind: 'rain' }).frame(usual.startMs + 60_000)
  expect(Buffer.compare(bytes('a'), bytes('a'))).toBe(0)
  expect(Buffer.compare(bytes('a'), bytes('b'))).not.toBe(0)
})

test('key frames of quiet footage are not all alike', () => {
  const keys = encodeScene(makeScene('t', usual)).map((gop) => Buffer.concat(gop.frames[0]!.nalus).toString('base64'))
  expect(new Set(keys.slice(0, 20)).size).toBeGreaterThan(1)
})

test('what was filmed is read by ffprobe, picture for picture', async () => {
  const scene = makeScene('t', { ...usual, minutes: 1 })
  const { cameraId, startMs, endMs } = await filmScene(scene, root)
  const paths = new Set<string>()
  let gops = 0
  for await (const place of new ArchiveReader(root).gops(cameraId, startMs, endMs)) {
    expect(place.startMs).toBeCloseTo(startMs + gops++ * gopMs, 3)
    paths.add(place.path)
  }
  expect(gops).toBe(30)
  const [path] = paths
  const { stdout } = await runProgram('ffprobe', ['-v', 'error', '-count_frames', '-select_streams', 'v', '-show_entries', 'stream=codec_name,width,height,nb_read_frames', '-of', 'csv=p=0', path!])
  expect(stdout.trim()).toBe(`h264,320,180,${30 * gopPictures}`)
})
