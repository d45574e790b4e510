import type { GopPlace } from '../archive/footage-reader.ts'
import { type PatchQuestion, PatchSource } from './patch-source.ts'
import { type RegionChange, RegionWatch } from './region-watch.ts'

export interface ChangesRequest extends PatchQuestion {
  /** What may be looked at; ms since the epoch. */
  fromMs: number
  toMs: number
  /** Pictures to decode, near enough: more where something changed; `picturesPerHour` by default, and 300 at least. */
  maxPictures?: number
}

export interface ChangesProgress {
  /** Looked at up to here. */
  untilMs: number
  decoded: number
  /** Found since the progress before. */
  found: RegionChange[]
}

/** What a search may decode of an hour by default: a little less than a fiftieth of what decoding all of it costs (bench search). */
export const picturesPerHour = 370
/** Short spans are looked at more closely. */
const leastPictures = 300
/** Of the pictures, so many are spent evenly, and so many at most where sizes hint at movement. */
const evenShare = 0.97
const hintShare = 0.03
const leastHints = 5
/** So many usual deviations above the others of its quarter of an hour, the size of a GOP's predicted frames hints at movement. */
const hintFrom = 4
const quarterMs = 900_000
/** GOPs decoded whole, for what a single key frame shows: one for so many pictures, and so many at least. */
const gopShare = 0.007
const leastGops = 4
/** Pictures decoded between two words about the progress. */
const batch = 64

/**
 * Everything that moved in a region: pictures are compared with how it usually looks, evenly over the time, more of them where one
 * shows something else and where the sizes of frames hint at movement. Progress comes as it is made; rejects with the signal's
 * reason when cancelled.
 */
export async function* listChanges(request: ChangesRequest): AsyncGenerator<ChangesProgress, { decoded: number; stepMs: number }, undefined> {
  const source = new PatchSource(request)
  try {
    const places: GopPlace[] = []
    for await (const place of source.gops(request.fromMs, request.toMs)) if (place.startMs >= request.fromMs) places.push(place)
    const maxPictures = request.maxPictures ?? Math.max(leastPictures, Math.ceil(((request.toMs - request.fromMs) / 3_600_000) * picturesPerHour))
    const { visits, step } = planVisits(places, maxPictures)
    const watch = new RegionWatch(places, source, Math.max(leastGops, Math.round(maxPictures * gopShare)))
    for (let at = 0; at < visits.length; at += batch) {
      const part = visits.slice(at, at + batch)
      await source.ofKeys(part.map((i) => places[i]!))
      const found: RegionChange[] = []
      for (const i of part) found.push(...(await watch.see(i)))
      yield { untilMs: places[part.at(-1)!]!.endMs, decoded: source.decoded, found }
    }
    const last = watch.end()
    if (last.length > 0) yield { untilMs: request.toMs, decoded: source.decoded, found: last }
    return { decoded: source.decoded, stepMs: places.length < 2 ? 0 : (step * (places.at(-1)!.startMs - places[0]!.startMs)) / (places.length - 1) }
  } finally {
    await source.close()
  }
}

/** Every so many GOPs, and those whose predicted frames are larger than usual: there something moved. */
function planVisits(places: readonly GopPlace[], maxPictures: number): { visits: number[]; step: number } {
  const step = Math.max(1, Math.round(places.length / (maxPictures * evenShare)))
  const visits = new Set<number>()
  for (let i = 0; i < places.length; i += step) visits.add(i)
  // What moved may have come or gone: both sides of it are looked at.
  const hints = step > 1 ? findHints(places).slice(0, Math.max(leastHints, Math.round((maxPictures * hintShare) / 2))) : []
  for (const i of hints) visits.add(i).add(Math.min(i + 1, places.length - 1))
  return { visits: [...visits].toSorted((a, b) => a - b), step }
}

/** GOPs whose predicted frames are larger than those of their time, the largest first. */
function findHints(places: readonly GopPlace[]): number[] {
  const hints: { i: number; excess: number }[] = []
  for (let from = 0; from < places.length; ) {
    let to = from
    while (to < places.length && places[to]!.startMs < places[from]!.startMs + quarterMs) to++
    const sizes = places.slice(from, to).map(({ record }) => record.size - record.keySize)
    const usual = middleOf(sizes)
    const deviation = Math.max(1, middleOf(sizes.map((size) => Math.abs(size - usual))))
    for (const [i, size] of sizes.entries()) if ((size - usual) / deviation > hintFrom) hints.push({ i: from + i, excess: (size - usual) / deviation })
    from = to
  }
  return hints.toSorted((a, b) => b.excess - a.excess).map(({ i }) => i)
}

function middleOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!
}
