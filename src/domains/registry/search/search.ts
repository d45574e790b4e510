import type { Tx } from '#platform/database/database.ts'
import type { Keyring } from '#platform/secrets/keyring.ts'
import { indexOf } from '../fields/seal.ts'
import { findByIndex, findPeople, type FoundPerson } from './find-people.ts'
import { findPlaces, type FoundPlace } from './find-places.ts'
import { readQuery, type Asked } from './words.ts'

export interface Hits {
  people: FoundPerson[]
  businesses: FoundPlace[]
  addresses: FoundPlace[]
  /** Text of each hit's address, by its id. */
  places: Map<string, string>
}

/** More would be a list of residents: who finds nobody among these types another letter. */
export const mostHits = 20

/** People first, then businesses, then addresses; `mostHits` of all. */
export async function search(tx: Tx, keys: Pick<Keyring, 'indexKey'>, county: string, stations: readonly string[], typed: string): Promise<Hits> {
  const asked = readQuery(typed)
  const people = asked ? await findWho(tx, keys, county, stations, asked) : []
  const hits: Hits = { people, businesses: [], addresses: [], places: new Map() }
  const left = () => mostHits - hits.people.length - hits.businesses.length
  if (asked?.kind === 'words' && left() > 0) hits.businesses = await findPlaces(tx, county, stations, 'business', asked.words, left())
  if (asked?.kind === 'words' && left() > 0) hits.addresses = await findPlaces(tx, county, stations, 'address', asked.words, left())
  hits.places = await readPlaces(tx, county, [...people.flatMap((one) => one.address ?? []), ...hits.businesses.map((one) => one.address)])
  return hits
}

function findWho(tx: Tx, keys: Pick<Keyring, 'indexKey'>, county: string, stations: readonly string[], asked: Asked): Promise<FoundPerson[]> {
  switch (asked.kind) {
    case 'number':
      return findByIndex(tx, county, stations, { column: 'number_index', index: indexOf(keys, 'identity', asked.number) }, mostHits)
    case 'phone':
      return findByIndex(tx, county, stations, { column: 'phone_index', index: indexOf(keys, 'phone', asked.phone) }, mostHits)
    case 'tail':
      return findByIndex(tx, county, stations, { column: 'tail_index', index: indexOf(keys, 'identity_tail', asked.tail), surname: asked.surname }, mostHits)
    case 'words':
      return findPeople(tx, county, stations, asked.words, mostHits)
  }
}

async function readPlaces(tx: Tx, county: string, addresses: readonly string[]): Promise<Map<string, string>> {
  const ids = [...new Set(addresses)]
  if (ids.length === 0) return new Map()
  const rows = await tx.query<{ id: string; full_text: string }>({
    name: 'address_texts',
    text: 'select id, full_text from addresses where county = $1 and id = any ($2)',
    values: [county, ids],
  })
  return new Map(rows.map((row) => [row.id, row.full_text]))
}
