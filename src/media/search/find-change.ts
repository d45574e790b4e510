import type { GopPlace } from '../archive/footage-reader.ts'
import type { Patch } from './patch.ts'
import { type PatchQuestion, PatchSource } from './patch-source.ts'
import { type Judgement, type State, States } from './states.ts'

export interface ChangeRequest extends PatchQuestion {
  /** When the picture was shown on which the region was drawn: what it is about stood there then. */
  seenMs: number
  /** `vanished`: when was it gone, after that moment. `appeared`: since when was it there, before that moment. */
  kind: 'vanished' | 'appeared'
  /** What may be looked at; ms since the epoch. */
  fromMs: number
  toMs: number
}

/** A picture that was compared. */
export interface Compared {
  atMs: number
  state: State
  /** −1 wholly as afterwards, 1 wholly as before. */
  score: number
}

/** How far the search has come: the change lies between these two. */
export interface ChangeProgress {
  afterMs: number
  beforeMs: number
  decoded: number
}

export type ChangeFinding = { compared: Compared[]; decoded: number } & (
  | {
      /** The first frame that shows it otherwise; 0–1 how sure. */
      outcome: 'found'
      atMs: number
      sureness: number
    }
  /** It looks the same wherever it was compared. */
  | { outcome: 'stayed' }
  | {
      outcome: 'unsure'
      /** `hidden`: something stood before it meanwhile. `unclear`: pictures contradict each other. `no_footage`: too little is recorded, or what was recorded then is missing or damaged. */
      why: 'hidden' | 'unclear' | 'no_footage'
      /** Where it must have happened, as far as that is known. */
      afterMs: number
      beforeMs: number
    }
)

/** Pictures of which a reference is made, and how far apart they may lie. */
const referencePictures = 5
const referenceMs = 12_000
/** Where both ends look alike, so many moments between are looked at. */
const scanPictures = 40
/** Where in an interval to look: the middle first, and elsewhere while something hides it. */
const fractions = [0.5, 0.375, 0.625, 0.25, 0.75, 0.125, 0.875, 0.04, 0.96]
/** An interval so short is looked at picture by picture. */
const shortGops = 12
/** Pictures on each side that have to bear a finding out. */
const witnesses = 5
const leastSure = 0.6
/** Beyond this between two GOPs pictures are missing: more than the last frame's duration, which is an estimate, can be wrong by. */
const gapMs = 500
/** Hidden for longer than this while it changed, it is not said when. */
const hiddenMs = 250
/** So few GOPs in which it is hidden at the key frames are looked at frame by frame. */
const fewGops = 3
/** Passers-by that were taken for the change, at most. */
const maxTries = 4

/**
 * Finds when what stood in a region vanished or appeared: halves the time, decoding key frames alone, until two neighbours
 * stand on either side, then decodes the GOP between them. Compares what is in the region, not how bright it is; looks
 * elsewhere while something hides it; says that it is unsure rather than guess. Rejects with the signal's reason when cancelled.
 */
export async function* findChange(request: ChangeRequest): AsyncGenerator<ChangeProgress, ChangeFinding, undefined> {
  const source = new PatchSource(request)
  try {
    const search = new ChangeSearch(request, source)
    return yield* search.run()
  } finally {
    await source.close()
  }
}

/** Time goes up with the index; `first` looks as before, `last` as after. */
interface Interval {
  first: number
  last: number
}

class ChangeSearch {
  readonly #request: ChangeRequest
  readonly #source: PatchSource
  readonly #compared = new Map<number, Compared>()
  /** Key frames that are damaged. */
  readonly #unreadable = new Set<number>()
  #places: GopPlace[] = []
  #states!: States

  constructor(request: ChangeRequest, source: PatchSource) {
    this.#request = request
    this.#source = source
  }

