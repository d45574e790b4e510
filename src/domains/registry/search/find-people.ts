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
  /** Where their household lives, as it is read out; empty for who belongs to none here. */
  place: string
}

/** What orders hits that share a beginning: the rest of their column, then these. */
const orders: Record<NameRange['column'], string[]> = {
  name: ['name', 'id'], given: ['given', 'name', 'id'], sound: ['sound', 'name', 'id'], letters: ['letters', 'name', 'id'],
  given_letters: ['given_letters', 'name', 'id'], initials: ['initials', 'letters', 'id'],
}

const shown = `p.id, p.station, p.ended, p.shown_name, p.birth, p.sex, coalesce((select a.full_text from addresses a where a.county = $1 and a.id = p.address), '') as place`

/** What the index of addresses holds beside them (migrations/0085_search_by_place.sql). */
const indexed = 'p.county, p.id, p.station, p.name, p.given, p.sound, p.letters, p.given_letters, p.initials'

/** Where one way of looking becomes quicker than another; the hits are the same. */
export interface Turns {
  /** So few people are asked where they live one by one, whatever the place. */
  fewPeople: number
  /** At so few addresses a station it is quicker to look at whoever lives there than to go through a name. */
  fewAddresses: number
  /** Where more addresses than these match they come thick: those who are wanted are likely among the first of a name. */
  manyAddresses: number
  /** So many of a name are asked where they live before addresses that come thick are gathered all the same. */
  firstPeople: number
  /** More addresses than these are not gathered: one person after the other is asked. */
  mostAddresses: number
}

const measured: Turns = { fewPeople: 64, fewAddresses: 30, manyAddresses: 1_500, firstPeople: 320, mostAddresses: 8_000 }

/**
 * People of the stations, the first `limit` in this order: reading by reading (words.ts), stretch by stretch, each as its index has
 * it. No hit stands twice. So nothing is sorted, however many begin alike.
 */
export async function findPeople(tx: Tx, county: string, stations: readonly string[], words: readonly string[], limit: number, turns = measured): Promise<FoundPerson[]> {
  const found = new Map<string, FoundPerson>()
  const add = (hits: readonly FoundPerson[]) => {
    for (const hit of hits) if (found.size < limit) found.set(hit.id, hit)
  }
  for (const { name, place } of readings(words)) {
    if (found.size === limit) break
    if (place.length === 0) {
      // Asked together: most of the time goes into asking.
      for (const hits of await Promise.all(rangesOf(name).map((range) => readStretch(tx, county, stations, range, anywhere, limit + found.size)))) add(hits)
      continue
    }
    const stretches = await findStretches(tx, county, stations, rangesOf(name), turns.fewPeople + 1)
    if (stretches.length === 0) continue
    const ranges = stretches.map(({ range }) => range)
    const isRare = stretches.every(({ people }) => people <= turns.fewPeople)
    const addresses = isRare ? [] : await findAddresses(tx, county, stations, place, turns.manyAddresses + 1)
    // Whoever stands in an earlier stretch too is known by now, as that one was read to its end: so many more than are wanted are enough.
    if (!isRare && addresses.length <= turns.fewAddresses * stations.length) {
      add(await findAt(tx, county, stations, ranges, addresses, limit + found.size))
      continue
    }
    const read = isRare ? readThere(tx, county, stations, isThere(place)) : addresses.length <= turns.manyAddresses ? readThere(tx, county, stations, isOneOf(addresses)) : readCommon(tx, county, stations, place, turns)
    for (const range of ranges) if (found.size < limit) add(await read(range, limit + found.size))
  }
  return [...found.values()]
}

/** The first of a stretch who live at a place. */
type Read = (range: NameRange, limit: number) => Promise<FoundPerson[]>

const readThere = (tx: Tx, county: string, stations: readonly string[], there: There): Read => (range, limit) => readStretch(tx, county, stations, range, there, limit)

/** Of a place with many addresses: most are found among the first of a name, and its addresses are gathered for the others alone. */
function readCommon(tx: Tx, county: string, stations: readonly string[], place: readonly string[], { firstPeople, mostAddresses }: Turns): Read {
  let gathered: Promise<There> | undefined
  const gather = async () => {
    const addresses = await findAddresses(tx, county, stations, place, mostAddresses + 1)
    return addresses.length <= mostAddresses ? isOneOf(addresses) : isThere(place)
  }
  return async (range, limit) => {
    const first = await readFirst(tx, county, stations, range, place, firstPeople, limit)
    return first.length === limit ? first : readStretch(tx, county, stations, range, await (gathered ??= gather()), limit)
  }
}

const begins = (column: NameRange['column'], from: number) => `p.county = $1 and p.${column} >= $${from} and p.${column} < $${from + 1}`

/** Stretches in which anybody stands, with how many do, counted up to `most`. */
async function findStretches(tx: Tx, county: string, stations: readonly string[], ranges: readonly NameRange[], most: number): Promise<{ range: NameRange; people: number }[]> {
  if (ranges.length === 0) return []
  const counts = ranges.map(({ column }, i) => `(select count(*)::int from (select 1 from people p where ${begins(column, 4 + 2 * i)} and p.station = any ($2) limit $3) few)`)
  const [row] = await tx.query<{ people: number[] }>({
    name: `stretches_${ranges.map(({ column }) => column).join('_')}`,
    text: `select array[${counts.join(', ')}] as people`,
    values: [county, stations, most, ...ranges.flatMap(({ from, to }) => [from, to])],
  })
  return ranges.map((range, i) => ({ range, people: row!.people[i]! })).filter(({ people }) => people > 0)
}

