import type { Tx } from '#platform/database/database.ts'
import { maskName } from '#platform/mask.ts'
import type { OpenDifferences } from './answers.ts'
import type { EntryType } from './fields/field.ts'
import { sheets } from './fields/sheets.ts'
import { readWhere } from './queries.ts'
import { show } from './routes/views.ts'
import { textOf, type Entry } from './spine/entry.ts'

interface Found {
  type: EntryType
  id: string
  station: string
  entry: Entry
}

type Row = OpenDifferences['records'][number]

/** What one person decides at a sitting: more would be a list of residents. */
const most = 20

const tables = [['address', 'addresses'], ['building', 'buildings'], ['dwelling', 'dwellings'], ['household', 'households'], ['person', 'people'], ['business', 'businesses']] as const
const differing = tables.map(([type, table]) => `select '${type}' as type, id, station from ${table} where county = $1 and station = $2 and differences > 0`).join(' union all ')

/** Records of a station with open differences, those that began last first: who said it still knows; and how many there are in all. */
export async function findDiffering(tx: Tx, county: string, station: string): Promise<{ found: Found[]; total: number }> {
  const rows = await tx.query<Found & { total: number }>({
    name: 'differing',
    text: `select t.type, t.id, t.station, r.state as entry, t.total from (select d.*, (count(*) over ())::int as total from (${differing}) d order by id desc limit ${most}) t
           join records r on r.county = $1 and r.type = t.type and r.id = t.id order by t.id desc`,
    values: [county, station],
  })
  return { found: rows, total: rows[0]?.total ?? 0 }
}

/** Both sayings of each field: what stands and what was offered, with the moment from which who offered it knew the record. */
export async function viewDiffering(tx: Tx, county: string, { type, id, entry }: Found): Promise<Row> {
  const { place, door } = await readWhere(tx, county, type, id, entry)
  const bases = await tx.query<{ version: number; at: Date }>({
    name: 'times_of_versions', text: 'select version, recorded_at as at from acts where county = $1 and record_type = $2 and record_id = $3 and version = any ($4)',
    values: [county, type, id, entry.differences.map(({ base }) => base)],
  })
  const where = [place, door].filter(Boolean).join(' ')
  const name = textOf(entry, 'name')
  return {
    type, id, place: where, name: type === 'person' ? maskName(name) : name || where,
    differences: entry.differences.map(({ field, act, value, by, at, base, source }) => {
      const held = entry.fields[field]
      return {
        field, act, standing: held ? { value: show(held.value), by: held.by, at: held.setAt } : null,
        offered: { value: show(value), by, at, base, baseAt: bases.find((one) => one.version === base)?.at.toISOString() ?? null, fromFile: source === 'files' },
      }
    }),
  }
}

/** Of records that differing values refer to, where they stand. */
export async function readReferred(tx: Tx, county: string, rows: readonly Row[]): Promise<Record<string, string>> {
  const ids = rows.flatMap(({ type, differences }) => differences.flatMap(({ field, standing, offered }) => (sheets[type].fields[field]?.kind === 'reference' ? [standing?.value, offered.value] : [])))
  if (ids.length === 0) return {}
  const found = await tx.query<{ id: string; text: string }>({
    name: 'referred_places',
    text: `select id, full_text as text from addresses where county = $1 and id = any ($2)
           union all select d.id, concat_ws(' ', a.full_text, nullif(concat_ws('-', nullif(d.unit, ''), nullif(d.room, '')), '')) from dwellings d join addresses a on a.county = d.county and a.id = d.address where d.county = $1 and d.id = any ($2)
           union all select h.id, concat_ws(' ', a.full_text, nullif(concat_ws('-', nullif(d.unit, ''), nullif(d.room, '')), '')) from households h join addresses a on a.county = h.county and a.id = h.address left join dwellings d on d.county = h.county and d.id = h.dwelling where h.county = $1 and h.id = any ($2)`,
    values: [county, ids.filter((id) => typeof id === 'string')],
  })
  return Object.fromEntries(found.map(({ id, text }) => [id, text]))
}
