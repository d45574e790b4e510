import type { Tx } from '#platform/database/database.ts'
import { termsWanted } from '../spine/places.ts'

export interface FoundPlace {
  id: string
  station: string
  ended: boolean
  /** Id of the address: itself, or where the business is. */
  address: string
  /** The address as it is read out, or the name of the business. */
  text: string
}

/** More than these and it is quicker to go through all in order: they come thick. */
const fewMatches = 300

/**
 * A condition that holds where every word is part of the place, with the values that it wants beyond `from`: characters are
 * found by their pairs, letters where road, community or town begin so.
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
  if (spelled.length > 0) add((n) => `a.letters like all ($${n}::text[])`, spelled.map((word) => `%|${word}%`))
  return { text: parts.join(' and '), values, shape: `${written.length > 0 ? 'w' : ''}${spelled.length > 0 ? 's' : ''}` }
}

/** Ids of addresses that hold all these words, at most `limit`, in no order. */
export async function findAddresses(tx: Tx, county: string, stations: readonly string[], words: readonly string[], limit: number): Promise<string[]> {
  const match = matchPlace(words, 3)
  const rows = await tx.query<{ id: string }>({
    name: `addresses_${match.shape}`,
    text: `select a.id from addresses a where a.county = $1 and a.station = any ($2) and ${match.text} limit $3`,
    values: [county, stations, limit, ...match.values],
  })
  return rows.map((row) => row.id)
}

const sources = {
  address: { table: 'addresses', text: 'full_text', address: 'id' },
  business: { table: '(select *, name as full_text from businesses)', text: 'full_text', address: 'address' },
} as const

/** Addresses, or businesses by name, that hold all these words: the first `limit` in the order of their text. */
export async function findPlaces(tx: Tx, county: string, stations: readonly string[], what: keyof typeof sources, words: readonly string[], limit: number): Promise<FoundPlace[]> {
  const { table, text, address } = sources[what]
  const match = matchPlace(words, 3)
  const columns = `a.id, a.station, a.ended, a.${address} as address, a.${text} as text`
  const where = `a.county = $1 and ${match.text}`
  // Taken as they come: where they are few, sorting them is nothing.
  const few = await tx.query<FoundPlace>({
    name: `few_${what}_${match.shape}`,
    text: `select ${columns} from ${table} a where ${where} and a.station = any ($2) limit $3`,
    values: [county, stations, fewMatches + 1, ...match.values],
  })
  if (few.length <= fewMatches) return few.sort((a, b) => compareBytes(a.text, b.text) || compareBytes(a.id, b.id)).slice(0, limit)
  return tx.query<FoundPlace>({
    name: `many_${what}_${match.shape}`,
    text: `select ${columns} from unnest($2::text[]) s cross join lateral (
             select * from ${table} a where ${where} and a.station = s order by a.${text}, a.id limit $3) a
           order by a.${text}, a.id limit $3`,
    values: [county, stations, limit, ...match.values],
  })
}

/** As PostgreSQL's collation "C" orders texts, rare characters too. */
const compareBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))
