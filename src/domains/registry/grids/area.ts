import { z } from 'zod'
import { refuse, type Decision } from '#platform/acts/decision.ts'
import { defineRecord, type ActOf, type DraftOf } from '#platform/acts/record-type.ts'
import { storedBoundary } from './geometry/read-boundary.ts'
import type { Boundary } from './geometry/rings.ts'

export const gridKinds = ['community', 'special'] as const
export type GridKind = (typeof gridKinds)[number]

const text = (max: number) => z.string().trim().min(1).max(max).refine((s) => s.isWellFormed() && !s.includes('\u0000'), 'not well-formed text')
export const reason = text(400)
/** How codes are made differs from county to county (GB/T 34300 is not at hand): any text of one line. */
export const gridCode = text(40)
export const gridName = text(80)
export const tender = z.string().max(60)
const day = z.iso.date()

const gridActs = {
  /** `tender`: account of who looks after it; empty: nobody. `from`: first day on which the boundary holds, Asia/Shanghai. */
  drawn: { version: 1, schema: z.strictObject({ station: z.string().max(40), code: gridCode, name: gridName, kind: z.enum(gridKinds), tender, from: day, boundary: storedBoundary }) },
  /** From the day of the newest boundary on, which it replaces: a correction. */
  redrawn: { version: 1, schema: z.strictObject({ from: day, boundary: storedBoundary, reason }) },
  renamed: { version: 1, schema: z.strictObject({ name: gridName, reason }) },
  handed: { version: 1, schema: z.strictObject({ tender, reason }) },
  /** `on`: the first day on which it is no more. */
  ended: { version: 1, schema: z.strictObject({ on: day, reason }) },
  revived: { version: 1, schema: z.strictObject({ reason }) },
} as const

interface DrawnBoundary {
  from: string
  boundary: Boundary
  by: string
  at: string
  reason: string
}

/** A part of the county that one person looks after: a boundary over addresses, with all that it was before. */
export interface GridArea {
  station: string
  code: string
  name: string
  kind: GridKind
  tender: string
  /** By the day from which they hold, the oldest first. */
  boundaries: DrawnBoundary[]
  ended: { on: string; reason: string } | null
}

export type GridAct = ActOf<'grid_area', typeof gridActs>
type GridDraft = DraftOf<'grid_area', typeof gridActs>

export const gridAreaRecord = defineRecord({
  type: 'grid_area',
  acts: gridActs,
  fold(state: GridArea | null, act: GridAct): GridArea {
    const drawn = (boundary: Boundary, from: string, why: string) => ({ from, boundary, by: act.actor, at: act.happenedAt, reason: why })
    switch (act.type) {
      case 'grid_area.drawn': {
        const { from, boundary, ...rest } = act.payload
        return { ...rest, boundaries: [drawn(boundary, from, '')], ended: null }
      }
      case 'grid_area.redrawn': {
        const { from, boundary, reason: why } = act.payload
        return { ...state!, boundaries: [...state!.boundaries.filter((one) => one.from < from), drawn(boundary, from, why)] }
      }
      case 'grid_area.renamed':
        return { ...state!, name: act.payload.name }
      case 'grid_area.handed':
        return { ...state!, tender: act.payload.tender }
      case 'grid_area.ended':
        return { ...state!, ended: act.payload }
      case 'grid_area.revived':
        return { ...state!, ended: null }
    }
  },
  tables: [{ name: 'grid_areas', key: ['id'] }],
  rows: (g, id) => ({
    grid_areas: [{ id, station: g.station, code: g.code, name: g.name, kind: g.kind, tender: g.tender || null, from_day: g.boundaries[0]!.from, ended_on: g.ended?.on ?? null }],
  }),
  attributes: (g) => ({ station: g.station, team: '', people: [], askedBy: '', owner: g.tender, flags: [g.ended ? 'ended' : 'standing'] }),
  // A boundary and its days say nothing of anybody; what follows the log needs them whole (follow.ts).
  keeps: ['boundary', 'from', 'on', 'tender'],
})

/** The boundary that holds on a day; null: none does. */
export function boundaryOn({ boundaries, ended }: GridArea, on: string): DrawnBoundary | null {
  return ended && ended.on <= on ? null : (boundaries.findLast(({ from }) => from <= on) ?? null)
}

export function drawGrid(state: GridArea | null, given: Omit<GridArea, 'boundaries' | 'ended'> & { from: string; boundary: Boundary }): Decision<GridDraft> {
  return state ? refuse('grid_code_taken', { code: given.code }) : [{ type: 'grid_area.drawn', payload: given }]
}

export function redrawGrid(state: GridArea | null, given: { from: string; boundary: Boundary; reason: string }): Decision<GridDraft> {
  if (!state) return refuse('not_found')
  if (state.ended) return refuse('grid_ended')
  const last = state.boundaries.at(-1)!
  if (isSameBoundary(last.boundary, given.boundary)) return []
  if (given.from < last.from) return refuse('grid_redrawn_later', { day: last.from })
  return [{ type: 'grid_area.redrawn', payload: given }]
}

export function renameGrid(state: GridArea | null, name: string, why: string): Decision<GridDraft> {
  if (!state) return refuse('not_found')
  return state.name === name ? [] : [{ type: 'grid_area.renamed', payload: { name, reason: why } }]
}

export function handGrid(state: GridArea | null, to: string, why: string): Decision<GridDraft> {
  if (!state) return refuse('not_found')
  return state.tender === to ? [] : [{ type: 'grid_area.handed', payload: { tender: to, reason: why } }]
}

export function endGrid(state: GridArea | null, on: string, why: string): Decision<GridDraft> {
  if (!state) return refuse('not_found')
  return state.ended ? [] : [{ type: 'grid_area.ended', payload: { on, reason: why } }]
}

export function reviveGrid(state: GridArea | null, why: string): Decision<GridDraft> {
  if (!state) return refuse('not_found')
  return state.ended ? [{ type: 'grid_area.revived', payload: { reason: why } }] : []
}

/** Position by position: a ring that begins elsewhere is another one. */
export const isSameBoundary = (a: Boundary, b: Boundary): boolean => JSON.stringify(a) === JSON.stringify(b)
