import type { Tx } from '#platform/database/database.ts'
import type { Nature } from './acts.ts'
import type { Need } from './candidates.ts'

/** Incidents of the stations that the transaction may see, the most urgent first: open before closed, then priority, then age. */
export function listIncidents(tx: Tx, county: string, filter: { open?: boolean; team?: string; limit: number }) {
  let query = tx.db
    .selectFrom('incidents')
    .selectAll()
    .where('county', '=', county)
    .orderBy((eb) => eb.case().when('status', '=', 'closed').then(1).else(0).end())
    .orderBy((eb) => eb.case().when('status', '<>', 'closed').then(eb.ref('priority')).end())
    .orderBy('received_at', 'desc')
    .limit(filter.limit)
  if (filter.open) query = query.where('status', '<>', 'closed')
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
