import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { Nature } from './acts.ts'
import type { Need } from './candidates.ts'
import { lookBackMs, samePlaceM, type Earlier, type Typed } from './similar.ts'

/**
 * Incidents of the stations that the transaction may see. Open before closed; of the open ones by priority, those that
 * nobody is on or that were not accepted in time first, then the longest waiting; of the closed ones the newest first.
 */
export function listIncidents(tx: Tx, county: string, filter: { open?: boolean; team?: string; q?: string; limit: number }) {
  let query = tx.db
    .selectFrom('incidents')
    .selectAll()
    .where('county', '=', county)
    .orderBy((eb) => eb.case().when('status', '=', 'closed').then(1).else(0).end())
    .orderBy((eb) => eb.case().when('status', '<>', 'closed').then(eb.ref('priority')).end())
    .orderBy((eb) => eb.case().when(eb.or([eb('status', '=', 'closed'), eb('status', '=', 'received'), eb('offer', 'is not', null)])).then(0).else(1).end())
    .orderBy((eb) => eb.case().when('status', '<>', 'closed').then(eb.ref('received_at')).end())
    .orderBy('received_at', 'desc')
    .limit(filter.limit)
  if (filter.open) query = query.where('status', '<>', 'closed')
  if (filter.q) {
    const like = `%${filter.q.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`
    query = query.where((eb) => eb.or([eb('number', 'ilike', like), eb(sql`(place || ' ' || text)`, 'like', like), eb('phone', '=', filter.q!)]))
  }
  if (filter.team) query = query.where('team', '=', filter.team)
  return query.execute()
}

export function listCrewsOf(tx: Tx, county: string, incidents: string[]) {
  if (incidents.length === 0) return Promise.resolve([])
  return tx.db
    .selectFrom('incident_crews')
    .select(['incident', 'crew', 'state', 'dispatched_at', 'accept_by', 'overdue'])
    .where('county', '=', county)
    .where('incident', 'in', incidents)
    .orderBy('dispatched_at')
    .execute()
}

/** Crews that should have accepted by now. */
export function listUnaccepted(tx: Tx, county: string, now: number) {
  return tx.db
    .selectFrom('incident_crews')
    .select(['incident', 'crew'])
    .where('county', '=', county)
    .where('state', '=', 'dispatched')
    .where('overdue', '=', false)
    .where('busy', '=', true)
    .where('accept_by', '<=', new Date(now))
    .orderBy('accept_by')
    .limit(100)
    .execute()
}

/** The open calls that a crew is on. */
export async function listCallsOf(tx: Tx, county: string, crews: string[]): Promise<{ incident: string; crew: string }[]> {
  if (crews.length === 0) return []
  return tx.db.selectFrom('incident_crews').select(['incident', 'crew']).where('county', '=', county).where('crew', 'in', crews).where('busy', '=', true).orderBy('dispatched_at', 'desc').execute()
}

/** What a crew is chosen by. */
export async function findNeed(tx: Tx, county: string, id: string): Promise<Need | null> {
  const row = await tx.db.selectFrom('incidents').select(['lon', 'lat', 'station', 'nature', 'priority']).where('county', '=', county).where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const position = row.lon === null || row.lat === null ? null : { lon: row.lon, lat: row.lat }
  return { position, station: row.station, nature: row.nature as Nature, priority: row.priority as Need['priority'] }
}

export async function lockCrew(tx: Tx, county: string, crew: string): Promise<void> {
  await tx.db.selectFrom('crews').select('id').where('county', '=', county).where('id', '=', crew).forUpdate().execute()
}

/**
 * Calls within `lookBackMs` that share a place, a callback number or words with what is typed; a few hundred at most.
 * `similarity` is pg_trgm's; on Chinese it is right where the database sorts by C.UTF-8 (stack of the embedded one).
 */
export async function listEarlier(tx: Tx, county: string, typed: Typed & { phone: string; except: string }, now: number): Promise<Earlier[]> {
  const { position, place, text, phone, except } = typed
  // A degree of latitude is 111 km; of longitude, at most that.
  const reach = (samePlaceM / 111_000) * 1.2
  const rows = await tx.query<Record<string, never>>({
    name: 'list_earlier',
    text: `select id, number, station, status, nature, priority, place, lon, lat, text, received_at,
             ($3 <> '' and phone = $3) as same_phone, similarity(place || ' ' || text, $4) as alike
           from incidents
           where county = $1 and received_at > $2 and id <> $5
             and (($3 <> '' and phone = $3)
               or ($6::float8 is not null and abs(lat - $7) < $8 and abs(lon - $6) < $8 * 2)
               or (length($9) > 2 and (place like '%' || $10 || '%' or strpos($9, place) > 0))
               or similarity(place || ' ' || text, $4) > 0.1)
           order by received_at desc limit 200`,
    values: [
      county, new Date(now - lookBackMs), phone.trim(), `${place} ${text}`, except, position?.lon ?? null, position?.lat ?? null, reach,
      place.trim(), place.trim().replaceAll(/[\\%_]/g, (c) => `\\${c}`),
    ],
  })
  return rows.map(toEarlier)
}

function toEarlier(r: Record<string, unknown>): Earlier {
  return {
    id: r.id as string, number: r.number as string, station: r.station as string, status: r.status as string,
    nature: r.nature as Nature, priority: r.priority as number, place: r.place as string, text: r.text as string,
    position: r.lon === null || r.lat === null ? null : { lon: r.lon as number, lat: r.lat as number },
    receivedAt: (r.received_at as Date).getTime(), samePhone: r.same_phone as boolean, alike: r.alike as number,
  }
}
