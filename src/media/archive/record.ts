import { crc32 } from 'node:zlib'

/**
 * The index of a media file: fixed records of 64 bytes, big-endian. The same bytes stand in the media file itself, each in
 * a `uuid` box (before the fragment that it describes), so that the index can be rebuilt and checked from the file alone.
 * Every record: kind (4 bytes), CRC-32 of the rest (4 bytes), 56 bytes of fields. Each but the first carries `chain`, the CRC-32 of all
 * records before it: one record read from the media file proves the whole index up to it.
 */
export const recordSize = 64

const kinds = { head: 0x4c514948, gop: 0x4c514947, end: 0x4c514945 } // LQIH, LQIG, LQIE
const formatVersion = 1

/** Why a file begins: nothing before it, time without footage, new parameter sets, a clock that jumped, the hour, trouble with the disk. */
const beginnings = ['start', 'gap', 'format', 'clock', 'hour', 'disk'] as const
export type Beginning = (typeof beginnings)[number]

/** First record: the file as a whole. */
export interface HeadRecord {
  kind: 'head'
  reason: Beginning
  /** Bytes before the first fragment's `uuid` box. */
  initSize: number
  /** Wall time of media time 0, ms since the epoch, as it was recorded; the file's name is what counts. */
  startMs: number
  /** The host's clock when the first frame arrived. */
  hostMs: number
  width: number
  height: number
}

/** One fragment. Ticks are 90 kHz from the file's start. */
export interface GopRecord {
  kind: 'gop'
  /** Where its `uuid` box begins, and bytes from there to the end of its `mdat`. */
  offset: number
  size: number
  /** Bytes before the first sample (`uuid`, `moof`, head of `mdat`), and bytes of that key frame. */
  headSize: number
  keySize: number
  frames: number
  ticks: number
  /** The last frame's part of it is an estimate; the next fragment's ticks are exact. */
  duration: number
  /** The host's clock when the key frame arrived, ms since the epoch. */
  hostMs: number
  /** CRC-32 of `moof` and `mdat`. */
  crc: number
  /** The file was known to be on the disk up to this byte when the record was written. */
  syncedSize: number
  /** 0 in files of versions that wrote none. */
  chain: number
}

/** Last record of a finished file. */
export interface EndRecord {
  kind: 'end'
  /** Where its `uuid` box begins: the end of the last fragment. */
  offset: number
  ticks: number
  gops: number
  frames: number
  /** 0 in files of versions that wrote none. */
  chain: number
}

export type IndexRecord = HeadRecord | GopRecord | EndRecord

export function encodeHead(record: HeadRecord): Buffer {
  const out = begin('head')
  out.writeUInt16BE(formatVersion, 8)
  out.writeUInt16BE(beginnings.indexOf(record.reason), 10)
  out.writeUInt32BE(record.initSize, 12)
  out.writeUIntBE(record.startMs, 16, 6)
  out.writeUInt16BE(record.width, 22)
  out.writeUInt16BE(record.height, 24)
  out.writeUIntBE(record.hostMs, 26, 6)
  return seal(out)
}

export function encodeGop(record: GopRecord): Buffer {
  const out = begin('gop')
  out.writeUIntBE(record.offset, 8, 6)
  out.writeUInt16BE(record.chain >>> 16, 14)
  out.writeUInt32BE(record.size, 16)
  out.writeUInt32BE(record.headSize, 20)
  out.writeUInt32BE(record.keySize, 24)
  out.writeUInt32BE(record.frames, 28)
  out.writeUIntBE(record.ticks, 32, 6)
  out.writeUInt16BE(record.chain & 0xffff, 38)
  out.writeUInt32BE(record.duration, 40)
  out.writeUInt32BE(record.crc, 44)
  out.writeUIntBE(record.hostMs, 48, 6)
  out.writeUIntBE(record.syncedSize, 56, 6)
  return seal(out)
}

export function encodeEnd(record: EndRecord): Buffer {
  const out = begin('end')
  out.writeUIntBE(record.offset, 8, 6)
  out.writeUIntBE(record.ticks, 16, 6)
  out.writeUInt32BE(record.gops, 24)
  out.writeUInt32BE(record.frames, 28)
  out.writeUInt32BE(record.chain, 32)
  return seal(out)
}

/** The chain behind `record`, whose own bytes these are. */
export function chainOn(chain: number, record: Uint8Array): number {
  return crc32(record, chain)
}

function begin(kind: keyof typeof kinds): Buffer {
  const out = Buffer.alloc(recordSize)
  out.writeUInt32BE(kinds[kind], 0)
  return out
}

function seal(out: Buffer): Buffer {
  out.writeUInt32BE(crc32(out.subarray(8)), 4)
  return out
}

/** Whether 64 whole and unharmed bytes of a record stand at `at`. */
function isRecord(bytes: Buffer, at: number): boolean {
  if (at + recordSize > bytes.length) return false
  return bytes.readUInt32BE(at + 4) === crc32(bytes.subarray(at + 8, at + recordSize))
}

/** Reads the record at `at`; undefined when it is torn, foreign or of a version unknown here. */
export function decodeRecord(bytes: Buffer, at: number): IndexRecord | undefined {
  if (!isRecord(bytes, at)) return undefined
  const kind = bytes.readUInt32BE(at)
  if (kind === kinds.gop) return decodeGop(bytes, at)
  if (kind === kinds.head) return decodeHead(bytes, at)
  if (kind !== kinds.end) return undefined
  return {
    kind: 'end',
    offset: bytes.readUIntBE(at + 8, 6),
    ticks: bytes.readUIntBE(at + 16, 6),
    gops: bytes.readUInt32BE(at + 24),
    frames: bytes.readUInt32BE(at + 28),
    chain: bytes.readUInt32BE(at + 32),
  }
}

function decodeHead(bytes: Buffer, at: number): HeadRecord | undefined {
  const reason = beginnings[bytes.readUInt16BE(at + 10)]
  if (bytes.readUInt16BE(at + 8) !== formatVersion || !reason) return undefined
  return {
    kind: 'head',
    reason,
    initSize: bytes.readUInt32BE(at + 12),
    startMs: bytes.readUIntBE(at + 16, 6),
    width: bytes.readUInt16BE(at + 22),
    height: bytes.readUInt16BE(at + 24),
    hostMs: bytes.readUIntBE(at + 26, 6),
  }
}

/** Reads a GOP's record without checking it again. */
export function decodeGop(bytes: Buffer, at: number): GopRecord {
  return {
    kind: 'gop',
    offset: bytes.readUIntBE(at + 8, 6),
    size: bytes.readUInt32BE(at + 16),
    headSize: bytes.readUInt32BE(at + 20),
    keySize: bytes.readUInt32BE(at + 24),
    frames: bytes.readUInt32BE(at + 28),
    ticks: bytes.readUIntBE(at + 32, 6),
    duration: bytes.readUInt32BE(at + 40),
    crc: bytes.readUInt32BE(at + 44),
    hostMs: bytes.readUIntBE(at + 48, 6),
    syncedSize: bytes.readUIntBE(at + 56, 6),
    chain: bytes.readUInt16BE(at + 14) * 0x10000 + bytes.readUInt16BE(at + 38),
  }
}
