import { setImmediate } from 'node:timers/promises'
import type { Tx } from '#platform/database/database.ts'
import type { Keyring } from '#platform/secrets/keyring.ts'
import type { TableRow } from '#platform/tables/table.ts'
import { keyAddress } from '../stream-address.ts'
import { deriveId } from './derive-id.ts'
import { listRegistered, type Registered } from './queries.ts'
import { readColumns } from './columns.ts'
import { readRow, type ReadRow, type RowFault, type Surroundings } from './read-row.ts'

/** A row that can be registered, under the id that it gets whenever it comes. */
export interface ReadyRow extends ReadRow {
  id: string
}

export interface CheckedFile {
  /** Rows below the head. */
  rows: number
  ready: ReadyRow[]
  /** Rows whose camera stands in the register already, as the same camera. */
  known: number
  /** By line; a row may have several. */
  faults: RowFault[]
  ignoredColumns: string[]
}

/** Rows that are read before others get their turn. */
const sliceRows = 500

/** Holds every row against the law, the register and the other rows. Throws a Fault where the file as a whole is none. */
export async function checkRows(tx: Tx, county: string, keyring: Keyring, table: readonly TableRow[], around: Surroundings): Promise<CheckedFile> {
  const [head, ...rows] = table
  const columns = readColumns(head?.cells ?? [])
  const registered = await listRegistered(tx, county)
  const seen = { ids: new Map<string, number>(), numbers: new Map<string, number>(), addresses: new Map<string, number>() }
  const checked: CheckedFile = { rows: rows.length, ready: [], known: 0, faults: [], ignoredColumns: columns.ignored }
  for (const [index, row] of rows.entries()) {
    if (index % sliceRows === 0) await setImmediate()
    const read = readRow(row, columns, around)
    if (Array.isArray(read)) {
      checked.faults.push(...read)
      continue
    }
    const { externalNumber: number = '' } = read.details
    const address = read.stream ? keyAddress(keyring, read.stream).toString('hex') : null
    const id = deriveId(county, keyring, read.details, address)
    const blame = (key: 'number' | 'url' | 'name', code: string, params: RowFault['params'] = {}) => checked.faults.push({ line: read.line, column: columns.titleOf(key), code, params })
    const before = checked.faults.length
    const twiceAt = (map: Map<string, number>, key: string | null) => {
      if (!key) return undefined
      const first = map.get(key)
      if (first === undefined) map.set(key, read.line)
      return first
    }
    const first = { number: twiceAt(seen.numbers, number), address: twiceAt(seen.addresses, address), id: twiceAt(seen.ids, id) }
    if (first.number !== undefined) blame('number', 'import_number_twice', { first: first.number })
    if (first.address !== undefined) blame('url', 'import_address_twice', { first: first.address })
    if (first.id !== undefined && checked.faults.length === before) blame('name', 'import_row_twice', { first: first.id })
    if (checked.faults.length > before) continue

    const there = [registered.byId.get(id), registered.byNumber.get(number), address === null ? undefined : registered.byAddress.get(address)]
    if (there.some((camera) => camera && isSame(camera, id, read, number))) checked.known++
    else if (there[0] || there[1]) blame('number', 'import_number_taken')
    else if (there[2]) blame('url', 'import_address_taken')
    else checked.ready.push({ ...read, id })
  }
  checked.faults.sort((a, b) => a.line - b.line)
  return checked
}

/** Whether a row that meets a camera of the register is that camera again: of the same station, and made by it, or of the same number, or name and place. */
function isSame(camera: Registered, id: string, { details }: ReadRow, number: string): boolean {
  if (camera.station !== details.station) return false
  return camera.id === id || (number !== '' && camera.number === number) || (camera.name === details.name && camera.place === details.place)
}
