import { z } from 'zod'
import { dayInShanghai } from '#platform/calendar.ts'
import { Fault } from '#platform/fault.ts'
import { positionSystems } from '#platform/geo.ts'
import { defineRoute, type Call, type Route } from '#platform/http/route.ts'
import type { Work } from '#platform/acts/store.ts'
import type { Decision } from '#platform/acts/decision.ts'
import type { DraftOf } from '#platform/acts/record-type.ts'
import type { Platform } from '#platform/platform.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { readNames } from '../queries.ts'
import { drawGrid, endGrid, gridAreaRecord, gridCode, gridKinds, gridName, handGrid, reason, redrawGrid, renameGrid, reviveGrid, tender, type GridArea, type GridKind } from './area.ts'
import { gridAreas, gridHistory } from './answers.ts'
import { isFault, readBoundary, type Bounds } from './geometry/read-boundary.ts'
import { toShape, type Boundary } from './geometry/rings.ts'
import { findNeighbour, gridId, neighboursFrom } from './neighbours.ts'
import { listGrids, loadGrids, lockGrids } from './queries.ts'

const params = z.strictObject({ id: z.string().regex(/^[\w-]{1,60}$/) })
const done = z.object({ id: z.string() })
const day = z.iso.date()
const drawn = { boundary: z.record(z.string(), z.unknown()), system: z.enum(positionSystems).default('cgcs2000'), from: day }
const asked = z.strictObject({ day: day.optional(), station: z.string().max(40).default('') })

/** Two thousand positions are some 60 kB. */
const largestBoundary = 256 * 1024

type GridDecision = Decision<DraftOf<'grid_area', typeof gridAreaRecord.acts>>

