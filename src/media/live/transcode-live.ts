import { Transcoder } from '../decode/transcoder.ts'
import type { Frame, VideoFormat } from '../frame.ts'
import { readFragment, splitSample } from '../mp4/read-fragment.ts'
import { readInit } from '../mp4/read-init.ts'
import { isDamage } from '../mp4/walk.ts'
import { LiveChannel, type LiveSegment } from './channel.ts'
import type { LiveListener } from './connect-live.ts'
import { decodeSegment, encodeSegment } from './wire.ts'

/** Cameras transcoded at once: one of 1080p takes about half a core. */
const maxCameras = 4

/** Begins to hear a stream's own live messages; returns the way to stop. */
type Open = (listener: LiveListener) => () => void

/**
 * Live pictures in H.264 for browsers without the camera's codec: one process a camera, however many watch, from the first
 * watcher to the last. A camera that sends H.264 is passed on as it is.
 */
export class LiveTranscoders {
  readonly #shared = new Map<string, SharedTranscoder>()
  readonly #max: number

  constructor(max: number = maxCameras) {
    this.#max = max
  }

  get cameras(): number {
    return this.#shared.size
  }

  /** Hears a stream in H.264, by whatever name those who share it know it; `open` reaches its own messages. `busy` where as many as may be are transcoded already. */
  listen(stream: string, open: Open, listener: LiveListener): (() => void) | 'busy' {
    let shared = this.#shared.get(stream)
    if (!shared) {
      if (this.#shared.size >= this.#max) return 'busy'
      shared = new SharedTranscoder(open, () => this.#shared.delete(stream))
      this.#shared.set(stream, shared)
    }
    return shared.add(listener)
  }
}

class SharedTranscoder {
  readonly #channel = new LiveChannel()
  readonly #transcoder = new Transcoder({ maxWaiting: 50 })
  readonly #listeners = new Set<LiveListener>()
  readonly #onOver: () => void
  readonly #stop: () => void
  #format: VideoFormat | undefined
  #sent: VideoFormat | undefined
  /** The message that tells which of the camera's streams it is, where one came. */
  #which: Buffer | undefined
  /** Wall minus media time of what came last, ms. */
  #offsetMs = 0
  /** Nothing is taken before the next key frame: the process was too slow, or failed. */
  #waitsForKey = true
  #isOver = false

  constructor(open: Open, onOver: () => void) {
    this.#onOver = onOver
    this.#stop = open({
      onMessage: (message) => this.#take(message),
      onEnd: (why) => {
        const listeners = [...this.#listeners]
        this.#end()
        for (const listener of listeners) listener.onEnd(why)
      },
    })
  }

  add(listener: LiveListener): () => void {
    this.#listeners.add(listener)
    if (this.#which) listener.onMessage(this.#which)
    const stop = this.#channel.listen((segment) => listener.onMessage(encodeSegment(segment)))
    return () => {
      stop()
      if (this.#listeners.delete(listener) && this.#listeners.size === 0) this.#end()
    }
  }

  #take(message: Buffer): void {
    const segment = decodeSegment(message)
    if (segment?.kind === 'init') this.#begin(segment)
    else if (segment?.kind === 'media') void this.#transcode(segment)
    else if (segment) for (const listener of this.#listeners) listener.onMessage((this.#which = message))
  }

  #begin({ bytes }: LiveSegment & { kind: 'init' }): void {
    const read = readInit(bytes)
    this.#format = isDamage(read) ? undefined : read.format
    this.#waitsForKey = true
  }

  async #transcode(segment: LiveSegment & { kind: 'media' }): Promise<void> {
    const format = this.#format
    const frames = listFrames(segment)
    if (!format || frames.length === 0) return
    if (frames[0]!.key) this.#waitsForKey = false
    if (this.#waitsForKey) return
    this.#offsetMs = segment.wallMs - segment.mediaMs
    const made = format.codec === 'h264' ? { format, frames } : await this.#transcoder.frames(format, frames)
    if (this.#isOver) return
    if ('failure' in made) this.#waitsForKey = true
    else this.#send(made.format, made.frames)
  }

  #send(format: VideoFormat, frames: readonly Frame[]): void {
    if (frames.length === 0) return
    const isNew = !this.#sent || !this.#sent.sps.equals(format.sps) || !this.#sent.pps.equals(format.pps)
    if (isNew) this.#channel.onFormat((this.#sent = format))
    for (const frame of frames) this.#channel.onFrame({ ...frame, arrivalMs: this.#offsetMs + frame.ticks / 90 })
  }

  #end(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#listeners.clear()
    this.#onOver()
    this.#stop()
    this.#transcoder.close()
  }
}

function listFrames({ bytes }: LiveSegment & { kind: 'media' }): Frame[] {
  const read = readFragment(bytes)
  if (isDamage(read)) return []
  let ticks = read.start
  const frames: Frame[] = []
  for (const sample of read.samples) {
    const nalus = splitSample(bytes, sample)
    if (isDamage(nalus)) return []
    const shown = sample.shift === 0 ? {} : { presentationTicks: ticks + sample.shift }
    frames.push({ ticks, ...shown, arrivalMs: 0, key: sample.key, nalus })
    ticks += sample.duration
  }
  return frames
}
