import { diskVfs, type Vfs } from '#platform/ports/vfs.ts'
import { ticksPerSecond } from '../frame.ts'
import { type Damage, isDamage } from '../mp4/walk.ts'
import { joinCoverage, joinSpan, seamMs } from './coverage.ts'
import type { FileIndex } from './file-index.ts'
import { type Coverage, type CoverageSpan, type FootageHead, type GopPlace, type GopReading, FootageReader } from './footage-reader.ts'
import { IndexCache } from './index-cache.ts'
import { listDays, listStarts, maxFileMs, mediaPath, nameDay } from './layout.ts'
import { indexLies, MediaFiles, readGop, type ReadGop, readKeyFrame } from './read-gop.ts'

const ticksPerMs = ticksPerSecond / 1000

/** Footage in a folder, also of files that another process is writing: it sees whole fragments only. Knows the folders alone, no database. */
export class ArchiveReader extends FootageReader {
  readonly #vfs: Vfs
  readonly #root: string
  readonly #cache: IndexCache
  readonly #onDamage: (damage: Damage & { path: string }) => void

  constructor(root: string, options: { vfs?: Vfs; onDamage?: (damage: Damage & { path: string }) => void } = {}) {
    super()
    this.#vfs = options.vfs ?? diskVfs
    this.#root = root
    this.#cache = new IndexCache(this.#vfs)
    this.#onDamage = options.onDamage ?? (() => {})
  }

  async coverage(cameraId: string, fromMs: number, toMs: number): Promise<Coverage> {
    const spans: CoverageSpan[] = []
    for (const path of await this.#files(cameraId, fromMs, toMs)) {
      const span = await this.#cache.span(path)
      if (span) joinSpan(spans, { startMs: Math.max(span.startMs, fromMs), endMs: Math.min(span.endMs, toMs), reason: span.reason })
    }
    return joinCoverage(spans, [], fromMs, toMs)
  }

  async *gops(cameraId: string, fromMs: number, toMs: number): AsyncGenerator<GopPlace, void, undefined> {
    for (const path of await this.#files(cameraId, fromMs, toMs)) {
      const index = await this.#cache.index(path)
      if (!index) continue
      const first = Math.max(0, index.find((fromMs - index.startMs) * ticksPerMs))
      for (let i = first; i < index.count; i++) {
        const place = placeOf(index, i)
        if (place.startMs >= toMs) return
        if (place.endMs > fromMs) yield place
      }
    }
  }

  /**
   * Reads GOPs one after another, keeping the file open. A GOP whose bytes are not what was written is reported and comes as
   * `Damage`. Where the index lied, it is rebuilt in memory and the GOP of that moment looked up again.
   */
  openGops(): GopReading {
    const files = new MediaFiles(this.#vfs)
    return {
      read: async (place) => {
        const read = await this.#read(files, place)
        if (isDamage(read)) this.#onDamage({ ...read, path: place.path })
        return read
      },
      keyFrame: async (place) => readKeyFrame(await files.get(place.path), place.record),
      close: () => files.close(),
    }
  }

  async #read(files: MediaFiles, place: GopPlace): Promise<ReadGop | Damage> {
    const media = await files.get(place.path)
    const read = await readGop(media, place.record)
    if (!isDamage(read) || read.damage !== indexLies) return read
    const index = await this.#cache.index(place.path, true)
    const i = index?.find(place.record.ticks) ?? -1
    return index && i >= 0 && index.endOf(i) > place.record.ticks ? readGop(media, index.at(i)) : read
  }

  async head(path: string): Promise<FootageHead | undefined> {
    return this.#cache.head(path)
  }

  /** Paths of the files that may hold something of [from, to), oldest first. */
  async #files(cameraId: string, fromMs: number, toMs: number): Promise<string[]> {
    if (!(toMs > fromMs)) return []
    const firstDay = nameDay(Math.max(0, fromMs - maxFileMs - seamMs))
    const lastDay = nameDay(Math.max(0, toMs))
    const paths: string[] = []
    let before: number | undefined
    for (const day of await listDays(this.#vfs, this.#root, cameraId)) {
      if (day < firstDay || day > lastDay) continue
      for (const start of await listStarts(this.#vfs, this.#root, cameraId, day)) {
        if (start > fromMs && start < toMs) paths.push(mediaPath(this.#root, cameraId, start))
        else if (start <= fromMs) before = start
      }
    }
    return before === undefined ? paths : [mediaPath(this.#root, cameraId, before), ...paths]
  }
}

function placeOf(index: FileIndex, i: number): GopPlace {
  const record = index.at(i)
  const fileStartMs = index.startMs
  const startMs = fileStartMs + record.ticks / ticksPerMs
  return { path: index.path, fileStartMs, record, startMs, endMs: fileStartMs + index.endOf(i) / ticksPerMs }
}
