/**
 * Reads the bits of a raw byte sequence payload, skipping emulation prevention bytes (ITU-T H.264 §7.4.1).
 * Reading past the end never throws: it yields zeros and sets `failed`, so that callers check once at the end.
 */
export class BitReader {
  /** True once anything was read that the bytes do not hold. */
  failed = false
  #bytes: Uint8Array
  #byte: number
  #bit = 0
  #zeros = 0

  /** `from`: index of the first byte of payload, after the NAL unit's header. */
  constructor(bytes: Uint8Array, from: number) {
    this.#bytes = bytes
    this.#byte = from
  }

  /** One bit, 0 or 1. */
  bit(): number {
    const byte = this.#bytes[this.#byte]
    if (byte === undefined) {
      this.failed = true
      return 0
    }
    const value = (byte >> (7 - this.#bit)) & 1
    if (++this.#bit === 8) this.#step(byte)
    return value
  }

  /** `count` bits as an unsigned number; count ≤ 32. */
  bits(count: number): number {
    let value = 0
    for (let i = 0; i < count; i++) value = value * 2 + this.bit()
    return value
  }

  /** ue(v): Exp-Golomb, at most 2³²−2 (§9.1). */
  unsigned(): number {
    let zeros = 0
    while (this.bit() === 0) {
      if (++zeros > 32 || this.failed) {
        this.failed = true
        return 0
      }
    }
    return 2 ** zeros - 1 + this.bits(zeros)
  }

  /** se(v): signed Exp-Golomb (§9.1.1). */
  signed(): number {
    const code = this.unsigned()
    return code % 2 === 1 ? (code + 1) / 2 : 0 - code / 2
  }

  #step(byte: number): void {
    this.#bit = 0
    this.#byte++
    this.#zeros = byte === 0 ? this.#zeros + 1 : 0
    if (this.#zeros >= 2 && this.#bytes[this.#byte] === 3) {
      this.#byte++
      this.#zeros = 0
    }
  }
}
