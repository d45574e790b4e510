import type { Tx } from '#platform/database/database.ts'

/** Incidents of the stations that the transaction may see, the most urgent first: open before closed, then priority, then age. */
export function listIncidents(tx: Tx, county: string, filter: { open?: boolean; limit: number }) {
  let query = tx.db
    .selectFrom('incidents')
    .selectAll()
    .where('county', '=', county)
    .orderBy((eb) => eb.case().when('status', '=', 'closed').then(1).else(0).end())
    .orderBy('priority')
    .orderBy('received_at', 'desc')
    .limit(filter.limit)
  if (filter.open) query = query.where('status', '<>', 'closed')
  return query.execute()
}

export function listCrewsOf(tx: Tx, county: string, incidents: string[]) {
  if (incidents.length === 0) return Promise.resolve([])
  return tx.db.selectFrom('incident_crews').select(['incident', 'crew', 'state', 'dispatched_at']).where('county', '=', county).where('incident', 'in', incidents).execute()
}
