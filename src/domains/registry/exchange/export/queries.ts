import type { RecordTypes } from '#platform/acts/record-type.ts'
import { toAct, type ActText } from '#platform/acts/read-acts.ts'
import type { Tx } from '#platform/database/database.ts'
import type { EntryType } from '../../fields/field.ts'
import type { Entry } from '../../spine/entry.ts'
import { entryRecords } from '../../spine/records.ts'
import type { ExportItem } from './part.ts'

/** Records of a station behind `after`, in the order of their ids. */
export function pageEntries(tx: Tx, county: string, type: EntryType, station: string, after: string, limit: number): Promise<{ id: string; version: number; entry: Entry }[]> {
  return tx.query({
    name: 'page_entries', text: 'select id, version, state as entry from records where county = $1 and type = $2 and station = $3 and id > $4 order by id limit $5', values: [county, type, station, after, limit],
  })
}

/** Marks of what was sent last of these records, by batches that were not withdrawn. */
export async function readMarks(tx: Tx, county: string, of: EntryType, records: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ record: string; mark: string }>({
    name: 'last_marks',
    text: `select distinct on (i.record) i.record, i.mark from register_export_items i join register_exports e on e.county = i.county and e.id = i.export
           where i.county = $1 and i.of = $2 and i.record = any ($3) and e.kind = 'batch' and e.state <> 'withdrawn' order by i.record, i.version desc, e.at desc`,
    values: [county, of, records],
  })
  return new Map(rows.map(({ record, mark }) => [record, mark]))
}

/** The batch of this type that waits to be sent, by its number. */
export async function findOpenBatch(tx: Tx, county: string, station: string, of: EntryType): Promise<string | null> {
  const [found] = await tx.query<{ number: string }>({
    name: 'open_batch', text: `select number from register_exports where county = $1 and station = $2 and of = $3 and kind = 'batch' and state = 'made'`, values: [county, station, of],
  })
  return found?.number ?? null
}

export function pageItems(tx: Tx, county: string, id: string, after: string, limit: number): Promise<Pick<ExportItem, 'record' | 'version'>[]> {
  return tx.query({
    name: 'page_export_items', text: 'select record, version from register_export_items where county = $1 and export = $2 and record > $3 order by record limit $4', values: [county, id, after, limit],
  })
}

/** Records folded up to a version each, or to a moment: as they stood then, whatever happened since but an erasure. */
export async function foldThen(tx: Tx, county: string, types: RecordTypes, type: EntryType, wanted: readonly Pick<ExportItem, 'record' | 'version'>[], until: string | null = null): Promise<Map<string, Entry>> {
  const rows = await tx.query<ActText & { record: string }>({
    name: 'acts_until',
    text: `select w.id as record, convert_from(a.envelope, 'UTF8') as envelope, convert_from(p.body, 'UTF8') as body, e.kept, e.type_version as kept_version
           from unnest($3::text[], $4::int[]) with ordinality as w (id, version, ord)
           join acts a on a.county = $1 and a.record_type = $2 and a.record_id = w.id and a.version <= w.version and ($5::timestamptz is null or a.recorded_at <= $5)
           left join payloads p on p.county = $1 and p.act = a.id left join erased e on e.county = $1 and e.act = a.id
           order by w.ord, a.version`,
    values: [county, type, wanted.map(({ record }) => record), wanted.map(({ version }) => version), until],
  })
  const states = new Map<string, Entry>()
  for (const { record, ...act } of rows) states.set(record, entryRecords[type].fold(states.get(record) ?? null, toAct(act, types) as never))
  return states
}

export interface ListedExport {
  id: string
  number: string
  kind: 'copy' | 'batch'
  of: EntryType
  whole: boolean
  state: 'made' | 'confirmed' | 'withdrawn'
  by: string
  name: string | null
  at: Date
  rows: number
  again: number
  confirmed_at: Date | null
}

/** Files of a station, newest first. */
export function listExports(tx: Tx, county: string, station: string): Promise<ListedExport[]> {
  return tx.query<ListedExport & Record<string, unknown>>({
    name: 'register_exports',
    text: `select e.id, e.number, e.kind, e.of, e.whole, e.state, e.by, a.name, e.at, e.rows, e.again, e.confirmed_at from register_exports e
           left join accounts a on a.county = e.county and a.id = e.by where e.county = $1 and e.station = $2 order by e.at desc, e.id desc limit 100`,
    values: [county, station],
  })
}

export interface Sent {
  number: string
  at: Date
  version: number
  state: 'made' | 'confirmed'
}

/** The last batch that a record went out with. */
export async function findSent(tx: Tx, county: string, of: EntryType, record: string): Promise<Sent | null> {
  const [found] = await tx.query<Sent & Record<string, unknown>>({
    name: 'last_sent',
    text: `select e.number, coalesce(e.confirmed_at, e.at) as at, i.version, e.state from register_export_items i join register_exports e on e.county = i.county and e.id = i.export
           where i.county = $1 and i.of = $2 and i.record = $3 and e.kind = 'batch' and e.state <> 'withdrawn' order by i.version desc, e.at desc limit 1`,
    values: [county, of, record],
  })
  return found ?? null
}
