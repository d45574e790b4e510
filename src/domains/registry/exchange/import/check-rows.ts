import { setImmediate } from 'node:timers/promises'
import type { Database } from '#platform/database/database.ts'
import { Fault } from '#platform/fault.ts'
import type { Keyring } from '#platform/secrets/keyring.ts'
import type { TableRow } from '#platform/tables/table.ts'
import type { EntryType } from '../../fields/field.ts'
import type { Values } from '../../fields/schemas.ts'
import { sealValues } from '../../fields/seal.ts'
import { sheets } from '../../fields/sheets.ts'
import { isSealed, textOf, type Entry } from '../../spine/entry.ts'
import { deriveId } from './derive-id.ts'
import { loadStanding } from './queries.ts'
import { readRow, type ReadRow, type Reading, type RowFault } from './read-row.ts'
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
  const { type, county, station, keyring, columns, account } = checking
  const faults = read.flatMap((row) => (Array.isArray(row) ? row : []))
  const named: (ReadRow & { id: string })[] = []
  for (const row of read) {
    if (Array.isArray(row)) continue
    const id = row.id || deriveId(county, keyring, type, station, row.values)
    const first = id === null ? undefined : firstLines.get(id)
    if (id === null) faults.push({ line: row.line, column: '', code: 'import_no_key', params: {} })
    else if (first !== undefined) faults.push({ line: row.line, column: row.id ? columns.titleOf('id') : '', code: 'import_entry_twice', params: { first } })
    else {
      firstLines.set(id, row.line)
      named.push({ ...row, id })
    }
  }
  const [standing, referred] = await checking.database.read({ county, stations: 'all', account }, async (tx) => {
    const refs = new Map<EntryType, Map<string, { id: string }>>()
    for (const [to, ids] of collectReferences(type, named)) refs.set(to, await loadStanding(tx, county, to, ids))
    return [await loadStanding(tx, county, type, named.map(({ id }) => id)), refs] as const
  })
  const good: GoodRow[] = []
  for (const row of named) {
    const judged = judgeRow(row, standing.get(row.id) ?? null, referred, checking)
    if (Array.isArray(judged)) faults.push(...judged)
    else good.push(judged)
  }
  return { good, faults: faults.sort((a, b) => a.line - b.line) }
}

function collectReferences(type: EntryType, rows: readonly ReadRow[]): Map<EntryType, string[]> {
  const wanted = new Map<EntryType, string[]>()
  for (const [name, field] of Object.entries(sheets[type].fields)) {
    if (field.kind !== 'reference') continue
    const ids = rows.flatMap(({ values }) => (typeof values[name] === 'string' ? [values[name]] : []))
    if (ids.length > 0) wanted.set(field.to, [...new Set([...(wanted.get(field.to) ?? []), ...ids])])
  }
  return wanted
}

function judgeRow(row: ReadRow & { id: string }, found: { id: string; entry: Entry } | null, referred: ReadonlyMap<EntryType, ReadonlyMap<string, { id: string }>>, checking: Checking): GoodRow | RowFault[] {
  const { type, columns, keyring, station, existing } = checking
  const { fields } = sheets[type]
  const faults: RowFault[] = []
  const blame = (key: string, code: string, params: RowFault['params'] = {}) => void faults.push({ line: row.line, column: key && columns.titleOf(key), code, params })
  const entry = found?.entry ?? null
  if (entry && entry.station !== station) blame('id', 'import_other_station')
  const given: Values = { ...row.values }
  for (const [name, field] of Object.entries(fields)) {
    const value = given[name]
    if (field.kind === 'reference' && typeof value === 'string') {
      const there = referred.get(field.to)?.get(value)
      if (there) given[name] = there.id
      else blame(name, 'import_no_such_record', { value: value.slice(0, 40), what: field.label[checking.language] })
    }
    const held = entry?.fields[name]?.value
    if (row.masks[name] && !(held !== undefined && isSealed(held) && held.shown === row.masks[name])) blame(name, 'import_masked', { value: row.masks[name].slice(0, 40) })
    if (!entry && field.required && value === undefined && !row.masks[name]) blame(name, 'import_empty')
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
