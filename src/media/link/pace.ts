import type { Clock } from '#platform/ports/clock.ts'

/** Bytes that may go at once after a pause. */
const burstBytes = 64 * 1024
/** Nobody holds the line for longer than one of these takes. */
const pieceBytes = 16 * 1024

/** Keeps everything that goes over a link within its share of the line. Who asks first goes first, piece by piece. */
export class Pace {
  readonly #clock: Clock
  readonly #bytesPerMs: number
  #credit = burstBytes
  #countedMs: number
  #turn: Promise<void> = Promise.resolve()

  /** `bitsPerSecond`: Infinity for no bound. */
  constructor(clock: Clock, bitsPerSecond: number) {
    this.#clock = clock
    this.#bytesPerMs = bitsPerSecond / 8 / 1000
    this.#countedMs = clock.monotonicMs()
  }

  /** The pieces of some bytes, each when it may go. */
  async *pieces(bytes: Buffer): AsyncGenerator<Buffer, void, undefined> {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      const piece = bytes.subarray(at, at + pieceBytes)
      await (this.#turn = this.#turn.then(() => this.#wait(piece.length)))
      yield piece
    }
  }

  async #wait(bytes: number): Promise<void> {
    if (this.#bytesPerMs === Number.POSITIVE_INFINITY) return
    const now = this.#clock.monotonicMs()
    this.#credit = Math.min(burstBytes, this.#credit + (now - this.#countedMs) * this.#bytesPerMs) - bytes
    this.#countedMs = now
    if (this.#credit < 0) await this.#clock.sleep(-this.#credit / this.#bytesPerMs)
  }
}
