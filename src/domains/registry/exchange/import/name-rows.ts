import type { Tx } from '#platform/database/database.ts'
import { sheets } from '../../fields/sheets.ts'
import { deriveId } from './derive-id.ts'
import { keysOf, loadKnown } from './known.ts'
import { loadStanding } from './queries.ts'
import type { ReadRow } from './read-row.ts'
import type { Asking, FindReferred } from './referred.ts'

/**
 * The record of each row: its own id; without one, the record that an earlier file made of the same row, else the one at the station that
 * is known by the same, else a new one. `several`: so many are known by it; 0: by nothing.
 */
export async function nameRows(tx: Tx, { county, station, type, keyring }: Asking, rows: readonly ReadRow[], find: FindReferred): Promise<(string | { several: number })[]> {
  const said = rows.map((row) => {
    const texts = new Map(Object.entries(row.values).map(([name, value]) => [name, typeof value === 'string' ? value : '']))
    const ids = new Map<string, string>()
    for (const [name, text] of Object.entries(row.references)) {
      const field = sheets[type].fields[name]!
      const found = field.kind === 'reference' ? find(field.to, text) : null
      // The row's own id was made of what stood in the file: it stays the same where that was joined since.
      texts.set(name, found && 'id' in found && found.by === 'words' ? found.id : text)
      ids.set(name, found && 'id' in found ? found.id : text)
    }
    const textOf = (of: ReadonlyMap<string, string>) => (name: string) => of.get(name) ?? texts.get(name) ?? ''
    return { derived: row.id || deriveId(county, keyring, type, station, textOf(texts)), keys: row.id ? [] : keysOf(type, textOf(ids), keyring) }
  })
  const made = await loadStanding(tx, county, type, said.flatMap(({ derived, keys }) => (derived && keys.length > 0 ? [derived] : [])))
  const isOpen = ({ derived, keys }: (typeof said)[number]) => keys.length > 0 && !(derived && made.has(derived))
  const known = await loadKnown(tx, county, station, type, said.filter(isOpen).flatMap(({ keys }) => keys))
  return said.map((one) => {
    const hits = isOpen(one) ? (one.keys.map((key) => known.find(key)).find((ids) => ids.length > 0) ?? []) : []
    if (hits.length > 1) return { several: hits.length }
    return hits[0] ?? one.derived ?? { several: 0 }
  })
}
