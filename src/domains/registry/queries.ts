import type { Tx } from '#platform/database/database.ts'
import type { EntryType } from './fields/field.ts'
import type { Entry } from './spine/entry.ts'

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

/** The address as it is read out; empty where it is not known. */
export async function readPlace(tx: Tx, county: string, address: string): Promise<string> {
  if (address === '') return ''
  const rows = await tx.query<{ full_text: string }>({ name: 'address_text', text: 'select full_text from addresses where county = $1 and id = $2', values: [county, address] })
  return rows[0]?.full_text ?? ''
}
