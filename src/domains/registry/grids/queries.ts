import type { Tx } from '#platform/database/database.ts'
import { boundaryOn, gridAreaRecord, type GridArea, type GridKind } from './area.ts'
import type { GridAreas } from './answers.ts'
import { contains, toPoint, toShape, type Boundary, type LonLat } from './geometry/rings.ts'

export interface LoadedGrid {
  id: string
  grid: GridArea
}

/** All grids of the stations that the transaction sees, or of one, by code. */
export function loadGrids(tx: Tx, county: string, station = ''): Promise<LoadedGrid[]> {
  return tx.query<LoadedGrid>({
    name: 'grids_loaded',
    text: `select g.id, r.state as grid from grid_areas g join records r on r.county = $1 and r.type = $3 and r.id = g.id where g.county = $1 and ($2 = '' or g.station = $2) order by g.code, g.id`,
    values: [county, station, gridAreaRecord.type],
  })
}

/** Waits for whoever draws: two boundaries drawn at once see each other. */
export async function lockGrids(tx: Tx, county: string): Promise<void> {
  await tx.query({ name: 'lock_grids', text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))', values: [`lq_grids ${county}`] })
}

/** `grid_addresses` with the boundaries that hold on the day `$n`, as `m`: in which grid an address lies. */
export const gridsOnDay = (day: `$${number}`) => `(select m.county, m.grid, m.address, s.kind, s.station from grid_addresses m join grid_shapes s on s.county = m.county and s.grid = m.grid and s.from_day = m.from_day and s.from_day <= ${day}::date and s.until_day > ${day}::date)`

/** Positions that a map shows of those outside. */
const mostGaps = 1_000

/** Grids with their boundaries of a day, and how the addresses lie in them. */
export async function listGrids(tx: Tx, county: string, station: string, day: string): Promise<Omit<GridAreas, 'names'>> {
  const [grids, counts, [addresses], gaps] = await Promise.all([
    loadGrids(tx, county, station),
    tx.query<{ grid: string; addresses: number }>({ name: 'grid_counts', text: `select m.grid, count(*)::int as addresses from ${gridsOnDay('$3')} m where m.county = $1 and ($2 = '' or m.station = $2) group by m.grid`, values: [county, station, day] }),
    tx.query<GridAreas['addresses']>({
      name: 'grid_placed',
      text: `select count(*)::int as total, count(*) filter (where a.lon is null)::int as "withoutPosition", count(*) filter (where a.lon is not null and i.address is null)::int as outside
             from addresses a left join ${inside} i on i.address = a.id where a.county = $1 and ($2 = '' or a.station = $2) and not a.ended`,
      values: [county, station, day],
    }),
    tx.query<{ lon: number; lat: number }>({ name: 'grid_gaps', text: `select a.lon, a.lat from addresses a left join ${inside} i on i.address = a.id where a.county = $1 and ($2 = '' or a.station = $2) and not a.ended and a.lon is not null and i.address is null order by a.id limit ${mostGaps}`, values: [county, station, day] }),
  ])
  const countOf = new Map(counts.map((row) => [row.grid, row.addresses]))
  const areas = grids.flatMap(({ id, grid }) => {
    const held = boundaryOn(grid, day)
    return held ? [{ id, station: grid.station, code: grid.code, name: grid.name, kind: grid.kind, tender: grid.tender || null, from: held.from, addresses: countOf.get(id) ?? 0, boundary: held.boundary }] : []
  })
  return { day, areas, addresses: addresses!, gaps: gaps.map(({ lon, lat }): LonLat => [lon, lat]) }
}

const inside = `(select distinct m.address from ${gridsOnDay('$3')} m where m.county = $1 and m.kind = 'community')`

/** How the addresses of some stations would lie in these boundaries. */
export async function placeAddresses(tx: Tx, county: string, areas: readonly { station: string; kind: GridKind; boundary: Boundary }[]): Promise<GridAreas['addresses']> {
  const stations = [...new Set(areas.map(({ station }) => station))]
  const shapes = stations.map((station) => areas.filter((area) => area.station === station && area.kind === 'community').map(({ boundary }) => toShape(boundary)))
  const rows = await tx.query<{ station: string; lon: number | null; lat: number | null }>({ name: 'addresses_to_place', text: 'select station, lon, lat from addresses where county = $1 and station = any ($2) and not ended', values: [county, stations] })
  const known = rows.filter((row): row is { station: string; lon: number; lat: number } => row.lon !== null && row.lat !== null)
  const outside = known.filter(({ station, lon, lat }) => !shapes[stations.indexOf(station)]!.some((shape) => contains(shape, toPoint([lon, lat]))))
  return { total: rows.length, withoutPosition: rows.length - known.length, outside: outside.length }
}

/** Ids of stations by what a file may call them. */
export async function mapStations(tx: Tx, county: string): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; name_zh: string; name_en: string }>({ name: 'stations_by_name', text: `select id, name_zh, name_en from units where county = $1 and kind = 'station'`, values: [county] })
  return new Map(rows.flatMap((row) => [row.name_zh, row.name_en, row.id].map((name) => [name.toLowerCase(), row.id] as const)))
}
