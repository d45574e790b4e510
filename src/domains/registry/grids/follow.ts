import type { ActOf } from '#platform/acts/record-type.ts'
import { defineFollower } from '#platform/acts/follow.ts'
import type { Tx } from '#platform/database/database.ts'
import type { EntryActs } from '../spine/acts.ts'
import { entryRecords } from '../spine/records.ts'
import { gridAreaRecord, type GridAct } from './area.ts'
import { contains, toPoint, toShape, type Boundary, type Shape } from './geometry/rings.ts'
import { keepPlace, placeOf, type PlaceAct } from './place-of-address.ts'

/** Until when the newest boundary holds. */
const openEnd = '9999-12-31'

type Heard<A> = A & { seq: number }
type AddressAct = Heard<ActOf<'address', EntryActs>>

/**
 * In which grids each address lies, kept as both change: one row for an address and each boundary that a grid ever had around it
 * (`grid_addresses`), so that lists and counts of any day ask no geometry.
 */
export const gridsFollower = defineFollower({
  name: 'grids',
  tables: ['grid_points', 'grid_shapes', 'grid_addresses'],
  records: [entryRecords.address, gridAreaRecord],
  async apply(tx, acts, county) {
    // Acts of one kind are taken together; in which order the two kinds met does not matter to who lies where.
    await takeAddresses(tx, county, (acts.filter((act) => act.record.type === 'address') as AddressAct[]).filter((act) => keepPlace(act) !== null))
    for (const act of acts) if (act.record.type === 'grid_area') await takeGrid(tx, county, act as Heard<GridAct>)
  },
  async forget(tx, acts, county) {
    await takeAddresses(tx, county, acts.filter((act) => act.record.type === 'address') as AddressAct[])
  },
})

/** Takes these acts into what is known of their addresses, in place of themselves where they are known, and places the addresses anew. */
async function takeAddresses(tx: Tx, county: string, heard: readonly AddressAct[]): Promise<void> {
  if (heard.length === 0) return
  const ids = [...new Set(heard.map(({ record }) => record.id))]
  const rows = await tx.query<{ address: string; acts: PlaceAct[] }>({ name: 'grid_points_of', text: 'select address, acts from grid_points where county = $1 and address = any ($2)', values: [county, ids] })
  const known = new Map(rows.map(({ address, acts }) => [address, new Map(acts.map((act) => [act.id, act]))]))
  for (const act of heard) {
    const { id } = act.record
    if (!known.has(id)) known.set(id, new Map())
    const kept = keepPlace(act)
    if (kept) known.get(id)!.set(act.id, kept)
    else known.get(id)!.delete(act.id)
  }
  const actsOf = (id: string) => [...known.get(id)!.values()].toSorted((a, b) => a.version - b.version)
  const placed = ids.map((address) => ({ address, acts: actsOf(address), ...placeOf(actsOf(address)) }))
  await tx.query({
    name: 'put_grid_points',
    text: `insert into grid_points (county, address, station, acts, lon, lat) select $1, * from unnest($2::text[], $3::text[], $4::jsonb[], $5::float8[], $6::float8[])
           on conflict (county, address) do update set station = excluded.station, acts = excluded.acts, lon = excluded.lon, lat = excluded.lat`,
    values: [county, ids, placed.map((one) => one.station), placed.map((one) => JSON.stringify(one.acts)), placed.map((one) => one.at?.lon ?? null), placed.map((one) => one.at?.lat ?? null)],
  })
  await tx.query({ name: 'lift_grid_addresses', text: 'delete from grid_addresses where county = $1 and address = any ($2)', values: [county, ids] })
  const found = placed.flatMap(({ address, station, at }) => (at ? [{ address, station, at }] : []))
  if (found.length === 0) return
  const shapes = await tx.query<ShapeRow>({
    name: 'grid_shapes_around',
    text: `select grid, from_day, station, boundary from grid_shapes where county = $1 and station = any ($2) and west <= $4 and east >= $3 and south <= $6 and north >= $5`,
    values: [county, [...new Set(found.map(({ station }) => station))], ...spanOf(found.map(({ at }) => at.lon)), ...spanOf(found.map(({ at }) => at.lat))],
  })
  await putMembers(tx, county, shapes.flatMap((row) => membersOf(row, toShape(row.boundary), found)))
}

