import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { mediatorRoles } from './decide-consent.ts'

export { namesOf } from '#platform/identity/queries.ts'

export interface DisputeFilter {
  /** Only what still asks something of someone, or only what does not. */
  waiting: boolean
  kind?: string | undefined
  status?: string | undefined
  station?: string | undefined
  /** Only disputes that this account reported or mediates. */
  of?: string | undefined
  /** Part of the number or the place, or the whole name of a party. */
  text?: string | undefined
  limit: number
}

/** What goes on, or is settled and not yet done with. Kept by the index `disputes_waiting`. */
const waits = sql<boolean>`(outcome is null or performance is not distinct from 'running' or awaits_confirmation)`

/** Disputes of the stations that the transaction may see, the newest first. */
export function listDisputes(tx: Tx, county: string, filter: DisputeFilter) {
  let query = tx.db.selectFrom('disputes').selectAll().where('county', '=', county).where(filter.waiting ? waits : sql<boolean>`not ${waits}`).orderBy('reported_at', 'desc').orderBy('id').limit(filter.limit)
  if (filter.kind) query = query.where('kind', '=', filter.kind)
  if (filter.status) query = query.where('status', '=', filter.status)
  if (filter.station) query = query.where('station', '=', filter.station)
  if (filter.of) query = query.where((eb) => eb.or([eb('reported_by', '=', filter.of!), eb(eb.val(filter.of!), '=', eb.fn.any('mediators'))]))
  if (filter.text) {
    const { text } = filter
    query = query.where((eb) =>
      eb.or([
        eb(sql`position(lower(${text}) in lower(number))`, '>', 0),
        eb(sql`position(lower(${text}) in lower(place))`, '>', 0),
        eb.exists(eb.selectFrom('dispute_parties as p').select('p.id').where('p.county', '=', county).whereRef('p.dispute', '=', 'disputes.id').where('p.name', '=', text)),
      ]),
    )
  }
  return query.execute()
}

export function listPartiesOf(tx: Tx, county: string, disputes: readonly string[]) {
  if (disputes.length === 0) return Promise.resolve([])
  return tx.db.selectFrom('dispute_parties').select(['dispute', 'id', 'name', 'side']).where('county', '=', county).where('dispute', 'in', disputes).orderBy('side').orderBy('id').execute()
}

export function findAccounts(tx: Tx, county: string, logins: readonly string[]) {
  return tx.db.selectFrom('accounts').select(['login', 'name', 'phone', 'station', 'roles', 'state']).where('county', '=', county).where('login', 'in', logins.length > 0 ? [...new Set(logins)] : ['']).execute()
}

/** Active accounts of a station that may mediate. */
export function listStaff(tx: Tx, county: string, station: string) {
  return tx.db
    .selectFrom('accounts')
    .select(['login', 'name'])
    .where('county', '=', county)
    .where('station', '=', station)
    .where('state', '=', 'active')
    .where(sql<boolean>`roles && ${mediatorRoles}::text[]`)
    .orderBy('login')
    .execute()
}

export function findCalls(tx: Tx, county: string, ids: readonly string[]) {
  if (ids.length === 0) return Promise.resolve([])
  return tx.db.selectFrom('incidents').select(['id', 'number', 'status']).where('county', '=', county).where('id', 'in', ids).execute()
}

/** Acts of a dispute, the newest first. `withContent` false: who did what and when, without what was said. */
export async function listHistory(tx: Tx, county: string, id: string, withContent: boolean) {
  const rows = await tx.db
    .selectFrom('acts as a')
    .leftJoin('payloads as p', (join) => join.onRef('p.county', '=', 'a.county').onRef('p.act', '=', 'a.id'))
    .leftJoin('accounts as who', (join) => join.onRef('who.county', '=', 'a.county').onRef('who.id', '=', 'a.actor'))
    .select(['a.id', 'a.type', 'a.actor', 'who.name', 'a.happened_at', 'a.recorded_at', 'a.corrects', 'p.body'])
    .where('a.county', '=', county)
    .where('a.record_type', '=', 'dispute')
    .where('a.record_id', '=', id)
    .orderBy('a.version', 'desc')
    .execute()
  return rows.map((r) => ({
    act: r.id, verb: r.type.slice('dispute.'.length), actor: { login: r.actor, name: r.name ?? r.actor }, corrects: r.corrects,
    happenedAt: r.happened_at.toISOString(), recordedAt: r.recorded_at.toISOString(),
    payload: withContent && r.body ? (JSON.parse(r.body.toString()) as Record<string, unknown>) : null,
  }))
}
