import { sql } from 'kysely'
import { dayInShanghai } from '#platform/calendar.ts'
import type { Tx } from '#platform/database/database.ts'
import type { Status } from './words.ts'
import { mendingStatuses, openStatuses } from './due.ts'
import type { Kind, Severity } from './rules.ts'

export { namesOf } from '#platform/identity/queries.ts'

export interface HazardFilter {
  open?: boolean | undefined
  status?: Status | undefined
  kind?: Kind | undefined
  severity?: Severity | undefined
  station?: string | undefined
  overdue?: boolean | undefined
  /** Only those assigned to this account. */
  assignee?: string | undefined
  /** Part of the number or the place. */
  text?: string | undefined
}

/** Hazards that a filter means, of the stations that the transaction may see. */
function meant(tx: Tx, county: string, filter: HazardFilter, now: number) {
  const { open, status, kind, severity, station, overdue, assignee, text } = filter
  let query = tx.db.selectFrom('hazards').where('county', '=', county)
  if (open === true) query = query.where('status', 'in', openStatuses)
  if (open === false) query = query.where('status', 'not in', openStatuses)
  if (status) query = query.where('status', '=', status)
  if (kind) query = query.where('kind', '=', kind)
  if (severity) query = query.where('severity', '=', severity)
  if (station) query = query.where('station', '=', station)
  if (overdue === true) query = query.where('status', 'in', mendingStatuses).where(sql`due::text`, '<', dayInShanghai(now))
  if (assignee) query = query.where('assignee', '=', assignee)
  if (text) query = query.where((eb) => eb.or([eb(sql`position(lower(${text}) in lower(number))`, '>', 0), eb(sql`position(lower(${text}) in lower(place))`, '>', 0)]))
  return query
}

/** What is overdue first, the longest on top; then what is open, the nearest day first; then what ended, the newest first. */
export function listHazards(tx: Tx, county: string, filter: HazardFilter, now: number, limit: number) {
  const rank = sql`case when status in (${sql.join([...mendingStatuses])}) then 0 when ended_at is null then 1 else 2 end`
  return meant(tx, county, filter, now).selectAll().orderBy(rank).orderBy(sql`case when ended_at is null then due end`).orderBy('ended_at', 'desc').orderBy('found_at').orderBy('id').limit(limit).execute()
}

/** Those of a station that somebody still has to mend, the nearest day first. */
export function listToRecheck(tx: Tx, county: string, station: string, limit: number) {
  return tx.db
    .selectFrom('hazards')
    .select(['id', 'number', 'kind', 'severity', 'status', 'text', 'place', 'due', 'party', 'relation', 'dwelling', 'business', 'assignee'])
    .where('county', '=', county)
    .where('station', '=', station)
    .where('status', 'in', mendingStatuses)
    .orderBy('due')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Those that have a position, as few columns as a map needs. */
export function listPoints(tx: Tx, county: string, filter: HazardFilter, now: number) {
  return meant(tx, county, filter, now).select(['id', 'number', 'kind', 'severity', 'status', 'due', 'lon', 'lat']).where('lon', 'is not', null).where('lat', 'is not', null).orderBy('id').limit(20_000).execute()
}

/** The newest hazard of the same place and kind that was found since, and was one. */
export function findFormer(tx: Tx, county: string, { station, placeKey, kind, since, but }: { station: string; placeKey: string; kind: Kind; since: Date; but: string }) {
  return tx.db
    .selectFrom('hazards')
    .select(['id', 'number', 'status', 'severity', 'found_at', 'ended_at', 'station'])
    .where('county', '=', county)
    .where('station', '=', station)
    .where('place_key', '=', placeKey)
    .where('kind', '=', kind)
    .where('found_at', '>=', since)
    .where('status', '<>', 'withdrawn')
    .where('id', '<>', but)
    .orderBy('found_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Hazards that say they repeat this one, and the one that it repeats. */
export function listRepeats(tx: Tx, county: string, id: string, former: string | null) {
  return tx.db
    .selectFrom('hazards')
    .select(['id', 'number', 'status', 'severity', 'found_at'])
    .where('county', '=', county)
    .where((eb) => eb.or([eb('former', '=', id), eb('id', '=', former ?? '')]))
    .orderBy('found_at')
    .execute()
}

/** Major hazards that nobody in the command room has seen yet, the oldest first. */
export function listUnseen(tx: Tx, county: string) {
  return tx.db.selectFrom('hazards').selectAll().where('county', '=', county).where('raised_at', 'is not', null).where('seen_by', 'is', null).where('ended_at', 'is', null).orderBy('raised_at').limit(100).execute()
}

/** Facts that contradict and that no supervisor has looked at, the oldest first. */
export function listFlags(tx: Tx, county: string) {
  return tx.db
    .selectFrom('hazard_flags as f')
    .innerJoin('hazards as h', (join) => join.onRef('h.county', '=', 'f.county').onRef('h.id', '=', 'f.hazard'))
    .select(['f.hazard', 'f.act', 'f.kind as flag', 'f.by', 'f.at', 'h.number', 'h.place', 'h.status', 'h.kind', 'h.station'])
    .where('f.county', '=', county)
    .where('f.settled_by', 'is', null)
    .orderBy('f.at')
    .limit(500)
    .execute()
}

export function findMembers(tx: Tx, county: string, logins: readonly string[]) {
  return tx.db.selectFrom('accounts').select(['login', 'name', 'station', 'roles', 'state']).where('county', '=', county).where('login', 'in', logins.length > 0 ? [...logins] : ['']).execute()
}

/** Who of a station may be asked to re-check. */
export function listMembers(tx: Tx, county: string, station: string, roles: readonly string[]) {
  return tx.db
    .selectFrom('accounts')
    .select(['login', 'name'])
    .where('county', '=', county)
    .where('station', '=', station)
    .where('state', '=', 'active')
    .where(sql<boolean>`roles && ${[...roles]}::text[]`)
    .orderBy('login')
    .execute()
}

/** Everything done to a hazard, the newest first. */
export function listHistory(tx: Tx, county: string, id: string, limit: number) {
  return tx.db
    .selectFrom('acts as a')
    .leftJoin('payloads as p', (join) => join.onRef('p.county', '=', 'a.county').onRef('p.act', '=', 'a.id'))
    .select(['a.id', 'a.type', 'a.actor', 'a.happened_at', 'a.recorded_at', 'a.corrects', 'p.body'])
    .where('a.county', '=', county)
    .where('a.record_type', '=', 'hazard')
    .where('a.record_id', '=', id)
    .orderBy('a.recorded_at', 'desc')
    .orderBy('a.ord', 'desc')
    .limit(limit)
    .execute()
}

export async function isHazardOf(tx: Tx, county: string, id: string, station: string): Promise<boolean> {
  return (await tx.db.selectFrom('hazards').select('id').where('county', '=', county).where('id', '=', id).where('station', '=', station).executeTakeFirst()) !== undefined
}
