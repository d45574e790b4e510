import { beginsPicture } from '../codecs/nal.ts'
import type { StreamSets } from '../codecs/parameter-sets.ts'
import type { Lead, NalSyntax } from '../codecs/syntax.ts'
import type { Piece, Slab, Slabs } from './slabs.ts'

/** A coded picture beyond this is a camera's error: 4 MiB is 0.8 s of a 40 Mb/s stream. */
const maxFrameBytes = 4 * 1024 * 1024

/** NAL units in one picture; level 5.2 allows fewer slices than that at 25 a second (ITU-T H.264 table A-1, MaxMBPS). */
const maxFrameNalus = 1024

/** Bytes before each unit that hold its size, as MP4 wants it (ISO/IEC 14496-15 §5.3.2). */
const sizeBytes = 4

/**
 * Puts one picture together from NAL units and fragments of them. Each byte is copied once, from the socket's buffer
 * into a slab, where units lie one after another behind their sizes, so that a GOP is written to disk in a few pieces;
 * finished units are views of it. Parameter sets go to `sets`, padding is dropped.
 */
export class FrameBuilder {
  /** Finished units of this picture. */
  nalus: Buffer[] = []
  bytes = 0
  slices = 0
  key = false
  /** Something of this picture is missing or too large; it will not be shown. */
  damaged = false
  /** Whether anything of this picture has arrived. */
  open = false
  /** Whether its first slice is not the first of a picture. */
  startsMidway = false
  /** How it stands to the key frame before it in the stream. */
  lead: Lead = 'none'
  #syntax: NalSyntax
  #sets: StreamSets
  #slabs: Slabs
  #slab: Slab | undefined
  #left: Piece[] = []
  #frameStart = 0
  #naluStart = -1
  #cursor = 0

  constructor(slabs: Slabs, syntax: NalSyntax, sets: StreamSets) {
    this.#slabs = slabs
    this.#syntax = syntax
    this.#sets = sets
  }

  /** Reads another codec from the next picture on. */
  speak(syntax: NalSyntax, sets: StreamSets): void {
    this.#syntax = syntax
    this.#sets = sets
  }

  /** Whether a unit has begun and not ended. */
  get inNalu(): boolean {
    return this.#naluStart !== -1
  }

  /** Adds a whole NAL unit. */
  addNalu(bytes: Buffer, start: number, end: number): void {
    this.beginNalu(bytes[start]!)
    this.append(bytes, start + 1, end)
    this.endNalu()
  }

  /** Begins a unit that arrives in fragments, with the first byte of its header. One still under way is taken as complete: some cameras never mark the end. */
  beginNalu(header: number): void {
    if (this.#naluStart !== -1) this.endNalu()
    this.open = true
    if (this.#syntax.isKey(this.#syntax.readType(header))) this.key = true
    this.#reserve(sizeBytes + 1)
    this.#cursor += sizeBytes
    this.#naluStart = this.#cursor
    this.#slab!.bytes[this.#cursor++] = header
  }

  /** Adds bytes to the unit under way. */
  append(bytes: Buffer, start: number, end: number): void {
    if (this.damaged) return
    const size = end - start
    this.bytes += size
    if (this.bytes > maxFrameBytes) {
      this.damaged = true
      return
    }
    if (this.#cursor + size > this.#slab!.bytes.length) this.#reserve(size)
    bytes.copy(this.#slab!.bytes, this.#cursor, start, end)
    this.#cursor += size
  }

  endNalu(): void {
    const start = this.#naluStart
    if (start === -1) return
    this.#naluStart = -1
    if (this.damaged) return
    const bytes = this.#slab!.bytes
    const syntax = this.#syntax
    const type = syntax.readType(bytes[start]!)
    const isSlice = syntax.isSlice(type)
    if (syntax.isPadding(type) || this.#cursor - start < syntax.headerBytes) {
      this.#cursor = start - sizeBytes
      return
    }
    const nalu = bytes.subarray(start, this.#cursor) as Buffer
    if (!isSlice && this.#sets.offer(nalu)) {
      this.#cursor = start - sizeBytes
      return
    }
    writeUint32(bytes, start - sizeBytes, nalu.length)
    if (isSlice) {
      if (this.slices === 0 && nalu.length > syntax.headerBytes) this.startsMidway = !beginsPicture(nalu[syntax.headerBytes]!)
      this.lead = syntax.readLead(type)
      this.slices++
    }
    if (this.nalus.length === maxFrameNalus) this.damaged = true
    else this.nalus.push(nalu)
  }

  /** Notes that a unit of this type has lost its beginning. */
  missBeginning(type: number): void {
    this.open = true
    this.damaged = true
    if (this.#syntax.isKey(type)) this.key = true
  }

  /** Adds this picture's bytes to its GOP's; their slabs stay until the GOP is given back. */
  layInto(pieces: Piece[]): void {
    for (const { slab, start, end } of this.#left) extend(pieces, slab, start, end)
    if (this.#slab) extend(pieces, this.#slab, this.#frameStart, this.#cursor)
  }

  /** Begins the next picture. Unless `kept`, the last one's memory is used again. */
  next(kept: boolean): void {
    if (!kept) this.#cursor = this.#frameStart
    for (const { slab } of this.#left) this.#slabs.release(slab)
    this.#left.length = 0
    this.#frameStart = this.#cursor
    this.#naluStart = -1
    this.nalus = []
    this.bytes = 0
    this.slices = 0
    this.key = false
    this.damaged = false
    this.open = false
    this.startsMidway = false
    this.lead = 'none'
  }

  /** Makes room for `size` more bytes, moving the unit under way to a new slab where this one is full. */
  #reserve(size: number): void {
    const full = this.#slab
    if (full && this.#cursor + size <= full.bytes.length) return
    const begun = this.#naluStart === -1 ? 0 : this.#cursor - this.#naluStart + sizeBytes
    const slab = this.#slabs.take(begun + size)
    if (full) {
      const end = this.#cursor - begun
      if (begun > 0) full.bytes.copy(slab.bytes, 0, end, this.#cursor)
      this.#left.push({ slab: full, start: this.#frameStart, end })
    }
    this.#slab = slab
    this.#frameStart = 0
    this.#cursor = begun
    if (begun > 0) this.#naluStart = sizeBytes
  }
}

function extend(pieces: Piece[], slab: Slab, start: number, end: number): void {
  if (start === end) return
  const last = pieces.at(-1)
  if (last?.slab === slab && last.end === start) last.end = end
  else {
    if (last?.slab !== slab) slab.holders++
    pieces.push({ slab, start, end })
  }
}

function writeUint32(bytes: Buffer, at: number, value: number): void {
  bytes[at] = value >>> 24
  bytes[at + 1] = value >>> 16
  bytes[at + 2] = value >>> 8
  bytes[at + 3] = value
}
