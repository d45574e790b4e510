import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeGops } from '../../../test/pictures.ts'
import { layDown } from '../archive/lay-down.ts'
import { ArchiveReader } from '../archive/reader.ts'
import { Decoder } from './decoder.ts'
import { takePicture } from './take-picture.ts'

const start = Date.UTC(2026, 2, 1, 10)
const cameraId = 'c'
let root: string
let reader: ArchiveReader
const decoder = new Decoder()

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'langqiao-picture-'))
  await layDown({ root, cameraId, gops: makeGops(25, { gopFrames: 25 }), fromMs: start, toMs: start + 5000 })
  reader = new ArchiveReader(root)
})
afterAll(() => {
  decoder.close()
  rmSync(root, { recursive: true })
})

async function timeOf(request: { atMs: number; keyFrameDoes?: boolean; notBeforeMs?: number }): Promise<number | string> {
  const taken = await takePicture(reader, decoder, { cameraId, ...request })
  return 'jpeg' in taken ? taken.atMs - start : taken.failure
}

test('the frame of the moment is shown, or the key frame where that will do', async () => {
  expect(await timeOf({ atMs: start + 2519 })).toBe(2480)
  expect(await timeOf({ atMs: start + 2519, keyFrameDoes: true })).toBe(2000)
})

test('nothing from before the allowed time is shown', async () => {
  expect(await timeOf({ atMs: start + 2510, notBeforeMs: start + 2500 })).toBe(2520)
  expect(await timeOf({ atMs: start + 2510, notBeforeMs: start + 2500, keyFrameDoes: true })).toBe(2520)
  expect(await timeOf({ atMs: start + 2990, notBeforeMs: start + 2970 })).toBe('nothing')
})

test('where nothing was recorded there is no picture', async () => {
  expect(await timeOf({ atMs: start + 60_000 })).toBe('nothing')
})
