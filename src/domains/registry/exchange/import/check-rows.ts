import { setImmediate } from 'node:timers/promises'
import type { Database } from '#platform/database/database.ts'
import { Fault } from '#platform/fault.ts'
import type { Keyring } from '#platform/secrets/keyring.ts'
import type { TableRow } from '#platform/tables/table.ts'
import type { Values } from '../../fields/schemas.ts'
import { sealValues } from '../../fields/seal.ts'
import { sheets } from '../../fields/sheets.ts'
import { isSealed, textOf, type Entry } from '../../spine/entry.ts'
import { nameRows } from './name-rows.ts'
import { loadStanding } from './queries.ts'
import { readRow, type ReadRow, type Reading, type RowFault } from './read-row.ts'
import { findReferred, type FindReferred } from './referred.ts'
import { compareRow, type Existing } from './take-row.ts'

export interface Checking extends Reading {
  county: string
  station: string
  account: string
  existing: Existing
  database: Pick<Database, 'read'>
  keyring: Keyring
}

/** A row without a fault: what its record would become. `differs`: a person has a difference to settle, or the file is believed. */
export interface GoodRow {
  line: number
  id: string
  values: Values
  does: 'add' | 'change' | 'nothing'
  differs: boolean
}

export interface CheckedSlice {
  rows: number
  good: GoodRow[]
  faults: RowFault[]
}

/** Rows that are held against the register with one question: memory and turns are bounded by it. */
const sliceRows = 500

/** Holds the rows of a file against the sheets, the register and the rows before them, slice by slice. */
export async function* checkRows(rows: readonly TableRow[], checking: Checking): AsyncGenerator<CheckedSlice> {
  const firstLines = new Map<string, number>()
  for (let at = 0; at < rows.length; at += sliceRows) {
    await setImmediate()
    const slice = rows.slice(at, at + sliceRows)
    const read = slice.map((row) => readRow(row, checking))
    yield { rows: slice.length, ...(await checkSlice(read, checking, firstLines)) }
  }
}

async function checkSlice(read: readonly (ReadRow | RowFault[])[], checking: Checking, firstLines: Map<string, number>): Promise<Omit<CheckedSlice, 'rows'>> {
  const { type, county, columns, account } = checking
  const faults = read.flatMap((row) => (Array.isArray(row) ? row : []))
  const rows = read.flatMap((row) => (Array.isArray(row) ? [] : [row]))
  const { find, ids, standing } = await checking.database.read({ county, stations: 'all', account }, async (tx) => {
    const find = await findReferred(tx, checking, rows)
    const ids = await nameRows(tx, checking, rows, find)
    return { find, ids, standing: await loadStanding(tx, county, type, ids.filter((id) => typeof id === 'string')) }
  })
  const good: GoodRow[] = []
  for (const [i, row] of rows.entries()) {
    const id = ids[i]!
    if (typeof id !== 'string') {
      faults.push({ line: row.line, column: '', ...(id.several > 0 ? { code: 'import_several', params: { count: id.several } } : { code: 'import_no_key', params: {} }) })
      continue
    }
    const found = standing.get(id) ?? null
    const own = found?.id ?? id
    const first = firstLines.get(own)
    if (first !== undefined) faults.push({ line: row.line, column: row.id ? columns.titleOf('id') : '', code: 'import_entry_twice', params: { first } })
    else {
      firstLines.set(own, row.line)
      const judged = judgeRow({ ...row, id }, found, find, checking)
      if (Array.isArray(judged)) faults.push(...judged)
      else good.push(judged)
    }
  }
  return { good, faults: faults.sort((x, y) => x.line - y.line) }
}

function judgeRow(row: ReadRow & { id: string }, found: { id: string; entry: Entry } | null, find: FindReferred, checking: Checking): GoodRow | RowFault[] {
  const { type, columns, keyring, station, existing } = checking
  const { fields } = sheets[type]
  const faults: RowFault[] = []
  const blame = (key: string, code: string, params: RowFault['params'] = {}) => void faults.push({ line: row.line, column: key && columns.titleOf(key), code, params })
  const entry = found?.entry ?? null
  if (entry && entry.station !== station) blame('id', 'import_other_station')
  const given: Values = { ...row.values }
  const home = find('dwelling', row.references['dwelling'] ?? '')
  const references: ReadRow['references'] = { ...(home && 'id' in home && home.address ? { address: home.address } : {}), ...row.references }
  for (const [name, field] of Object.entries(fields)) {
    const reference = references[name]
    if (field.kind === 'reference' && reference !== undefined) {
      const there = find(field.to, reference)
      if (there && 'id' in there) given[name] = there.id
      else if (there) blame(name, 'import_several_such', { value: reference.slice(0, 40), what: field.label[checking.language], count: there.several })
      else blame(name, 'import_no_such_record', { value: reference.slice(0, 40), what: field.label[checking.language] })
    }
    const held = entry?.fields[name]?.value
    if (row.masks[name] && !(held !== undefined && isSealed(held) && held.shown === row.masks[name])) blame(name, 'import_masked', { value: row.masks[name].slice(0, 40) })
    if (!entry && field.required && row.values[name] === undefined && reference === undefined && !row.masks[name]) blame(name, 'import_empty')
  }
  if (!entry && row.ended) blame('ended', 'import_ended', { value: row.ended.slice(0, 40) })
  let values: Values = {}
  try {
    values = sealValues(keyring, fields, given, entry && textOf(entry, 'document'))
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    blame('identityNumber', error.code, error.params)
  }
  if (faults.length > 0) return faults
  const id = found?.id ?? row.id
  if (!entry) return { line: row.line, id, values, does: 'add', differs: false }
  const { fills, differs } = compareRow(entry, values, existing)
  const isDiffering = Object.keys(differs).length > 0
  return { line: row.line, id, values, does: isDiffering || Object.keys(fills).length > 0 ? 'change' : 'nothing', differs: isDiffering }
}
