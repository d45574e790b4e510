import type { Tx } from '../../database/database.ts'
import type { TableShape } from './shadow.ts'

/** A row of a projection that is not what the acts make of it. */
export interface Difference {
  table: string
  /** Values of the key after `county`. */
  key: string[]
  /** `missing`: the acts make this row, the table lacks it; `surplus`: no act accounts for it; else the columns that differ. */
  what: 'missing' | 'surplus' | string[]
}

const mostNamed = 1_000
/** Compared by their text: equal values of these types may be of different bytes. */
const textual = new Set(['json', 'jsonb', 'real', 'double precision', 'numeric'])

/** Compares a county's rows of a real table with its shadow, column by column. */
export async function compareTable(tx: Tx, county: string, { name, key, columns }: TableShape): Promise<Difference[]> {
  const differs = columns.map((column) => `${valueOf('t', column)} is distinct from ${valueOf('s', column)}`)
  const rows = await tx.query<{ key: string[]; real: boolean; shadow: boolean; columns: string[] }>({
    text: `select array[${key.map((column) => `coalesce(t.${column}, s.${column})::text`).join(', ')}] as key, t.county is not null as real, s.county is not null as shadow,
                  array_remove(array[${columns.map((column, i) => `case when ${differs[i]} then '${column.name}' end`).join(', ')}], null) as columns
           from (select * from public.${name} where county = $1) t full join (select * from pg_temp.${name} where county = $1) s using (county, ${key.join(', ')})
           where t.county is null or s.county is null or ${differs.join(' or ')}
           order by 1 limit ${mostNamed}`,
    values: [county],
  })
  return rows.map((row) => ({ table: name, key: row.key, what: !row.real ? 'missing' : !row.shadow ? 'surplus' : row.columns }))
}

/** Makes the real table's rows of the county those of the shadow; what is right already is not touched. Answers how many rows went and came. */
export async function adoptShadow(tx: Tx, county: string, { name, key, columns }: TableShape): Promise<number> {
  const same = columns.map((column) => `${valueOf('t', column)} is not distinct from ${valueOf('s', column)}`).join(' and ')
  const sameKey = key.map((column) => `t.${column} = s.${column}`).join(' and ')
  const names = columns.map((column) => column.name).join(', ')
  const removed = await count(tx, `delete from public.${name} t where t.county = $1 and not exists (select 1 from pg_temp.${name} s where s.county = t.county and ${sameKey} and ${same}) returning 1`, county)
  const added = await count(
    tx,
    `insert into public.${name} (${names}) select ${names} from pg_temp.${name} s
     where s.county = $1 and not exists (select 1 from public.${name} t where t.county = s.county and ${sameKey}) returning 1`,
    county,
  )
  return removed + added
}

const valueOf = (alias: string, column: TableShape['columns'][number]) => `${alias}.${column.name}${textual.has(column.type) ? '::text' : ''}`

async function count(tx: Tx, text: string, county: string): Promise<number> {
  const rows = await tx.query<{ n: number }>({ text: `with changed as (${text}) select count(*)::int as n from changed`, values: [county] })
  return rows[0]!.n
}
