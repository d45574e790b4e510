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

/** Plane of brightness: `stride` bytes a row. */
export interface Plane {
  bytes: Uint8Array
  stride: number
  width: number
  height: number
}

/** At most so many pixels a side are averaged into a cell: more would tell nothing new. */
const maxSamples = 4

/** Takes the region and as much again on each side of it out of a picture; what lies beyond the picture's edge is its edge. */
export function takePatch({ bytes, stride, width, height }: Plane, region: Region): Patch {
  const out = new Uint8Array(patchCells)
  const columns = sampleAt(region.x, region.width, width)
  const rows = sampleAt(region.y, region.height, height)
  const [across, down] = [columns.length / patchSide, rows.length / patchSide]
  const samples = across * down
  for (let row = 0; row < patchSide; row++)
    for (let column = 0; column < patchSide; column++) {
      let sum = 0
      for (let j = row * down; j < (row + 1) * down; j++) {
        const line = rows[j]! * stride
        for (let i = column * across; i < (column + 1) * across; i++) sum += bytes[line + columns[i]!]!
      }
      out[row * patchSide + column] = Math.round(sum / samples)
    }
  return out
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
  const values = new Uint8Array(patches.length)
  for (let i = 0; i < patchCells; i++) {
    for (let k = 0; k < patches.length; k++) values[k] = patches[k]![i]!
    out[i] = values.sort()[values.length >> 1]!
  }
  return out
}
