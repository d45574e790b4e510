import type pg from 'pg'
import type { Tx } from '../database/database.ts'
import { CompactRange, hashNode, splitRange, type SubtreeReader } from './merkle.ts'

type Queryable = Pick<pg.ClientBase, 'query'>

/** Subtrees are kept at every eighth level: 256, 65,536 … leaves. */
const levelStep = 8

/** `readSubtrees` in a transaction of the application. */
export function readSubtreesIn(tx: Tx, county: string): SubtreeReader {
  return readSubtrees({ query: async (statement: pg.QueryConfig) => ({ rows: await tx.query(statement) }) } as unknown as Queryable, county)
}

/** Reads hashes of subtrees from `ledger_nodes`, and computes the small ones from at most 256 rows. */
export function readSubtrees(client: Queryable, county: string): SubtreeReader {
  const read: SubtreeReader = async (level, index) => {
    const base = Math.floor(level / levelStep)
    const span = 2 ** (level - base * levelStep)
    const from = index * span
    const { rows } = await client.query<{ hash: Buffer }>(
      base === 0
        ? { name: 'leaf_range', text: 'select leaf as hash from log where county = $1 and seq >= $2 and seq < $3 order by seq', values: [county, from, from + span] }
        : { name: 'node_range', text: 'select hash from ledger_nodes where county = $1 and level = $4 and idx >= $2 and idx < $3 order by idx', values: [county, from, from + span, base] },
    )
    if (rows.length !== span) throw new Error(`the tree lacks hashes below level ${level}, index ${index}: run langqiao ledger verify`)
    let hashes = rows.map((row) => row.hash)
    while (hashes.length > 1) hashes = Array.from({ length: hashes.length / 2 }, (_, i) => hashNode(hashes[2 * i]!, hashes[2 * i + 1]!))
    return hashes[0]!
  }
  return read
}

/** The right edge of the county's tree as it stands in the database. */
export async function loadCompactRange(client: Queryable, county: string): Promise<CompactRange> {
  const { rows } = await client.query<{ size: number }>('select coalesce(max(seq) + 1, 0)::bigint as size from log where county = $1', [county])
  const { size } = rows[0]!
  const read = readSubtrees(client, county)
  const hashes: Buffer[] = []
  for (const { level, index } of splitRange(0, size)) hashes.push(await read(level, index))
  return new CompactRange(size, hashes)
}
