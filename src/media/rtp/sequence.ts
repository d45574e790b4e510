/** Limits of RFC 3550 appendix A.1. */
const maxDropout = 3000
const maxMisorder = 100

/**
 * Follows a source's 16-bit sequence numbers (RFC 3550 appendix A.1) and says for each packet whether to take it.
 * TCP keeps order, so what comes late is a duplicate of a camera that lies, and a gap was lost before the wire.
 */
export class SequenceTracker {
  /** Packets that never came. */
  lost = 0
  /** Packets that came again, or too late. */
  duplicates = 0
  /** Times the source began counting anew. */
  restarts = 0
  #expected = -1
  #restart = -1

  /** How the packet numbered `sequence` follows the one before. */
  follow(sequence: number): 'next' | 'after_gap' | 'drop' {
    const ahead = (sequence - this.#expected) & 0xffff
    if (ahead === 0 || this.#expected === -1) {
      this.#expected = (sequence + 1) & 0xffff
      return 'next'
    }
    if (ahead < maxDropout) {
      this.lost += ahead
      this.#expected = (sequence + 1) & 0xffff
      return 'after_gap'
    }
    if (ahead > 0xffff - maxMisorder) {
      this.duplicates++
      return 'drop'
    }
    // A jump is believed when a second packet confirms it: the source restarted.
    if (sequence === this.#restart) {
      this.restarts++
      this.lost++
      this.#restart = -1
      this.#expected = (sequence + 1) & 0xffff
      return 'after_gap'
    }
    this.#restart = (sequence + 1) & 0xffff
    return 'drop'
  }

  /** Forgets the source; counters stay. */
  reset(): void {
    this.#expected = -1
    this.#restart = -1
  }
}
