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
}

/** More would be a list of residents: who finds nobody among these types another letter. */
export const mostHits = 20

/** People first, then businesses, then addresses; `mostHits` of all. */
export async function search(tx: Tx, keys: Pick<Keyring, 'indexKey'>, county: string, stations: readonly string[], typed: string): Promise<Hits> {
  const asked = readQuery(typed)
  const [, people] = await Promise.all([planOnce(tx), asked ? findWho(tx, keys, county, stations, asked) : []])
  const hits: Hits = { people, businesses: [], addresses: [] }
  const left = mostHits - people.length
  if (asked?.kind === 'words' && left > 0) {
    const [businesses, addresses] = await Promise.all((['business', 'address'] as const).map((what) => findPlaces(tx, county, stations, what, asked.words, left)))
    hits.businesses = businesses!
    hits.addresses = addresses!.slice(0, left - businesses!.length)
  }
  return hits
}

/** These statements have one good plan each, whatever was typed; making it anew each time takes longer than they do. */
const planOnce = (tx: Tx) => tx.query({ text: 'set local plan_cache_mode = force_generic_plan' })

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
