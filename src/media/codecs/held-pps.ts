import { BitReader } from './bit-reader.ts'

/** Longest picture parameter set accepted; real ones are under 100 bytes, of H.264 with every scaling list about 1 kB. */
const maxPpsBytes = 4096

/** The one picture parameter set that a format holds. Its id is the first thing in it (ITU-T H.264 §7.3.2.2, H.265 §7.3.2.3). */
export class HeldPps {
  readonly #headerBytes: number
  readonly #maxId: number
  #id = 0
  bytes: Buffer | undefined

  constructor(headerBytes: number, maxId: number) {
    this.#headerBytes = headerBytes
    this.#maxId = maxId
  }

  /**
   * Takes a set; copied. `additional`: one with another id than the one held, to which slices may refer: it has to stay among its
   * frame's NAL units.
   */
  offer(nalu: Buffer): 'same' | 'taken' | 'refused' | 'additional' {
    if (this.bytes?.equals(nalu)) return 'same'
    const id = this.#readId(nalu)
    if (id === undefined) return 'refused'
    if (this.bytes && id !== this.#id) return 'additional'
    this.bytes = Buffer.from(nalu)
    this.#id = id
    return 'taken'
  }

  #readId(nalu: Uint8Array): number | undefined {
    if (nalu.length <= this.#headerBytes || nalu.length > maxPpsBytes) return undefined
    const reader = new BitReader(nalu, this.#headerBytes)
    const id = reader.unsigned()
    return reader.failed || id > this.#maxId ? undefined : id
  }
}
