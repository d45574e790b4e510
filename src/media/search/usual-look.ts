import { type Difference, type Extremes, findExtremes, isOtherwise, leastTelling, leastView, measureDifference } from './difference.ts'
import { medianPatch, type Patch, patchCells } from './patch.ts'
import { findStructure, layOn, shiftCells, type Structure } from './structure.ts'

/** Pictures of which the usual look is made: the latest that showed it. */
const remembered = 5
/** A view that is worth so little of the usual one is none. */
const viewShare = 0.6
/** Where so large a part of the surroundings looks otherwise as well, something large stands before them, or light fell on all of it. */
const mostOutside = 0.2

/** A picture, laid onto the first, and what its cells have. */
interface Laid {
  patch: Patch
  extremes: Extremes
}

/** How a region usually looks, learned from pictures as they come: light and weather may change, a passer-by does not count. */
export class UsualLook {
  readonly #laid: Laid[]
  #reference: Structure
  #extremes: Extremes
  /** How much of the surroundings pictures usually have in common: a bare wall little, whatever happens. */
  #view: number

  constructor(patches: readonly [Patch, ...Patch[]]) {
    this.#laid = layOn(patches).map(asLaid)
    this.#reference = makeReference(this.#laid)
    this.#extremes = findRange(this.#reference, this.#laid)
    const views = patches.map((patch) => this.compare(findStructure(patch)).view)
    this.#view = views.toSorted((a, b) => a - b)[views.length >> 1]!
  }

  compare(structure: Structure): Difference {
    return measureDifference(this.#reference, structure, this.#extremes)
  }

  /** Whether a picture shows something else: in the region, or before all of it. */
  isOtherwise(difference: Difference): boolean {
    const { inside, outside, view } = difference
    return isOtherwise(difference) || (inside >= leastTelling && (outside >= mostOutside || view < Math.min(leastView, viewShare * this.#view)))
  }

  /** Takes in a picture that showed the usual look. */
  learn(patch: Patch, { shift, view }: Difference): void {
    this.#laid.push(asLaid(shiftCells(patch, shift)))
    if (this.#laid.length > remembered) this.#laid.shift()
    this.#reference = makeReference(this.#laid)
    this.#extremes = findRange(this.#reference, this.#laid)
    this.#view += (view - this.#view) / remembered
  }
}

function asLaid(patch: Patch): Laid {
  return { patch, extremes: findExtremes(findStructure(patch)) }
}

function makeReference(laid: readonly Laid[]): Structure {
  return findStructure(medianPatch(laid.map(({ patch }) => patch)))
}

/**
 * What each cell may have: that of the reference, and what at least two of the pictures have there, be it noise, rain or the
 * encoder's blocks. What one of them alone has does not count: somebody may pass in it.
 */
function findRange(reference: Structure, laid: readonly Laid[]): Extremes {
  const { low, high } = findExtremes(reference)
  for (let at = 0; at < patchCells; at++) {
    let lowest = Infinity
    let nextLowest = Infinity
    let highest = -Infinity
    let nextHighest = -Infinity
    for (const { extremes } of laid) {
      const [least, most] = [extremes.low[at]!, extremes.high[at]!]
      if (least < lowest) {
        nextLowest = lowest
        lowest = least
      } else if (least < nextLowest) nextLowest = least
      if (most > highest) {
        nextHighest = highest
        highest = most
      } else if (most > nextHighest) nextHighest = most
    }
    if (nextLowest < low[at]!) low[at] = nextLowest
    if (nextHighest > high[at]!) high[at] = nextHighest
  }
  return { low, high }
}
