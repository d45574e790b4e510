import { z } from 'zod'
import { positionSystems } from '#platform/geo.ts'
import { defineRoute, type Call, type Route } from '#platform/http/route.ts'
import { say } from '#platform/http/messages.ts'
import type { Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/platform.ts'
import type { Work } from '#platform/acts/store.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { drawGrid, gridAreaRecord, handGrid, reason, redrawGrid, renameGrid, boundaryOn } from './area.ts'
import { gridFileCheck, gridFileDone, type GridFileDone } from './answers.ts'
import { checkFile, type CheckedFile, type ReadyFeature } from './check-file.ts'
import { gridMessages } from './messages.ts'
import { loadGrids, lockGrids, mapStations, placeAddresses } from './queries.ts'

/** A thousand grids of two hundred positions each. */
const largestFile = 8 * 1024 * 1024

const given = z.strictObject({
  /** GeoJSON as it was exported. */
  file: z.record(z.string(), z.unknown()),
  system: z.enum(positionSystems).default('cgcs2000'),
  /** First day on which the boundaries hold. */
  from: z.iso.date(),
  /** Whose grids they are where the file does not say. */
  station: z.string().max(40).default(''),
})

type Parts = Pick<Platform, 'database'> & { config: Pick<Platform['config'], 'bounds'> }

/** A file of boundaries: tried first, then taken over. What is right is taken, what is wrong is named; the same file again adds nothing. */
export function gridImportRoutes(parts: Parts): Route[] {
  return [
    defineRoute({
      method: 'POST', url: '/api/grid-areas/import/check', action: 'grid.draw', summary: 'Try a GeoJSON file of grids: what it would do, every feature that is wrong, addresses that would lie in no grid; nothing is written',
      bodyLimit: largestFile, body: given, response: gridFileCheck,
      async handle(call) {
        judgeImport(call)
        const { county, language, principal } = call
        return parts.database.read({ county, stations: 'all', account: principal.account }, async (tx) => {
          const grids = await loadGrids(tx, county)
          const checked = await check(parts, call, tx, county)
          const named = new Set(checked.ready.map(({ id }) => id))
          const standing = grids.flatMap(({ id, grid }) => {
            const held = named.has(id) ? null : boundaryOn(grid, call.body.from)
            return held && checked.ready.some(({ station }) => station === grid.station) ? [{ station: grid.station, kind: grid.kind, boundary: held.boundary }] : []
          })
          return {
            ...count(checked),
            faults: checked.faults.map(({ params, ...fault }) => ({ ...fault, ...say(gridMessages, fault.fault, language, params) })),
            addresses: await placeAddresses(tx, county, [...checked.ready, ...standing]),
            areas: checked.ready.map(({ code, name, station, kind, does, boundary }) => ({ code, name, station, kind, does, boundary })),
          }
        })
      },
    }),
    defineRoute({
      method: 'POST', url: '/api/grid-areas/import', action: 'grid.draw', summary: 'Take over the features of a GeoJSON file of grids that are right', bodyLimit: largestFile, body: given.extend({ reason }), response: gridFileDone,
      async handle(call) {
        judgeImport(call)
        return call.perform(async (work) => {
          await lockGrids(work.tx, work.county)
          const checked = await check(parts, call, work.tx, work.county)
          for (const one of checked.ready) await take(work, one, call.body)
          return count(checked)
        })
      },
    }),
  ]
}

const judgeImport = ({ judge, principal, body }: Pick<Call<unknown, unknown, z.output<typeof given>>, 'judge' | 'principal' | 'body'>) =>
  judge({ type: 'grid_area', id: 'new' }, { ...noAttributes, station: body.station || principal.station })

async function check({ config }: Parts, { body, principal, mayI }: Pick<Call<unknown, unknown, z.output<typeof given>>, 'body' | 'principal' | 'mayI'>, tx: Tx, county: string): Promise<CheckedFile> {
  const stations = await mapStations(tx, county)
  const mayDraw = (station: string) => mayI('grid.draw', { type: 'grid_area', id: 'new' }, { ...noAttributes, station })
  return checkFile(body.file, await loadGrids(tx, county), { ...body, station: body.station || principal.station, bounds: config.bounds, stations, mayDraw })
}

const count = ({ features, ready }: CheckedFile): GridFileDone => {
  const of = (does: ReadyFeature['does']) => ready.filter((one) => one.does === does).length
  return { features, added: of('add'), changed: of('change'), same: of('same') }
}

async function take(work: Work, { id, does, tender, code, name, kind, station, boundary }: ReadyFeature, { from, reason: why }: { from: string; reason: string }): Promise<void> {
  if (does === 'same') return
  if (does === 'add') return void (await work.act(gridAreaRecord, id, (state) => drawGrid(state, { code, name, kind, station, boundary, tender: tender ?? '', from })))
  await work.act(gridAreaRecord, id, (state) => redrawGrid(state, { boundary, from, reason: why }))
  await work.act(gridAreaRecord, id, (state) => renameGrid(state, name, why))
  if (tender !== null) await work.act(gridAreaRecord, id, (state) => handGrid(state, tender, why))
}
