import { innerFrom, innerTo, patchCells, patchSide } from './patch.ts'
import { align, shiftCells, type Structure } from './structure.ts'

/** Cells that differ less than this tell nothing. */
const tellingDifference = 0.7
/** So large a part of the region must tell something, and so much more of it than of the surroundings. */
const leastTelling = 0.06
const beyondSurroundings = 2.5
/** Rings less alike than this show another view: something large stands before it, or the camera was turned. */
export const leastView = 0.35

const innerCells = (innerTo - innerFrom) ** 2

/** How two looks of a region differ. */
export interface Difference {
  /** Part of the region, and of its surroundings, that looks otherwise: 0–1. */
  inside: number
  outside: number
  /** How much of the surroundings the two have in common: 0–1. */
  view: number
  /** The second, laid onto the first. */
  aligned: Structure
  /** By how much each cell of the region differs, 0 where that tells nothing. */
  weights: Float32Array
}

export function measureDifference(first: Structure, second: Structure): Difference {
  const { dx, dy, likeness } = align(first, second)
  const aligned = shiftCells(second, { dx, dy })
  const weights = new Float32Array(patchCells)
  let inside = 0
  let outside = 0
  for (let row = 0; row < patchSide; row++)
    for (let column = 0; column < patchSide; column++) {
      const at = row * patchSide + column
      const difference = Math.abs(first[at]! - aligned[at]!)
      if (difference < tellingDifference) continue
      if (row < innerFrom || row >= innerTo || column < innerFrom || column >= innerTo) {
        outside++
        continue
      }
      weights[at] = difference
      inside++
    }
  return { inside: inside / innerCells, outside: outside / (patchCells - innerCells), view: Math.max(0, likeness), aligned, weights }
}

/** Whether the region looks otherwise, beyond what light and noise do to its surroundings as well. */
export function isOtherwise({ inside, outside }: Pick<Difference, 'inside' | 'outside'>): boolean {
  return inside >= Math.max(leastTelling, beyondSurroundings * outside)
}
