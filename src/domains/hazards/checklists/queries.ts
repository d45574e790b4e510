import type { Tx } from '#platform/database/database.ts'

/** Those in use first, by their title. */
export function listChecklists(tx: Tx, county: string) {
  return tx.db.selectFrom('checklists').selectAll().where('county', '=', county).orderBy('retired').orderBy('title_zh').orderBy('id').execute()
}
