import type { VfsFile } from '#platform/ports/vfs.ts'
import { crc32 } from 'node:zlib'
import type { VideoFormat } from '../frame.ts'
import { readInit } from '../mp4/read-init.ts'
import { isDamage } from '../mp4/walk.ts'
import { envelopeSize, findRecord } from './envelope.ts'
import { decodeRecord, type EndRecord, type GopRecord, type HeadRecord, recordSize } from './record.ts'

/** An init segment with its parameter sets takes under a kilobyte; garbage may claim gigabytes. */
const maxInitSize = 64 * 1024
/** A fragment larger than this is not believed: 256 MiB, thirty seconds at 70 Mbit/s. */
const maxGopSize = 256 * 1024 * 1024

export interface MediaHead {
  record: HeadRecord
  /** The record's own bytes, as the index begins. */
  bytes: Buffer
  format: VideoFormat
  /** Init segment for players, without our `uuid` box. */
  init: Buffer
}

/** Reads the beginning of a media file; undefined when it is none of ours, or torn. */
export async function readMediaHead(media: VfsFile): Promise<MediaHead | undefined> {
  let bytes = Buffer.alloc(2048)
  bytes = bytes.subarray(0, await media.read(bytes, 0))
  const ftyp = bytes.length >= 16 && bytes.toString('latin1', 4, 8) === 'ftyp' ? bytes.readUInt32BE(0) : 0
  if (ftyp < 16 || ftyp + 8 > bytes.length || bytes.toString('latin1', ftyp + 4, ftyp + 8) !== 'moov') return undefined
  const size = ftyp + bytes.readUInt32BE(ftyp)
  if (size > maxInitSize) return undefined
  if (size + envelopeSize > bytes.length) {
    bytes = Buffer.alloc(size + envelopeSize)
    bytes = bytes.subarray(0, await media.read(bytes, 0))
  }
  const init = readInit(bytes.subarray(0, size))
  const found = findRecord(bytes, size)
  if (isDamage(init) || !found) return undefined
  const record = decodeRecord(bytes, found.recordAt)
  if (record?.kind !== 'head' || record.initSize !== found.end) return undefined
  return { record, bytes: bytes.subarray(found.recordAt, found.recordAt + 64), format: init.format, init: bytes.subarray(0, size) }
}

export interface FoundGop {
  record: GopRecord
  bytes: Buffer
}

export interface Scan {
  gops: FoundGop[]
  /** Set when the file was finished. */
  end?: EndRecord & { bytes: Buffer }
  /** Where the last whole fragment ends. */
  endSize: number
}

/**
 * Walks the fragments of a media file by the records in it, from `offset` on, until something is not whole. Bounded by the
 * file's size; reads 88 bytes a fragment, believing the pictures.
 */
export async function scanFragments(media: VfsFile, offset: number): Promise<Scan> {
  const size = await media.size()
  const scan: Scan = { gops: [], endSize: offset }
  const head = Buffer.alloc(envelopeSize)
  let lastTicks = -1
  while ((await media.read(head, scan.endSize)) === envelopeSize) {
    const found = findRecord(head, 0)
    const record = found && decodeRecord(head, found.recordAt)
    if (!record || record.kind === 'head' || record.offset !== scan.endSize) break
    const bytes = Buffer.from(head.subarray(found.recordAt, found.recordAt + recordSize))
    if (record.kind === 'end') {
      scan.end = { ...record, bytes }
      break
    }
    const end = record.offset + record.size
    if (!isPlausible(record) || record.ticks <= lastTicks || end > size) break
    lastTicks = record.ticks
    scan.gops.push({ record, bytes })
    scan.endSize = end
  }
  return scan
}

/** Whether this record stands in the media file where its box should begin. */
export async function holdsRecord(media: VfsFile, offset: number, record: Buffer): Promise<boolean> {
  const box = Buffer.alloc(envelopeSize)
  if ((await media.read(box, offset)) !== envelopeSize) return false
  const found = findRecord(box, 0)
  return found !== undefined && box.subarray(found.recordAt, found.recordAt + recordSize).equals(record)
}

/**
 * Cuts a scan before the first fragment whose pictures are not what was written. Fragments up to `syncedSize` are believed:
 * they were on the disk before a later record was written.
 */
export async function cutUnproven(media: VfsFile, scan: Scan, syncedSize: number): Promise<Scan> {
  let first = scan.gops.length
  while (first > 0 && endOf(scan.gops[first - 1]!.record) > syncedSize) first--
  for (let i = first; i < scan.gops.length; i++) {
    if (await isWhole(media, scan.gops[i]!.record)) continue
    return { gops: scan.gops.slice(0, i), endSize: scan.gops[i]!.record.offset }
  }
  return scan
}

/** How much of the file was on the disk, as the last record tells. */
export function readSyncedSize({ gops }: Scan): number {
  return gops.reduce((most, { record }) => Math.max(most, record.syncedSize), 0)
}

function endOf({ offset, size }: GopRecord): number {
  return offset + size
}

/** Whether a record's numbers can be those of a fragment. */
export function isPlausible({ size, headSize, keySize, frames }: GopRecord): boolean {
  return size <= maxGopSize && headSize > envelopeSize && headSize + keySize <= size && frames > 0
}

/** Whether the fragment's bytes are those that were written. */
async function isWhole(media: VfsFile, record: GopRecord): Promise<boolean> {
  const bytes = Buffer.allocUnsafe(record.size)
  return (await media.read(bytes, record.offset)) === record.size && crc32(bytes.subarray(envelopeSize)) === record.crc
}
