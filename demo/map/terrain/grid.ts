import type { Point } from '../../county/geometry.ts'

/** Heights on a square grid over the county and some land around it. Row 0 lies in the south. */
export interface Grid {
  columns: number
  rows: number
  /** Metres from one cell's middle to the next. */
  cell: number
  /** The middle of cell (0, 0). */
  west: number
  south: number
  values: Float32Array
}

export function emptyGrid(west: number, south: number, east: number, north: number, cell: number): Grid {
  const columns = Math.round((east - west) / cell) + 1
  const rows = Math.round((north - south) / cell) + 1
  return { columns, rows, cell, west, south, values: new Float32Array(columns * rows) }
}

export const cellMiddle = (grid: Grid, index: number): Point => [grid.west + (index % grid.columns) * grid.cell, grid.south + Math.floor(index / grid.columns) * grid.cell]

/** The cell that holds `p`, or -1 outside. */
export function cellAt(grid: Grid, [x, y]: Point): number {
  const column = Math.round((x - grid.west) / grid.cell)
  const row = Math.round((y - grid.south) / grid.cell)
  return column < 0 || row < 0 || column >= grid.columns || row >= grid.rows ? -1 : row * grid.columns + column
}

/** Height at any point by cubic interpolation (Catmull-Rom), clamped at the rim. */
export function sample(grid: Grid, x: number, y: number): number {
  const fx = (x - grid.west) / grid.cell
  const fy = (y - grid.south) / grid.cell
  const ix = Math.floor(fx)
  const iy = Math.floor(fy)
  const tx = fx - ix
  const ty = fy - iy
  const { columns, rows, values } = grid
  let sum = 0
  for (let r = -1; r <= 2; r++) {
    const row = Math.min(rows - 1, Math.max(0, iy + r)) * columns
    let line = 0
    for (let c = -1; c <= 2; c++) line += weight(c, tx) * values[row + Math.min(columns - 1, Math.max(0, ix + c))]!
    sum += weight(r, ty) * line
  }
  return sum
}

/** Value at any point by straight interpolation: enough for what varies slowly. */
export function sampleRough({ columns, rows, cell, west, south, values }: Grid, x: number, y: number): number {
  const fx = Math.min(columns - 1.001, Math.max(0, (x - west) / cell))
  const fy = Math.min(rows - 1.001, Math.max(0, (y - south) / cell))
  const i = Math.floor(fy) * columns + Math.floor(fx)
  const tx = fx - Math.floor(fx)
  const ty = fy - Math.floor(fy)
  const a = values[i]! + (values[i + 1]! - values[i]!) * tx
  const b = values[i + columns]! + (values[i + columns + 1]! - values[i + columns]!) * tx
  return a + (b - a) * ty
}

function weight(k: number, t: number): number {
  switch (k) {
    case -1:
      return t * (-0.5 + t * (1 - 0.5 * t))
    case 0:
      return 1 + t * t * (-2.5 + 1.5 * t)
    case 1:
      return t * (0.5 + t * (2 - 1.5 * t))
    default:
      return t * t * (-0.5 + 0.5 * t)
  }
}
