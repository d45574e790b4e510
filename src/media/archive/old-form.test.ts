import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isDamage } from '../mp4/walk.ts'
import { buildInit } from '../mp4/init.ts'
import { listClip } from './clip.ts'
import { ArchiveReader } from './reader.ts'
import { decodeGop, encodeGop } from './record.ts'

/** A file of ten pictures, written by the last version that knew H.264 alone. */
const fixture = (ending: string) => join(import.meta.dirname, `fixtures/before-h265.${ending}`)
const start = Date.UTC(2026, 2, 1, 10)
let root: string

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'langqiao-old-'))
  const day = join(root, 'c', '2026-03-01')
  mkdirSync(day, { recursive: true })
  for (const ending of ['mp4', 'idx']) copyFileSync(fixture(ending), join(day, `${start}.${ending}`))
})
afterAll(() => rmSync(root, { recursive: true }))

test('a file from before H.265 is found, proven and listed as it was', async () => {
  const reader = new ArchiveReader(root)
  const { parts, damaged } = await listClip(reader, 'c', start, start + 1000)
  expect(damaged).toEqual([])
  expect(parts.map(({ format, frames }) => [format.codec, format.width, format.height, frames.length])).toEqual([['h264', 160, 96, 10]])
  const read = await reader.readGop(parts[0]!.places[0]!)
  expect(isDamage(read)).toBe(false)
})

test('an index of then that lies under a right checksum is found out when its GOP is read', async () => {
  const path = join(root, 'c', '2026-03-01', `${start}.idx`)
  const right = readFileSync(path)
  writeFileSync(path, Buffer.concat([right.subarray(0, 64), encodeGop({ ...decodeGop(right, 64), ticks: 9 }), right.subarray(128)]))
  const reader = new ArchiveReader(root)
  const place = await reader.findGop('c', start + 100)
  expect(place!.record.ticks).toBe(9)
  expect(isDamage(await reader.readGop(place!))).toBe(false)
  expect((await reader.findGop('c', start + 100))!.record.ticks).toBe(0)
  writeFileSync(path, right)
})

test('H.264 is written byte for byte as before', async () => {
  const reader = new ArchiveReader(root)
  const place = await reader.findGop('c', start)
  const { format, init } = (await reader.head(place!.path))!
  expect(buildInit(format, start).equals(init)).toBe(true)
  expect(readFileSync(fixture('mp4')).includes(init)).toBe(true)
})
