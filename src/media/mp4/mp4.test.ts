import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeGops } from '../../../test/pictures.ts'
import { runProbe, runProgram } from '../../../test/program.ts'
import type { Gop } from '../frame.ts'
import { buildFragment, retimeFragment } from './fragment.ts'
import { buildInit } from './init.ts'
import { buildMovieHead, type MovieSample } from './movie.ts'
import { readFragment, splitSample } from './read-fragment.ts'
import { readInit } from './read-init.ts'
import { isDamage, listBoxes } from './walk.ts'

const frameTicks = 3600
let gops: Gop[]
let folder: string

beforeAll(() => {
  gops = makeGops(25)
  folder = mkdtempSync(join(tmpdir(), 'langqiao-mp4-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function fragmentOf(gop: Gop, index: number): Buffer {
  const times = { start: gop.frames[0]!.ticks, durations: gop.frames.map(() => frameTicks) }
  return Buffer.concat(buildFragment(index + 1, gop.frames, times).buffers)
}

function fragmentedFile(): Buffer {
  return Buffer.concat([buildInit(gops[0]!.format, 1_700_000_000_000), ...gops.map(fragmentOf)])
}

/** Decodes with FFmpeg's own player code; returns what ffprobe says of each frame. */
async function probe(name: string, bytes: Buffer, ...entries: string[]): Promise<string[]> {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  const { stdout, stderr } = await runProbe(entries, path)
  expect(stderr).toBe('')
  return stdout.trim().split('\n').map((line) => line.replace(/,+$/, ''))
}

/** Hash of each coded sample, in order, as FFmpeg's demuxer sees it. */
async function hashSamples(path: string): Promise<string[]> {
  const { stdout } = await runProgram('ffmpeg', ['-v', 'error', '-i', path, '-c', 'copy', '-f', 'framehash', '-'])
  return stdout.split('\n').filter((l) => l && !l.startsWith('#')).map((l) => l.split(',').at(-1)!.trim())
}

test('FFmpeg plays a fragmented file, every frame at its time', async () => {
  const frames = await probe('f.mp4', fragmentedFile(), '-show_entries', 'frame=pts,key_frame')
  expect(frames).toEqual(Array.from({ length: 25 }, (_, i) => `${i % 10 === 0 ? 1 : 0},${i * frameTicks}`))
})

test('what was written is read back: format, times, keys and NAL units', () => {
  const init = buildInit(gops[0]!.format)
  expect(readInit(init)).toEqual({ format: gops[0]!.format, size: init.length })
  const bytes = fragmentOf(gops[1]!, 1)
  const read = readFragment(bytes)
  if (isDamage(read)) throw new Error(read.damage)
  expect(read).toMatchObject({ sequence: 2, start: 36_000, end: bytes.length })
  expect(read.samples.map((s) => [s.duration, s.shift, s.key])).toEqual(gops[1]!.frames.map((f) => [frameTicks, 0, f.key]))
  expect(read.samples.map((s) => splitSample(bytes, s))).toEqual(gops[1]!.frames.map((f) => f.nalus))
})

test('a fragment takes a new number and a start beyond 32 bits in place', () => {
  const bytes = fragmentOf(gops[1]!, 1)
  retimeFragment(bytes, 77, 2 ** 40 + 5)
  expect(readFragment(bytes)).toMatchObject({ sequence: 77, start: 2 ** 40 + 5 })
})

test('the last frame of a fragment is made to last until the next one begins', () => {
  const { frames } = gops[1]!
  for (const shifts of [undefined, frames.map(() => 1)]) {
    const times = { start: 0, durations: frames.map(() => 3600), ...(shifts ? { shifts } : {}) }
    const bytes = Buffer.concat(buildFragment(1, frames, times).buffers)
    retimeFragment(bytes, 1, 1000, 1000 + 36_007)
    const read = readFragment(bytes)
    if (isDamage(read)) throw new Error(read.damage)
    expect(read.samples.map((s) => s.duration)).toEqual([...frames.slice(1).map(() => 3600), 3607])
  }
})

test('shifts between decoding and showing survive, negative ones too', () => {
  const { frames } = gops[0]!
  const shifts = frames.map((_, i) => (i % 2 ? -3600 : 3600))
  const bytes = Buffer.concat(buildFragment(1, frames, { start: 0, durations: frames.map(() => 3600), shifts }).buffers)
  const read = readFragment(bytes)
  if (isDamage(read)) throw new Error(read.damage)
  expect(read.samples.map((s) => s.shift)).toEqual(shifts)
})

test('a GOP that comes packed makes the same fragment, in few pieces', () => {
  const { frames } = gops[0]!
  const times = { start: 0, durations: frames.map(() => 3600) }
  const plain = buildFragment(1, frames, times)
  const packed = [Buffer.concat(plain.buffers.slice(1))]
  const few = buildFragment(1, frames, times, 0, packed)
  expect(few.buffers).toHaveLength(2)
  expect(Buffer.concat(few.buffers)).toEqual(Buffer.concat(plain.buffers))
  expect({ ...few, buffers: [] }).toEqual({ ...plain, buffers: [] })
  // Pieces that are not these frames' are not taken.
  expect(Buffer.concat(buildFragment(1, frames, times, 0, [packed[0]!.subarray(1)]).buffers)).toEqual(Buffer.concat(plain.buffers))
})

test('fragments that FFmpeg wrote are read', async () => {
  writeFileSync(join(folder, 'in.mp4'), fragmentedFile())
  const args = ['-v', 'error', '-i', 'in.mp4', '-c', 'copy', '-movflags', 'frag_keyframe+empty_moov+default_base_moof', '-y', 'peer.mp4']
  await runProgram('ffmpeg', args, { cwd: folder })
  const peer = readFileSync(join(folder, 'peer.mp4'))
  const boxes = listBoxes(peer, 0, peer.length)
  if (isDamage(boxes)) throw new Error(boxes.damage)
  const fragments = boxes.filter((b) => b.type === 'moof').map((b) => readFragment(peer, b.start))
  expect(fragments.map((f) => (isDamage(f) ? f : [f.samples.length, f.samples[0]!.key, f.samples[1]!.key]))).toEqual([
    [10, true, false],
    [10, true, false],
    [5, true, false],
  ])
  expect(readInit(peer)).toMatchObject({ format: { width: 160, height: 96, sps: gops[0]!.format.sps } })
})

test('a progressive file holds the samples bit for bit and hides its pre-roll', async () => {
  const frames = gops.flatMap((g) => g.frames)
  const samples: MovieSample[] = frames.map((f) => ({
    size: f.nalus.reduce((sum, n) => sum + 4 + n.length, 0),
    duration: frameTicks,
    shift: 0,
    key: f.key,
  }))
  const movie = { format: gops[0]!.format, samples, startMs: 1_700_000_000_000 }
  const data = gops.map((g, i) => {
    const bytes = fragmentOf(g, i)
    const read = readFragment(bytes)
    if (isDamage(read)) throw new Error(read.damage)
    return bytes.subarray(read.samples[0]!.offset)
  })
  const plain = Buffer.concat([buildMovieHead({ ...movie, preRoll: 0 }), ...data])
  const entries = ['-count_frames', '-show_entries', 'stream=nb_read_frames,duration_ts:format_tags=creation_time']
  expect(await probe('plain.mp4', plain, ...entries)).toEqual(['90000,25', '2023-11-14T22:13:20.000000Z'])
  writeFileSync(join(folder, 'f.mp4'), fragmentedFile())
  expect(await hashSamples(join(folder, 'plain.mp4'))).toEqual(await hashSamples(join(folder, 'f.mp4')))

  const clipped = Buffer.concat([buildMovieHead({ ...movie, preRoll: 4 * frameTicks }), ...data])
  expect(await probe('clipped.mp4', clipped, '-count_frames', '-show_entries', 'stream=nb_read_frames')).toEqual(['21'])
})
