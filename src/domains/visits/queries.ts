import { sql } from 'kysely'
import { dayInShanghai } from '#platform/calendar.ts'
import type { Tx } from '#platform/database/database.ts'
import { gridsOnDay } from '#domains/registry/index.ts'
import type { Matter } from './matters/matter.ts'
import type { Candidate } from './rounds/plan.ts'

/** Doors of a community or grid in which something is missing, too old or due; the oldest first, at most `limit`. */
export async function listCandidates(tx: Tx, county: string, given: { station: string; community: string; grid: string; now: Date; limit: number }): Promise<(Candidate & { staleFrom: Date })[]> {
  const rows = await tx.query<{ type: 'dwelling' | 'business'; id: string; stale_from: Date; has_task: boolean; lon: number | null; lat: number | null }>({
    name: 'round_candidates',
    text: `with doors as (
             select 'dwelling' as type, d.id, d.address, least(d.stale_from, min(h.stale_from), min(p.stale_from)) as stale_from
             from dwellings d
             left join households h on h.county = $1 and h.station = $2 and h.dwelling = d.id and not h.ended
             left join people p on p.county = $1 and p.station = $2 and p.household = h.id and not p.ended
             where d.county = $1 and d.station = $2 and not d.ended group by d.county, d.id
             union all
             select 'business', b.id, b.address, b.stale_from from businesses b where b.county = $1 and b.station = $2 and not b.ended)
           select doors.type, doors.id, doors.stale_from, t.id is not null as has_task, a.lon, a.lat
           from doors join addresses a on a.county = $1 and a.id = doors.address
           left join lateral (select id from grid_tasks t where t.county = $1 and t.place = doors.id and t.state = 'open' limit 1) t on true
           where ($3 = '' or a.community = $3) and ($6 = '' or exists (select from ${gridsOnDay('$7')} m where m.county = $1 and m.grid = $6 and m.address = doors.address)) and (doors.stale_from < $4 or t.id is not null)
             and not exists (select from round_stops s join rounds r on r.county = s.county and r.id = s.round where s.county = $1 and s.stop = doors.id and r.closed_at is null and r.until > $4)
           order by t.id is null, doors.stale_from, doors.id limit $5`,
    values: [county, given.station, given.community, given.now, given.limit, given.grid, dayInShanghai(given.now.getTime())],
  })
  return rows.map((r) => ({
    type: r.type, id: r.id, staleFrom: r.stale_from, why: r.has_task ? 'task' : r.stale_from.getTime() <= 0 ? 'missing' : 'stale', position: r.lon === null || r.lat === null ? null : { lon: r.lon, lat: r.lat },
  }))
}

/** Whether a phone was cut off: it is given nothing more. */
export async function isCutOff(tx: Tx, county: string, device: string): Promise<boolean> {
  return (await tx.db.selectFrom('devices').select('id').where('county', '=', county).where('id', '=', device).where('cut_off_at', 'is not', null).executeTakeFirst()) !== undefined
}

export async function listRounds(tx: Tx, county: string, filter: { account?: string; open: boolean; now: Date }) {
  let query = tx.db
    .selectFrom('rounds as r')
    .select((eb) => [
      'r.id', 'r.station', 'r.title', 'r.assignee', 'r.partner', 'r.day', 'r.until', 'r.stops', 'r.closed_at',
      eb.selectFrom('visits as v').select((c) => c.fn.count<number>('v.place').distinct().as('n')).whereRef('v.county', '=', 'r.county').whereRef('v.round', '=', 'r.id').as('visited'),
    ])
    .where('r.county', '=', county)
    .orderBy('r.day', 'desc')
    .orderBy('r.id')
    .limit(200)
  if (filter.account) query = query.where((eb) => eb.or([eb('r.assignee', '=', filter.account!), eb('r.partner', '=', filter.account!)]))
  if (filter.open) query = query.where('r.closed_at', 'is', null).where('r.until', '>', filter.now)
  return query.execute()
}

/** What stands in the record and in no query table. */
const wordsOf = (type: string, table: 'grid_tasks' | 'matters', field: string) =>
  sql<string>`coalesce((select r.state ->> ${field} from records r where r.county = ${sql.ref(`${table}.county`)} and r.type = ${type} and r.id = ${sql.ref(`${table}.id`)}), '')`

/** A door as it is read out, with its room or name; empty where it is not registered. */
const placeOfVisit = sql<string>`coalesce((select concat_ws(' ', a.full_text, f ->> 'unit', f ->> 'room', f ->> 'name')
  from records r cross join lateral (select coalesce(r.state -> 'fields' -> 'address' ->> 'value', r.id) as id offset 0) door
       join addresses a on a.county = r.county and a.id = door.id,
       lateral (select jsonb_object_agg(key, value -> 'value') as f from jsonb_each(r.state -> 'fields')) fields
  where r.county = visits.county and r.type = visits.place_type and r.id = visits.place), '')`

export function listTasks(tx: Tx, county: string, filter: { account?: string; open: boolean }) {
  let query = tx.db.selectFrom('grid_tasks').selectAll().select(wordsOf('grid_task', 'grid_tasks', 'details').as('details')).where('county', '=', county).orderBy('due').orderBy('id').limit(500)
  if (filter.account) query = query.where((eb) => eb.or([eb('assignee', '=', filter.account!), eb('assignee', 'is', null)]))
  if (filter.open) query = query.where('state', '=', 'open')
  return query.execute()
}

export function listMatters(tx: Tx, county: string, filter: { account?: string; open: boolean }) {
  let query = tx.db.selectFrom('matters').selectAll().select(wordsOf('matter', 'matters', 'text').as('text')).where('county', '=', county).orderBy('urgent', 'desc').orderBy('at').limit(500)
  if (filter.account) query = query.where('by', '=', filter.account)
  if (filter.open) query = query.where('state', '<>', 'closed')
  return query.execute()
}

/** What somebody pushed, with what was said of it: what is open, and what was closed since. */
export function listOwnMatters(tx: Tx, county: string, account: string, closedSince: Date) {
  return tx.query<{ id: string; state: Matter }>({
    name: 'own_matters',
    text: `select m.id, r.state from matters m join records r on r.county = m.county and r.type = 'matter' and r.id = m.id
           where m.county = $1 and m.by = $2 and (m.closed_at is null or m.closed_at > $3) order by m.at desc limit 100`,
    values: [county, account, closedSince],
  })
}

export function listVisits(tx: Tx, county: string, filter: { place?: string; round?: string; flagged?: boolean; account?: string }) {
  let query = tx.db.selectFrom('visits').selectAll().select(placeOfVisit.as('place_text')).where('county', '=', county).orderBy('at', 'desc').limit(200)
  if (filter.place) query = query.where('place', '=', filter.place)
  if (filter.round) query = query.where('round', '=', filter.round)
  if (filter.account) query = query.where('by', '=', filter.account)
  if (filter.flagged) query = query.where('flagged', '=', true)
  return query.execute()
}
