import type { FootageReader, GopPlace, GopReading } from '../archive/footage-reader.ts'
import { listFrames } from '../archive/list-frames.ts'
import type { PatchDecoder } from '../decode/patch-decoder.ts'
import { splitSample } from '../mp4/read-fragment.ts'
import { isDamage } from '../mp4/walk.ts'
import type { Patch, Region } from './patch.ts'

/** A patch and the moment of its frame, ms since the epoch with fractions. */
export interface TimedPatch {
  atMs: number
  patch: Patch
}

/** Key frames decoded in one go: enough to hide the way to the decoding process, little enough to cancel soon. */
const batch = 16
/** Patches kept of one search: 4 kB each. */
const maxKept = 4_000

export interface PatchQuestion {
  reader: FootageReader
  decoder: PatchDecoder
  cameraId: string
  region: Region
  signal?: AbortSignal
}

/** The patches of one camera's region, of key frames that are decoded once, when they are first asked for. */
export class PatchSource {
  readonly #q: PatchQuestion
  readonly #reading: GopReading
  readonly #kept = new Map<string, Patch | null>()
  /** Pictures decoded so far. */
  decoded = 0

  constructor(question: PatchQuestion) {
    this.#q = question
    this.#reading = question.reader.openGops()
  }

  gops(fromMs: number, toMs: number): AsyncGenerator<GopPlace, void, undefined> {
    return this.#q.reader.gops(this.#q.cameraId, fromMs, toMs)
  }

  /** The key frames' patches in the order of the places; those that give no picture are left out. */
  async ofKeys(places: readonly GopPlace[]): Promise<TimedPatch[]> {
    const missing = places.filter((place) => !this.#kept.has(nameOf(place)))
    for (let at = 0; at < missing.length; at += batch) await this.#decodeKeys(missing.slice(at, at + batch))
    return places.flatMap((place) => {
      const patch = this.#kept.get(nameOf(place))
      return patch ? [{ atMs: place.startMs, patch }] : []
    })
  }

  async #decodeKeys(places: readonly GopPlace[]): Promise<void> {
    this.#q.signal?.throwIfAborted()
    const byFormat = new Map<string, { place: GopPlace; nalus: Buffer[] }[]>()
    for (const place of places) {
      this.#keep(place, null)
      const sample = await this.#reading.keyFrame(place)
      const nalus = sample && splitSample(sample, { offset: 0, size: sample.length })
      if (nalus && !isDamage(nalus)) byFormat.set(place.path, [...(byFormat.get(place.path) ?? []), { place, nalus }])
    }
    for (const [path, frames] of byFormat) {
      const head = await this.#q.reader.head(path)
      if (!head) continue
      const patches = await this.#q.decoder.patches({ format: head.format, frames, region: this.#q.region, areKeys: true })
      if ('failure' in patches) continue
      this.decoded += frames.length
      for (const [i, { place }] of frames.entries()) this.#keep(place, patches[i] ?? null)
    }
  }

  #keep(place: GopPlace, patch: Patch | null): void {
    if (this.#kept.size >= maxKept) this.#kept.delete(this.#kept.keys().next().value!)
    this.#kept.set(nameOf(place), patch)
  }

  /** Every frame of a GOP that is shown until a moment, in the order of showing; empty where it is damaged. */
  async ofGop(place: GopPlace, untilMs = Number.POSITIVE_INFINITY): Promise<TimedPatch[]> {
    this.#q.signal?.throwIfAborted()
    const [head, read] = await Promise.all([this.#q.reader.head(place.path), this.#reading.read(place)])
    const listed = isDamage(read) ? read : listFrames(place, read)
    if (!head || isDamage(listed)) return []
    // What a frame is predicted from lies before it in decoding order.
    const frames = listed.slice(0, listed.findLastIndex(({ atMs }) => atMs <= untilMs) + 1)
    const patches = await this.#q.decoder.patches({ format: head.format, frames, region: this.#q.region, areKeys: false })
    if ('failure' in patches) return []
    this.decoded += frames.length
    return frames
      .flatMap(({ atMs }, i) => (patches[i] ? [{ atMs, patch: patches[i] }] : []))
      .toSorted((a, b) => a.atMs - b.atMs)
  }

  close(): Promise<void> {
    return this.#reading.close()
  }
}

function nameOf(place: GopPlace): string {
  return `${place.path} ${place.record.ticks}`
}
