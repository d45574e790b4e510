import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { Archive } from '../../../src/media/archive/archive.ts'
import { checkFile } from '../../../src/media/archive/check-file.ts'
import { tileGops } from '../../../src/media/archive/lay-down.ts'
import { indexPath } from '../../../src/media/archive/layout.ts'
import { ArchiveReader } from '../../../src/media/archive/reader.ts'
import { isDamage } from '../../../src/media/mp4/walk.ts'
import { ManualClock } from '../../../src/platform/ports/clock.ts'
import { diskVfs } from '../../../src/platform/ports/vfs.ts'
import { makeGops } from '../../pictures.ts'

const start = Date.UTC(2026, 2, 1, 10)
const gopFrames = 4
const frameTicks = 90_000 / 25
const gopMs = (gopFrames * 1000) / 25
export const gopsAFile = 5
/** Recovery looks from the newest file back past three that are in order: the oldest of these it never opens. */
const fileCount = 5

/** One file of an archive as its writer left it. */
export interface MadeFile {
  path: string
  media: Buffer
  index: Buffer
  /** Where its fragments begin, in bytes. */
  offsets: number[]
}

export interface MadeReading {
  /** GOPs whose bytes were read as they were written. */
  read: number
  damaged: number
  overlapping: number
  /** GOPs that were read for another moment than theirs. */
  misplaced: number
}

/** A small archive on the disk: finished files, and a last one whose writer was killed in it. Half of each file was synced. */
export class MadeArchive {
  readonly camera = 'cam-1'
  readonly root: string
  readonly files: MadeFile[] = []
  /** CRC-32 of each GOP, by the moment at which it begins. */
  readonly #truth = new Map<number, number>()

  private constructor() {
    this.root = mkdtempSync(join(tmpdir(), 'langqiao-made-'))
  }

  static async make(): Promise<MadeArchive> {
    const made = new MadeArchive()
    const archive = new Archive({ root: made.root, clock: new ManualClock(start), reserveBytes: 0, onFile: () => {} })
    const gops = makeGops(gopsAFile * gopFrames, { width: 48, height: 32, gopFrames })
    for (let file = 0; file < fileCount; file++) {
      const fromMs = start + file * 60_000
      let count = 0
      for (const gop of tileGops(gops, { fromMs, toMs: fromMs + gopsAFile * gopMs, frameTicks })) {
        await archive.writer(made.camera).write(gop)
        if (++count === 3) await archive.cycle.syncNow()
      }
      if (file < fileCount - 1) await archive.writer(made.camera).close()
    }
    const reader = new ArchiveReader(made.root)
    for await (const place of reader.gops(made.camera, 0, start + 3_600_000)) {
      if (made.files.at(-1)?.path !== place.path) made.files.push({ path: place.path, media: readFileSync(place.path), index: readFileSync(indexPath(place.path)), offsets: [] })
      made.files.at(-1)!.offsets.push(place.record.offset)
      const read = await reader.readGop(place)
      if (!isDamage(read)) made.#truth.set(Math.round(place.startMs), crc32(read.bytes))
    }
    await archive.close()
    made.restore()
    if (made.#truth.size !== fileCount * gopsAFile) throw new Error('the archive was not made as it should be')
    return made
  }

  get newest(): MadeFile {
    return this.files.at(-1)!
  }

  /** As its writer left it. */
  restore(files: readonly MadeFile[] = this.files): void {
    for (const { path, media, index } of files) {
      writeFileSync(path, media)
      writeFileSync(indexPath(path), index)
    }
  }

  /** Everything that a reader shows, now; each GOP is looked up by a moment within it and compared with what was written for that moment. */
  async readAll(): Promise<MadeReading> {
    const reader = new ArchiveReader(this.root)
    const reading = reader.openGops()
    const found: MadeReading = { read: 0, damaged: 0, overlapping: 0, misplaced: 0 }
    let endMs = 0
    for await (const place of reader.gops(this.camera, 0, start + 3_600_000)) {
      if (place.startMs < endMs - 0.02) found.overlapping++
      endMs = place.endMs
      const read = await reading.read(place)
      if (isDamage(read)) found.damaged++
      else if (this.#truth.get(Math.round(place.startMs)) === crc32(read.bytes)) found.read++
      else found.misplaced++
    }
    await reading.close()
    return found
  }

  /** What is wrong with a file, read byte by byte. */
  check(path: string): Promise<string[]> {
    return checkFile(diskVfs, path)
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true })
  }
}
