import { createHash } from 'node:crypto'
import { Fault } from '#platform/fault.ts'
import type { Call } from '#platform/http/route.ts'
import type { Platform } from '#platform/platform.ts'
import { readTable, takeFile } from '#platform/tables/read-table.ts'
import type { TableLimits, TableRow } from '#platform/tables/table.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import type { EntryType } from '../../fields/field.ts'
import { placeFieldOf } from '../columns.ts'
import type { Checking } from './check-rows.ts'
import { readColumns } from './read-columns.ts'
import { readGeoJson, sniffGeoJson } from './read-geojson.ts'
import type { Existing } from './take-row.ts'

/** Three counties of people; 160 bytes a person as CSV, 900 as the XML of a workbook. */
const limits: TableLimits = { rows: 200_000, columns: 100, cell: 4_096, file: 32 * 1024 * 1024, unpacked: 128 * 1024 * 1024 }

export type ImportParts = Pick<Platform, 'config' | 'database' | 'keyring' | 'ids' | 'log' | 'refusals'>

export interface OpenedFile {
  rows: TableRow[]
  /** Of the file, hex. */
  sha256: string
  checking: Checking
}

/** Reads the file of a request as rows of a type, ready to be held against the register. Judges first. Throws a Fault where the file as a whole is none. */
export async function openFile(parts: ImportParts, call: Call, of: EntryType, existing: Existing): Promise<OpenedFile> {
  judgeImport(call)
  const { county, language, principal: { station, account }, request } = call
  const bytes = await takeFile(request, limits)
  const table = sniffGeoJson(bytes) ? readGeoJson(bytes, limits, placeFieldOf(of) !== undefined) : await readTable(bytes, limits)
  const [head, ...rows] = table
  if (!head) throw new Fault('import_no_rows', {}, 422)
  const columns = readColumns(of, head.cells)
  if (rows.length === 0) throw new Fault('import_no_rows', {}, 422)
  const { database, keyring, config: { bounds } } = parts
  return { rows, sha256: createHash('sha256').update(bytes).digest('hex'), checking: { type: of, columns, language, bounds, county, station, account, existing, database, keyring } }
}

/** Whoever imports does so for their own station. */
export const judgeImport = ({ judge, principal: { station } }: Pick<Call, 'judge' | 'principal'>): void => judge({ type: 'register_import', id: 'new' }, { ...noAttributes, station })
