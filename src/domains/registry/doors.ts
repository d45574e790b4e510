import type { Tx } from '#platform/database/database.ts'
import type { EntryType, Value } from './fields/field.ts'
import { isSealed, type Entry } from './spine/entry.ts'

/** A record as a phone carries it: no more than the next visit needs, in as few bytes as can be. */
interface CompactEntry {
  t: EntryType
  i: string
  /** Version: the base of what is said of it. */
  v: number
  /** Field → value (identifiers by their mask), and the day on which it was last seen. */
  f: Record<string, [value: Exclude<Value, { sealed: string }> | string, seen: string]>
  /** It has ended. */
  e?: 1
}

/** A door with all that stands behind it. */
interface Door {
  id: string
  place: string
  /** Of its door plate; empty where it has none. */
  code: string
  at: [lon: number, lat: number] | null
  entries: CompactEntry[]
}

function compactEntry(type: EntryType, id: string, version: number, entry: Entry): CompactEntry {
  const f = Object.fromEntries(Object.entries(entry.fields).map(([name, { value, seenAt }]) => [name, [isSealed(value) ? value.shown : value, seenAt.slice(0, 10)]]))
  return { t: type, i: id, v: version, f: f as CompactEntry['f'], ...(entry.ended ? { e: 1 } : {}) }
}

/** Dwellings and businesses with their households and people, in the order asked; what does not exist is left out. */
export async function loadDoors(tx: Tx, county: string, wanted: readonly { type: string; id: string }[]): Promise<Door[]> {
  const rows = await tx.query<{ door: string; type: EntryType; id: string; version: number; state: Entry; full_text: string | null; code: string | null; lon: number | null; lat: number | null }>({
    name: 'doors',
    text: `with wanted as (select type, id, ord from unnest($2::text[], $3::text[]) with ordinality as w (type, id, ord)),
           behind as (
             select w.ord, w.id as door, w.type, w.id from wanted w
             union all select w.ord, w.id, 'household', h.id from wanted w join households h on h.county = $1 and h.dwelling = w.id
             union all select w.ord, w.id, 'person', p.id from wanted w join households h on h.county = $1 and h.dwelling = w.id join people p on p.county = $1 and p.household = h.id)
           select b.door, b.type, b.id, r.version, r.state, a.full_text, a.code, a.lon, a.lat
           from behind b join records r on r.county = $1 and r.type = b.type and r.id = b.id
           cross join lateral (select case when b.id = b.door then r.state -> 'fields' -> 'address' ->> 'value' end as id offset 0) at
           left join lateral (select full_text, code, lon, lat from addresses where county = $1 and id = at.id offset 0) a on true
           where r.state ->> 'joined' is null
           order by b.ord, array_position(array['dwelling', 'business', 'household', 'person'], b.type), b.id`,
    values: [county, wanted.map(({ type }) => type), wanted.map(({ id }) => id)],
  })
  const doors = new Map<string, Door>()
  for (const { door, type, id, version, state, full_text, code, lon, lat } of rows) {
    if (!doors.has(door)) doors.set(door, { id: door, place: full_text ?? '', code: code ?? '', at: lon === null || lat === null ? null : [lon, lat], entries: [] })
    doors.get(door)!.entries.push(compactEntry(type, id, version, state))
  }
  return [...doors.values()]
}
