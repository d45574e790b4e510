/** Writes the bits of a raw byte sequence payload, with emulation prevention (ITU-T H.264 §7.4.1). */
export class BitWriter {
  #bits: number[] = []

  bit(value: number): this {
    this.#bits.push(value)
    return this
  }

  bits(value: number, count: number): this {
    for (let i = count - 1; i >= 0; i--) this.bit(Math.floor(value / 2 ** i) % 2)
    return this
  }

  /** ue(v) (§9.1). */
  unsigned(value: number): this {
    const size = Math.floor(Math.log2(value + 1))
    return this.bits(0, size).bits(value + 1, size + 1)
  }

  /** se(v) (§9.1.1). */
  signed(value: number): this {
    return this.unsigned(value > 0 ? 2 * value - 1 : -2 * value)
  }

  /** The bytes after `head`, with the stop bit. */
  finish(head: number[]): Buffer {
    const bits = [...this.#bits, 1]
    while (bits.length % 8) bits.push(0)
    const out = [...head]
    let zeros = 0
    for (let i = 0; i < bits.length; i += 8) {
      const byte = parseInt(bits.slice(i, i + 8).join(''), 2)
      if (zeros >= 2 && byte <= 3) {
        out.push(3)
        zeros = 0
      }
      out.push(byte)
      zeros = byte === 0 ? zeros + 1 : 0
    }
    return Buffer.from(out)
  }
}
