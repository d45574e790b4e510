import type { Tx } from '#platform/database/database.ts'
import { rangesOf, readings, type NameRange } from './words.ts'
import { findAddresses, matchPlace } from './find-places.ts'

export interface FoundPerson {
  id: string
  station: string
  ended: boolean
  shown_name: string
  birth: string | null
  sex: string
  /** Address of the household; null for who belongs to none here. */
  address: string | null
}

/** What orders hits that share a beginning: the rest of their column, then these. */
const orders: Record<NameRange['column'], string> = {
  name: 'p.name, p.id', given: 'p.given, p.name, p.id', sound: 'p.sound, p.name, p.id', letters: 'p.letters, p.name, p.id',
  given_letters: 'p.given_letters, p.name, p.id', initials: 'p.initials, p.letters, p.id',
}

const shown = 'p.id, p.station, p.ended, p.shown_name, p.birth, p.sex'
/** More addresses than these and it is quicker to go through the names in their order. */
const fewAddresses = 200

/**
 * People of the stations, the first `limit` in this order: reading by reading (words.ts), stretch by stretch, each as its index has
 * it. No hit stands twice. So nothing is sorted, however many begin alike.
 */
export async function findPeople(tx: Tx, county: string, stations: readonly string[], words: readonly string[], limit: number): Promise<FoundPerson[]> {
  const found = new Map<string, FoundPerson>()
  for (const { name, place } of readings(words)) {
    const ranges = rangesOf(name)
    if (ranges.length === 0) continue
    const addresses = place.length === 0 ? null : await findAddresses(tx, county, stations, place, fewAddresses + 1)
    if (addresses?.length === 0) continue
    const isFew = addresses !== null && addresses.length <= fewAddresses
    for (const [at, range] of ranges.entries()) {
      const earlier = ranges.slice(0, at)
      const hits = isFew
        ? await atAddresses(tx, county, addresses, range, earlier, limit)
        : await inOrder(tx, county, stations, range, earlier, place, limit)
      for (const hit of hits) if (found.size < limit && !found.has(hit.id)) found.set(hit.id, hit)
      if (found.size === limit) return [...found.values()]
    }
  }
  return [...found.values()]
}

/** Who begins so, straight from the index of each station. */
function inOrder(tx: Tx, county: string, stations: readonly string[], range: NameRange, earlier: readonly NameRange[], place: readonly string[], limit: number): Promise<FoundPerson[]> {
  const values: unknown[] = [county, stations, limit, range.from, range.to]
  const { text, more } = exclude(earlier, values.length)
  const there = matchPlace(place, values.length + more.length)
  // Asked of one person after the other, as the index has them (`offset 0`): addresses come thick here, and gathering who lives at one of them takes seconds.
  const isAt = place.length === 0 ? '' : `and exists (select 1 from households h join addresses a on a.county = $1 and a.id = h.address where h.county = $1 and h.id = p.household and a.station = any ($2) and ${there.text} offset 0)`
  const order = orders[range.column]
  return tx.query<FoundPerson>({
    name: `people_by_${range.column}_${earlier.length}_${there.shape}`,
    text: `select ${shown}, h.address from (
             select p.* from unnest($2::text[]) s cross join lateral (
               select * from people p where p.county = $1 and p.station = s and p.${range.column} >= $4 and p.${range.column} < $5 ${text} ${isAt}
               order by ${order} limit $3) p
             order by ${order} limit $3) p
           left join households h on h.county = $1 and h.id = p.household order by ${order}`,
    values: [...values, ...more, ...there.values],
  })
}

/** Who lives at one of these addresses and begins so: few enough to be sorted. */
function atAddresses(tx: Tx, county: string, addresses: readonly string[], range: NameRange, earlier: readonly NameRange[], limit: number): Promise<FoundPerson[]> {
  const values: unknown[] = [county, addresses, limit, range.from, range.to]
  const { text, more } = exclude(earlier, values.length)
  return tx.query<FoundPerson>({
    name: `people_at_${range.column}_${earlier.length}`,
    text: `select ${shown}, h.address from households h join people p on p.county = h.county and p.household = h.id
           where h.county = $1 and h.address = any ($2) and p.${range.column} >= $4 and p.${range.column} < $5 ${text} order by ${orders[range.column]} limit $3`,
    values: [...values, ...more],
  })
}

/** Without those that an earlier stretch holds. */
function exclude(earlier: readonly NameRange[], from: number): { text: string; more: string[] } {
  const text = earlier.map(({ column }, i) => `and not (p.${column} >= $${from + 2 * i + 1} and p.${column} < $${from + 2 * i + 2})`).join(' ')
  return { text, more: earlier.flatMap((range) => [range.from, range.to]) }
}

/** People with this identifier: whoever knows it whole may be looking for someone of another place. */
export function findByIndex(tx: Tx, county: string, stations: readonly string[], by: { column: 'number_index' | 'phone_index' | 'tail_index'; index: string; surname?: string }, limit: number): Promise<FoundPerson[]> {
  return tx.query<FoundPerson>({
    name: `people_by_${by.column}`,
    text: `select ${shown}, h.address from people p left join households h on h.county = p.county and h.id = p.household
           where p.county = $1 and p.${by.column} = $2 and p.station = any ($3) and ($4::text is null or p.surname = $4) order by p.name, p.id limit $5`,
    values: [county, by.index, stations, by.surname ?? null, limit],
  })
}
