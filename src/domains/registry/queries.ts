import type { Tx } from '#platform/database/database.ts'
import type { EntryType } from './fields/field.ts'
import { textOf, type Entry } from './spine/entry.ts'

export { namesOf as readNames } from '#platform/identity/queries.ts'

export interface LoadedEntry {
  type: EntryType
  id: string
  version: number
  entry: Entry
}

/** What stands on a record of the spine: tables, and their column that names it. */
const partsOf: Partial<Record<EntryType, [type: EntryType, table: string, column: string][]>> = {
  address: [['building', 'buildings', 'address'], ['dwelling', 'dwellings', 'address'], ['business', 'businesses', 'address']],
  dwelling: [['household', 'households', 'dwelling']],
  household: [['person', 'people', 'household']],
}

/** More than these is a compound: its dwellings are opened by building. */
const mostParts = 500

/** Records that stand on this one, those that have ended last. */
export async function listParts(tx: Tx, county: string, type: EntryType, id: string): Promise<LoadedEntry[]> {
  const all = await Promise.all((partsOf[type] ?? []).map(([part, table, column]) => loadWhere(tx, county, part, table, column, id)))
  return all.flat()
}

function loadWhere(tx: Tx, county: string, type: EntryType, table: string, column: string, id: string): Promise<LoadedEntry[]> {
  return tx.query<{ type: EntryType; id: string; version: number; entry: Entry }>({
    name: `parts_${table}_${column}`,
    text: `select r.type, r.id, r.version, r.state as entry from ${table} t join records r on r.county = t.county and r.type = $3 and r.id = t.id
           where t.county = $1 and t.${column} = $2 order by t.ended, t.id limit ${mostParts}`,
    values: [county, id, type],
  })
}

/** Where a record stands: the address as it is read out, entrance and room; of a person, where their household lives. */
export async function readWhere(tx: Tx, county: string, type: EntryType, id: string, entry: Entry): Promise<{ place: string; door: string }> {
  const idOf = (own: EntryType, field: string) => (type === own ? id : textOf(entry, field))
  const rows = await tx.query<{ full_text: string | null; unit: string | null; room: string | null }>({
    name: 'where_it_stands',
    text: `select a.full_text, d.unit, d.room
           from (select coalesce(h.dwelling, $3) as dwelling, coalesce(h.address, $2) as address from (select 1) one left join households h on h.county = $1 and h.id = $4 offset 0) at
           left join dwellings d on d.county = $1 and d.id = at.dwelling left join addresses a on a.county = $1 and a.id = at.address`,
    values: [county, idOf('address', 'address'), idOf('dwelling', 'dwelling'), idOf('household', 'household')],
  })
  const { full_text: text, unit, room } = rows[0]!
  return { place: text ?? '', door: [unit, room].filter(Boolean).join('-') }
}

/** Records that were joined into this one, with the name that they had, and when that was. */
export async function readTaken(tx: Tx, county: string, type: EntryType, id: string, took: Entry['took']): Promise<{ id: string; name: string; at: string }[]> {
  if (took.length === 0) return []
  const rows = await tx.query<{ id: string; name: string; at: Date }>({
    name: 'taken_in',
    text: `select t.other as id, coalesce(r.state -> 'fields' -> 'name' ->> 'value', '') as name, a.happened_at as at from unnest($4::text[], $5::int[]) as t (other, version)
           join records r on r.county = $1 and r.type = $2 and r.id = t.other
           join acts a on a.county = $1 and a.record_type = $2 and a.record_id = $3 and a.version = t.version`,
    values: [county, type, id, took.map((one) => one.other), took.map((one) => one.version)],
  })
  return rows.map((row) => ({ id: row.id, name: row.name, at: row.at.toISOString() }))
}
