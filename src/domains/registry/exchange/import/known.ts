import type { Tx } from '#platform/database/database.ts'
import type { Keyring } from '#platform/secrets/keyring.ts'
import type { EntryType } from '../../fields/field.ts'
import { indexOf, plainIdentifier } from '../../fields/seal.ts'
import { writeAddress } from '../../spine/places.ts'

/** What makes a record itself, beside its id: the kind of key, then its parts. */
export type Key = readonly string[]
type Text = (field: string) => string

export const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s/g, '')
const nameKey = (key: Key) => JSON.stringify(key)

/** By what a record that is said so may be known, the most telling first. Other records are named by their ids. */
export function keysOf(type: EntryType, text: Text, keys: Pick<Keyring, 'indexKey'>): Key[] {
  const said = (field: string) => plain(text(field))
  const known = (...key: string[]): Key[] => (key.every((part) => part !== '') ? [key] : [])
  switch (type) {
    case 'address':
      return [...known('code', said('code')), ...(said('road') && said('house') ? [['place', plain(writeAddress(text))]] : [])]
    case 'building':
      return said('address') ? [['building', said('address'), said('name')]] : []
    case 'dwelling':
      return said('address') ? [['dwelling', said('address'), said('unit'), said('room')]] : []
    case 'household':
      return known('household', said('dwelling'))
    case 'person':
      return [
        ...(said('identityNumber') ? [['number', indexOf(keys, 'identity', plainIdentifier('identity', text('identityNumber')))]] : []),
        ...known('born', said('household'), said('name'), said('birth')),
      ]
    case 'business':
      return known('business', said('address'), said('name'))
  }
}

/** Where keys of a kind stand: their parts are these columns, the first of them indexed. */
const lookups: Record<EntryType, Readonly<Record<string, { table: string; columns: readonly [string, ...string[]] }>>> = {
  address: { code: { table: 'addresses', columns: ['code'] }, place: { table: 'addresses', columns: ['full_text'] } },
  building: { building: { table: 'buildings', columns: ['address', 'name'] } },
  dwelling: { dwelling: { table: 'dwellings', columns: ['address', 'unit', 'room'] } },
  household: { household: { table: 'households', columns: ['dwelling'] } },
  person: { number: { table: 'people', columns: ['number_index'] }, born: { table: 'people', columns: ['household', 'shown_name', 'birth'] } },
  business: { business: { table: 'businesses', columns: ['address', 'name'] } },
}

/** Records that stand at the station, by the keys that are asked for: `find` answers the ids of those that a key names. */
export async function loadKnown(tx: Tx, county: string, station: string, type: EntryType, keys: readonly Key[]): Promise<{ find(key: Key): string[] }> {
  const found = new Map<string, string[]>()
  for (const [name, { table, columns }] of Object.entries(lookups[type])) {
    const firsts = [...new Set(keys.flatMap(([kind, first]) => (kind === name ? [first!] : [])))]
    if (firsts.length === 0) continue
    const rows = await tx.query<{ id: string; key: string[] }>({
      name: `known_${name}`, text: `select id, array[${columns.map((column) => `coalesce(${column}, '')`).join(', ')}] as key from ${table} where county = $1 and station = $2 and not ended and ${columns[0]} = any ($3)`, values: [county, station, firsts],
    })
    for (const row of rows) {
      const key = nameKey([name, ...row.key.map(plain)])
      found.set(key, [...(found.get(key) ?? []), row.id])
    }
  }
  return { find: (key) => found.get(nameKey(key)) ?? [] }
}
