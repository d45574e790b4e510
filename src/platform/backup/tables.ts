import type pg from 'pg'

/** What a table is to a backup; migrations/0060_table_kinds.sql says it of each in its comment. */
export const tableKinds = ['truth', 'state', 'projection', 'passing'] as const
export type TableKind = (typeof tableKinds)[number]

export interface TableNote {
  name: string
  /** Null where the comment does not start with a kind. */
  kind: TableKind | null
}

/** Every table with its kind, by name. */
export async function readTableNotes(client: pg.ClientBase): Promise<TableNote[]> {
  const { rows } = await client.query<{ name: string; note: string | null }>(
    `select c.relname as name, obj_description(c.oid) as note from pg_class c
     join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' order by 1`,
  )
  return rows.map(({ name, note }) => ({ name, kind: tableKinds.find((kind) => note?.startsWith(`${kind}: `)) ?? null }))
}