const spanOf = (values: number[]): [number, number] => values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity])

interface ShapeRow {
  grid: string
  from_day: string
  station: string
  boundary: Boundary
}

interface Placed {
  address: string
  station: string
  at: { lon: number; lat: number }
}

interface Member {
  grid: string
  from: string
  address: string
  station: string
}

/** Addresses of its own station inside a boundary: another station's are that one's to place. */
function membersOf({ grid, from_day: from, station }: Omit<ShapeRow, 'boundary'>, shape: Shape, points: readonly Placed[]): Member[] {
  return points.flatMap(({ address, station: of, at }) => (of === station && contains(shape, toPoint([at.lon, at.lat])) ? [{ grid, from, address, station }] : []))
}

async function putMembers(tx: Tx, county: string, members: readonly Member[]): Promise<void> {
  if (members.length === 0) return
  await tx.query({
    name: 'put_grid_addresses', text: 'insert into grid_addresses (county, grid, from_day, address, station) select $1, * from unnest($2::text[], $3::date[], $4::text[], $5::text[])',
    values: [county, members.map((one) => one.grid), members.map((one) => one.from), members.map((one) => one.address), members.map((one) => one.station)],
  })
}

async function takeGrid(tx: Tx, county: string, act: Heard<GridAct>): Promise<void> {
  const grid = act.record.id
  const name = `${act.type}_shape`
  switch (act.type) {
    case 'grid_area.drawn':
      return putShape(tx, county, grid, act.payload)
    case 'grid_area.redrawn': {
      const { from, boundary } = act.payload
      const [before] = await tx.query<{ station: string; kind: string }>({ name, text: 'select station, kind from grid_shapes where county = $1 and grid = $2 limit 1', values: [county, grid] })
      await tx.query({ name: 'drop_grid_addresses', text: 'delete from grid_addresses where county = $1 and grid = $2 and from_day >= $3', values: [county, grid, from] })
      await tx.query({ name: 'drop_grid_shapes', text: 'delete from grid_shapes where county = $1 and grid = $2 and from_day >= $3', values: [county, grid, from] })
      await tx.query({ name: 'end_grid_shapes', text: 'update grid_shapes set until_day = $3 where county = $1 and grid = $2 and until_day > $3', values: [county, grid, from] })
      return putShape(tx, county, grid, { from, boundary, ...before! })
    }
    case 'grid_area.ended':
      await tx.query({ name: 'end_grid_shapes', text: 'update grid_shapes set until_day = $3 where county = $1 and grid = $2 and until_day > $3', values: [county, grid, act.payload.on] })
      return
    case 'grid_area.revived':
      await tx.query({
        name,
        text: `update grid_shapes s set until_day = coalesce((select min(l.from_day) from grid_shapes l where l.county = $1 and l.grid = $2 and l.from_day > s.from_day), $3) where s.county = $1 and s.grid = $2`,
        values: [county, grid, openEnd],
      })
  }
}

async function putShape(tx: Tx, county: string, grid: string, { from, boundary, station, kind }: { from: string; boundary: Boundary; station: string; kind: string }): Promise<void> {
  const shape = toShape(boundary)
  const [west, south, east, north] = shape.box.map((units) => units / 1e7) as [number, number, number, number]
  await tx.query({
    name: 'put_grid_shape', text: `insert into grid_shapes (county, grid, from_day, until_day, station, kind, boundary, west, south, east, north) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [county, grid, from, openEnd, station, kind, JSON.stringify(boundary), west, south, east, north],
  })
  const points = await tx.query<{ address: string; lon: number; lat: number }>({
    name: 'grid_points_within', text: 'select address, lon, lat from grid_points where county = $1 and station = $2 and lon between $3 and $4 and lat between $5 and $6', values: [county, station, west, east, south, north],
  })
  await putMembers(tx, county, membersOf({ grid, from_day: from, station }, shape, points.map(({ address, lon, lat }) => ({ address, station, at: { lon, lat } }))))
}
