import { isRefusal } from '#platform/acts/decision.ts'
import { readPosition, type Bounds } from '#platform/tables/read-position.ts'
import type { TableRow } from '#platform/tables/table.ts'
import { details, type CameraDetails } from '../acts.ts'
import { register } from '../decide.ts'
import { showStream, type StreamAddress } from '../stream-address.ts'
import type { ColumnKey, Columns } from './columns.ts'
import { classWords, ownerWords, placeWords, yesNoWords } from './words.ts'

/** What is wrong with one cell: its code and parameters stand in the catalogues. */
export interface RowFault {
  /** Line of the file on which the row begins. */
  line: number
  /** As the file writes it; empty: the row as a whole. */
  column: string
  code: string
  params: Record<string, string | number>
}

export interface ReadRow {
  line: number
  details: CameraDetails
  stream: StreamAddress | null
}

/** What the rows of a file are held against. */
export interface Surroundings {
  /** Station id by its id and by its names, as typed in lower case. */
  stations: ReadonlyMap<string, string>
  /** Whether cameras of this station may be imported by who asks. */
  mayImport(station: string): boolean
  /** Whether this account may own a camera of that kind of owner. */
  mayOwn(account: string, ownerKind: string): boolean
  bounds: Bounds
}

/** A camera from a row, or everything that is wrong with it: each cell is looked at, so that one run names all. */
export function readRow(row: TableRow, columns: Columns, around: Surroundings): ReadRow | RowFault[] {
  const faults: RowFault[] = []
  const cell = (key: ColumnKey) => row.cells[columns.at.get(key) ?? -1] ?? ''
  const blame = (key: ColumnKey | null, code: string, params: RowFault['params'] = {}) =>
    void faults.push({ line: row.line, column: key === null ? '' : columns.titleOf(key), code, params })
  const shown = (key: ColumnKey) => cell(key).slice(0, 40)

  for (const [key, at] of columns.at) {
    const odd = row.odd?.get(at)
    if (odd) blame(key, odd, { value: shown(key) })
  }

  const text = (key: ColumnKey, max: number, isNeeded = false) => {
    const value = cell(key)
    if (isNeeded && value === '') blame(key, 'import_empty')
    else if (value.length > max) blame(key, 'import_too_long', { max, length: value.length })
    else if (!value.isWellFormed() || /\p{Cc}/u.test(value.replace(/[\t\r\n]/g, ''))) blame(key, 'import_odd_characters')
    return value
  }
  const number = (key: ColumnKey, low: number, high: number): number | null => {
    const typed = cell(key).normalize('NFKC').replace(/°$/, '')
    if (typed === '') return null
    const value = /^-?\d{1,9}(\.\d{1,15})?$/.test(typed) ? Number(typed) : Number.NaN
    if (!(value >= low && value <= high)) {
      blame(key, 'import_not_number', { value: shown(key), low, high })
      return Number.NaN
    }
    return value
  }
  const yesNo = (key: ColumnKey, isNeeded = false) => {
    const typed = cell(key).toLowerCase()
    const value = yesNoWords[typed]
    if (typed === '' && isNeeded) blame(key, 'import_empty')
    else if (typed !== '' && value === undefined) blame(key, 'import_not_yes_no', { value: shown(key) })
    return value ?? false
  }
  const choice = (key: ColumnKey, words: Record<string, string>, isNeeded = false): string | null => {
    const typed = cell(key)
    if (typed === '') {
      if (isNeeded) blame(key, 'import_empty')
      return null
    }
    const code = own(words, typed) ?? typed.toLowerCase().replaceAll(' ', '_')
    if (Object.values(words).includes(code)) return code
    blame(key, 'import_not_a_choice', { value: shown(key), choices: [...new Set(Object.values(words))].join(', ') })
    return null
  }

  const station = around.stations.get(cell('station').toLowerCase())
  if (cell('station') === '') blame('station', 'import_empty')
  else if (station === undefined) blame('station', 'import_station_unknown', { value: shown('station') })
  else if (!around.mayImport(station)) blame('station', 'import_station_not_yours', { value: shown('station') })

  const retentionDays = number('retentionDays', 1, 3650)
  if (retentionDays === null) blame('retentionDays', 'import_empty')
  else if (!Number.isInteger(retentionDays) && !Number.isNaN(retentionDays)) blame('retentionDays', 'import_not_number', { value: shown('retentionDays'), low: 1, high: 3650 })

  const given = {
    name: text('name', 60, true), place: text('place', 200, true), category: choice('category', placeWords, true),
    position: readPosition(number('lon', -180, 180), number('lat', -90, 90), cell('system'), around.bounds, blame),
    bearing: number('bearing', 0, 360), fieldOfView: number('fieldOfView', 1, 360), reach: number('reach', 1, 5000),
    station: station ?? '', town: text('town', 40), ...(cell('group') === '' ? {} : { group: text('group', 40) }), externalNumber: text('number', 60),
    ownerName: text('ownerName', 80, true), ...(cell('ownerPhone') === '' ? {} : { ownerPhone: text('ownerPhone', 30) }), ownerAccount: text('ownerAccount', 40), ownerKind: choice('ownerKind', ownerWords, true),
    legalClass: choice('legalClass', classWords), necessity: text('necessity', 400), publicPlace: yesNo('publicPlace', true), seesPrivacy: yesNo('seesPrivacy'),
    nearSecretSite: yesNo('nearSecretSite'), consentDocument: text('consentDocument', 200), signText: text('signText', 200), signPhoto: yesNo('signPhoto'), retentionDays,
  }
  const { ownerAccount, ownerKind } = given
  if (ownerAccount !== '' && ownerKind !== null && !around.mayOwn(ownerAccount, ownerKind)) blame('ownerAccount', 'camera_owner_unknown', { account: ownerAccount.slice(0, 40) })

  const stream = cell('url') === '' ? null : { url: cell('url'), ...(cell('username') === '' ? {} : { username: cell('username'), password: cell('password') }) }
  if (stream && (!showStream(stream) || cell('username').length > 200 || cell('password').length > 200)) blame('url', 'camera_bad_address')
  const sub = cell('subUrl')
  if (sub !== '' && !showStream({ url: sub })) blame('subUrl', 'camera_bad_address')
  if (sub !== '' && !stream) blame('url', 'import_empty')
  const both = stream && sub !== '' ? { ...stream, sub } : stream

  const parsed = details.safeParse(given)
  if (!parsed.success) {
    // Each cell was looked at; what the schema finds beyond that is a hole above.
    if (faults.length === 0) blame(null, 'bad_input', { fields: parsed.error.issues.map((issue) => issue.path.join('.')).join(', ') })
    return faults
  }
  // What the law says of it stands with the cells that it is about, even where others are wrong too.
  const decision = register(null, parsed.data, both && showStream(both))
  if (isRefusal(decision)) blame(lawColumns[decision.refused] ?? null, decision.refused, decision.params ?? {})
  return faults.length > 0 ? faults : { line: row.line, details: parsed.data, stream: both }
}

const lawColumns: Record<string, ColumnKey> = { camera_forbidden_place: 'category', camera_household_public: 'publicPlace', camera_retention_floor: 'retentionDays' }

const own = (words: Record<string, string>, word: string) => (Object.hasOwn(words, word) ? words[word] : undefined)
