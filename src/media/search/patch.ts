/** A region of the picture, as fractions of its width and height: 0,0 is top left. */
export interface Region {
  x: number
  y: number
  width: number
  height: number
}

/** Side of a patch in cells. Its middle half is the region itself, the rest a ring around it. */
export const patchSide = 64
export const innerFrom = patchSide / 4
export const innerTo = patchSide - innerFrom

/** Brightness of the region with its surroundings, 64 × 64 cells row by row, each the mean of the pixels under it (0–255). */
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

/** Takes the region and as much again around it out of a picture; what lies beyond the picture's edge is its edge. */
export function takePatch({ bytes, stride, width, height }: Plane, region: Region): Patch {
  const out = new Uint8Array(patchCells)
  const [w, h] = [region.width * 2, region.height * 2]
  const left = (region.x - region.width / 2) * width
  const top = (region.y - region.height / 2) * height
  const cellWidth = (w * width) / patchSide
  const cellHeight = (h * height) / patchSide
  const across = Math.max(1, Math.min(maxSamples, Math.round(cellWidth)))
  const down = Math.max(1, Math.min(maxSamples, Math.round(cellHeight)))
  for (let row = 0; row < patchSide; row++)
    for (let column = 0; column < patchSide; column++) {
      let sum = 0
      for (let j = 0; j < down; j++) {
        const y = Math.min(height - 1, Math.max(0, Math.floor(top + (row + (j + 0.5) / down) * cellHeight)))
        for (let i = 0; i < across; i++) {
          const x = Math.min(width - 1, Math.max(0, Math.floor(left + (column + (i + 0.5) / across) * cellWidth)))
          sum += bytes[y * stride + x]!
        }
      }
      out[row * patchSide + column] = Math.round(sum / (across * down))
    }
  return out
}

/** Cell by cell the middle value of several patches: what passes by in the fewer of them is gone. */
export function medianPatch(patches: readonly Patch[]): Patch {
  const out = new Uint8Array(patchCells)
  const values: number[] = []
  for (let i = 0; i < patchCells; i++) {
    values.length = 0
    for (const patch of patches) values.push(patch[i]!)
    values.sort((a, b) => a - b)
    out[i] = values[values.length >> 1]!
  }
  return out
}