/** A condition that is asked of one person of a stretch after the other, with its values from `$6` on. */
interface There {
  shape: string
  text: string
  values: unknown[]
}

const anywhere: There = { shape: 'anywhere', text: '', values: [] }

/** `is true` and `offset 0` keep PostgreSQL from gathering everybody at a place first. */
const isOneOf = (addresses: readonly string[]): There => ({ shape: 'there', text: 'and (p.address in (select unnest($6::text[]))) is true', values: [addresses] })

function isThere(place: readonly string[]): There {
  const { shape, text, values } = matchPlace(place, 5)
  return { shape, text: `and ${livesWhere('p.address', text)}`, values }
}

const livesWhere = (address: string, match: string) => `exists (select 1 from searched_addresses a where a.county = $1 and a.id = ${address} and ${match} offset 0)`

/** The first of a stretch, in its order: of each station as its index has them, without a look at their rows; then of all stations. */
function readStretch(tx: Tx, county: string, stations: readonly string[], { column, from, to }: NameRange, there: There, limit: number): Promise<FoundPerson[]> {
  const order = (table: string) => orders[column].map((key) => `${table}.${key}`).join(', ')
  return tx.query<FoundPerson>({
    name: `people_by_${column}_${there.shape}`,
    text: `select ${shown} from (
             select first.* from unnest($2::text[]) s cross join lateral (
               select ${order('p')} from people p where ${begins(column, 4)} and p.station = s ${there.text} order by ${order('p')} limit $3) first
             order by ${order('first')} limit $3) first
           join people p on p.county = $1 and p.id = first.id order by ${order('first')}`,
    values: [county, stations, limit, from, to, ...there.values],
  })
}

/** Of the first so many of a stretch those who live there, in its order: fewer than `limit` where others may follow. */
function readFirst(tx: Tx, county: string, stations: readonly string[], { column, from, to }: NameRange, place: readonly string[], people: number, limit: number): Promise<FoundPerson[]> {
  const match = matchPlace(place, 6)
  const order = (table: string) => orders[column].map((key) => `${table}.${key}`).join(', ')
  return tx.query<FoundPerson>({
    name: `first_by_${column}_${match.shape}`,
    text: `select ${shown} from (
             select ${order('first')} from (
               select first.* from unnest($2::text[]) s cross join lateral (
                 select ${order('p')}, p.address from people p where ${begins(column, 4)} and p.station = s order by ${order('p')} limit $6) first
               order by ${order('first')} limit $6) first
             where ${livesWhere('first.address', match.text)} order by ${order('first')} limit $3) first
           join people p on p.county = $1 and p.id = first.id order by ${order('first')}`,
    values: [county, stations, limit, from, to, people, ...match.values],
  })
}

/**
 * Who lives at one of these addresses, by the first stretch in which they stand: the index of addresses holds all their forms, so no
 * row is looked at but those shown. `offset 0` keeps PostgreSQL from going through a name once for each address.
 */
function findAt(tx: Tx, county: string, stations: readonly string[], ranges: readonly NameRange[], addresses: readonly string[], limit: number): Promise<FoundPerson[]> {
  const isIn = ranges.map(({ column }, i) => begins(column, 5 + 2 * i))
  const byStretch = (value: (range: NameRange, at: number) => string) => `case ${ranges.map((range, i) => `when ${isIn[i]} then ${value(range, i)}`).join(' ')} end`
  return tx.query<FoundPerson>({
    name: `people_at_${ranges.map(({ column }) => column).join('_')}`,
    text: `select ${shown} from (
             select p.id, ${byStretch((_, at) => String(at))} as stretch, ${[0, 1].map((key) => `${byStretch(({ column }) => `p.${orders[column][key]!} collate "C"`)} as key${key}`).join(', ')}
             from unnest($4::text[]) there cross join lateral (select ${indexed} from people p where p.county = $1 and p.address = there offset 0) p
             where (${isIn.join(' or ')}) and p.station = any ($2) order by stretch, key0, key1, p.id limit $3) first
           join people p on p.county = $1 and p.id = first.id order by first.stretch, first.key0, first.key1, p.id`,
    values: [county, stations, limit, addresses, ...ranges.flatMap(({ from, to }) => [from, to])],
  })
}

/** People with this identifier: whoever knows it whole may be looking for someone of another place. */
export function findByIndex(tx: Tx, county: string, stations: readonly string[], by: { column: 'number_index' | 'phone_index' | 'tail_index'; index: string; surname?: string }, limit: number): Promise<FoundPerson[]> {
  return tx.query<FoundPerson>({
    name: `people_by_${by.column}`,
    text: `select ${shown} from people p where p.county = $1 and p.${by.column} = $2 and p.station = any ($3) and ($4::text is null or p.surname = $4) order by p.name, p.id limit $5`,
    values: [county, by.index, stations, by.surname ?? null, limit],
  })
}
