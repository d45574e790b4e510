import type { Tx } from '../../database/database.ts'
import { insertRows } from '../project.ts'
import type { RecordTypes, Row } from '../record-type.ts'
import type { FoldedRecord } from './fold-records.ts'

const rowsAtOnce = 1_000

export function listTables(types: RecordTypes): string[] {
  return ['records', ...[...types.values()].flatMap((type) => type.tables.map((table) => table.name))]
}

/**
 * Shadow tables: temporary ones of the same names, which a session finds before the real ones. So whatever writes
 * projections writes into the shadow, unchanged, and nobody else sees it. `indexed`: with all keys from the start.
 */
export async function makeShadow(tx: Tx, tables: readonly string[], indexed: boolean): Promise<void> {
  const make = tables.map((name) => `create temporary table ${name} (like public.${name} including ${indexed ? 'all' : 'defaults'})`)
  await tx.query({ text: make.join(';') })
}

/** Primary keys come when the rows are there. Throws where a key is not unique among all records of a type. */
export async function finishShadow(tx: Tx, tables: readonly TableShape[]): Promise<void> {
  const add = tables.map(({ name, key }) => `alter table pg_temp.${name} add primary key (county, ${key.join(', ')})`)
  await tx.query({ text: [...add, `analyze ${tables.map(({ name }) => `pg_temp.${name}`).join(', ')}`].join(';') })
}

/** A real table: its columns but those that the database fills in (their comment says `derived:`), and those of its primary key after `county`. Names are quoted where SQL needs it. */
export interface TableShape {
  name: string
  key: string[]
  columns: { name: string; type: string }[]
}

export async function readShapes(tx: Tx, tables: readonly string[]): Promise<TableShape[]> {
  const rows = await tx.query<{ table: string; name: string; type: string; place: number | null }>({
    text: `select c.relname as table, quote_ident(a.attname) as name, format_type(a.atttypid, null) as type, array_position(i.indkey::int[], a.attnum::int) as place
           from pg_class c
           join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
             and coalesce(col_description(a.attrelid, a.attnum), '') not like 'derived:%'
           join pg_index i on i.indrelid = c.oid and i.indisprimary
           where c.relnamespace = 'public'::regnamespace and c.relname = any ($1) order by c.relname, a.attnum`,
    values: [tables],
  })
  return tables.map((name) => {
    const columns = rows.filter((row) => row.table === name)
    if (columns.length === 0) throw new Error(`there is no table ${name} with a primary key`)
    const key = columns.filter((column) => column.place !== null && column.name !== 'county').sort((a, b) => a.place! - b.place!)
    return { name, key: key.map((column) => column.name), columns: columns.map(({ name: column, type }) => ({ name: column, type })) }
  })
}

/** Collects folded records and writes them in bulk: one page is written while the next is folded. */
export class ShadowWriter {
  #tx: Tx
  #county: string
  #waiting = new Map<string, Row[]>()
  #writing: Promise<void> = Promise.resolve()

  constructor(tx: Tx, county: string) {
    this.#tx = tx
    this.#county = county
  }

  async add(record: FoldedRecord): Promise<void> {
    await this.#put('records', [{ type: record.type.type, id: record.id, version: record.version, station: record.station, state: record.state }])
    for (const { name } of record.type.tables) await this.#put(name, record.rows[name] ?? [])
  }

  async flush(): Promise<void> {
    for (const [table, rows] of this.#waiting) if (rows.length > 0) await this.#write(table, rows)
    this.#waiting.clear()
    await this.#writing
  }

  async #put(table: string, rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return
    const waiting = this.#waiting.get(table)
    if (!waiting) this.#waiting.set(table, [...rows])
    else {
      for (const row of rows) waiting.push(row)
      if (waiting.length < rowsAtOnce) return
      this.#waiting.delete(table)
      await this.#write(table, waiting)
    }
  }

  /** Resolves when the page before is written: a failure is told to whoever comes next, and to `flush`. */
  async #write(table: string, rows: Row[]): Promise<void> {
    await this.#writing
    this.#writing = insertRows(this.#tx, this.#county, table, rows)
    this.#writing.catch(() => undefined)
  }
}
