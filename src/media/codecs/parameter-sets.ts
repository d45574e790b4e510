import type { VideoFormat } from '../frame.ts'
import { BitReader } from './bit-reader.ts'
import { nalType, readNalType } from './nal.ts'
import { parseSps, type Sps } from './sps.ts'

/** Longest picture parameter set accepted; real ones are under 20 bytes, with every scaling list about 1 kB. */
const maxPpsBytes = 4096

/** The parameter sets in force of one stream, whatever its codec. */
export interface StreamSets {
  /** Sets that could not be parsed and were ignored. */
  refused: number
  /** How many pictures may be decoded before one that is shown earlier; undefined where unknown. */
  readonly reorderFrames: number | undefined
  /** The format these sets make, the same object until a set changes; undefined while one is missing. */
  format(): VideoFormat | undefined
  /** Takes a NAL unit that may be a parameter set; copied. False when it is none, or has to stay with its picture. */
  offer(nalu: Buffer): boolean
}

/**
 * The parameter sets in force, from the SDP and from the stream (which wins, since SDPs go stale).
 * Holds one sequence and one picture parameter set, as `VideoFormat` does.
 */
export class ParameterSets implements StreamSets {
  /** Sets that could not be parsed and were ignored. */
  refused = 0
  #sps: Buffer | undefined
  #parsed: Sps | undefined
  #pps: Buffer | undefined
  #ppsId = 0
  #format: VideoFormat | undefined

  /** How many pictures may be decoded before one that is shown earlier; undefined where unknown. */
  get reorderFrames(): number | undefined {
    return this.#parsed?.reorderFrames
  }

  /** The format these sets make, the same object until a set changes; undefined while one is missing. */
  format(): VideoFormat | undefined {
    if (this.#format) return this.#format
    if (!this.#sps || !this.#pps || !this.#parsed) return undefined
    const { width, height } = this.#parsed
    this.#format = { codec: 'h264', sps: this.#sps, pps: this.#pps, width, height }
    return this.#format
  }

  offer(nalu: Buffer): boolean {
    const type = readNalType(nalu[0]!)
    if (type === nalType.sps) this.offerSps(nalu)
    return type === nalType.sps || (type === nalType.pps && this.offerPps(nalu))
  }

  /** Takes a NAL unit of type 7; copied, since the caller's memory is reused. */
  offerSps(nalu: Buffer): void {
    if (this.#sps?.equals(nalu)) return
    const parsed = parseSps(nalu)
    if (!parsed) {
      this.refused++
      return
    }
    this.#sps = Buffer.from(nalu)
    this.#parsed = parsed
    this.#format = undefined
  }

  /**
   * Takes a NAL unit of type 8. False when it is an additional one, with another id than the one held:
   * then it has to stay among the frame's NAL units, or slices that refer to it cannot be decoded.
   */
  offerPps(nalu: Buffer): boolean {
    if (this.#pps?.equals(nalu)) return true
    const id = readPpsId(nalu)
    if (id === undefined) {
      this.refused++
      return true
    }
    if (this.#pps && id !== this.#ppsId) return false
    this.#pps = Buffer.from(nalu)
    this.#ppsId = id
    this.#format = undefined
    return true
  }
}

/** `pic_parameter_set_id` (ITU-T H.264 §7.3.2.2). */
function readPpsId(nalu: Uint8Array): number | undefined {
  if (nalu.length < 2 || nalu.length > maxPpsBytes) return undefined
  const reader = new BitReader(nalu, 1)
  const id = reader.unsigned()
  return reader.failed || id > 255 ? undefined : id
}
