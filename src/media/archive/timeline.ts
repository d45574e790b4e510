import { type Frame, type Gop, ticksPerSecond } from '../frame.ts'
import type { FrameTimes } from '../mp4/fragment.ts'
import { orderFrames } from './frame-times.ts'
import type { Beginning } from './record.ts'

const ticksPerMs = ticksPerSecond / 1000

/** Footage that pauses for longer than this is no longer the same recording. */
const gapMs = 1000
/** A camera's clock may seem this far ahead of the host's, or behind it (a stalled connection delivers late), before one of them is said to have jumped. */
const aheadMs = 2000
const behindMs = 10_000
/** The slowest camera: a frame in ten seconds. */
const maxFrameTicks = 10 * ticksPerSecond
/** What is known of a picture's time: jitter that is not worth correcting, ms, and the steepest correction. */
interface Trust {
  calmMs: number
  slew: number
}
/** The network's jitter; nobody sees 1 %. */
const byArrivals: Trust = { calmMs: 250, slew: 0.01 }
/** Where the camera says when it took a picture there is next to no jitter; films run in cinemas and on television 4 % apart. */
const byReports: Trust = { calmMs: 40, slew: 0.04 }
/** A camera whose clock has to be corrected by a jump twice within this time is no longer asked. */
const liarMs = 2 * 3_600_000

export type Placement =
  /** Belongs to the open file, at these ticks. */
  | { fits: true; ticks: number }
  /** A new file must begin, at this wall time; `exact` when it joins the open file without a seam. */
  | { fits: false; reason: Beginning; wallMs: number; exact: boolean }

/**
 * Decides when each GOP happened, in ticks since its file's start. The camera's clock gives the rhythm, the host's clock the
 * truth: small differences are left alone, drift is taken out little by little, a jump of either clock begins a new file.
 * A camera whose clock lies about the pace of time is timed by arrival alone. One a camera; pure.
 */
export class Timeline {
  #file: { startMs: number; /** Host time minus file time that is taken as given, ms. */ offsetMs: number } | undefined
  #last = { camera: 0, arrivalMs: 0, ticks: 0, lastCamera: 0, lastTicks: 0, frameTicks: 0, keyTicks: 0 }
  #jumpedAtMs = Number.NEGATIVE_INFINITY
  #byArrival = false

  /** Whether the camera's clock was found to lie. */
  get distrustsCamera(): boolean {
    return this.#byArrival
  }

  place(gop: Gop): Placement {
    const key = gop.frames[0]!
    if (!this.#file) return { fits: false, reason: 'start', wallMs: hostTimeOf(key), exact: false }
    if (this.#byArrival) return this.#placeByArrival(key.arrivalMs)
    const pause = key.ticks - this.#last.lastCamera
    const predicted = this.#last.ticks + (key.ticks - this.#last.camera)
    const errorMs = hostTimeOf(key) - this.wallOf(predicted)
    if (pause <= 0 || pause > Math.max(gapMs * ticksPerMs, 5 * this.#last.frameTicks))
      return { fits: false, reason: 'gap', wallMs: hostTimeOf(key), exact: false }
    const change = errorMs - this.#file.offsetMs
    if (change > behindMs || change < -aheadMs) {
      if (key.arrivalMs - this.#jumpedAtMs < liarMs) this.#byArrival = true
      this.#jumpedAtMs = key.arrivalMs
      return { fits: false, reason: 'clock', wallMs: hostTimeOf(key), exact: false }
    }
    const ticks = predicted + this.#slew(errorMs, key.ticks - this.#last.camera, key.takenMs === undefined ? byArrivals : byReports)
    return this.#withinHour(Math.max(ticks, this.#last.lastTicks + 1))
  }

  #placeByArrival(arrivalMs: number): Placement {
    const file = this.#file!
    const lateMs = arrivalMs - this.#last.arrivalMs - this.#last.keyTicks / ticksPerMs
    if (lateMs > behindMs) return { fits: false, reason: 'gap', wallMs: arrivalMs, exact: false }
    const wanted = Math.round((arrivalMs - file.startMs) * ticksPerMs)
    if (wanted - file.offsetMs * ticksPerMs < this.#last.lastTicks - aheadMs * ticksPerMs)
      return { fits: false, reason: 'clock', wallMs: arrivalMs, exact: false }
    const ticks = Math.max(wanted, this.#last.lastTicks + 1)
    file.offsetMs = arrivalMs - this.wallOf(ticks)
    return this.#withinHour(ticks)
  }

  #withinHour(ticks: number): Placement {
    const wallMs = this.wallOf(ticks)
    if (Math.floor(wallMs / 3_600_000) === Math.floor(this.#file!.startMs / 3_600_000)) return { fits: true, ticks }
    return { fits: false, reason: 'hour', wallMs, exact: true }
  }

  /** Pulls file time towards the host's by a small part of the time gone by. */
  #slew(errorMs: number, elapsedTicks: number, { calmMs, slew: steepest }: Trust): number {
    if (Math.abs(errorMs) <= calmMs) return 0
    const most = elapsedTicks * steepest
    const slew = Math.trunc(Math.min(most, Math.max(-most, (errorMs - Math.sign(errorMs) * calmMs) * ticksPerMs)))
    // What an old jump left over shrinks by the same amount, so that it never looks like a new jump.
    if (Math.abs(this.#file!.offsetMs) > calmMs) this.#file!.offsetMs -= slew / ticksPerMs
    return slew
  }

  /** Begins a file at `startMs`; the first GOP lies at `ticks` of it (less than one ms). */
  begin(gop: Gop, startMs: number, ticks: number): FrameTimes {
    this.#file = { startMs, offsetMs: hostTimeOf(gop.frames[0]!) - (startMs + ticks / ticksPerMs) }
    return this.advance(gop, ticks)
  }

  /** Takes the GOP in at `ticks` and gives its frames' times. */
  advance(gop: Gop, ticks: number): FrameTimes {
    const key = gop.frames[0]!
    const keyTicks = key.ticks - this.#last.camera
    const { steps, shifts, frameTicks } = orderFrames(gop, this.#byArrival, this.#last.frameTicks)
    // A camera that sends key frames alone: the time between them is the time of a frame.
    const alone = steps.length === 1 && this.#last.lastCamera === this.#last.camera
    const lasts = alone && keyTicks > 0 && keyTicks < maxFrameTicks ? keyTicks : frameTicks
    this.#last = {
      camera: key.ticks,
      arrivalMs: key.arrivalMs,
      lastCamera: gop.frames.at(-1)!.ticks,
      lastTicks: ticks + steps.at(-1)!,
      ticks,
      frameTicks: lasts,
      keyTicks: Math.max(0, keyTicks),
    }
    const durations = steps.map((step, i) => (i + 1 < steps.length ? steps[i + 1]! - step : lasts))
    return { start: ticks, durations, ...(shifts ? { shifts } : {}) }
  }

  /** Forgets the open file: the next GOP begins a new one. */
  end(): void {
    this.#file = undefined
  }

  /** Wall time of the open file's ticks, ms since the epoch with fractions. */
  wallOf(ticks: number): number {
    return this.#file!.startMs + ticks / ticksPerMs
  }
}

/** When a picture is decoded if it is shown when it was taken; without a report, when it came. By the host's clock, ms since the epoch. */
export function hostTimeOf({ takenMs, arrivalMs, ticks, presentationTicks = ticks }: Frame): number {
  return takenMs === undefined ? arrivalMs : takenMs - (presentationTicks - ticks) / ticksPerMs
}
