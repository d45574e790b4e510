import type { Tx } from '../database/database.ts'

/** The acts of one record in order, with their content; null where it was erased. The caller has judged the record. */
export async function listHistory(tx: Tx, county: string, type: string, id: string) {
  const rows = await tx.db
    .selectFrom('acts as a')
    .leftJoin('payloads as p', (join) => join.onRef('p.county', '=', 'a.county').onRef('p.act', '=', 'a.id'))
    .leftJoin('accounts as who', (join) => join.onRef('who.county', '=', 'a.county').onRef('who.id', '=', 'a.actor'))
    .select(['a.id', 'a.version', 'a.type', 'a.actor', 'who.name', 'a.happened_at', 'a.recorded_at', 'a.corrects', 'p.body'])
    .where('a.county', '=', county)
    .where('a.record_type', '=', type)
    .where('a.record_id', '=', id)
    .orderBy('a.version')
    .execute()
  return rows.map((r) => ({
    id: r.id, version: r.version, type: r.type, actor: r.actor, name: r.name ?? '', corrects: r.corrects,
    happenedAt: r.happened_at.toISOString(), recordedAt: r.recorded_at.toISOString(),
    payload: r.body ? (JSON.parse(r.body.toString()) as Record<string, unknown>) : null,
  }))
}
