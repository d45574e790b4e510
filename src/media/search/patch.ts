/** A region of the picture, as fractions of its width and height: 0,0 is top left. */
export interface Region {
  x: number
  y: number
  width: number
  height: number
}

/** Side of a patch in cells. Its middle third is the region itself, the rest its surroundings. */
export const patchSide = 60
export const innerFrom = patchSide / 3
export const innerTo = patchSide - innerFrom
/** The patch is so many times as wide and as high as the region. */
const patchReach = 3

/** Brightness of the region with its surroundings, 60 × 60 cells row by row, each the mean of the pixels under it (0–255). */
export type Patch = Uint8Array

export const patchCells = patchSide * patchSide

/** Brightness of a picture, or of a part of it: `stride` bytes a row, the first byte that of column `left` in row `top`. */
export interface Plane {
  bytes: Uint8Array
  stride: number
  /** Of the whole picture, pixels. */
  width: number
  height: number
  left: number
  top: number
}

/** At most so many pixels a side are averaged into a cell: more would tell nothing new. */
const maxSamples = 4

/** Takes the region and as much again on each side of it out of a picture; what lies beyond the picture's edge is its edge. */
export function takePatch({ bytes, stride, width, height, left, top }: Plane, region: Region): Patch {
  const out = new Uint8Array(patchCells)
  const columns = sampleAt(region.x, region.width, width)
  const rows = sampleAt(region.y, region.height, height)
  const [across, down] = [columns.length / patchSide, rows.length / patchSide]
  const samples = across * down
  for (let row = 0; row < patchSide; row++)
    for (let column = 0; column < patchSide; column++) {
      let sum = 0
      for (let j = row * down; j < (row + 1) * down; j++) {
        const line = (rows[j]! - top) * stride - left
        for (let i = column * across; i < (column + 1) * across; i++) sum += bytes[line + columns[i]!]!
      }
      out[row * patchSide + column] = Math.round(sum / samples)
    }
  return out
}

/** The columns and rows of a picture that a region's patch is made of: from the first to the one behind the last. */
export function findSurroundings(region: Region, width: number, height: number): { left: number; top: number; right: number; bottom: number } {
  const columns = sampleAt(region.x, region.width, width)
  const rows = sampleAt(region.y, region.height, height)
  return { left: columns[0]!, top: rows[0]!, right: columns.at(-1)! + 1, bottom: rows.at(-1)! + 1 }
}

/** The pixels to look at along one side of a patch, cell after cell, each cell as many. */
function sampleAt(from: number, length: number, pixels: number): Int32Array {
  const cell = (length * patchReach * pixels) / patchSide
  const start = (from - (length * (patchReach - 1)) / 2) * pixels
  const each = Math.max(1, Math.min(maxSamples, Math.round(cell)))
  return Int32Array.from({ length: patchSide * each }, (_, i) => Math.min(pixels - 1, Math.max(0, Math.floor(start + ((i + 0.5) * cell) / each))))
}

/** Cell by cell the middle value of several patches: what passes by in the fewer of them is gone. */
export function medianPatch(patches: readonly Patch[]): Patch {
  const out = new Uint8Array(patchCells)
  const count = patches.length
  const sorted = new Uint8Array(count)
  for (let at = 0; at < patchCells; at++) {
    for (let k = 0; k < count; k++) {
      const value = patches[k]![at]!
      let place = k
      for (; place > 0 && sorted[place - 1]! > value; place--) sorted[place] = sorted[place - 1]!
      sorted[place] = value
    }
    out[at] = sorted[count >> 1]!
  }
  return out
}
