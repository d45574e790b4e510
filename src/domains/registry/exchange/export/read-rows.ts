import type { Cell } from '#platform/http/csv.ts'
import type { Platform } from '#platform/platform.ts'
import type { Place } from '../../fields/field.ts'
import { textOf, type Entry } from '../../spine/entry.ts'
import { columnsOf, placeFieldOf } from '../columns.ts'
import { rowOf, type Showing } from './content.ts'
import { foldThen, pageItems } from './queries.ts'
import type { RegisterExport } from './record.ts'

export type ExportParts = Pick<Platform, 'database' | 'county' | 'keyring' | 'ids' | 'store' | 'clock' | 'log'> & {
  /** Once the house knows all its domains. */
  readonly recordTypes: Platform['recordTypes']
}

export interface ExportedRow {
  cells: Cell[]
  /** Where it stands: its own position, of a building that of its address. Null where that is asked for by nobody, or not known. */
  place: Place | null
}

const pageRows = 500
const anyVersion = 2_147_483_647

export const showingOf = ({ of, wording, whole }: RegisterExport, { keyring }: Pick<ExportParts, 'keyring'>): Showing => ({ type: of, columns: columnsOf(of), wording, whole, keyring })

/**
 * The rows of an export in the order of their ids, each as it stood when the export was made: the same whenever they are read. Page by
 * page, each in a transaction of its own, so that a slow receiver holds nothing but its place. Throws where fewer come than were promised.
 */
export async function* readRows(parts: ExportParts, id: string, made: RegisterExport, account: string, withPlaces: boolean): AsyncGenerator<ExportedRow> {
  const { database, county, recordTypes } = parts
  const showing = showingOf(made, parts)
  let count = 0
  for (let after = ''; ; ) {
    const page = await database.read({ county, stations: 'all', account }, async (tx) => {
      const items = await pageItems(tx, county, id, after, pageRows)
      const entries = await foldThen(tx, county, recordTypes, made.of, items)
      const addresses = withPlaces && made.of === 'building' ? [...new Set([...entries.values()].map((entry) => textOf(entry, 'address')))] : []
      const around = await foldThen(tx, county, recordTypes, 'address', addresses.map((record) => ({ record, version: anyVersion })), made.at)
      return items.map(({ record }) => {
        const entry = entries.get(record)
        return { record, entry, stands: entry && (made.of === 'building' ? around.get(textOf(entry, 'address')) : entry) }
      })
    })
    for (const { record, entry, stands } of page) {
      if (!entry) continue
      count++
      yield { cells: rowOf(record, entry, showing), place: withPlaces && stands ? placeOf(made.of === 'building' ? 'address' : made.of, stands) : null }
    }
    if (page.length < pageRows) break
    after = page.at(-1)!.record
  }
  if (count !== made.rows) throw new Error(`an export of ${made.rows} rows has ${count}`)
}

function placeOf(type: RegisterExport['of'], entry: Entry): Place | null {
  const field = placeFieldOf(type)
  const value = field === undefined ? null : entry.fields[field]?.value
  return value && typeof value === 'object' && 'lon' in value ? value : null
}
