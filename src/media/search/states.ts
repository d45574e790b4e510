import { isOtherwise, measureDifference } from './difference.ts'
import type { Patch } from './patch.ts'
import { align, differInside, findStructure, findUsual, type Structure } from './structure.ts'

/** How the region looks at a moment: as before, as after, or neither, since something hides it or the light allows no word. */
export type State = 'before' | 'after' | 'hidden'

export interface Judgement {
  state: State
  /** −1 wholly as after, 1 wholly as before. */
  score: number
  /** How much of the surroundings is to be seen, 0–1. */
  view: number
}

/** Beyond this on either side a state is clear. */
const clear = 0.3
/** A picture that shares less of the surroundings than this part of what both references share shows something that stands before them. */
const viewShare = 0.62

/** Tells the looks of a region before and after a change apart, each known by several pictures. */
export class States {
  readonly #before: Structure
  readonly #after: Structure
  readonly #weights: Float32Array
  readonly #apart: number
  /** Whether the region looks otherwise after than before, beyond what light and noise do to its surroundings as well. */
  readonly differ: boolean
  /** How much of the surroundings the two have in common, 0–1: the measure for what view is to be expected. */
  readonly view: number

  constructor(before: readonly Patch[], after: readonly Patch[]) {
    this.#before = findUsual(before)
    const difference = measureDifference(this.#before, findUsual(after))
    this.#after = difference.aligned
    this.#weights = difference.weights
    this.view = difference.view
    this.differ = isOtherwise(difference)
    this.#apart = differInside(this.#before, this.#after, { dx: 0, dy: 0 }, this.#weights)
  }

  judge(patch: Patch): Judgement {
    const structure = findStructure(patch)
    const toBefore = align(this.#before, structure)
    const toAfter = align(this.#after, structure)
    const shift = toBefore.likeness >= toAfter.likeness ? toBefore : toAfter
    const view = Math.max(0, shift.likeness)
    if (this.#apart === 0) return { state: 'hidden', score: 0, view }
    const fromBefore = differInside(this.#before, structure, shift, this.#weights) / this.#apart
    const fromAfter = differInside(this.#after, structure, shift, this.#weights) / this.#apart
    const score = Math.max(-1, Math.min(1, fromAfter - fromBefore))
    // Where even the references' surroundings have little in common, the view says nothing.
    const isSeen = view >= viewShare * this.view
    const isEither = Math.min(fromBefore, fromAfter) < 1
    if (!isSeen || !isEither || Math.abs(score) < clear) return { state: 'hidden', score, view }
    return { state: score > 0 ? 'before' : 'after', score, view }
  }
}
