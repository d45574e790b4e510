import { canonicalise } from './canonical.ts'
import type { Tx } from '../database/database.ts'
import type { ActSchemas, ProjectionTable, RecordType, Row } from './record-type.ts'

interface Version<T> {
  state: T
  version: number
}

/** Writes a record's new state and the difference between its old and new query rows, in its own transaction. */
export async function writeProjection<T>(
  tx: Tx,
  county: string,
  type: RecordType<string, ActSchemas, T>,
  id: string,
  before: Version<T> | null,
  after: Version<T>,
  station: string,
): Promise<void> {
  await tx.query(
    before
      ? {
          name: 'update_record',
          text: 'update records set version = $4, station = $5, state = $6 where county = $1 and type = $2 and id = $3',
          values: [county, type.type, id, after.version, station, JSON.stringify(after.state)],
        }
      : {
          name: 'insert_record',
          text: 'insert into records (county, type, id, version, station, state) values ($1, $2, $3, $4, $5, $6)',
          values: [county, type.type, id, after.version, station, JSON.stringify(after.state)],
        },
  )
  const oldRows = before ? type.rows(before.state, id) : {}
  const newRows = type.rows(after.state, id)
  for (const table of type.tables) await writeDifference(tx, county, table, oldRows[table.name] ?? [], newRows[table.name] ?? [])
}

async function writeDifference(tx: Tx, county: string, table: ProjectionTable, before: Row[], after: Row[]): Promise<void> {
  const keyOf = (row: Row) => canonicalise(table.key.map((column) => row[column] ?? null))
  const old = new Map(before.map((row) => [keyOf(row), row]))
  for (const row of after) {
    const key = keyOf(row)
    const previous = old.get(key)
    old.delete(key)
    if (!previous) await insertRow(tx, county, table, row)
    else await updateRow(tx, county, table, previous, row)
  }
  for (const row of old.values()) {
    const where = table.key.map((column, i) => `${column} = $${i + 2}`).join(' and ')
    await tx.query({
      name: `delete_${table.name}`,
      text: `delete from ${table.name} where county = $1 and ${where}`,
      values: [county, ...table.key.map((column) => row[column])],
    })
  }
}

async function insertRow(tx: Tx, county: string, table: ProjectionTable, row: Row): Promise<void> {
  const columns = Object.keys(row)
  await tx.query({
    name: `insert_${table.name}_${columns.length}`,
    text: `insert into ${table.name} (county, ${columns.join(', ')}) values ($1, ${columns.map((_, i) => `$${i + 2}`).join(', ')})`,
    values: [county, ...columns.map((column) => toColumn(row[column]))],
  })
}

async function updateRow(tx: Tx, county: string, table: ProjectionTable, before: Row, after: Row): Promise<void> {
  const changed = Object.keys(after).filter((column) => canonicalise(after[column] ?? null) !== canonicalise(before[column] ?? null))
  if (changed.length === 0) return
  const sets = changed.map((column, i) => `${column} = $${i + 2 + table.key.length}`).join(', ')
  const where = table.key.map((column, i) => `${column} = $${i + 2}`).join(' and ')
  await tx.query({
    text: `update ${table.name} set ${sets} where county = $1 and ${where}`,
    values: [county, ...table.key.map((column) => after[column]), ...changed.map((column) => toColumn(after[column]))],
  })
}

/** pg writes arrays as PostgreSQL arrays and objects as JSON; arrays of objects are meant as JSON too. */
function toColumn(value: unknown): unknown {
  if (Array.isArray(value) && value.some((item) => typeof item === 'object' && item !== null)) return JSON.stringify(value)
  return value === undefined ? null : value
}