/** Grids over addresses: what they are on a day, and drawing them. */
export function gridRoutes({ config: { bounds } }: { config: Pick<Platform['config'], 'bounds'> }): Route[] {
  const change = ({ perform, params: { id } }: Pick<Call<z.output<typeof params>>, 'perform' | 'params'>, decide: (state: GridArea | null) => GridDecision) =>
    perform(async (work) => {
      await work.act(gridAreaRecord, id, decide)
      return { id }
    })
  return [
    defineRoute({
      method: 'GET', url: '/api/grid-areas', action: 'grid.list', summary: 'Grids with their boundaries of a day, and how many addresses lie in each, in none, and nowhere', query: asked, response: gridAreas,
      async handle(call) {
        const { station, on } = scopeOf(call)
        return call.read(async (tx) => {
          const found = await listGrids(tx, call.county, station, on)
          return { ...found, names: await readNames(tx, call.county, found.areas.flatMap((area) => area.tender ?? [])) }
        })
      },
    }),
    defineRoute({
      method: 'GET', url: '/api/grid-areas/export', action: 'grid.list', summary: 'Grids as GeoJSON (RFC 7946, degrees of CGCS2000), as they are or were on a day', query: asked,
      async handle(call) {
        const { station, on } = scopeOf(call)
        const { areas } = await call.read((tx) => listGrids(tx, call.county, station, on))
        call.reply.header('content-type', 'application/geo+json; charset=utf-8').header('content-disposition', `attachment; filename="grids-${on}.geojson"`)
        return JSON.stringify({
          type: 'FeatureCollection',
          features: areas.map(({ code, name, kind, station: of, tender: who, from, boundary }) => ({
            type: 'Feature', properties: { code, name, kind, station: of, tender: who, from },
            geometry: boundary.length === 1 ? { type: 'Polygon', coordinates: boundary[0] } : { type: 'MultiPolygon', coordinates: boundary },
          })),
        })
      },
    }),
    defineRoute({
      method: 'GET', url: '/api/grid-areas/:id', action: 'grid.list', summary: 'One grid with every boundary that it ever had', params, response: gridHistory,
      async handle({ open, read, county, params: { id } }) {
        const { boundaries, ended, tender: who, ...grid } = await open(gridAreaRecord, id)
        const names = await read((tx) => readNames(tx, county, [...boundaries.map(({ by }) => by), ...(who ? [who] : [])]))
        return { id, ...grid, tender: who || null, ended, boundaries: boundaries.toReversed(), names }
      },
    }),
    defineRoute({
      method: 'POST', url: '/api/grid-areas', action: 'grid.draw', summary: 'Draw a grid: code, name, kind, boundary, and from which day', bodyLimit: largestBoundary, response: done,
      body: z.strictObject({ code: gridCode, name: gridName, kind: z.enum(gridKinds), station: z.string().max(40).optional(), tender: tender.default(''), ...drawn }),
      handle: ({ perform, principal, body: { system, boundary: given, station = principal.station, ...rest } }) => {
        const boundary = parseBoundary(given, system, bounds)
        const id = gridId(rest.code)
        return perform(async (work) => {
          await lockGrids(work.tx, work.county)
          await work.act(gridAreaRecord, id, (state) => drawGrid(state, { ...rest, station, boundary }))
          await refuseOverlap(work, { id, kind: rest.kind, boundary, from: rest.from })
          return { id }
        })
      },
    }),
    defineRoute({
      method: 'POST', url: '/api/grid-areas/:id/redraw', action: 'grid.draw', summary: 'Another boundary from a day on; what it was before stays', params, bodyLimit: largestBoundary, response: done, body: z.strictObject({ ...drawn, reason }),
      handle: ({ perform, params: { id }, body: { system, boundary: given, from, reason: why } }) => {
        const boundary = parseBoundary(given, system, bounds)
        return perform(async (work) => {
          await lockGrids(work.tx, work.county)
          const { kind } = await work.act(gridAreaRecord, id, (state) => redrawGrid(state, { boundary, from, reason: why }))
          await refuseOverlap(work, { id, kind, boundary, from })
          return { id }
        })
      },
    }),
    defineRoute({ method: 'POST', url: '/api/grid-areas/:id/rename', action: 'grid.draw', summary: 'Another name', params, response: done, body: z.strictObject({ name: gridName, reason }), handle: (call) => change(call, (state) => renameGrid(state, call.body.name, call.body.reason)) }),
    defineRoute({ method: 'POST', url: '/api/grid-areas/:id/hand', action: 'grid.draw', summary: 'Somebody else looks after it, or nobody', params, response: done, body: z.strictObject({ tender, reason }), handle: (call) => change(call, (state) => handGrid(state, call.body.tender, call.body.reason)) }),
    defineRoute({ method: 'POST', url: '/api/grid-areas/:id/end', action: 'grid.draw', summary: 'From a day on it is no more', params, response: done, body: z.strictObject({ on: day, reason }), handle: (call) => change(call, (state) => endGrid(state, call.body.on, call.body.reason)) }),
    defineRoute({
      method: 'POST', url: '/api/grid-areas/:id/revive', action: 'grid.draw', summary: 'That it ended was a mistake', params, response: done, body: z.strictObject({ reason }),
      handle: ({ perform, params: { id }, body }) =>
        perform(async (work) => {
          await lockGrids(work.tx, work.county)
          const { kind, boundaries } = await work.act(gridAreaRecord, id, (state) => reviveGrid(state, body.reason))
          const last = boundaries.at(-1)!
          await refuseOverlap(work, { id, kind, boundary: last.boundary, from: last.from })
          return { id }
        }),
    }),
  ]
}

/** A station's people see theirs, the county's any or all. Throws PolicyRefusal. */
function scopeOf({ judge, principal, now, query }: Pick<Call<unknown, z.output<typeof asked>>, 'judge' | 'principal' | 'now' | 'query'>): { station: string; on: string } {
  const station = query.station || principal.station
  judge({ type: 'list', id: 'grid_areas' }, { ...noAttributes, station })
  return { station, on: query.day ?? dayInShanghai(now) }
}

function parseBoundary(given: unknown, system: (typeof positionSystems)[number], bounds: Bounds | null): Boundary {
  const read = readBoundary(given, system, bounds)
  if (isFault(read)) throw new Fault(read.code, read.at ? { lon: read.at[0], lat: read.at[1] } : {}, 422)
  return read
}

/** Wants the lock of those who draw. */
async function refuseOverlap(work: Work, { id, kind, boundary, from }: { id: string; kind: GridKind; boundary: Boundary; from: string }): Promise<void> {
  const met = findNeighbour({ id, kind, shape: toShape(boundary) }, neighboursFrom(await loadGrids(work.tx, work.county), from))
  if (met) throw new Fault('grid_overlaps', { other: met.code, lon: met.at[0], lat: met.at[1] }, 409)
}
