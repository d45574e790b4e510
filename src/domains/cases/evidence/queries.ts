import type { Tx } from '#platform/database/database.ts'

export function listEvidence(tx: Tx, county: string, id: string) {
  return tx.db.selectFrom('case_evidence').selectAll().where('county', '=', county).where('case_id', '=', id).orderBy('received_at').execute()
}

/** One's own uploads that have not come to their end. */
export function listUnfinished(tx: Tx, county: string, id: string, account: string) {
  return tx.db.selectFrom('evidence_uploads').select(['id', 'name', 'length', 'received', 'expires_at']).where('county', '=', county).where('case_id', '=', id).where('account', '=', account).orderBy('id').execute()
}

/** Evidence whose receipt an erasure took: its bytes go too. */
export function listErased(tx: Tx, county: string) {
  return tx.db
    .selectFrom('erased as e')
    .innerJoin('acts as a', (join) => join.onRef('a.county', '=', 'e.county').onRef('a.id', '=', 'e.act'))
    .innerJoin('case_evidence as c', (join) => join.onRef('c.county', '=', 'a.county').onRef('c.id', '=', 'a.record_id'))
    .select(['c.id', 'c.sha256'])
    .where('e.county', '=', county)
    .where('a.type', '=', 'evidence.received')
    .execute()
}
