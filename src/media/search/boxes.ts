import { patchCells, patchSide } from './patch.ts'

/** Sums along the rows alone, for `sumBoxes`; used by one call at a time. */
const across = new Float64Array(patchCells)
const columns = new Float64Array(patchSide)

/**
 * Around each cell of a patch the sum of all cells up to `by` rows and columns away, those beyond its edge left out. Two windows
 * slide, one along the rows, one down the columns: the cost does not depend on `by`.
 */
export function sumBoxes(cells: Uint8Array | Float32Array, by: number, out: Float64Array): void {
  for (let row = 0; row < patchCells; row += patchSide) {
    let sum = 0
    for (let column = 0; column < by; column++) sum += cells[row + column]!
    for (let column = 0; column < patchSide; column++) {
      if (column + by < patchSide) sum += cells[row + column + by]!
      if (column > by) sum -= cells[row + column - by - 1]!
      across[row + column] = sum
    }
  }
  columns.fill(0)
  for (let row = 0; row < by; row++) addRow(row, 1)
  for (let row = 0; row < patchSide; row++) {
    if (row + by < patchSide) addRow(row + by, 1)
    if (row > by) addRow(row - by - 1, -1)
    out.set(columns, row * patchSide)
  }
}

function addRow(row: number, sign: 1 | -1): void {
  const from = row * patchSide
  for (let column = 0; column < patchSide; column++) columns[column]! += sign * across[from + column]!
}

/** How many cells `sumBoxes` sums around each. */
export function countBoxes(by: number): Float64Array {
  const out = new Float64Array(patchCells)
  sumBoxes(new Uint8Array(patchCells).fill(1), by, out)
  return out
}
