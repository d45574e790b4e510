import type { Tx } from '#platform/database/database.ts'
import type { EntryType } from '../../fields/field.ts'
import type { Entry } from '../../spine/entry.ts'

/** More than this stands in no chain of joined records. */
const mostHops = 20

/** Records of these ids, each as the one that stands: itself, or what it was joined into. Ids that nobody has are left out. */
export async function loadStanding(tx: Tx, county: string, type: EntryType, ids: readonly string[]): Promise<Map<string, { id: string; entry: Entry }>> {
  const found = new Map<string, { id: string; entry: Entry }>()
  // By the id that stands: whoever asked for it.
  let wanted = new Map<string, string[]>(ids.map((id) => [id, [id]]))
  for (let hop = 0; wanted.size > 0 && hop < mostHops; hop++) {
    const rows = await tx.query<{ id: string; entry: Entry }>({
      name: 'entries_by_id', text: 'select id, state as entry from records where county = $1 and type = $2 and id = any ($3)', values: [county, type, [...wanted.keys()]],
    })
    const next = new Map<string, string[]>()
    for (const row of rows) {
      const askers = wanted.get(row.id)!
      if (row.entry.joined) next.set(row.entry.joined, [...(next.get(row.entry.joined) ?? []), ...askers])
      else for (const asker of askers) found.set(asker, row)
    }
    wanted = next
  }
  return found
}

export interface Imported {
  id: string
  of: string
  by: string
  name: string | null
  at: Date
  rows: number
  added: number
  changed: number
  differing: number
  unchanged: number
  faulty: number
  finished_at: Date | null
}

/** The newest imports of a station. */
export function listImports(tx: Tx, county: string, station: string): Promise<Imported[]> {
  return tx.query<Imported & Record<string, unknown>>({
    name: 'register_imports',
    text: `select i.id, i.of, i.by, a.name, i.at, i.rows, i.added, i.changed, i.differing, i.unchanged, i.faulty, i.finished_at from register_imports i
           left join accounts a on a.county = i.county and a.id = i.by where i.county = $1 and i.station = $2 order by i.at desc, i.id desc limit 50`,
    values: [county, station],
  })
}
