import type { Platform } from '#platform/platform.ts'
import type { EntryType } from '../../fields/field.ts'
import { markOf } from './content.ts'
import { partRows, type ExportItem } from './part.ts'
import { pageEntries, readMarks } from './queries.ts'

export interface Collected {
  items: ExportItem[]
  /** Of a batch: those that were sent before, in another form. */
  again: number
}

export interface Wanted {
  kind: 'copy' | 'batch'
  of: EntryType
  station: string
  account: string
}

/**
 * Records that an export takes, each at the version at which it stands. A copy: all that stand. A batch: those whose content differs from
 * what was sent last; of those that were joined into another only such as were sent. Page by page, each in a transaction of its own.
 */
export async function collectItems({ database, county, keyring }: Pick<Platform, 'database' | 'county' | 'keyring'>, { kind, of, station, account }: Wanted): Promise<Collected> {
  const collected: Collected = { items: [], again: 0 }
  for (let after = ''; ; ) {
    const [page, marks] = await database.read({ county, stations: 'all', account }, async (tx) => {
      const found = await pageEntries(tx, county, of, station, after, partRows)
      return [found, kind === 'batch' ? await readMarks(tx, county, of, found.map(({ id }) => id)) : new Map<string, string>()] as const
    })
    for (const { id, version, entry } of page) {
      const before = marks.get(id)
      if (entry.joined && before === undefined) continue
      const mark = kind === 'batch' ? markOf(keyring, entry) : ''
      if (kind === 'batch' && mark === before) continue
      if (before !== undefined) collected.again++
      collected.items.push({ record: id, version, mark })
    }
    if (page.length < partRows) return collected
    after = page.at(-1)!.id
  }
}
