import type { Tx } from '#platform/database/database.ts'
import { termsWanted } from '../spine/places.ts'

export interface FoundPlace {
  id: string
  station: string
  ended: boolean
  /** The address as it is read out, or the name of the business. */
  text: string
  /** Of a business where it is. */
  place: string
}

/** More than these and it is quicker to go through all in order: they come thick. */
const fewMatches = 8_000

/**
 * A condition that holds where every word is part of the place, with the values that it wants beyond `from`: characters are
 * found by their pairs, letters where road, community or town begin so. Each is one that an index answers.
 */
export function matchPlace(words: readonly string[], from: number): { text: string; values: unknown[]; shape: string } {
  const spelled = words.filter((word) => /^[a-z]+$/.test(word))
  const written = words.filter((word) => !spelled.includes(word))
  const parts: string[] = []
  const values: unknown[] = []
  const add = (text: (n: number) => string, ...given: unknown[]) => {
    parts.push(text(from + values.length + 1))
    values.push(...given)
  }
  if (written.length > 0) add((n) => `(a.terms @> $${n}::text[] and a.full_text like all ($${n + 1}::text[]))`, written.flatMap(termsWanted), written.map((word) => `%${word}%`))
  for (const word of spelled) add((n) => `a.letters like $${n}`, `%|${word}%`)
  return { text: parts.join(' and '), values, shape: `${written.length > 0 ? 'w' : ''}${spelled.length}` }
}

/** Ids of addresses that hold all these words, at most `limit`, in no order. */
export async function findAddresses(tx: Tx, county: string, stations: readonly string[], words: readonly string[], limit: number): Promise<string[]> {
  const match = matchPlace(words, 3)
  // As one text: a row for each takes longer to read than to find.
  const [row] = await tx.query<{ ids: string | null }>({
    name: `addresses_${match.shape}`,
    text: `select string_agg(id, ' ') as ids from (select a.id from searched_addresses a where a.county = $1 and a.station = any ($2) and ${match.text} limit $3) a`,
    values: [county, stations, limit, ...match.values],
  })
  return row?.ids?.split(' ') ?? []
}

const sources = {
  address: { table: 'searched_addresses', text: 'full_text', place: `''` },
  business: { table: '(select *, name as full_text from searched_businesses)', text: 'full_text', place: `coalesce((select at.full_text from addresses at where at.county = $1 and at.id = a.address), '')` },
} as const

/** Addresses, or businesses by name, that hold all these words: the first `limit` in the order of their text. */
export async function findPlaces(tx: Tx, county: string, stations: readonly string[], what: keyof typeof sources, words: readonly string[], limit: number): Promise<FoundPlace[]> {
  const { table, text, place } = sources[what]
  const match = matchPlace(words, 3)
  const columns = `a.id, a.station, a.ended, a.${text} as text`
  const where = `a.county = $1 and ${match.text}`
  // Taken as they come: where they are few, sorting them is nothing.
  const few = await tx.query<FoundPlace & { total: number }>({
    name: `few_${what}_${match.shape}`,
    text: `select ${columns}, a.total, ${place} as place from (
             select *, count(*) over ()::int as total from (select * from ${table} a where ${where} and a.station = any ($2) limit ${fewMatches + 1}) a order by ${text}, id limit $3) a order by a.${text}, a.id`,
    values: [county, stations, limit, ...match.values],
  })
  if ((few[0]?.total ?? 0) <= fewMatches) return few
  return tx.query<FoundPlace>({
    name: `many_${what}_${match.shape}`,
    text: `select ${columns}, ${place} as place from unnest($2::text[]) s cross join lateral (
             select * from ${table} a where ${where} and a.station = s order by a.${text}, a.id limit $3) a
           order by a.${text}, a.id limit $3`,
    values: [county, stations, limit, ...match.values],
  })
}
