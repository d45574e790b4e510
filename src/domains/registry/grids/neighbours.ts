import { createHash } from 'node:crypto'
import { boundaryOn, type GridArea, type GridKind } from './area.ts'
import { findOverlap } from './geometry/overlap.ts'
import { toShape, type LonLat, type Shape } from './geometry/rings.ts'
import type { LoadedGrid } from './queries.ts'

/** A grid of the county has the code to itself: the same code is the same record. */
export function gridId(code: string): string {
  return createHash('sha256').update(`grid ${code.normalize('NFKC')}`).digest('hex').slice(0, 32)
}

/** A boundary of another grid that holds on or after a day. */
export interface Neighbour {
  id: string
  code: string
  kind: GridKind
  shape: Shape
}

export function neighboursFrom(grids: readonly LoadedGrid[], day: string): Neighbour[] {
  return grids.flatMap(({ id, grid }) => boundariesFrom(grid, day).map((boundary) => ({ id, code: grid.code, kind: grid.kind, shape: toShape(boundary) })))
}

const boundariesFrom = (grid: GridArea, day: string) => {
  const held = boundaryOn(grid, day)
  const later = grid.boundaries.filter(({ from }) => from > day && (!grid.ended || grid.ended.on > from))
  return [...(held ? [held] : []), ...later].map(({ boundary }) => boundary)
}

/** The first of the same kind that a shape overlaps, and where; another kind may lie over it. */
export function findNeighbour(own: { id: string; kind: GridKind; shape: Shape }, neighbours: readonly Neighbour[]): { code: string; at: LonLat } | null {
  for (const { id, code, kind, shape } of neighbours) {
    const at = id === own.id || kind !== own.kind ? null : findOverlap(own.shape, shape)
    if (at) return { code, at }
  }
  return null
}
