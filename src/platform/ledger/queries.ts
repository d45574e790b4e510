import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'

export interface ActFilter {
  before?: number | undefined
  /** `type:id` of the record that the act belongs to. */
  record?: string | undefined
  /** `type:id`: acts of that record, and those done on its ground. */
  about?: string | undefined
  purpose?: string | undefined
  id?: string | undefined
  actor?: string | undefined
  type?: string | undefined
  /** Type of the record. */
  kind?: string | undefined
  from?: Date | undefined
  to?: Date | undefined
  limit: number
}

interface Refused {
  action: string
  record: { type: string; id: string }
  rules: string[]
}

/** Envelopes, newest first. The only payload that is read is a refusal's: what was refused names no person and tells no content. */
export async function findActs(tx: Tx, county: string, filter: ActFilter) {
  let query = tx.db
    .selectFrom('log as l')
    .innerJoin('acts as a', (join) => join.onRef('a.county', '=', 'l.county').onRef('a.id', '=', 'l.act'))
    .leftJoin('accounts as who', (join) => join.onRef('who.county', '=', 'a.county').onRef('who.id', '=', 'a.actor').on(sql<boolean>`not 'camera_owner' = any (who.roles)`))
    .leftJoin('payloads as p', (join) => join.onRef('p.county', '=', 'a.county').onRef('p.act', '=', 'a.id').on('a.type', '=', 'refusal.refused'))
    .leftJoin('erased as e', (join) => join.onRef('e.county', '=', 'a.county').onRef('e.act', '=', 'a.id'))
    .select(['l.seq', 'a.id', 'a.type', 'a.record_type', 'a.record_id', 'a.version', 'a.actor', 'who.name as actor_name', 'a.happened_at', 'a.recorded_at', 'a.purpose', 'a.corrects', 'e.act as erased'])
    .select(sql<string | null>`convert_from(p.body, 'UTF8')`.as('refused'))
    .where('l.county', '=', county)
    .orderBy('l.seq', 'desc')
    .limit(filter.limit)
  if (filter.before !== undefined) query = query.where('l.seq', '<', filter.before)
  if (filter.id) query = query.where('a.id', '=', filter.id)
  if (filter.actor) query = query.where((eb) => eb.or([eb('a.actor', '=', filter.actor!), eb.and([eb('a.record_type', '=', 'refusal'), eb('a.record_id', '=', filter.actor!)])]))
  if (filter.type) query = query.where('a.type', '=', filter.type)
  if (filter.kind) query = query.where('a.record_type', '=', filter.kind)
  if (filter.purpose) query = query.where('a.purpose', '=', filter.purpose)
  if (filter.from) query = query.where('a.recorded_at', '>=', filter.from)
  if (filter.to) query = query.where('a.recorded_at', '<', filter.to)
  if (filter.record) {
    const [type, id] = splitReference(filter.record)
    query = query.where('a.record_type', '=', type).where('a.record_id', '=', id)
  }
  if (filter.about) {
    const [type, id] = splitReference(filter.about)
    query = query.where((eb) => eb.or([eb.and([eb('a.record_type', '=', type), eb('a.record_id', '=', id)]), eb('a.purpose', '=', filter.about!)]))
  }
  const rows = await query.execute()
  return rows.map((r) => ({
    seq: r.seq, id: r.id, type: r.type, record: { type: r.record_type, id: r.record_id }, version: r.version, actor: r.actor, actorName: r.actor_name,
    happenedAt: r.happened_at.toISOString(), recordedAt: r.recorded_at.toISOString(), purpose: r.purpose, corrects: r.corrects, isErased: r.erased !== null,
    refused: r.refused === null ? null : (JSON.parse(r.refused) as Refused),
  }))
}

export function findAct(tx: Tx, county: string, seq: number) {
  return tx.db
    .selectFrom('log as l')
    .innerJoin('acts as a', (join) => join.onRef('a.county', '=', 'l.county').onRef('a.id', '=', 'l.act'))
    .select(['a.envelope', 'l.leaf'])
    .where('l.county', '=', county)
    .where('l.seq', '=', seq)
    .executeTakeFirst()
}

function splitReference(reference: string): [type: string, id: string] {
  const colon = reference.indexOf(':')
  return [reference.slice(0, colon), reference.slice(colon + 1)]
}
