import type { Vfs } from '#platform/ports/vfs.ts'
import { type FileIndex, isProven, joinIndex, readFinishedSpan, readIndexFile, rebuildIndex, type Span, spanOf } from './file-index.ts'
import type { Beginning } from './record.ts'
import { cutUnproven, type MediaHead, readMediaHead, readSyncedSize, scanFragments } from './scan.ts'

/** Indexes (115 kB an hour at GOPs of 2 s) and heads that are kept: a day of four cameras, 11 MB. */
const maxKept = 96

/** A month of fourteen cameras. */
const maxSpans = 10_000

export type FileSpan = Span & { reason: Beginning }

/** Reads indexes and heads of media files, keeping those of finished files. */
export class IndexCache {
  readonly #vfs: Vfs
  readonly #indexes = new Map<string, FileIndex>()
  readonly #spans = new Map<string, FileSpan>()
  readonly #heads = new Map<string, MediaHead>()

  constructor(vfs: Vfs) {
    this.#vfs = vfs
  }

  /**
   * The index of a media file: the one beside it as far as it goes and the file proves it, the rest from the file itself. Undefined
   * when the file is gone or none of ours. `distrust`: the one beside it was found to lie.
   */
  async index(path: string, distrust = false): Promise<FileIndex | undefined> {
    const kept = this.#indexes.get(path)
    if (kept && !distrust) return kept
    const index = await this.#complete(path, distrust ? undefined : await readIndexFile(this.#vfs, path))
    if (index?.end || distrust) keep(this.#indexes, path, index)
    return index
  }

  /** What a file covers and why it begins; undefined when it is gone or holds no footage. */
  async span(path: string): Promise<FileSpan | undefined> {
    const kept = this.#spans.get(path)
    if (kept) return kept
    const finished = await readFinishedSpan(this.#vfs, path)
    if (finished) keep(this.#spans, path, finished, maxSpans)
    if (finished) return finished
    const index = await this.index(path)
    return index && index.count > 0 ? { ...spanOf(index), reason: index.head.reason } : undefined
  }

  async head(path: string): Promise<MediaHead | undefined> {
    const kept = this.#heads.get(path)
    if (kept) return kept
    const head = await this.#withMedia(path, readMediaHead)
    keep(this.#heads, path, head)
    return head
  }

  /** Has the media file prove an index, and adds what it holds beyond it: a writer may be at work, or may have died. */
  #complete(path: string, beside: FileIndex | undefined): Promise<FileIndex | undefined> {
    return this.#withMedia(path, async (media) => {
      const size = await media.size()
      // A finished file that shrank: what is gone is told as damaged, not as never recorded.
      if (beside?.end && size < beside.end.offset) return beside
      if (!beside || !(await isProven(media, beside, size))) return (await rebuildIndex(path, media))?.index
      if (beside.end) return beside
      // After a power cut the index may be ahead of what it describes.
      const known = beside.recordsWithin(size)
      const found = await scanFragments(media, beside.sizeOf(known.length - 1))
      const scan = await cutUnproven(media, found, readSyncedSize(found))
      return joinIndex(path, beside.head, [...known, ...scan.gops.map((g) => g.bytes)], scan.end).index
    })
  }

  async #withMedia<T>(path: string, use: (media: Awaited<ReturnType<Vfs['open']>>) => Promise<T>): Promise<T | undefined> {
    try {
      const media = await this.#vfs.open(path, 'read')
      try {
        return await use(media)
      } finally {
        await media.close()
      }
    } catch (error) {
      // Retention may take a file away at any moment.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  }
}

function keep<T>(map: Map<string, T>, path: string, value: T | undefined, most = maxKept): void {
  map.delete(path)
  if (value !== undefined) map.set(path, value)
  if (map.size > most) map.delete(map.keys().next().value!)
}
