import { ticksPerSecond } from '../frame.ts'

/** Reports remembered: the one that was held up least counts. At one in five seconds a drifting clock is 4 ms off within them. */
const maxReports = 8
/** A report is about the pictures that come with it: one that names another time is not believed. */
const nearMs = 3_000
/** Without a report for so long, a camera's clock may have drifted too far. */
const staleMs = 120_000
/** A picture that seems to have taken longer to come was held up on the way, or the report lies: its arrival counts. */
const maxLagMs = 1_500
/** A report that comes so much later than those before it says that the camera's clock jumped. */
const jumpMs = 1_000

/**
 * When a picture was taken, by the host's clock: a sender report names the RTP timestamp of the moment at which it was sent (RFC 3550
 * §6.4.1), and a small packet comes at once, while a picture is encoded, and sent for as long as it is large. What time the camera
 * believes it is does not matter. Nothing is taken after it arrived: that bounds what reports say. One a camera; pure.
 */
export class CaptureClock {
  /** Timestamp of the newest report, and when that moment was by each report remembered: monotonic ms. */
  #timestamp = 0
  #moments: number[] = []
  /** The earliest of them. */
  #moment = 0
  #reportedAt = Number.NEGATIVE_INFINITY
  #msPerTick = 1000 / ticksPerSecond

  /** Forgets what reports said: new source, new connection. `clockRate`: ticks a second of the camera's RTP clock, from its SDP. */
  startAnew(clockRate?: number): void {
    this.#moments = []
    this.#reportedAt = Number.NEGATIVE_INFINITY
    if (clockRate) this.#msPerTick = 1000 / clockRate
  }

  /** Takes a report in. `newest`: timestamp of the newest picture, undefined before the first. */
  report(timestamp: number, arrivedMs: number, newest: number | undefined): void {
    if (newest !== undefined && Math.abs(this.#apart(timestamp, newest)) > nearMs) return
    const gone = this.#apart(timestamp, this.#timestamp)
    const before = this.#moments.map((moment) => moment + gone)
    this.#moments = before.length > 0 && arrivedMs - Math.min(...before) > jumpMs ? [arrivedMs] : [...before.slice(1 - maxReports), arrivedMs]
    this.#moment = Math.min(...this.#moments)
    this.#timestamp = timestamp
    this.#reportedAt = arrivedMs
  }

  /** When the picture of this timestamp was taken, monotonic ms like its arrival; undefined where reports do not say. */
  takenAt(timestamp: number, arrivedMs: number): number | undefined {
    if (arrivedMs - this.#reportedAt > staleMs) return undefined
    const since = this.#apart(timestamp, this.#timestamp)
    const latest = arrivedMs - since
    if (latest < this.#moment) {
      this.#moments = this.#moments.map((moment) => Math.min(moment, latest))
      this.#moment = latest
    }
    const takenMs = this.#moment + since
    return arrivedMs - takenMs <= maxLagMs ? takenMs : undefined
  }

  /** From one timestamp to another, ms; they wrap at 2³². */
  #apart(timestamp: number, from: number): number {
    return ((timestamp - from) | 0) * this.#msPerTick
  }
}