  async *run(): AsyncGenerator<ChangeProgress, ChangeFinding, undefined> {
    const { fromMs, toMs, seenMs, kind } = this.#request
    for await (const place of this.#source.gops(fromMs, toMs)) if (place.startMs >= fromMs) this.#places.push(place)
    const near = this.#nearest(seenMs)
    const end = kind === 'vanished' ? this.#places.length - 1 : 0
    if (near === undefined || Math.abs(end - near) < 2) return this.#unsure('no_footage', fromMs, toMs)
    const reference = await this.#lookAround(near, referencePictures)
    if (reference.length === 0) return this.#unsure('no_footage', fromMs, toMs)
    const far = yield* this.#findFar(reference, near, end)
    if (far === undefined) return this.#finish({ outcome: 'stayed' })
    let interval: Interval = near < far ? { first: near, last: far } : { first: far, last: near }
    for (let tries = 0; tries < maxTries; tries++) {
      const narrowed = yield* this.#narrow(interval)
      if (narrowed.last - narrowed.first > fewGops) return this.#unsure(this.#isDamagedBetween(narrowed) ? 'no_footage' : 'hidden', this.#atMs(narrowed.first), this.#atMs(narrowed.last))
      const { before, after } = await this.#hearWitnesses(narrowed)
      // A passer-by hid it, or was taken for it: the change lies on the other side.
      if (before < leastSure && narrowed.first - interval.first > witnesses) interval = { first: interval.first, last: narrowed.first - 1 }
      else if (after < leastSure && interval.last - narrowed.last > witnesses) interval = { first: narrowed.last + 1, last: interval.last }
      else return this.#finishAt(narrowed, Math.min(before, after))
      const holds = (await this.#judge(interval.first)) !== 'after' && (await this.#judge(interval.last)) !== 'before'
      if (!holds) return this.#finishAt(narrowed, Math.min(before, after))
    }
    return this.#unsure('unclear', this.#atMs(interval.first), this.#atMs(interval.last))
  }

  /** The far end of the interval: where the region looks otherwise, the nearer the better where both ends look alike. */
  async *#findFar(reference: Patch[], near: number, end: number): AsyncGenerator<ChangeProgress, number | undefined, undefined> {
    const step = end > near ? 1 : -1
    const [afterMs, beforeMs] = [this.#atMs(Math.min(near, end)), this.#atMs(Math.max(near, end))]
    const length = Math.abs(end - near)
    // The end itself may be hidden, or too dark: then a little before it.
    for (const part of [1, 0.97, 0.9, 0.8]) {
      const index = near + step * Math.round(length * part)
      if (await this.#differs(reference, near, index)) return index
      yield { afterMs, beforeMs, decoded: this.#source.decoded }
    }
    const count = Math.min(scanPictures, length - 1)
    for (let i = 1; i <= count; i++) {
      const index = near + step * Math.round((length * i) / (count + 1))
      if (await this.#differs(reference, near, index)) return index
      yield { afterMs, beforeMs, decoded: this.#source.decoded }
    }
    return undefined
  }

  async #differs(reference: Patch[], near: number, index: number): Promise<boolean> {
    const [one] = await this.#source.ofKeys([this.#places[index]!])
    if (!one || !this.#apart(reference, [one.patch], near, index).differ) return false
    const states = this.#apart(reference, await this.#lookAround(index, referencePictures), near, index)
    if (!states.differ || states.view < 0.3) return false
    this.#states = states
    return true
  }

  #apart(reference: Patch[], other: Patch[], near: number, index: number): States {
    return near < index ? new States(reference, other) : new States(other, reference)
  }

  /** Halves the interval until two neighbours stand on either side, or everything between them is hidden. */
  async *#narrow(given: Interval): AsyncGenerator<ChangeProgress, Interval, undefined> {
    const at = { ...given }
    while (at.last - at.first > shortGops) {
      yield { afterMs: this.#atMs(at.first), beforeMs: this.#atMs(at.last), decoded: this.#source.decoded }
      const length = at.last - at.first
      let isNarrower = false
      for (const fraction of fractions) {
        const index = at.first + Math.min(length - 1, Math.max(1, Math.round(length * fraction)))
        const state = await this.#judgeAround(index, Math.min(4, Math.floor(length / 8)))
        if (state === 'hidden') continue
        if (state === 'before') at.first = index
        else at.last = index
        isNarrower = true
        break
      }
      if (!isNarrower) break
    }
    if (at.last - at.first > 4 * shortGops) return at
    yield { afterMs: this.#atMs(at.first), beforeMs: this.#atMs(at.last), decoded: this.#source.decoded }
    return this.#cut(at)
  }

  /** Looks at every key frame of a short interval and cuts it where before and after are divided best. */
  async #cut({ first, last }: Interval): Promise<Interval> {
    const states: State[] = []
    for (let i = first; i <= last; i++) states.push(i === first ? 'before' : i === last ? 'after' : await this.#judge(i))
    let best = { wrong: Number.POSITIVE_INFINITY, cut: 1 }
    for (let cut = 1; cut < states.length; cut++) {
      const wrong = states.filter((state, i) => state === (i < cut ? 'after' : 'before')).length
      if (wrong < best.wrong) best = { wrong, cut }
    }
    const before = states.slice(0, best.cut).lastIndexOf('before')
    const after = best.cut + states.slice(best.cut).indexOf('after')
    return { first: first + before, last: first + after }
  }

  /** The state of a moment. Where the pictures on both sides agree against it, somebody passed by just then. */
  async #judgeAround(index: number, spread: number): Promise<State> {
    const state = await this.#judge(index)
    if (spread === 0) return state
    const [before, after] = [await this.#judge(index - spread), await this.#judge(index + spread)]
    return before === after && before !== 'hidden' ? before : state
  }

  async #judge(index: number): Promise<State> {
    const known = this.#compared.get(index)
    if (known) return known.state
    const [one] = await this.#source.ofKeys([this.#places[index]!])
    if (!one) this.#unreadable.add(index)
    const { state, score } = one ? this.#states.judge(one.patch) : { state: 'hidden' as const, score: 0 }
    this.#compared.set(index, { atMs: this.#atMs(index), state, score })
    return state
  }

  /** Whether nothing hid it: no picture between these could be read. */
  #isDamagedBetween({ first, last }: Interval): boolean {
    return [...this.#compared.keys()].every((index) => index <= first || index >= last || this.#unreadable.has(index))
  }

  /** Which part of the pictures just outside an interval say what they should. */
  async #hearWitnesses({ first, last }: Interval): Promise<{ before: number; after: number }> {
    const agree = async (indices: number[], wanted: State) => {
      const states = []
      for (const index of indices) if (index >= 0 && index < this.#places.length) states.push(await this.#judge(index))
      const clear = states.filter((state) => state !== 'hidden')
      return clear.length === 0 ? 0 : clear.filter((state) => state === wanted).length / clear.length
    }
    const steps = Array.from({ length: witnesses }, (_, i) => i)
    return { before: await agree(steps.map((i) => first - i), 'before'), after: await agree(steps.map((i) => last + i), 'after') }
  }

  async #finishAt({ first, last }: Interval, sureness: number): Promise<ChangeFinding> {
    const [before, after] = [this.#places[first]!, this.#places[last]!]
    if (sureness < leastSure) return this.#unsure('unclear', before.startMs, after.startMs)
    const judged: (Judgement & { atMs: number })[] = []
    let end = before.endMs
    for (const place of this.#places.slice(first, last)) {
      const frames = await this.#source.ofGop(place)
      if (frames.length === 0 || place.startMs - end > gapMs) return this.#unsure('no_footage', before.startMs, after.startMs)
      for (const { atMs, patch } of frames) judged.push({ atMs, ...this.#states.judge(patch) })
      end = place.endMs
    }
    const cut = findCut(judged.map(({ score }) => score))
    const lastBefore = judged.slice(0, cut).findLast(({ state }) => state === 'before')?.atMs ?? before.startMs
    const firstAfter = judged.slice(cut).find(({ state }) => state === 'after')?.atMs ?? after.startMs
    // Between the last frame that shows it as before and the next one nothing may have been recorded for hours.
    if (cut === judged.length && after.startMs - end > gapMs) return this.#unsure('no_footage', judged.at(-1)!.atMs, after.startMs)
    if (firstAfter - lastBefore > hiddenMs) return this.#unsure('hidden', lastBefore, firstAfter)
    return this.#finish({ outcome: 'found', atMs: judged[cut]?.atMs ?? after.startMs, sureness })
  }

  /** Patches of the key frames nearest to one, within a few seconds. */
  async #lookAround(index: number, count: number): Promise<Patch[]> {
    const middle = this.#atMs(index)
    const indices = [index]
    for (let step = 1; indices.length < count && step < count; step++)
      for (const other of [index - step, index + step]) {
        const place = this.#places[other]
        if (indices.length < count && place && Math.abs(place.startMs - middle) <= referenceMs) indices.push(other)
      }
    return (await this.#source.ofKeys(indices.map((i) => this.#places[i]!))).map(({ patch }) => patch)
  }

  #nearest(atMs: number): number | undefined {
    let best: number | undefined
    for (const [i, place] of this.#places.entries()) if (best === undefined || Math.abs(place.startMs - atMs) < Math.abs(this.#atMs(best) - atMs)) best = i
    return best
  }

  #atMs(index: number): number {
    return this.#places[index]!.startMs
  }

  #unsure(why: 'hidden' | 'unclear' | 'no_footage', afterMs: number, beforeMs: number): ChangeFinding {
    return this.#finish({ outcome: 'unsure', why, afterMs, beforeMs })
  }

  #finish<F extends object>(finding: F): F & { compared: Compared[]; decoded: number } {
    return { ...finding, compared: [...this.#compared.values()].toSorted((a, b) => a.atMs - b.atMs), decoded: this.#source.decoded }
  }
}

/** The cut that leaves the least said against it: after the frames that look as before, ahead of those that look as after. */
function findCut(scores: readonly number[]): number {
  let cost = scores.reduce((sum, score) => sum + Math.max(0, score), 0)
  let best = { cost, cut: 0 }
  for (const [i, score] of scores.entries()) {
    cost += Math.max(0, -score) - Math.max(0, score)
    if (cost < best.cost) best = { cost, cut: i + 1 }
  }
  return best.cut
}
