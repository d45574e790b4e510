import type { VideoFormat } from '../frame.ts'
import { HeldPps } from './held-pps.ts'
import { nalType, readNalType } from './nal.ts'
import { parseSps, type Sps } from './sps.ts'

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
  readonly #pps = new HeldPps(1, 255)
  #format: VideoFormat | undefined

  /** How many pictures may be decoded before one that is shown earlier; undefined where unknown. */
  get reorderFrames(): number | undefined {
    return this.#parsed?.reorderFrames
  }

  /** The format these sets make, the same object until a set changes; undefined while one is missing. */
  format(): VideoFormat | undefined {
    if (this.#format) return this.#format
    if (!this.#sps || !this.#pps.bytes || !this.#parsed) return undefined
    const { width, height } = this.#parsed
    this.#format = { codec: 'h264', sps: this.#sps, pps: this.#pps.bytes, width, height }
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
    const answer = this.#pps.offer(nalu)
    if (answer === 'refused') this.refused++
    if (answer === 'taken') this.#format = undefined
    return answer !== 'additional'
  }
}
