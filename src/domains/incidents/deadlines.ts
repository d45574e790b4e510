import type { Platform } from '#platform/platform.ts'
import { systemPrincipal } from '#platform/policy/principal.ts'
import { rankCandidates, toChoice } from './candidates.ts'
import { listCrewsAtWork } from './crews.ts'
import { fallOverdue } from './decide.ts'
import { incidentRecord } from './project.ts'
import { findNeed, listUnaccepted } from './queries.ts'

type Parts = Pick<Platform, 'store' | 'database' | 'county' | 'clock' | 'ids'>

/**
 * Every crew that has not accepted in time: the next free one is offered, and the desk's lead hears of it by the act
 * `incident.overdue`. Whoever is sent next is a person's decision.
 */
export async function sweepDeadlines({ store, database, county, clock, ids }: Parts): Promise<void> {
  const late = await database.read({ county, stations: 'all', account: 'system' }, (tx) => listUnaccepted(tx, county, clock.now()))
  for (const { incident, crew } of late) {
    await store.perform({ id: ids.uuid(), principal: systemPrincipal, action: 'incident.fallOverdue', body: { incident, crew } }, async (work) => {
      const need = await findNeed(work.tx, county, incident)
      const crews = await listCrewsAtWork(work.tx, county, work.now, { duty: true })
      const next = need && rankCandidates(crews, need, work.now).find((c) => c.offered && c.crew !== crew)
      await work.act(incidentRecord, incident, (state) => fallOverdue(state, crew, next ? { crew: next.crew, why: toChoice(next) } : null, work.now))
    })
  }
}
