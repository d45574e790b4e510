import type { Frame } from '../frame.ts'
import { deltaSample, keySample } from './init.ts'
import { trackId } from './track.ts'

/** When the frames of a fragment are decoded and shown, in 90 kHz ticks. */
export interface FrameTimes {
  /** Decoding time of the first frame since the file's start. */
  start: number
  /** One duration a frame; the last one is an estimate that the next fragment's start corrects. */
  durations: ArrayLike<number>
  /** Showing time minus decoding time, one a frame; left out when they are equal everywhere (no B-frames). */
  shifts?: ArrayLike<number>
}

export interface Fragment {
  /** `reserve` free bytes, `moof`, `mdat`: views of the frames' own memory, to be written in one go. */
  buffers: Buffer[]
  /** Bytes of all buffers. */
  size: number
  /** Bytes before the first sample, the reserve included. */
  headSize: number
  /** Bytes of the first sample. */
  firstSampleSize: number
}

/** Where a fragment built here keeps its number and its time, from the start of `moof`. */
const sequenceAt = 20
const timeAt = 60
/** Flags of its run; the number of samples follows. */
const runFlagsAt = 76
const shiftsFlag = 0x800
/** moof 8, mfhd 16, traf 8, tfhd 16, tfdt 20, trun 24. */
const fixedMoof = 92
/** Bytes of the length before each NAL unit, as the track's `avcC` or `hvcC` says. */
const lengthBytes = 4

/**
 * Builds one movie fragment (ISO/IEC 14496-12 §8.8): a `moof` with one run and its `mdat`, each NAL unit behind its
 * 4-byte length (ISO/IEC 14496-15 §5.3.2, §8.3.2). The first frame is marked as key by its own flag. No picture data is copied.
 * `packed`: the GOP's own, where it has them.
 */
export function buildFragment(sequence: number, frames: readonly Frame[], times: FrameTimes, reserve = 0, packed?: Buffer[]): Fragment {
  const perSample = times.shifts ? 12 : 8
  const moofSize = fixedMoof + frames.length * perSample
  const headSize = reserve + moofSize + 8
  const head = Buffer.allocUnsafe(headSize)
  let at = writeMoofHead(head, reserve, { sequence, start: times.start, moofSize, frames, shifted: !!times.shifts })
  let dataSize = 0
  for (let i = 0; i < frames.length; i++) {
    const size = sizeOfSample(frames[i]!)
    dataSize += size
    at = head.writeUInt32BE(times.durations[i]!, at)
    at = head.writeUInt32BE(size, at)
    if (times.shifts) at = head.writeInt32BE(times.shifts[i]!, at)
  }
  at = head.writeUInt32BE(8 + dataSize, at)
  head.write('mdat', at, 'latin1')
  // Hundreds of small buffers cost more to hand to the kernel than what is in them.
  const isWhole = packed?.reduce((sum, piece) => sum + piece.length, 0) === dataSize
  const data = packed && isWhole ? packed : putLengthsBefore(frames)
  return { buffers: [head, ...data], size: headSize + dataSize, headSize, firstSampleSize: frames[0] ? sizeOfSample(frames[0]) : 0 }
}

function sizeOfSample({ nalus }: Frame): number {
  let size = 0
  for (const nalu of nalus) size += lengthBytes + nalu.length
  return size
}

function putLengthsBefore(frames: readonly Frame[]): Buffer[] {
  const nalus = frames.flatMap((frame) => frame.nalus)
  const lengths = Buffer.allocUnsafe(nalus.length * lengthBytes)
  return nalus.flatMap((nalu, i) => {
    lengths.writeUInt32BE(nalu.length, i * lengthBytes)
    return [lengths.subarray(i * lengthBytes, (i + 1) * lengthBytes), nalu]
  })
}

interface MoofHead {
  sequence: number
  start: number
  moofSize: number
  frames: readonly Frame[]
  shifted: boolean
}

function writeMoofHead(out: Buffer, at: number, { sequence, start, moofSize, frames, shifted }: MoofHead): number {
  const trunSize = moofSize - 68
  at = writeBoxHead(out, at, moofSize, 'moof')
  at = writeBoxHead(out, at, 16, 'mfhd', 0)
  at = out.writeUInt32BE(sequence >>> 0, at)
  at = writeBoxHead(out, at, moofSize - 24, 'traf')
  at = writeBoxHead(out, at, 16, 'tfhd', 0x020000) // default-base-is-moof
  at = out.writeUInt32BE(trackId, at)
  at = writeBoxHead(out, at, 20, 'tfdt', 0x01000000)
  at = writeTime(out, at, start)
  // data offset, first sample flags, durations and sizes; version 1: shifts may be negative
  at = writeBoxHead(out, at, trunSize, 'trun', 0x01000305 | (shifted ? shiftsFlag : 0))
  at = out.writeUInt32BE(frames.length, at)
  at = out.writeUInt32BE(moofSize + 8, at)
  return out.writeUInt32BE(frames[0]?.key ? keySample : deltaSample, at)
}

function writeBoxHead(out: Buffer, at: number, size: number, type: string, versionAndFlags?: number): number {
  out.writeUInt32BE(size, at)
  out.write(type, at + 4, 4, 'latin1')
  return versionAndFlags === undefined ? at + 8 : out.writeUInt32BE(versionAndFlags, at + 8)
}

function writeTime(out: Buffer, at: number, ticks: number): number {
  out.writeUInt32BE(Math.floor(ticks / 0x1_0000_0000), at)
  return out.writeUInt32BE(ticks % 0x1_0000_0000, at + 4)
}

/**
 * Gives a fragment that was built here (its `moof` at byte 0) another number and start, in place; with `end`, its last frame
 * lasts until then: browsers stop at holes between fragments. Ticks.
 */
export function retimeFragment(fragment: Buffer, sequence: number, start: number, end?: number): void {
  fragment.writeUInt32BE(sequence, sequenceAt)
  writeTime(fragment, timeAt, start)
  if (end === undefined) return
  const perSample = fragment.readUInt32BE(runFlagsAt) & shiftsFlag ? 12 : 8
  const count = fragment.readUInt32BE(runFlagsAt + 4)
  let before = 0
  for (let i = 0; i < count - 1; i++) before += fragment.readUInt32BE(fixedMoof + i * perSample)
  fragment.writeUInt32BE(Math.max(1, end - start - before), fixedMoof + (count - 1) * perSample)
}
