import type { Tx } from '#platform/database/database.ts'
import { listCrews, type CrewPresence } from '#domains/staff/index.ts'
import type { Choice } from './acts.ts'

/** A crew as the desk sees it: its presence, and the open calls that keep it busy. */
export interface CrewAtWork extends CrewPresence {
  state: Choice['state']
  /** `number` is null where the call belongs to a station that the reader may not see. */
  on: { incident: string; number: string | null; state: string }[]
}

/** `off` before `unreachable` before `busy`: a crew that cannot hear is not free, whatever it does. */
export async function listCrewsAtWork(tx: Tx, county: string, now: number, filter: Parameters<typeof listCrews>[3] = {}): Promise<CrewAtWork[]> {
  const crews = await listCrews(tx, county, now, filter)
  const busy = await tx.db
    .selectFrom('incident_crews as c')
    .leftJoin('incidents as i', (join) => join.onRef('i.county', '=', 'c.county').onRef('i.id', '=', 'c.incident'))
    .select(['c.crew', 'c.state', 'c.incident', 'i.number'])
    .where('c.county', '=', county)
    .where('c.busy', '=', true)
    .orderBy('c.dispatched_at')
    .execute()
  return crews.map((crew) => {
    const on = busy.filter((b) => b.crew === crew.id).map(({ incident, number, state }) => ({ incident, number, state }))
    return { ...crew, on, state: !crew.onDuty ? 'off' : !crew.reachable ? 'unreachable' : on.length > 0 ? 'busy' : 'free' }
  })
}
