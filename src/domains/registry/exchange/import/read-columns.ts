import { Fault } from '#platform/fault.ts'
import { plainTitle } from '#platform/tables/plain-title.ts'
import type { EntryType } from '../../fields/field.ts'
import { sheets } from '../../fields/sheets.ts'
import { columnsOf, type Column } from '../columns.ts'

/** The columns of one file: where each stands, and how the file calls it. */
export interface FoundColumns {
  at: ReadonlyMap<Column, number>
  find(key: string): number | undefined
  titleOf(key: string): string
  /** Titles that nothing is known about; their cells are left out. */
  ignored: string[]
}

const otherNames: Readonly<Record<string, readonly string[]>> = { id: ['编号', 'record'], lon: ['longitude', 'lng', 'x'], lat: ['latitude', 'y'], system: ['coordinates'] }
const longestTitle = 60

/** Takes the head of a table of this type: field names, labels in either language. Throws `import_no_columns`, `import_column_twice`. */
export function readColumns(type: EntryType, head: readonly string[]): FoundColumns {
  const columns = columnsOf(type)
  const known = new Map<string, Column>()
  for (const column of columns) for (const name of [column.key, column.label.zh, column.label.en, ...(otherNames[column.key] ?? [])]) if (!known.has(plainTitle(name))) known.set(plainTitle(name), column)
  const at = new Map<Column, number>()
  const ignored: string[] = []
  for (const [index, title] of head.entries()) {
    const column = known.get(plainTitle(title))
    if (!column) {
      if (title !== '') ignored.push(title.slice(0, longestTitle))
      continue
    }
    if (at.has(column)) throw new Fault('import_column_twice', { column: title.slice(0, longestTitle) }, 422)
    at.set(column, index)
  }
  const byKey = new Map([...at].map(([column, index]) => [column.key, index]))
  refuseWithout(type, columns, byKey)
  return { at, ignored, find: (key) => byKey.get(key), titleOf: (key) => head[byKey.get(key) ?? -1] ?? key }
}

/** Without an id a row can only be a record that is new, or found by what makes it: so it must hold all of that. */
function refuseWithout(type: EntryType, columns: readonly Column[], at: ReadonlyMap<string, number>): void {
  const { fields } = sheets[type]
  const needed = at.has('id') ? [] : columns.filter(({ field }) => field !== undefined && fields[field]!.required)
  // A household is where its dwelling is.
  const missing = needed.filter(({ key }) => !at.has(key) && !(type === 'household' && key === 'address'))
  const hasField = columns.some(({ key, field }) => field !== undefined && at.has(key))
  const named = missing.length > 0 ? missing : hasField ? [] : columns.filter(({ field }) => field !== undefined && fields[field]!.required)
  if (named.length > 0) throw new Fault('import_no_columns', { columns: named.map(({ key, label }) => `${label.zh} (${key})`).join(', ') }, 422)
}
