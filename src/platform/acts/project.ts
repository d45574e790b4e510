import { canonicalise } from './canonical.ts'
import type { QueryConfig } from 'pg'
import type { Tx } from '../database/database.ts'
import { nameStatement } from '../database/statement-names.ts'
import type { ActSchemas, ProjectionTable, RecordType, Row } from './record-type.ts'

interface Version<T> {
  state: T
  version: number
}

/** Statements that write a record's new state and the difference between its old and new query rows, in this order. */
export function* projectRecord<T>(
  county: string,
  type: RecordType<string, ActSchemas, T>,
  id: string,
  before: Version<T> | null,
  after: Version<T>,
  station: string,
): Generator<QueryConfig> {
  const values = [county, type.type, id, after.version, station, JSON.stringify(after.state)]
  yield before
    ? { name: 'update_record', text: 'update records set version = $4, station = $5, state = $6 where county = $1 and type = $2 and id = $3', values }
    : { name: 'insert_record', text: 'insert into records (county, type, id, version, station, state) values ($1, $2, $3, $4, $5, $6)', values }
  const oldRows = before ? type.rows(before.state, id) : {}
  const newRows = type.rows(after.state, id)
  for (const table of type.tables) yield* projectDifference(county, table, oldRows[table.name] ?? [], newRows[table.name] ?? [])
}

function* projectDifference(county: string, table: ProjectionTable, before: Row[], after: Row[]): Generator<QueryConfig> {
  const keyOf = (row: Row) => canonicalise(table.key.map((column) => toJson(row[column])))
  const old = new Map(before.map((row) => [keyOf(row), row]))
  const added: Row[] = []
  const changed: Row[] = []
  for (const row of after) {
    const key = keyOf(row)
    const previous = old.get(key)
    old.delete(key)
    if (!previous) added.push(row)
    else if (JSON.stringify(toJson(previous)) !== JSON.stringify(toJson(row))) changed.push(row)
  }
  // Rows that go make way first: a unique index may want their place.
  if (old.size > 0) yield deleteRows(county, table, [...old.values()])
  if (changed.length > 0) yield updateRows(county, table, changed)
  if (added.length > 0) yield addRows(county, table.name, added)
}

/** Inserts rows of a query table as a record's own transaction would. */
export async function insertRows(tx: Tx, county: string, table: string, rows: readonly Row[]): Promise<void> {
  await tx.query(addRows(county, table, rows))
}

/**
 * Rows go to the database as JSON and PostgreSQL gives each value its column's type: one way for a single row and for
 * thousands, so that a rebuild gives the bytes that the record's own transaction gave.
 */
function addRows(county: string, table: string, rows: readonly Row[]): QueryConfig {
  const columns = columnsOf(rows).join(', ')
  const text = `insert into ${table} (county, ${columns}) select $1, ${columns} from json_populate_recordset(null::${table}, $2)`
  return { name: nameStatement(text), text, values: [county, toJsonText(rows)] }
}

function updateRows(county: string, table: ProjectionTable, rows: readonly Row[]): QueryConfig {
  const sets = columnsOf(rows).filter((column) => !table.key.includes(column)).map((column) => `${column} = given.${column}`)
  const text = `update ${table.name} as t set ${sets.join(', ')} from json_populate_recordset(null::${table.name}, $2) as given where t.county = $1 and ${sameKey(table)}`
  return { name: nameStatement(text), text, values: [county, toJsonText(rows)] }
}

function deleteRows(county: string, table: ProjectionTable, rows: readonly Row[]): QueryConfig {
  const text = `delete from ${table.name} as t using json_populate_recordset(null::${table.name}, $2) as given where t.county = $1 and ${sameKey(table)}`
  const keys = rows.map((row) => Object.fromEntries(table.key.map((column) => [column, row[column]])))
  return { name: nameStatement(text), text, values: [county, toJsonText(keys)] }
}

const sameKey = (table: ProjectionTable) => table.key.map((column) => `t.${column} = given.${column}`).join(' and ')

function columnsOf(rows: readonly Row[]): string[] {
  return rows.length === 1 ? Object.keys(rows[0]!) : [...new Set(rows.flatMap((row) => Object.keys(row)))]
}

const toJsonText = (rows: readonly Row[]) => JSON.stringify(rows.map(toJson))

/** A row as JSON: bytes as `bytea` reads them; a `Date` writes itself as RFC 3339; what is undefined is left out, which is null. */
function toJson(value: unknown): unknown {
  if (value === undefined || value === null) return null
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`
  if (typeof value !== 'object' || Array.isArray(value) || value instanceof Date) return value
  // Nearly no row holds bytes: those that hold none are not copied.
  for (const key in value) if (Buffer.isBuffer(value[key as never])) return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, Buffer.isBuffer(inner) ? toJson(inner) : inner]))
  return value
}
