import type { GopPlace } from '../archive/footage-reader.ts'
import { measureDifference } from './difference.ts'
import type { Patch } from './patch.ts'
import type { PatchSource } from './patch-source.ts'
import { findStructure, type Structure } from './structure.ts'
import { UsualLook } from './usual-look.ts'

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

/** Pictures at the beginning of which the first usual look is made. */
const firstPictures = 5
/** Seen so often, and nothing else between, a new look is the usual one. */
const settledAfter = 4
/** Of the pictures that show the usual look, one in so many is learned: light changes over minutes. */
const learnedOf = 3
/** What looks the same at two key frames so far apart stands there; what passes by has moved. */
const standsMs = 1_900
/** The same of a key frame and another frame next to it: what one key frame alone shows may have stood there for so long. */
const closeMs = 1_500
/** Of what looks otherwise, so large a part at most may differ there: who walks on has moved by all of it. */
const mostMoved = 0.25

interface Look {
  index: number
  atMs: number
  patch: Patch
  structure: Structure
  /** Part of the region that looks otherwise than usual. */
  amount: number
}

/** Something that stands there, or stands there no more. */
interface Standing {
  first: Look
  last: Look
  most: Look
  /** The latest pictures of it. */
  looks: Look[]
}

/** Knows how a region usually looks, and tells when it looks otherwise; asks for more pictures where it has to know more. */
export class RegionWatch {
  readonly #places: readonly GopPlace[]
  readonly #source: PatchSource
  #usual: UsualLook | undefined
  /** Pictures that showed the usual look. */
  #usuals = 0
  /** The latest picture of which is known what it shows. */
  #known = 0
  #standing: Standing | undefined
  #passing: Look[] = []
  #gopsLeft: number

  /** Indices given to `see` are those of `places`. `mostGops`: so many may be decoded whole, which is dear. */
  constructor(places: readonly GopPlace[], source: PatchSource, mostGops: number) {
    this.#places = places
    this.#source = source
    this.#gopsLeft = mostGops
  }

  /** Looks at a picture, those before it having been looked at; gives the changes that are over, or have come to stay. */
  async see(index: number): Promise<RegionChange[]> {
    this.#usual ??= await this.#learnFirst(index)
    const look = await this.#look(index)
    if (!this.#usual || !look) return []
    const difference = this.#usual.compare(look.structure)
    look.amount = difference.inside
    if (!this.#usual.isOtherwise(difference)) {
      const ended = [...this.#endPassing(), ...(await this.#endStanding(look))]
      if (this.#usuals++ % learnedOf === 0) this.#usual.learn(look.patch, difference)
      this.#known = index
      return ended
    }
    if (this.#standing && this.#isAlike(this.#standing.last, look)) {
      this.#known = index
      return [...this.#endPassing(), ...this.#goOn(this.#standing, look)]
    }
    if (!(await this.#stands(look))) {
      this.#passing.push(look)
      return []
    }
    const known = this.#known
    this.#known = index
    const first = await this.#findFirst(known, look)
    // What was taken for somebody passing by may have been this, seen badly.
    this.#passing = this.#passing.filter((one) => one.index < first.index)
    const ended = [...this.#endPassing(), ...(await this.#endStanding(first))]
    this.#standing = { first, last: look, most: look, looks: [look] }
    return ended
  }

  /** What is still under way when the footage ends. */
  end(): RegionChange[] {
    const standing = this.#standing ? [describe('lasting', this.#standing)] : []
    this.#standing = undefined
    return [...this.#endPassing(), ...standing]
  }

  async #learnFirst(index: number): Promise<UsualLook | undefined> {
    const [first, ...others] = (await this.#source.ofKeys(this.#places.slice(index, index + firstPictures))).map(({ patch }) => patch)
    return first && new UsualLook([first, ...others])
  }

  async #look(index: number): Promise<Look | undefined> {
    const place = this.#places[index]
    const [one] = place ? await this.#source.ofKeys([place]) : []
    return one && { index, atMs: one.atMs, patch: one.patch, structure: findStructure(one.patch), amount: 0 }
  }

  #isAlike(one: Look, other: Look): boolean {
    return !this.#usual!.isOtherwise(measureDifference(one.structure, other.structure))
  }

  /** Whether it looks the same a little later or earlier. */
  async #stands(look: Look): Promise<boolean> {
    for (const way of [1, -1]) {
      let index = look.index + way
      while (this.#places[index] && Math.abs(this.#places[index]!.startMs - look.atMs) < standsMs) index += way
      const other = await this.#look(index)
      if (other && this.#isAlike(look, other)) return true
    }
    return (await this.#stoodBetween(look, look.index - 1, -closeMs)) || this.#stoodBetween(look, look.index, closeMs)
  }

  /** Whether a frame between key frames, in that GOP, shows the same: as much otherwise than usual, and little of it elsewhere. */
  async #stoodBetween({ atMs, structure, amount }: Look, gop: number, awayMs: number): Promise<boolean> {
    const place = this.#places[gop]
    const wantedMs = atMs + awayMs
    if (!place || wantedMs < place.startMs || wantedMs >= place.endMs || this.#gopsLeft === 0) return false
    this.#gopsLeft--
    const frame = (await this.#source.ofGop(place, wantedMs)).at(-1)
    if (!frame) return false
    const other = findStructure(frame.patch)
    return this.#usual!.isOtherwise(this.#usual!.compare(other)) && measureDifference(structure, other).inside < mostMoved * amount
  }

  #goOn(standing: Standing, look: Look): RegionChange[] {
    standing.last = look
    if (look.amount > standing.most.amount) standing.most = look
    standing.looks = [...standing.looks, look].slice(-firstPictures)
    if (standing.looks.length < settledAfter) return []
    const [first, ...others] = standing.looks.map(({ patch }) => patch)
    this.#usual = new UsualLook([first!, ...others])
    this.#standing = undefined
    return [describe('lasting', standing)]
  }

  #endPassing(): RegionChange[] {
    const [first] = this.#passing
    if (!first) return []
    const most = this.#passing.reduce((best, one) => (one.amount > best.amount ? one : best))
    const passed = describe('passing', { first, last: this.#passing.at(-1)!, most })
    this.#passing = []
    return [passed]
  }

  /** `next` is the first picture known to show something else. */
  async #endStanding(next: Look): Promise<RegionChange[]> {
    const standing = this.#standing
    if (!standing) return []
    this.#standing = undefined
    let [last, after] = [standing.last, next.index]
    while (after - last.index > 1) {
      const middle = await this.#look((last.index + after) >> 1)
      if (middle && this.#isAlike(standing.last, middle)) last = middle
      else after = (last.index + after) >> 1
    }
    return [describe('lasting', { ...standing, last })]
  }

  /** The first picture that looks like one which stands, after the last that is known to show something else. */
  async #findFirst(known: number, look: Look): Promise<Look> {
    let [before, first] = [known, look]
    while (first.index - before > 1) {
      const middle = await this.#look((before + first.index) >> 1)
      if (middle && this.#isAlike(look, middle)) first = middle
      else before = (before + first.index) >> 1
    }
    return first
  }
}

function describe(kind: RegionChange['kind'], { first, last, most }: Pick<Standing, 'first' | 'last' | 'most'>): RegionChange {
  return { fromMs: first.atMs, toMs: last.atMs, atMs: most.atMs, kind, amount: most.amount }
}
