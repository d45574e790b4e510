import type pg from 'pg'
import { CompactRange } from './merkle.ts'

const pageSize = 10_000

/** Computes the kept hashes of subtrees anew from the leaves. For a database that was just restored. */
export async function loadNodes(client: pg.ClientBase, county: string): Promise<void> {
  await client.query('delete from ledger_nodes where county = $1', [county])
  const range = new CompactRange()
  for (;;) {
    const nodes: { level: number; index: number; hash: Buffer }[] = []
    const { rows } = await client.query<{ leaf: Buffer }>('select leaf from log where county = $1 and seq >= $2 order by seq limit $3', [county, range.size, pageSize])
    for (const { leaf } of rows) range.append(leaf, (level, index, hash) => level % 8 === 0 && nodes.push({ level: level / 8, index, hash }))
    await client.query(
      `insert into ledger_nodes (county, level, idx, hash)
       select $1, level, idx, hash from unnest($2::smallint[], $3::bigint[], $4::bytea[]) as given (level, idx, hash)`,
      [county, nodes.map((n) => n.level), nodes.map((n) => n.index), nodes.map((n) => n.hash)],
    )
    if (rows.length < pageSize) return
  }
}
