import type { VideoFormat } from '../frame.ts'
import { HeldPps } from './held-pps.ts'
import { headerBytesH265, nalTypeH265, readNalTypeH265 } from './nal-h265.ts'
import type { StreamSets } from './parameter-sets.ts'
import { parseSpsH265, type SpsH265 } from './sps-h265.ts'

/** Longest video parameter set accepted; real ones are under 100 bytes. */
const maxVpsBytes = 4096

/** The parameter sets of H.265 in force, from the SDP and from the stream (which wins): one video, one sequence, one picture set. */
export class ParameterSetsH265 implements StreamSets {
  refused = 0
  #vps: Buffer | undefined
  #sps: Buffer | undefined
  #parsed: SpsH265 | undefined
  readonly #pps = new HeldPps(headerBytesH265, 63)
  #format: VideoFormat | undefined

  get reorderFrames(): number | undefined {
    return this.#parsed?.reorderFrames
  }

  format(): VideoFormat | undefined {
    if (this.#format) return this.#format
    if (!this.#vps || !this.#sps || !this.#pps.bytes || !this.#parsed) return undefined
    const { width, height } = this.#parsed
    this.#format = { codec: 'h265', vps: this.#vps, sps: this.#sps, pps: this.#pps.bytes, width, height }
    return this.#format
  }

  offer(nalu: Buffer): boolean {
    switch (readNalTypeH265(nalu[0]!)) {
      case nalTypeH265.vps:
        this.#offerVps(nalu)
        return true
      case nalTypeH265.sps:
        this.#offerSps(nalu)
        return true
      case nalTypeH265.pps:
        return this.#offerPps(nalu)
      default:
        return false
    }
  }

  #offerVps(nalu: Buffer): void {
    if (this.#vps?.equals(nalu)) return
    if (nalu.length <= headerBytesH265 || nalu.length > maxVpsBytes) return void this.refused++
    this.#vps = Buffer.from(nalu)
    this.#format = undefined
  }

  #offerSps(nalu: Buffer): void {
    if (this.#sps?.equals(nalu)) return
    const parsed = parseSpsH265(nalu)
    if (!parsed) return void this.refused++
    this.#sps = Buffer.from(nalu)
    this.#parsed = parsed
    this.#format = undefined
  }

  /** False for an additional one, with another id: slices may refer to it, so it stays with its picture. */
  #offerPps(nalu: Buffer): boolean {
    const answer = this.#pps.offer(nalu)
    if (answer === 'refused') this.refused++
    if (answer === 'taken') this.#format = undefined
    return answer !== 'additional'
  }
}
