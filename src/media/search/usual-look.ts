import { type Difference, type Extremes, findExtremes, isOtherwise, leastTelling, leastView, measureDifference } from './difference.ts'
import { medianPatch, type Patch } from './patch.ts'
import { findStructure, layOn, shiftCells, type Structure } from './structure.ts'

/** Pictures of which the usual look is made: the latest that showed it. */
const remembered = 5
/** A view that is worth so little of the usual one is none. */
const viewShare = 0.6

/** How a region usually looks, learned from pictures as they come: light and weather may change, a passer-by does not count. */
export class UsualLook {
  readonly #laid: Patch[]
  #reference: Structure
  #extremes: Extremes
  /** How much of the surroundings pictures usually have in common: a bare wall little, whatever happens. */
  #view: number

  constructor(patches: readonly [Patch, ...Patch[]]) {
    this.#laid = layOn(patches)
    this.#reference = findStructure(medianPatch(this.#laid))
    this.#extremes = findExtremes(this.#reference)
    const views = patches.map((patch) => this.compare(findStructure(patch)).view)
    this.#view = views.toSorted((a, b) => a - b)[views.length >> 1]!
  }

  compare(structure: Structure): Difference {
    return measureDifference(this.#reference, structure, this.#extremes)
  }

  /** Whether a picture shows something else: in the region, or before all of it. */
  isOtherwise(difference: Difference): boolean {
    return isOtherwise(difference) || (difference.inside >= leastTelling && difference.view < Math.min(leastView, viewShare * this.#view))
  }

  /** Takes in a picture that showed the usual look. */
  learn(patch: Patch, { shift, view }: Difference): void {
    this.#laid.push(shiftCells(patch, shift))
    if (this.#laid.length > remembered) this.#laid.shift()
    this.#reference = findStructure(medianPatch(this.#laid))
    this.#extremes = findExtremes(this.#reference)
    this.#view += (view - this.#view) / remembered
  }
}
