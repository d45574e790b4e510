import type { Vfs, VfsFile } from '#platform/ports/vfs.ts'
import { ticksPerSecond } from '../frame.ts'
import { wallMs } from './finish.ts'
import { indexPath, readStart } from './layout.ts'
import { type Beginning, chainOn, decodeGop, decodeRecord, type EndRecord, type GopRecord, type HeadRecord, recordSize } from './record.ts'
import { cutUnproven, holdsRecord, isPlausible, readMediaHead, readSyncedSize, scanFragments } from './scan.ts'

/**
 * The index of one media file in memory: the records' own bytes, decoded when asked for.
 * Holds whole fragments only, one behind the other.
 */
export class FileIndex {
  readonly path: string
  readonly startMs: number
  readonly head: HeadRecord
  /** Present when the file is finished: nothing will be added. */
  readonly end: EndRecord | undefined
  readonly #bytes: Buffer
  readonly count: number

  constructor(path: string, bytes: Buffer, count: number, head: HeadRecord, end?: EndRecord) {
    this.path = path
    this.startMs = readStart(path) ?? head.startMs
    this.head = head
    this.end = end
    this.#bytes = bytes
    this.count = count
  }

  at(i: number): GopRecord {
    if (i < 0 || i >= this.count) throw new RangeError(`GOP ${i} of ${this.count}`)
    return decodeGop(this.#bytes, (1 + i) * recordSize)
  }

  /** Ticks at which GOP `i` ends: where the next one begins, else its own claim. */
  endOf(i: number): number {
    if (i + 1 < this.count) return this.at(i + 1).ticks
    if (this.end) return this.end.ticks
    const { ticks, duration } = this.at(i)
    return ticks + duration
  }

  get endTicks(): number {
    return this.count === 0 ? 0 : this.endOf(this.count - 1)
  }

  /** Where the first `gops` fragments end, in bytes. */
  sizeOf(gops: number): number {
    if (gops === 0) return this.head.initSize
    const { offset, size } = this.at(gops - 1)
    return offset + size
  }

  /** Where the last whole fragment ends, in bytes. */
  get endSize(): number {
    return this.sizeOf(this.count)
  }

  /** The closing record's bytes. */
  get closing(): Buffer | undefined {
    return this.end && this.#bytes.subarray((1 + this.count) * recordSize, (2 + this.count) * recordSize)
  }

  /** The bytes of the head's record and of those whose fragments end within `size` bytes; without the closing one. */
  recordsWithin(size: number): Buffer[] {
    const records = [this.#bytes.subarray(0, recordSize)]
    for (let i = 0; i < this.count; i++) {
      const record = this.at(i)
      if (record.offset + record.size > size) break
      records.push(this.#bytes.subarray((1 + i) * recordSize, (2 + i) * recordSize))
    }
    return records
  }

  /** The last GOP that begins at or before these ticks; -1 when all begin later. */
  find(ticks: number): number {
    let low = 0
    let high = this.count
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.at(middle).ticks <= ticks) low = middle + 1
      else high = middle
    }
    return low - 1
  }
}

/**
 * Takes as many records from an index's bytes as are whole and follow one another; undefined without a head. The last one is
 * proven by the media file alone (`isProven`), and by it all before.
 */
export function parseIndex(path: string, bytes: Buffer): FileIndex | undefined {
  const head = decodeRecord(bytes, 0)
  if (head?.kind !== 'head') return undefined
  let count = 0
  let expected = head.initSize
  let lastTicks = -1
  let chain = chainOn(0, bytes.subarray(0, recordSize))
  for (;;) {
    const at = (1 + count) * recordSize
    const record = decodeRecord(bytes, at)
    // One of them is not what was written: nothing of it is believed.
    if (record && record.kind !== 'head' && record.chain !== 0 && record.chain !== chain) return undefined
    if (record?.kind === 'end' && record.gops === count && record.offset === expected)
      return new FileIndex(path, bytes, count, head, record)
    if (record?.kind !== 'gop' || record.offset !== expected || record.ticks <= lastTicks || !isPlausible(record)) break
    expected = record.offset + record.size
    lastTicks = record.ticks
    chain = chainOn(chain, bytes.subarray(at, at + recordSize))
    count++
  }
  return new FileIndex(path, bytes, count, head)
}

/** Whether the media file holds the index's closing record, or else its last one that lies within `size` bytes: by its chain that proves all before. */
export async function isProven(media: VfsFile, index: FileIndex, size: number): Promise<boolean> {
  if (index.end) return holdsRecord(media, index.end.offset, index.closing!)
  const records = index.recordsWithin(size)
  return records.length > 1 && holdsRecord(media, index.at(records.length - 2).offset, records.at(-1)!)
}

/** Opens a file for reading; undefined when it does not exist. */
async function openIfThere(vfs: Vfs, path: string): Promise<VfsFile | undefined> {
  try {
    return await vfs.open(path, 'read')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Reads a whole file through the Vfs; undefined when it does not exist or is larger than `most`. */
export async function readWhole(vfs: Vfs, path: string, most: number): Promise<Buffer | undefined> {
  const file = await openIfThere(vfs, path)
  if (!file) return undefined
  try {
    const size = await file.size()
    if (size > most) return undefined
    const bytes = Buffer.allocUnsafe(size)
    return bytes.subarray(0, await file.read(bytes, 0))
  } finally {
    await file.close()
  }
}

/** An hour of one-frame GOPs at 60 a second takes 13 MB; nothing larger is read as an index. */
export const maxIndexSize = 16 * 1024 * 1024

/** Reads the index beside a media file as far as it can be trusted; undefined when there is none of use. */
export async function readIndexFile(vfs: Vfs, path: string): Promise<FileIndex | undefined> {
  const bytes = await readWhole(vfs, indexPath(path), maxIndexSize)
  return bytes && parseIndex(path, bytes)
}

/**
 * Builds the index from the media file itself; undefined when the file is none of ours. Compares with their CRC the fragments
 * that were not yet synced when the last one was written (a writer may be at work on them), or all of them.
 */
export async function rebuildIndex(path: string, media: VfsFile, checkAll = false): Promise<{ index: FileIndex; bytes: Buffer } | undefined> {
  const head = await readMediaHead(media)
  if (!head) return undefined
  const found = await scanFragments(media, head.record.initSize)
  const synced = found.end ? found.endSize : readSyncedSize(found)
  const scan = await cutUnproven(media, found, checkAll ? 0 : synced)
  return joinIndex(path, head.record, [head.bytes, ...scan.gops.map((g) => g.bytes)], scan.end)
}

/** An index from the bytes of its records. */
export function joinIndex(path: string, head: HeadRecord, records: Buffer[], end?: EndRecord & { bytes: Buffer }): { index: FileIndex; bytes: Buffer } {
  const bytes = Buffer.concat(end ? [...records, end.bytes] : records)
  return { index: new FileIndex(path, bytes, records.length - 1, head, end), bytes }
}

/** The wall time that a file covers. */
export interface Span {
  startMs: number
  endMs: number
}

export function spanOf(index: FileIndex): Span {
  const startTicks = index.count > 0 ? index.at(0).ticks : 0
  const { startMs } = index
  return { startMs: startMs + (startTicks * 1000) / ticksPerSecond, endMs: wallMs(startMs, index.endTicks) }
}

/**
 * What a finished file covers and why it begins, by the first two records and the last one of its index: reading whole indexes
 * would be 80 MB for a month. Undefined when these do not say it.
 */
export async function readFinishedSpan(vfs: Vfs, path: string): Promise<(Span & { reason: Beginning }) | undefined> {
  const startMs = readStart(path)
  const file = await openIfThere(vfs, indexPath(path))
  if (!file || startMs === undefined) return undefined
  try {
    const size = await file.size()
    if (size < 3 * recordSize || size % recordSize !== 0) return undefined
    const bytes = Buffer.allocUnsafe(3 * recordSize)
    await file.read(bytes.subarray(0, 2 * recordSize), 0)
    await file.read(bytes.subarray(2 * recordSize), size - recordSize)
    const [head, first, end] = [0, 1, 2].map((i) => decodeRecord(bytes, i * recordSize))
    if (head?.kind !== 'head' || first?.kind !== 'gop' || end?.kind !== 'end') return undefined
    return { startMs: startMs + (first.ticks * 1000) / ticksPerSecond, endMs: wallMs(startMs, end.ticks), reason: head.reason }
  } finally {
    await file.close()
  }
}

/** Reads what a media file covers, from its index or from itself; undefined when it holds no footage. */
export async function readSpan(vfs: Vfs, path: string): Promise<Span | undefined> {
  const finished = await readFinishedSpan(vfs, path)
  if (finished) return finished
  const index = (await readIndexFile(vfs, path)) ?? (await rebuildFromPath(vfs, path))
  return index && index.count > 0 ? spanOf(index) : undefined
}

async function rebuildFromPath(vfs: Vfs, path: string): Promise<FileIndex | undefined> {
  const media = await vfs.open(path, 'read')
  try {
    return (await rebuildIndex(path, media))?.index
  } finally {
    await media.close()
  }
}
