import { createHmac } from 'node:crypto'
import { canonicalise } from '#platform/acts/canonical.ts'
import type { Cell } from '#platform/http/csv.ts'
import type { Keyring } from '#platform/secrets/keyring.ts'
import type { EntryType, Field, Place, Value } from '../../fields/field.ts'
import { openIdentifier } from '../../fields/seal.ts'
import { sheets } from '../../fields/sheets.ts'
import { isSealed, type Entry } from '../../spine/entry.ts'
import { sayChoice, type Column, type Wording } from '../columns.ts'

/** Of a record that was sent and then joined into another: it has ended for whoever keeps it. */
const joined: Record<Wording, string> = { zh: '已并入其他记录', en: 'joined into another record', codes: 'joined' }
const markHex = 32

/** What would be sent of a record, as a keyed hash: whoever has it and not the key learns nothing, and the same content has the same. */
export function markOf({ indexKey }: Pick<Keyring, 'indexKey'>, { fields, ended, joined: into }: Entry): string {
  const values = Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, isSealed(value) ? value.whole : value]))
  const content = canonicalise([values, ended && [ended.why, ended.on], into !== null])
  return createHmac('sha256', indexKey).update('register-export:').update(content).digest('hex').slice(0, markHex)
}

export interface Showing {
  type: EntryType
  columns: readonly Column[]
  wording: Wording
  /** Identifiers in full; else by their mask. */
  whole: boolean
  keyring: Keyring
}

/** A record as a row, cell by column. */
export function rowOf(id: string, entry: Entry, showing: Showing): Cell[] {
  const { type, columns, wording } = showing
  const { fields, ends } = sheets[type]
  return columns.map(({ key, field, part }) => {
    if (key === 'id') return id
    if (key === 'ended') return entry.joined ? joined[wording] : !entry.ended ? null : wording === 'codes' ? entry.ended.why : (ends[entry.ended.why]?.[wording] ?? entry.ended.why)
    if (key === 'endedOn') return entry.ended?.on ?? null
    const value = entry.fields[field!]?.value
    if (value === undefined || value === null || value === '') return null
    return part ? (part === 'system' ? 'CGCS2000' : (value as Place)[part]) : sayValue(fields[field!]!, value, showing)
  })
}

function sayValue(field: Field, value: Exclude<Value, null>, { wording, whole, keyring }: Showing): Cell {
  if (isSealed(value)) return whole && field.kind === 'sealed' ? openIdentifier(keyring, field.form, value) : value.shown
  if (typeof value === 'object') return `${value.lon} ${value.lat}`
  return typeof value === 'string' ? sayChoice(field, value, wording) : value
}
