import type pg from 'pg'
import { insertRows } from '../../src/platform/acts/project.ts'
import { toTx } from '../../src/platform/database/database.ts'
import type { Row } from '../../src/platform/acts/record-type.ts'
import { entryRecords } from '../../src/domains/registry/spine/records.ts'
import type { MadeEntry } from './county.ts'

const batch = 4_000

/** Writes entries and the rows that show them as a rebuild would; indexes are made afterwards. `seen` is told every row. */
export async function loadCounty(client: pg.Client, county: string, entries: Iterable<MadeEntry>, seen: (table: string, row: Row) => void): Promise<void> {
  const tx = toTx(client)
  const tables = ['records', 'addresses', 'dwellings', 'households', 'people']
  const { rows: indexes } = await client.query<{ indexname: string; indexdef: string }>(
    `select indexname, indexdef from pg_indexes where tablename = any ($1) and indexname not in (select conname from pg_constraint)`, [tables])
  for (const { indexname } of indexes) await client.query(`drop index ${indexname}`)
  await client.query('set synchronous_commit = off')
  const waiting = new Map<string, Row[]>()
  const flush = async (table: string) => {
    const rows = waiting.get(table) ?? []
    waiting.set(table, [])
    if (rows.length > 0) await insertRows(tx, county, table, rows)
  }
  const add = async (table: string, row: Row) => {
    if (!waiting.has(table)) waiting.set(table, [])
    if (waiting.get(table)!.push(row) >= batch) await flush(table)
  }
  let last: MadeEntry['type'] | undefined
  for (const { type, id, entry } of entries) {
    // People come when all households stand: a household that came later would look for its people without an index.
    if (type === 'person' && last !== type) for (const table of waiting.keys()) await flush(table)
    last = type
    await add('records', { type, id, version: 1, station: entry.station, state: entry })
    for (const [table, rows] of Object.entries(entryRecords[type].rows(entry, id)))
      for (const row of rows) {
        seen(table, row)
        await add(table, row)
      }
  }
  for (const table of waiting.keys()) await flush(table)
  for (const { indexdef } of indexes) await client.query(indexdef)
  await client.query('vacuum analyze')
}
