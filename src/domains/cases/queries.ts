import { sql } from 'kysely'
import { parseRef } from '#platform/acts/act.ts'
import type { Tx } from '#platform/database/database.ts'
import type { Status } from './acts.ts'

export { namesOf } from '#platform/identity/queries.ts'

export interface CaseFilter {
  /** Only cases that go on. */
  open?: boolean | undefined
  status?: Status | undefined
  /** Only cases that this account carries. */
  officer?: string | undefined
  /** Only cases of this team. */
  team?: string | undefined
  /** Part of the number or the title. */
  text?: string | undefined
  limit: number
}

const openStatuses: Status[] = ['accepted', 'filed', 'investigating', 'solved']

/** Cases of the stations that the transaction may see, the newest first. */
export function listCases(tx: Tx, county: string, { open, status, officer, team, text, limit }: CaseFilter) {
  let query = tx.db.selectFrom('cases').selectAll().where('county', '=', county).orderBy('accepted_at', 'desc').orderBy('id').limit(limit)
  if (open === true) query = query.where('status', 'in', openStatuses)
  if (open === false) query = query.where('status', 'not in', openStatuses)
  if (status) query = query.where('status', '=', status)
  if (officer) query = query.where((eb) => eb.or([eb('lead', '=', officer), eb('second', '=', officer)]))
  if (team) query = query.where('team', '=', team)
  if (text) query = query.where((eb) => eb.or([eb(sql`position(lower(${text}) in lower(number))`, '>', 0), eb(sql`position(lower(${text}) in lower(title))`, '>', 0)]))
  return query.execute()
}

/** What waits for a decision, the longest wait first; with what policy needs to know of each case. */
export function listWaiting(tx: Tx, county: string, cases?: string[]) {
  let query = tx.db
    .selectFrom('case_approvals as a')
    .innerJoin('cases as c', (join) => join.onRef('c.county', '=', 'a.county').onRef('c.id', '=', 'a.case_id'))
    .select(['a.id', 'a.case_id', 'a.what', 'a.level', 'a.asked_by', 'a.asked_at', 'a.reason'])
    .select(['c.number', 'c.title', 'c.kind', 'c.status', 'c.station', 'c.team', 'c.lead', 'c.second'])
    .where('a.county', '=', county)
    .where('a.outcome', 'is', null)
    .orderBy('a.asked_at')
    .limit(500)
  if (cases) query = query.where('a.case_id', 'in', cases.length > 0 ? cases : [''])
  return query.execute()
}

/** Calls by id, as far as the transaction may see them. */
export function findIncidents(tx: Tx, county: string, ids: readonly string[]) {
  if (ids.length === 0) return Promise.resolve([])
  return tx.db.selectFrom('incidents').select(['id', 'number', 'station', 'status', 'nature', 'place', 'text', 'received_at']).where('county', '=', county).where('id', 'in', ids).orderBy('received_at').execute()
}

/** Calls that someone linked to one of these, in either direction, and that are not among them. */
export async function findLinkedIncidents(tx: Tx, county: string, ids: readonly string[]) {
  if (ids.length === 0) return []
  const pairs = await tx.db
    .selectFrom('incident_relations')
    .select(['incident', 'other', 'kind'])
    .where('county', '=', county)
    .where((eb) => eb.or([eb('incident', 'in', ids), eb('other', 'in', ids)]))
    .execute()
  const kinds = new Map(pairs.map((p) => [ids.includes(p.incident) ? p.other : p.incident, p.kind]))
  const found = await findIncidents(tx, county, [...kinds.keys()].filter((id) => !ids.includes(id)))
  return found.map((incident) => ({ ...incident, kind: kinds.get(incident.id)! }))
}

/** Cases that hold one of these calls. */
export function findCasesOf(tx: Tx, county: string, incidents: readonly string[]) {
  if (incidents.length === 0) return Promise.resolve([])
  return tx.db
    .selectFrom('case_incidents as i')
    .innerJoin('cases as c', (join) => join.onRef('c.county', '=', 'i.county').onRef('c.id', '=', 'i.case_id'))
    .select(['i.incident', 'c.id', 'c.number', 'c.title', 'c.status', 'c.team'])
    .where('i.county', '=', county)
    .where('i.incident', 'in', incidents)
    .where('c.status', '<>', 'voided')
    .execute()
}

/** Active officers of a team who may carry a case. */
export function listOfficers(tx: Tx, county: string, team: string) {
  return tx.db
    .selectFrom('accounts')
    .select(['login', 'name', 'team', 'roles', 'state'])
    .where('county', '=', county)
    .where('team', '=', team)
    .where('state', '=', 'active')
    .where(sql<boolean>`roles && array['case_officer', 'case_team_lead']`)
    .orderBy('login')
    .execute()
}

export function findAccounts(tx: Tx, county: string, logins: readonly string[]) {
  return tx.db.selectFrom('accounts').select(['login', 'name', 'team', 'roles', 'state']).where('county', '=', county).where('login', 'in', logins.length > 0 ? [...logins] : ['']).execute()
}

export async function nameUnit(tx: Tx, county: string, id: string): Promise<{ zh: string; en: string }> {
  const unit = await tx.db.selectFrom('units').select(['name_zh', 'name_en']).where('county', '=', county).where('id', '=', id).executeTakeFirst()
  return { zh: unit?.name_zh ?? id, en: unit?.name_en ?? id }
}

export interface HistoryFilter {
  /** Only acts recorded before this instant, RFC 3339. */
  before?: string | undefined
  /** Only acts of this part of the case, `evidence:ID`: its chain of custody. */
  record?: string | undefined
  limit: number
}

/** Everything done to a case and on its ground, the newest first; payloads only of the case's own acts. */
export function listHistory(tx: Tx, county: string, id: string, { before, record, limit }: HistoryFilter) {
  let query = tx.db
    .selectFrom('acts as a')
    .leftJoin('payloads as p', (join) => join.onRef('p.county', '=', 'a.county').onRef('p.act', '=', 'a.id').on('a.record_type', '=', 'case'))
    .select(['a.id', 'a.type', 'a.record_type', 'a.record_id', 'a.actor', 'a.happened_at', 'a.recorded_at', 'a.corrects', 'p.body'])
    .where('a.county', '=', county)
    .where((eb) => eb.or([eb.and([eb('a.record_type', '=', 'case'), eb('a.record_id', '=', id)]), eb('a.purpose', '=', `case:${id}`)]))
    .orderBy('a.recorded_at', 'desc')
    .orderBy('a.ord', 'desc')
    .limit(limit)
  if (before) query = query.where('a.recorded_at', '<', new Date(before))
  if (record) {
    const { type, id: part } = parseRef(record)
    query = query.where('a.record_type', '=', type).where('a.record_id', '=', part)
  }
  return query.execute()
}
