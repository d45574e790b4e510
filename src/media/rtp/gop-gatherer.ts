import type { Clock } from '#platform/ports/clock.ts'
import type { StreamSets } from '../codecs/parameter-sets.ts'
import type { Frame, Gop, VideoFormat } from '../frame.ts'
import type { CaptureClock } from './capture-clock.ts'
import type { FrameBuilder } from './frame-builder.ts'
import type { Piece, Slabs } from './slabs.ts'
import type { Timeline } from './timeline.ts'

/** Where pictures go. Calls are synchronous and in order; an exception thrown by a sink is a bug and not caught. */
export interface VideoSink {
  /** Before the first frame, and before the key frame that a change takes effect with. */
  onFormat(format: VideoFormat): void
  /**
   * A picture, as soon as its last packet is here. Its memory is that of the GOP it will be in: whoever keeps it must
   * see to it that this GOP is not given back, or copy.
   */
  onFrame?(frame: Frame, format: VideoFormat): void
  /**
   * A finished GOP, now the sink's own. `giveBack` lets its memory be used for later pictures of this camera; call it
   * once nothing refers to its NAL units any more. Never calling it is safe: the collector gets them.
   */
  onGop(gop: Gop, giveBack: () => void): void
}

/**
 * A GOP longer than this is cut: it is handed on with what it has, what follows is dropped and counted until the next
 * key frame. 1,500 frames are a minute at 25 a second, four times the longest interval that "smart" encoders use;
 * 8 MiB are 4 s at 16 Mb/s.
 */
const maxGopFrames = 1500
const maxGopBytes = 8 * 1024 * 1024

/** A stream's own clocks: the order of its pictures, and when they were taken. */
export interface StreamTimes {
  timeline: Timeline
  captured: CaptureClock
}

/** Gathers pictures into GOPs; the place where it is decided what cannot be decoded and is dropped. */
export class GopGatherer {
  /** Pictures dropped because no key frame came before them, or none that they could be decoded from. */
  framesWithoutKey = 0
  /** Pictures dropped because their GOP grew beyond bounds. */
  framesOverlong = 0
  framesDamaged = 0
  frames = 0
  gops = 0
  /** Monotonic milliseconds at which the last whole picture arrived, decodable or not; 0 before the first. */
  lastFrameMs = 0
  /** The same for the last picture handed on. */
  lastShownMs = 0
  #clock: Clock
  #sink: VideoSink
  #slabs: Slabs
  #sets: StreamSets
  readonly #times: StreamTimes
  #format: VideoFormat | undefined
  #gop: Gop | undefined
  #gopBytes = 0
  #pieces: Piece[] = []
  #overlong = false
  /** Whether pictures that refer to what came before the key frame cannot be decoded: nothing came, or something else. */
  #skipsLeading = false

  constructor(clock: Clock, slabs: Slabs, sets: StreamSets, times: StreamTimes, sink: VideoSink) {
    this.#clock = clock
    this.#slabs = slabs
    this.#sets = sets
    this.#times = times
    this.#sink = sink
  }

  /** Takes parameter sets from elsewhere from the next key frame on: the camera speaks another codec. */
  speak(sets: StreamSets): void {
    this.#sets = sets
  }

  /** Takes a finished picture out of `builder`. */
  add(builder: FrameBuilder, timestamp: number): void {
    const now = this.#clock.monotonicMs()
    this.lastFrameMs = now
    if (builder.damaged) return this.#lose(builder)
    if (builder.key) this.#begin(builder.lead === 'broken')
    else if (this.#gop && this.#isFull(builder)) {
      this.flush()
      this.#overlong = true
    }
    const gop = this.#gop
    if (!gop) {
      if (this.#overlong) this.framesOverlong++
      else this.framesWithoutKey++
      return builder.next(false)
    }
    if (this.#skipsLeading && builder.lead === 'skipped') {
      this.framesWithoutKey++
      return builder.next(false)
    }

    this.lastShownMs = now
    const { timeline, captured } = this.#times
    timeline.place(timestamp, now, builder.key, builder.lead === 'skipped' || builder.lead === 'decodable')
    const { ticks, presentation } = timeline
    const frame: Frame = { ticks, arrivalMs: this.#clock.now(), key: builder.key, nalus: builder.nalus }
    const takenAt = captured.takenAt(timestamp, now)
    if (takenAt !== undefined) frame.takenMs = frame.arrivalMs - (now - takenAt)
    if (presentation !== ticks) frame.presentationTicks = presentation
    gop.frames.push(frame)
    this.frames++
    this.#gopBytes += builder.bytes
    builder.layInto(this.#pieces)
    builder.next(true)
    this.#sink.onFrame?.(frame, gop.format)
  }

  /** Hands on what there is; the next GOP needs a key frame. */
  flush(): void {
    const gop = this.#gop
    if (!gop) return
    const pieces = this.#pieces
    this.#gop = undefined
    this.#pieces = []
    this.#gopBytes = 0
    this.gops++
    gop.packed = pieces.map(({ slab, start, end }) => slab.bytes.subarray(start, end) as Buffer)
    let given = false
    this.#sink.onGop(gop, () => {
      if (given) return
      given = true
      for (const [i, { slab }] of pieces.entries()) if (slab !== pieces[i - 1]?.slab) this.#slabs.release(slab)
    })
  }

  #begin(isBrokenLink: boolean): void {
    const joins = this.#gop !== undefined && !isBrokenLink
    this.flush()
    this.#overlong = false
    const format = this.#sets.format()
    if (!format) return
    this.#skipsLeading = !joins || format !== this.#format
    if (format !== this.#format) {
      this.#format = format
      this.#times.timeline.expectReorder(this.#sets.reorderFrames ?? 0)
      this.#sink.onFormat(format)
    }
    this.#gop = { format, frames: [] }
  }

  /**
   * A damaged picture is dropped. The ones after it are kept though they may refer to it: decoders conceal that,
   * and a smeared picture is better evidence than none. Without its key frame a GOP is nothing.
   */
  #lose(builder: FrameBuilder): void {
    this.framesDamaged++
    if (builder.key) {
      this.flush()
      this.#overlong = false
    }
    builder.next(false)
  }

  #isFull(builder: FrameBuilder): boolean {
    return this.#gop!.frames.length >= maxGopFrames || this.#gopBytes + builder.bytes > maxGopBytes
  }
}
