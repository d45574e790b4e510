import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeGops } from '../../../test/pictures.ts'
import { runProbe, runProgram } from '../../../test/program.ts'
import { type ClipPart, listClip } from '../archive/clip.ts'
import { layDown } from '../archive/lay-down.ts'
import { ArchiveReader } from '../archive/reader.ts'
import { burnIn } from './burn-in.ts'
import { writeDerived } from './write-derived.ts'

const start = Date.UTC(2026, 2, 1, 10)
const fontFile = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'
let root: string
let reader: ArchiveReader
let part: ClipPart

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'langqiao-burn-'))
  const gops = makeGops(50, { gopFrames: 25, width: 640, height: 360 })
  await layDown({ root, cameraId: 'c', gops, fromMs: start, toMs: start + 4000 })
  reader = new ArchiveReader(root)
  part = (await listClip(reader, 'c', start + 500, start + 2500)).parts[0]!
})
afterAll(() => rmSync(root, { recursive: true }))

async function make(name: string, lines: string[]): Promise<string> {
  const parts: Buffer[] = []
  const label = (atMs: number) => `${new Date(Math.round(atMs)).toISOString()} it's 100% \\`
  for await (const piece of burnIn(reader, part, { lines, label, fontFile })) parts.push(piece)
  const path = join(root, name)
  writeFileSync(path, Buffer.concat(parts))
  return path
}

/** The grey values of one picture. */
async function grey(path: string, frame: number): Promise<Buffer> {
  return (await runProgram('ffmpeg', ['-v', 'error', '-i', path, '-vf', `select=eq(n\\,${frame})`, '-frames:v', '1', '-f', 'rawvideo', '-pix_fmt', 'gray', '-'])).bytes
}

test('a viewing copy has the frames of the range at their times, with text over them', async () => {
  const path = await make('copy.mp4', ['派生观看副本', '案件 A3301:x'])
  const { stdout, stderr } = await runProbe(['-show_entries', 'frame=pts'], path)
  expect(stderr).toBe('')
  expect(stdout.trim().split('\n').map((l) => Number.parseInt(l, 10))).toEqual(Array.from({ length: 50 }, (_, i) => i * 3600))

  const plain = await make('plain.mp4', [' '])
  const [withText, without] = [await grey(path, 20), await grey(plain, 20)]
  const changed = (fromRow: number, toRow: number) => {
    let count = 0
    for (let i = fromRow * 640; i < toRow * 640; i++) if (Math.abs(withText[i]! - without[i]!) > 40) count++
    return count
  }
  // The lines stand at the top; the label below is the same in both.
  expect(changed(0, 80)).toBeGreaterThan(500)
  expect(changed(120, 360)).toBeLessThan(50)
})

test('a font that is not there is named', async () => {
  const pieces = burnIn(reader, part, { lines: ['x'], label: () => '', fontFile: '/no/such.ttf' })
  await expect(async () => {
    for await (const _ of pieces) continue
  }).rejects.toThrow('/no/such.ttf')
})

test('pieces of other sizes become one film that other players open, and what is masked is black in every frame of it', async () => {
  await layDown({ root, cameraId: 'small', gops: makeGops(50, { gopFrames: 25, width: 320, height: 320 }), fromMs: start, toMs: start + 4000 })
  const small = (await listClip(reader, 'small', start, start + 1000)).parts[0]!
  const label = () => ' '
  const hide = [{ x: 0.2, y: 0.25, width: 0.5, height: 0.5 }]
  const done: number[] = []
  const path = join(root, 'reel.mp4')
  const pieces = [{ part, lines: [' '], label, masks: () => hide }, { part: small, lines: [' '], label }]
  const made = await writeDerived(path, reader, pieces, { width: 640, height: 360, fontFile }, (ms) => void done.push(ms))
  expect(made).toMatchObject({ frames: 75, lengthMs: 3000 })
  expect(done.at(-1)).toBeCloseTo(3000)
  const { stdout, stderr } = await runProbe(['-count_frames', '-show_entries', 'stream=nb_read_frames,width,height:format=duration'], path)
  expect([stderr, stdout.trim().split('\n').join(',')]).toEqual(['', '640,360,75,3.000000'])
  for (const frame of [0, 10, 25, 49]) {
    const pixels = await grey(path, frame)
    // A little inside: the encoder's blocks soften the edge.
    for (let y = 96; y < 264; y += 8) for (let x = 136; x < 440; x += 8) expect(pixels[y * 640 + x]).toBeLessThan(24)
    expect(pixels[180 * 640 + 560]).toBeGreaterThan(100)
  }
  // Of a square picture nothing is hidden, and black stands at its sides.
  const pixels = await grey(path, 60)
  expect([pixels[180 * 640 + 60]! < 24, pixels[180 * 640 + 460]! > 100]).toEqual([true, true])
})
