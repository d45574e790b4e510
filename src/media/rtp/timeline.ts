import { ticksPerSecond } from '../frame.ts'

/** A step of the camera's clock beyond this is its error, not time that passed, unless as much passed here. */
const maxStep = 10 * ticksPerSecond

/** Pictures shown before one that was decoded earlier reach back at most this far: 16 at 16 a second. */
const maxReorder = ticksPerSecond

/** Neither codec allows deeper reordering (ITU-T H.264 Annex E.2.1, H.265 Annex A.4.2). */
const maxReorderFrames = 16

/**
 * Places frames on one timeline that never goes back, in 90 kHz ticks from the first frame, whatever the camera's
 * RTP clock does: wrap at 2³² (RFC 3550 §5.1), jump, stand still, or start anew.
 */
export class Timeline {
  /** Decoding time of the frame placed last; strictly increasing. */
  ticks = -1
  /** When that frame is shown; later than `ticks` only where pictures are reordered. */
  presentation = -1
  /** How often the camera's clock was not believed. */
  jumps = 0
  #lastTimestamp = 0
  #lastArrivalMs = 0
  #started = false
  #anew = false
  #newest = 0
  #keyShownAt = 0
  #current = 0
  #scale = 1
  #reorderFrames = 0
  #pending: number[] = []

  /** Declares how many frames may be decoded before one that is shown earlier (`max_num_reorder_frames`). */
  expectReorder(frames: number): void {
    this.#reorderFrames = Math.min(frames, maxReorderFrames)
  }

  /**
   * Lets the next frame start from a clock unrelated to the last one: new source, new connection.
   * `clockRate`: ticks a second of the camera's RTP clock, from its SDP.
   */
  startAnew(clockRate?: number): void {
    this.#anew = true
    if (clockRate) this.#scale = ticksPerSecond / clockRate
  }

  /**
   * Sets `ticks` and `presentation` for a frame. `arrivalMs`: monotonic. `leads`: it is shown before the key frame that it
   * follows in the stream, as H.265 allows.
   */
  place(timestamp: number, arrivalMs: number, key: boolean, leads = false): void {
    const shown = this.#unwrap(timestamp, arrivalMs, key, leads)
    this.#lastTimestamp = timestamp
    this.#lastArrivalMs = arrivalMs
    this.#current = shown
    if (shown > this.#newest) this.#newest = shown
    if (key) this.#keyShownAt = shown

    const decoded = this.#reorderFrames === 0 ? shown : this.#takeDecodingTime(shown)
    this.ticks = Math.max(decoded, this.ticks + 1)
    this.presentation = Math.max(shown, this.ticks)
  }

  #unwrap(timestamp: number, arrivalMs: number, key: boolean, leads: boolean): number {
    if (!this.#started) {
      this.#started = true
      this.#anew = false
      return 0
    }
    const passed = Math.max(0, arrivalMs - this.#lastArrivalMs) * (ticksPerSecond / 1000)
    const step = Math.round(((timestamp - this.#lastTimestamp) | 0) * this.#scale)
    const shown = this.#current + step
    const forward = step > 0 && step <= maxStep + passed
    const reordered = step < 0 && step >= -maxReorder && !key && (leads || shown > this.#keyShownAt)
    if (!this.#anew && (forward || reordered)) {
      if (reordered && this.#reorderFrames === 0) this.#reorderFrames = 1
      return shown
    }
    if (!this.#anew) this.jumps++
    this.#anew = false
    this.#pending.length = 0
    return this.#newest + Math.max(1, Math.round(passed))
  }

  /**
   * With n frames of reordering the decoding times are the presentation times in ascending order, n frames late:
   * the i-th frame decodes when the (i−n)-th in order of showing is shown.
   */
  #takeDecodingTime(shown: number): number {
    const pending = this.#pending
    let at = pending.length
    while (at > 0 && pending[at - 1]! > shown) at--
    pending.splice(at, 0, shown)
    if (pending.length <= this.#reorderFrames) return 0
    const decoded = pending.shift()!
    // Decoded after it is shown: the encoder reorders deeper than it said.
    if (this.ticks >= shown && this.#reorderFrames < maxReorderFrames) this.#reorderFrames++
    return decoded
  }
}
