import type { GopPlace } from '../archive/footage-reader.ts'
import { isOtherwise, leastView, measureDifference } from './difference.ts'
import type { Patch } from './patch.ts'
import { type PatchQuestion, PatchSource, type TimedPatch } from './patch-source.ts'
import { findStructure, findUsual, type Structure } from './structure.ts'

export interface ChangesRequest extends PatchQuestion {
  /** What may be looked at; ms since the epoch. */
  fromMs: number
  toMs: number
  /** Pictures to decode at most, near enough; default 800: a fiftieth of what decoding three hours costs. */
  maxPictures?: number
}

/** Time in which a region looked otherwise than before and after. */
export interface RegionChange {
  /** The first and last picture that show it otherwise. */
  fromMs: number
  toMs: number
  /** The picture that shows most of it. */
  atMs: number
  /** `lasting`: it stayed so for some seconds, whether or not it went back; `passing`: something came by. */
  kind: 'lasting' | 'passing'
  /** Part of the region that looked otherwise: 0–1. */
  amount: number
}

export interface ChangesProgress {
  /** Looked at up to here. */
  untilMs: number
  decoded: number
  /** Found since the progress before. */
  found: RegionChange[]
}

const usualMaxPictures = 800
/** Of the pictures, so many may be spent where frame sizes hint at movement. */
const hintShare = 0.4
/** So many usual deviations above the others, the size of a GOP's predicted frames, or a key frame's step from the one before, hints at movement. */
const hintFrom = 4
const usualOver = 60
/** Pictures of which the usual look is made. */
const referencePictures = 5
/** Alike for so long, a new look is the usual one. */
const settledPictures = 4
/** Seconds for which something must stay to be more than passing. */
const lastingMs = 2_500

/**
 * Everything that moved in a region: pictures are compared with how it usually looks, step by step, more of them where the sizes
 * of frames hint at movement. Progress comes as it is made; rejects with the signal's reason when cancelled.
 */
export async function* listChanges(request: ChangesRequest): AsyncGenerator<ChangesProgress, { decoded: number; stepMs: number }, undefined> {
  const source = new PatchSource(request)
  try {
    const places: GopPlace[] = []
    for await (const place of source.gops(request.fromMs, request.toMs)) if (place.startMs >= request.fromMs) places.push(place)
    const { chosen, step } = choosePlaces(places, request.maxPictures ?? usualMaxPictures)
    const watch = new RegionWatch()
    const batch = 64
    for (let at = 0; at < chosen.length; at += batch) {
      const part = chosen.slice(at, at + batch)
      const found = (await source.ofKeys(part)).flatMap((picture) => watch.see(picture))
      yield { untilMs: part.at(-1)!.endMs, decoded: source.decoded, found }
    }
    const last = watch.end()
    if (last.length > 0) yield { untilMs: request.toMs, decoded: source.decoded, found: last }
    return { decoded: source.decoded, stepMs: places.length < 2 ? 0 : (step * (places.at(-1)!.startMs - places[0]!.startMs)) / (places.length - 1) }
  } finally {
    await source.close()
  }
}

/** Every so many GOPs, and where predicted frames are larger than usual: both sides of such a GOP. */
function choosePlaces(places: readonly GopPlace[], maxPictures: number): { chosen: GopPlace[]; step: number } {
  const step = Math.max(1, Math.ceil(places.length / (maxPictures * (1 - hintShare))))
  const wanted = new Set<number>()
  for (let i = 0; i < places.length; i += step) wanted.add(i)
  if (step > 1) {
    const predicted = places.map(({ record }) => record.size - record.keySize)
    const steps = places.map(({ record }, i) => Math.abs(record.keySize - (places[i - 1] ?? places[i])!.record.keySize))
    const hints = places
      .map((_, i) => ({ i, excess: Math.max(excessOf(predicted, i, predicted[i]!), excessOf(steps, i, places[i]!.record.keySize)) }))
      .filter(({ excess }) => excess > hintFrom)
      .toSorted((a, b) => b.excess - a.excess)
    for (const { i } of hints) {
      if (wanted.size >= maxPictures) break
      for (const near of [i - 1, i, i + 1, i + 2]) if (near >= 0 && near < places.length) wanted.add(near)
    }
  }
  return { chosen: [...wanted].toSorted((a, b) => a - b).map((i) => places[i]!), step }
}

/** How far a size stands out from those around it, in their usual deviation; a quarter percent of `scale` at least. */
function excessOf(sizes: readonly number[], i: number, scale: number): number {
  const around = sizes.slice(Math.max(0, i - usualOver), i + usualOver + 1)
  const usual = middleOf(around)
  const deviation = middleOf(around.map((size) => Math.abs(size - usual)))
  return (sizes[i]! - usual) / Math.max(1, deviation, scale / 400)
}

function middleOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!
}

interface Otherwise {
  picture: TimedPatch
  structure: Structure
  amount: number
}

/** Knows how a region usually looks, and tells when it looks otherwise. */
class RegionWatch {
  #usual: Patch[] = []
  #reference: Structure | undefined
  #run: Otherwise[] = []

  see(picture: TimedPatch): RegionChange[] {
    const structure = findStructure(picture.patch)
    if (!this.#reference) {
      this.#learn(picture.patch)
      return []
    }
    const difference = measureDifference(this.#reference, structure)
    // Something stands before all of it, or the light is gone: nothing can be said of this moment.
    if (difference.view < leastView && !isOtherwise(difference)) return []
    if (!isOtherwise(difference)) {
      const ended = this.#endRun()
      this.#learn(picture.patch)
      return ended
    }
    this.#run.push({ picture, structure, amount: difference.inside })
    return this.#hasSettled() ? this.#settle() : []
  }

  /** What is still under way when the footage ends. */
  end(): RegionChange[] {
    return this.#endRun()
  }

  #learn(patch: Patch): void {
    this.#usual = [...this.#usual, patch].slice(-referencePictures)
    this.#reference = findUsual(this.#usual)
  }

  #hasSettled(): boolean {
    const last = this.#run.slice(-settledPictures)
    return last.length === settledPictures && last.every(({ structure }, i) => i === 0 || !isOtherwise(measureDifference(last[0]!.structure, structure)))
  }

  /** The new look is the usual one from here on. */
  #settle(): RegionChange[] {
    const settled = this.#run.slice(-settledPictures)
    const change = describe(this.#run, 'lasting')
    this.#run = []
    this.#usual = settled.map(({ picture }) => picture.patch)
    this.#reference = findUsual(this.#usual)
    return [change]
  }

  #endRun(): RegionChange[] {
    const run = this.#run
    this.#run = []
    if (run.length === 0) return []
    const isLasting = run.some(({ picture, structure }, i) => {
      const same = run.slice(i + 1).findLast((later) => !isOtherwise(measureDifference(structure, later.structure)))
      return same !== undefined && same.picture.atMs - picture.atMs + typicalStep(run) >= lastingMs
    })
    return [describe(run, isLasting ? 'lasting' : 'passing')]
  }
}

/** A picture stands for the time up to the next one. */
function typicalStep(run: readonly Otherwise[]): number {
  return run.length < 2 ? 0 : (run.at(-1)!.picture.atMs - run[0]!.picture.atMs) / (run.length - 1)
}

function describe(run: readonly Otherwise[], kind: RegionChange['kind']): RegionChange {
  const most = run.reduce((best, one) => (one.amount > best.amount ? one : best))
  return { fromMs: run[0]!.picture.atMs, toMs: run.at(-1)!.picture.atMs, atMs: most.picture.atMs, kind, amount: most.amount }
}
