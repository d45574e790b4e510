import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { layDown } from '#media/archive/lay-down.ts'
import { ArchiveReader } from '#media/archive/reader.ts'
import { removeFootage } from '#media/archive/remove-footage.ts'
import { diskVfs } from '#platform/ports/vfs.ts'
import { makeGops } from '../../../test/pictures.ts'
import { archiveDir } from './archive-dir.ts'
import { addDisks, listDisks, openArchiveDisks } from './archive-disks.ts'

let folder: string
let dataDir: string
let second: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lq-disks-'))
  dataDir = join(folder, 'data')
  second = join(folder, 'mnt/second')
  mkdirSync(archiveDir(dataDir), { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const start = Date.UTC(2026, 4, 1, 8)
const record = (root: string, fromMs: number) => layDown({ root, cameraId: 'a', gops: makeGops(2, { gopFrames: 50 }), fromMs, toMs: fromMs + 10_000 })

test('one folder is the disk itself', () => {
  addDisks(dataDir, [])
  expect(openArchiveDisks(dataDir, 0)).toBe(diskVfs)
})

test('folders once named stay known, and what lies in any of them is read and deleted as one', async () => {
  addDisks(dataDir, [second])
  addDisks(dataDir, [])
  expect(listDisks(dataDir)).toEqual([second])
  await record(archiveDir(dataDir), start)
  const [file] = await record(second, start + 60_000)
  const vfs = openArchiveDisks(dataDir, 0)
  const reader = new ArchiveReader(archiveDir(dataDir), { vfs })
  const { spans } = await reader.coverage('a', start, start + 120_000)
  expect(spans.map((s) => [s.startMs - start, s.endMs - start])).toEqual([[0, 10_000], [60_000, 70_000]])
  const path = `a/2026-05-01/${start + 60_000}.mp4`
  expect((await removeFootage(vfs, archiveDir(dataDir), [{ path, endMs: start + 70_000 }], start + 100_000)).removed).toEqual([path])
  expect(existsSync(file!.path)).toBe(false)
})

test('the folder of a disk that is not mounted is not taken for it', async () => {
  addDisks(dataDir, [second])
  rmSync(second, { recursive: true })
  mkdirSync(second)
  const sick: string[] = []
  const vfs = openArchiveDisks(dataDir, 0, (where, code) => void sick.push(`${where} ${code}`))
  await layDown({ root: archiveDir(dataDir), vfs, cameraId: 'a', gops: makeGops(2, { gopFrames: 50 }), fromMs: start, toMs: start + 10_000 })
  expect([existsSync(join(second, 'a')), sick, existsSync(join(archiveDir(dataDir), 'a'))]).toEqual([false, [`${second} ENODEV`], true])
  addDisks(dataDir, [second])
  expect(existsSync(join(second, '.langqiao-archive'))).toBe(false)
})

test('a folder that cannot be written to stops the start, not the recording later', () => {
  writeFileSync(join(folder, 'file'), '')
  expect(() => addDisks(dataDir, [join(folder, 'file')])).toThrow(/EEXIST|ENOTDIR/)
})
