import { ticksPerSecond, type Frame, type VideoFormat } from '../frame.ts'
import { nameCodec } from '../mp4/sample-entry.ts'
import { buildFragment } from '../mp4/fragment.ts'
import { buildInit } from '../mp4/init.ts'

/** Of a camera's streams: the one that is recorded, or the small picture that it also offers. */
export type StreamName = 'main' | 'sub'

/**
 * What a browser's SourceBuffer takes, in order: `init`, then `media` from a key frame on; `init` again where the format changes.
 * Who asked for `sub` hears by `stream` which one follows.
 */
export type LiveSegment =
  | { kind: 'stream'; stream: StreamName }
  | { kind: 'init'; codec: string; width: number; height: number; bytes: Buffer }
  | {
      kind: 'media'
      /** Whether decoding can start here: where a slow listener takes up again. */
      key: boolean
      /** When its first frame arrived, ms since the epoch; its place on the media's own timeline, ms. */
      wallMs: number
      mediaMs: number
      bytes: Buffer
    }

const ticksPerMs = ticksPerSecond / 1000
/** A frame that nothing follows for longer is given an ordinary length: the camera has gone. */
const longestFrameTicks = 2 * ticksPerSecond

/**
 * Frames of one camera as they come, for whoever listens. Costs nothing while nobody does. A frame is sent when the next one
 * is there, since only then its length is known: browsers drop everything up to the next key frame where times leave a hole
 * (Media Source Extensions, coded frame processing).
 */
export class LiveChannel {
  #format: VideoFormat | undefined
  /** Frames of the GOP under way, all but the held one sent. */
  #frames: Frame[] = []
  #held: Frame | undefined
  #frameTicks = ticksPerSecond / 25
  #sequence = 0
  readonly #listeners = new Set<(segment: LiveSegment) => void>()

  get listeners(): number {
    return this.#listeners.size
  }

  onFormat(format: VideoFormat): void {
    this.#sendHeld()
    this.#format = format
    for (const listener of this.#listeners) listener(describeFormat(format))
  }

  onFrame(frame: Frame): void {
    this.#sendHeld(frame.ticks)
    if (frame.key) this.#frames = []
    else if (this.#frames.length === 0) return
    this.#frames.push(frame)
    this.#held = frame
  }

  /** The GOP is finished: its memory is used again soon, so nothing of it is kept. */
  onGop(): void {
    this.#frames = []
    if (this.#held && this.#listeners.size > 0) this.#held = { ...this.#held, nalus: this.#held.nalus.map((nalu) => Buffer.from(nalu)) }
    else this.#held = undefined
  }

  /** The camera is gone: what is held back is sent. */
  pause(): void {
    this.#sendHeld()
  }

  /** From the last key frame on, if there is one. Returns the way to stop. */
  listen(listener: (segment: LiveSegment) => void): () => void {
    if (this.#format) listener(describeFormat(this.#format))
    const seen = this.#frames.slice(0, -1)
    if (seen.length > 0) {
      const ends = this.#frames.slice(1).map((frame) => frame.ticks)
      listener(this.#build(seen, seen.map((frame, i) => ends[i]! - frame.ticks)))
    }
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #sendHeld(nextTicks?: number): void {
    const frame = this.#held
    this.#held = undefined
    if (!frame) return
    const length = nextTicks === undefined ? Infinity : nextTicks - frame.ticks
    if (length > 0 && length <= longestFrameTicks) this.#frameTicks = length
    if (this.#listeners.size === 0) return
    const segment = this.#build([frame], [this.#frameTicks])
    for (const listener of this.#listeners) listener(segment)
  }

  #build(frames: Frame[], durations: number[]): LiveSegment {
    const first = frames[0]!
    const shifts = frames.some((frame) => frame.presentationTicks !== undefined) ? { shifts: frames.map((frame) => (frame.presentationTicks ?? frame.ticks) - frame.ticks) } : {}
    const { buffers } = buildFragment(++this.#sequence, frames, { start: first.ticks, durations, ...shifts })
    return { kind: 'media', key: first.key, wallMs: first.arrivalMs, mediaMs: first.ticks / ticksPerMs, bytes: Buffer.concat(buffers) }
  }
}

function describeFormat(format: VideoFormat): LiveSegment {
  return { kind: 'init', codec: nameCodec(format), width: format.width, height: format.height, bytes: buildInit(format) }
}
