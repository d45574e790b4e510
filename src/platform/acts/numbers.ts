import type { Tx } from '../database/database.ts'

/**
 * The next number of a series, from 1, without gaps: the row stays locked until the transaction ends, and a
 * transaction that fails gives its number back.
 */
export async function allocateNumber(tx: Tx, county: string, series: string): Promise<number> {
  const rows = await tx.query<{ last: number }>({
    name: 'allocate_number',
    text: `insert into number_series (county, series, last) values ($1, $2, 1)
           on conflict (county, series) do update set last = number_series.last + 1 returning last`,
    values: [county, series],
  })
  return rows[0]!.last
}
