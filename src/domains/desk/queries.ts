import type { Tx } from '#platform/database/database.ts'
import { distanceM, type Position } from '#platform/geo.ts'
import { readTyped } from '#platform/spelling.ts'

export interface FoundPlace {
  id: string
  name: string
  name_en: string
  aliases: string[]
  kind: string
  address: string
  station: string
  community: string
  lon: number
  lat: number
}

/**
 * Places for what was typed: the very name, then what begins so, then what holds every word, then what reads alike (a
 * slip of the hand). Nearer to `near` and shorter names first among equals.
 */
export async function searchPlaces(tx: Tx, county: string, typed: string, near: Position | null, limit: number): Promise<FoundPlace[]> {
  const words = readTyped(typed)
  if (words.length === 0) return []
  const whole = words.join('')
  return tx.query<FoundPlace>({
    name: 'search_places',
    text: `select id, name, name_en, aliases, kind, address, station, community, lon, lat from places
           where county = $1 and (forms like all ($2::text[]) or word_similarity($3, forms) > 0.5)
           order by
             case when forms || '|' like $4 || '|%' then 0 when forms like $4 || '%' then 1 when forms like all ($2::text[]) then 2 else 3 end,
             case when forms like all ($2::text[]) then 0 else word_similarity($3, forms) * -1 end,
             case when $5::float8 is null then 0 else floor(ln(1 + sqrt(((lon - $5) * 0.89) ^ 2 + (lat - $6) ^ 2) * 111)) end,
             length(name), name, id
           limit $7`,
    values: [county, words.map((word) => `%${isShortSpelling(word) ? '|' : ''}${escapeLike(word)}%`), whole, `%|${escapeLike(whole)}`, near?.lon ?? null, near?.lat ?? null, limit],
  })
}

/** What lies around a point that was picked on the map: within `reachM`, the nearest first. */
export async function listPlacesAround(tx: Tx, county: string, at: Position, reachM: number, limit: number): Promise<FoundPlace[]> {
  const degrees = reachM / 111_000
  const found = await tx.db
    .selectFrom('places')
    .select(['id', 'name', 'name_en', 'aliases', 'kind', 'address', 'station', 'community', 'lon', 'lat'])
    .where('county', '=', county)
    .where('lat', '>=', at.lat - degrees)
    .where('lat', '<=', at.lat + degrees)
    .where('lon', '>=', at.lon - degrees * 2)
    .where('lon', '<=', at.lon + degrees * 2)
    .execute()
  const away = (place: FoundPlace) => distanceM(place, at)
  return found.filter((place) => away(place) <= reachM).sort((a, b) => away(a) - away(b)).slice(0, limit)
}

/** Two or three letters stand inside too many spellings to mean anything but a beginning. */
function isShortSpelling(word: string): boolean {
  return /^[a-z]{1,3}$/.test(word)
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, (c) => `\\${c}`)
}

/** Shifts of a unit, the newest first. */
export function listShifts(tx: Tx, county: string, unit: string, limit: number) {
  return tx.db.selectFrom('shifts').select(['id', 'state']).where('county', '=', county).where('unit', '=', unit).orderBy('opened_at', 'desc').limit(limit).execute()
}

export function listOpenCalls(tx: Tx, county: string, station: string) {
  let query = tx.db.selectFrom('incidents').select('id').where('county', '=', county).where('status', '<>', 'closed').orderBy('received_at')
  if (station !== '') query = query.where('station', '=', station)
  return query.execute()
}
