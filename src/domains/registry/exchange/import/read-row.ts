import type { Language } from '#platform/http/messages.ts'
import { readPosition, type Bounds } from '#platform/tables/read-position.ts'
import type { TableRow } from '#platform/tables/table.ts'
import type { EntryType } from '../../fields/field.ts'
import { entryId, givenValues, type Values } from '../../fields/schemas.ts'
import { sheets } from '../../fields/sheets.ts'
import { placeFieldOf } from '../columns.ts'
import { isFault, isMask, readCell } from './read-cell.ts'
import type { FoundColumns } from './read-columns.ts'

/** What is wrong with a row: in which column, as the file calls it (empty: the row as a whole), and why (messages.ts). */
export interface RowFault {
  line: number
  column: string
  code: string
  params: Record<string, string | number>
}

/** A row as it came: identifiers as typed, masks apart. */
export interface ReadRow {
  line: number
  /** The file's own; empty where it has none. */
  id: string
  values: Values
  /** What stands where another record is named: its id, or its place in words. */
  references: Record<string, string>
  /** Fields that came as a mask: they say nothing, or nothing that can be read. */
  masks: Record<string, string>
  /** How the file says that it ended; empty where it does not. */
  ended: string
}

export interface Reading {
  type: EntryType
  columns: FoundColumns
  language: Language
  bounds: Bounds
}

/** A row, or everything that is wrong with it: each cell is looked at, so that one run names all. Empty cells say nothing. */
export function readRow(row: TableRow, { type, columns, language, bounds }: Reading): ReadRow | RowFault[] {
  const { fields } = sheets[type]
  const faults: RowFault[] = []
  const blame = (key: string, code: string, params: RowFault['params'] = {}) => void faults.push({ line: row.line, column: key && columns.titleOf(key), code, params })
  const cell = (key: string) => row.cells[columns.find(key) ?? -1] ?? ''
  const values: Values = {}
  const references: ReadRow['references'] = {}
  const masks: ReadRow['masks'] = {}
  for (const [{ key, field: name, part }, index] of columns.at) {
    const typed = row.cells[index] ?? ''
    const odd = row.odd?.get(index)
    if (!name || part || (typed === '' && !odd)) continue
    const field = fields[name]!
    if (field.kind === 'sealed' && isMask(typed)) {
      masks[name] = typed
      continue
    }
    const read = readCell(field, typed, odd, language)
    if (isFault(read)) blame(key, read.code, read.params)
    else if (field.kind === 'reference') references[name] = String(read)
    else values[name] = read
  }
  const place = placeFieldOf(type)
  if (place) {
    const position = readPosition(readDegrees('lon', 180), readDegrees('lat', 90), cell('system'), bounds, blame)
    if (position) values[place] = position
  }
  const id = cell('id')
  if (id !== '' && !entryId.safeParse(id).success) blame('id', 'import_bad_id', { value: id.slice(0, 40) })
  // Each cell was looked at; what the schema finds beyond that is a hole above.
  const parsed = givenValues(fields).safeParse(values)
  if (faults.length === 0 && !parsed.success) blame('', 'bad_input', { fields: parsed.error.issues.map((issue) => issue.path.join('.')).join(', ') })
  return faults.length > 0 ? faults : { line: row.line, id, values, references, masks, ended: cell('ended') || cell('endedOn') }

  function readDegrees(key: 'lon' | 'lat', most: number): number | null {
    const odd = row.odd?.get(columns.find(key) ?? -1)
    const typed = cell(key).normalize('NFKC').replace(/°$/, '')
    if (typed === '' && !odd) return null
    const value = /^-?\d{1,3}(\.\d{1,20})?$/.test(typed) ? Number(typed) : Number.NaN
    if (!odd && Math.abs(value) <= most) return value
    blame(key, odd ?? 'import_not_number', { value: typed.slice(0, 40), low: -most, high: most })
    return Number.NaN
  }
}
