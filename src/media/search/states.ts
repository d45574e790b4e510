import { innerFrom, innerTo, medianPatch, type Patch, patchCells, patchSide } from './patch.ts'
import { align, differInside, findStructure, type Structure } from './structure.ts'

/** How the region looks at a moment: as before, as after, or neither, since something hides it or the light allows no word. */
export type State = 'before' | 'after' | 'hidden'

export interface Judgement {
  state: State
  /** −1 wholly as after, 1 wholly as before. */
  score: number
  /** How much of the surroundings is to be seen, 0–1. */
  view: number
}

/** Rings less alike than this show another view: something large stands before it, or the camera was turned. */
const leastView = 0.35
/** Beyond this on either side a state is clear. */
const clear = 0.3
/** Cells that differ less between before and after tell nothing. */
const tellingDifference = 0.7
/** So large a part of the region must tell something, and so much more of it than of the surroundings. */
const leastTelling = 0.06
const beyondSurroundings = 2.5

/** Tells the looks of a region before and after a change apart, each known by several pictures. */
export class States {
  readonly #before: Structure
  readonly #after: Structure
  readonly #weights: Float32Array
  readonly #apart: number
  /** Rings alike between the two: the measure for what view is to be expected. */
  readonly #view: number
  /** Whether the region looks otherwise after than before, beyond what light and noise do to its surroundings as well. */
  readonly differ: boolean
  /** How much of the surroundings the two have in common, 0–1. */
  get view(): number {
    return Math.max(0, this.#view)
  }

  constructor(before: readonly Patch[], after: readonly Patch[]) {
    this.#before = findStructure(medianPatch(before))
    const later = findStructure(medianPatch(after))
    const shift = align(this.#before, later)
    this.#after = moved(later, shift.dx, shift.dy)
    this.#view = shift.likeness
    this.#weights = new Float32Array(patchCells)
    let inside = 0
    let outside = 0
    for (let row = 0; row < patchSide; row++)
      for (let column = 0; column < patchSide; column++) {
        const at = row * patchSide + column
        const difference = Math.abs(this.#before[at]! - this.#after[at]!)
        if (difference < tellingDifference) continue
        if (row < innerFrom || row >= innerTo || column < innerFrom || column >= innerTo) {
          outside++
          continue
        }
        this.#weights[at] = difference
        inside++
      }
    const innerCells = (innerTo - innerFrom) ** 2
    this.differ = inside / innerCells >= Math.max(leastTelling, (beyondSurroundings * outside) / (patchCells - innerCells))
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
    const isSeen = view >= Math.min(leastView, this.#view * 0.6)
    const isEither = Math.min(fromBefore, fromAfter) < 1
    if (!isSeen || !isEither || Math.abs(score) < clear) return { state: 'hidden', score, view }
    return { state: score > 0 ? 'before' : 'after', score, view }
  }
}

function moved(structure: Structure, dx: number, dy: number): Structure {
  if (dx === 0 && dy === 0) return structure
  const out = new Float32Array(patchCells)
  for (let row = 0; row < patchSide; row++) {
    const y = Math.min(patchSide - 1, Math.max(0, row + dy))
    for (let column = 0; column < patchSide; column++) out[row * patchSide + column] = structure[y * patchSide + Math.min(patchSide - 1, Math.max(0, column + dx))]!
  }
  return out
}
