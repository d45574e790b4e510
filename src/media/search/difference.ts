import { innerFrom, innerTo, patchCells, patchSide } from './patch.ts'
import { align, shiftCells, type Shift, type Structure } from './structure.ts'

/** Cells that differ less than this tell nothing. */
const tellingDifference = 0.5
/** So large a part of the region must tell something, and so much more of it than of the surroundings. */
export const leastTelling = 0.05
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
  /** Where the second lies on the first. */
  shift: Shift
  /** The second, laid onto the first. */
  aligned: Structure
  /** By how much each cell of the region differs from all that the other has within a cell, 0 where that tells nothing. */
  weights: Float32Array
}

/** What each cell and those next to it have, lowest and highest. */
export interface Extremes {
  low: Float32Array
  high: Float32Array
}

/** Room for one call at a time: pictures are many, and each would leave its own behind. */
const room: Extremes = makeExtremes()
const alongRows: Extremes = makeExtremes()

function makeExtremes(): Extremes {
  return { low: new Float32Array(patchCells), high: new Float32Array(patchCells) }
}

/** `extremes` are those of the first, where they are known already. */
export function measureDifference(first: Structure, second: Structure, extremes: Extremes = findExtremes(first)): Difference {
  const shift = align(first, second)
  const aligned = shiftCells(second, shift)
  const weights = new Float32Array(patchCells)
  const { low, high } = findExtremes(aligned, room)
  let inside = 0
  let outside = 0
  for (let row = 0; row < patchSide; row++)
    for (let column = 0; column < patchSide; column++) {
      const at = row * patchSide + column
      const [mine, other] = [first[at]!, aligned[at]!]
      const difference = Math.max(other - extremes.high[at]!, extremes.low[at]! - other, mine - high[at]!, low[at]! - mine)
      if (difference < tellingDifference) continue
      if (row < innerFrom || row >= innerTo || column < innerFrom || column >= innerTo) {
        outside++
        continue
      }
      weights[at] = difference
      inside++
    }
  return { inside: inside / innerCells, outside: outside / (patchCells - innerCells), view: Math.max(0, shift.likeness), shift, aligned, weights }
}

/** Edges that lie half a cell apart are no difference: what a cell next to it has, a cell may have. */
export function findExtremes(cells: Structure, out: Extremes = makeExtremes()): Extremes {
  spread({ low: cells, high: cells }, 1, alongRows)
  spread(alongRows, patchSide, out)
  return out
}

/** Each cell's lowest and highest, of its own and of those a `step` before and behind it. */
function spread({ low: lows, high: highs }: Extremes, step: number, { low, high }: Extremes): void {
  low.set(lows)
  high.set(highs)
  for (let at = step; at < patchCells - step; at++) {
    let [lowest, highest] = [lows[at]!, highs[at]!]
    if (lows[at - step]! < lowest) lowest = lows[at - step]!
    if (lows[at + step]! < lowest) lowest = lows[at + step]!
    if (highs[at - step]! > highest) highest = highs[at - step]!
    if (highs[at + step]! > highest) highest = highs[at + step]!
    low[at] = lowest
    high[at] = highest
  }
}

/** Whether the region looks otherwise, beyond what light and noise do to its surroundings as well. */
export function isOtherwise({ inside, outside }: Pick<Difference, 'inside' | 'outside'>): boolean {
  return inside >= Math.max(leastTelling, beyondSurroundings * outside)
}
