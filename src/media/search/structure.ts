import { countBoxes, sumBoxes } from './boxes.ts'
import { innerFrom, innerTo, medianPatch, type Patch, patchCells, patchSide } from './patch.ts'

/** Cells to each side that are averaged first: rain, grain and the encoder's leavings are finer than what is looked for. */
const softness = 1
/** Cells to each side over which brightness and contrast are evened out. */
const reach = 8
/** Grey levels of contrast below which there is noise only. */
const noiseFloor = 4
/** Cells by which a camera may have moved. */
const maxShift = 8
/** Rings so alike lie where they should, within a cell. */
const stillAt = 0.9
/** A shift a cell longer has to be so much more alike: bare ground is as alike wherever it lies. */
const farness = 0.003

/** What is in a patch whatever light falls on it: each cell's brightness against its neighbourhood's mean, in units of its contrast. */
export type Structure = Float32Array

/** 1 for the region's own cells and those next to it. */
const core = Uint8Array.from({ length: patchCells }, (_, at) => (isCore(Math.floor(at / patchSide)) && isCore(at % patchSide) ? 1 : 0))

function isCore(place: number): boolean {
  return place >= innerFrom - 1 && place < innerTo + 1
}

/** Room for `findStructure`, used by one call at a time. */
const sums = new Float64Array(patchCells)
const squareSums = new Float64Array(patchCells)
const squares = new Float32Array(patchCells)
const coreCells = new Float32Array(patchCells)
const coreSums = new Float64Array(patchCells)

const softCounts = countBoxes(softness)
const counts = new Float64Array(patchCells)
sumAround(new Float32Array(patchCells).fill(1), counts)

/** Evens out light: a headlight's sweep, a cloud, the dusk change mean and contrast of a neighbourhood, not what stands in it. */
export function findStructure(patch: Patch): Structure {
  const out = new Float32Array(patchCells)
  sumBoxes(patch, softness, sums)
  for (let at = 0; at < patchCells; at++) {
    const soft = sums[at]! / softCounts[at]!
    out[at] = soft
    squares[at] = soft * soft
  }
  sumAround(out, sums)
  sumAround(squares, squareSums)
  for (let at = 0; at < patchCells; at++) {
    const mean = sums[at]! / counts[at]!
    const variance = Math.max(0, squareSums[at]! / counts[at]! - mean * mean)
    out[at] = (out[at]! - mean) / (Math.sqrt(variance) + noiseFloor)
  }
  return out
}

/** Sums of each cell's neighbourhood; of one in the surroundings without the region: what stands there comes and goes, and they stay as they are. */
function sumAround(cells: Float32Array, out: Float64Array): void {
  sumBoxes(cells, reach, out)
  for (let at = 0; at < patchCells; at++) coreCells[at] = core[at]! * cells[at]!
  sumBoxes(coreCells, reach, coreSums)
  for (let at = 0; at < patchCells; at++) if (core[at] === 0) out[at]! -= coreSums[at]!
}

export interface Shift {
  dx: number
  dy: number
  /** How alike the rings are there: 1 the same, 0 nothing in common. */
  likeness: number
}

/** Where a patch's surroundings lie on the reference's: a camera that shakes moves everything. */
export function align(reference: Structure, patch: Structure): Shift {
  let best: Shift = { dx: 0, dy: 0, likeness: correlateRing(reference, patch, 0, 0) }
  const tryAt = (dx: number, dy: number) => {
    if (Math.abs(dx) > maxShift || Math.abs(dy) > maxShift) return
    const likeness = correlateRing(reference, patch, dx, dy)
    if (likeness - best.likeness > farness * (Math.hypot(dx, dy) - Math.hypot(best.dx, best.dy))) best = { dx, dy, likeness }
  }
  if (best.likeness < stillAt) for (let dy = -maxShift; dy <= maxShift; dy += 2) for (let dx = -maxShift; dx <= maxShift; dx += 2) tryAt(dx, dy)
  const { dx, dy } = best
  for (let j = -1; j <= 1; j++) for (let i = -1; i <= 1; i++) if (i !== 0 || j !== 0) tryAt(dx + i, dy + j)
  return best
}

function correlateRing(reference: Structure, patch: Structure, dx: number, dy: number): number {
  let cross = 0
  let ofReference = 0
  let ofPatch = 0
  for (let row = maxShift; row < patchSide - maxShift; row += 2) {
    const isInnerRow = isCore(row)
    for (let column = maxShift; column < patchSide - maxShift; column++) {
      if (isInnerRow && column === innerFrom - 1) column = innerTo + 1
      const a = reference[row * patchSide + column]!
      const b = patch[(row + dy) * patchSide + column + dx]!
      cross += a * b
      ofReference += a * a
      ofPatch += b * b
    }
  }
  return cross / Math.sqrt(ofReference * ofPatch + 1e-9)
}

/** Mean square difference of the region itself, the patch shifted onto the reference. */
export function differInside(reference: Structure, patch: Structure, { dx, dy }: Pick<Shift, 'dx' | 'dy'>, weights?: Float32Array): number {
  let sum = 0
  let total = 0
  for (let row = innerFrom; row < innerTo; row++)
    for (let column = innerFrom; column < innerTo; column++) {
      const at = row * patchSide + column
      const weight = weights ? weights[at]! : 1
      if (weight === 0) continue
      const difference = reference[at]! - patch[(row + dy) * patchSide + column + dx]!
      sum += weight * difference * difference
      total += weight
    }
  return total === 0 ? 0 : sum / total
}

/** Lays a patch's cells so that they lie on the reference's; what came from beyond its edge is its edge. */
export function shiftCells<T extends Uint8Array | Float32Array>(cells: T, { dx, dy }: Pick<Shift, 'dx' | 'dy'>): T {
  if (dx === 0 && dy === 0) return cells
  const out = cells.slice() as T
  for (let row = 0; row < patchSide; row++) {
    const y = Math.min(patchSide - 1, Math.max(0, row + dy))
    for (let column = 0; column < patchSide; column++) out[row * patchSide + column] = cells[y * patchSide + Math.min(patchSide - 1, Math.max(0, column + dx))]!
  }
  return out
}

/** Several patches, laid onto the first of them: a camera that shakes does not blur what is made of them. */
export function layOn(patches: readonly Patch[]): Patch[] {
  const first = findStructure(patches[0]!)
  return patches.map((patch, i) => (i === 0 ? patch : shiftCells(patch, align(first, findStructure(patch)))))
}

/** The usual look of several pictures: who passes by in the fewer of them is gone. */
export function findUsual(patches: readonly Patch[]): Structure {
  return findStructure(medianPatch(layOn(patches)))
}
