import type { Platform } from '#platform/platform.ts'
import { systemPrincipal } from '#platform/policy/principal.ts'
import { endDuty } from './decide.ts'
import { forgetPresence } from './presence.ts'
import { crewRecord } from './project.ts'
import { findEndlessDuty } from './queries.ts'

/** Longer than any shift with its hand-over: somebody went home and did not say so. */
const longestDutyMs = 14 * 3_600_000

/** Ends duties that nobody ended, so that no position outlives its shift. */
export async function endForgottenDuties({ store, database, county, clock, ids }: Pick<Platform, 'store' | 'database' | 'county' | 'clock' | 'ids'>): Promise<void> {
  const before = clock.now() - longestDutyMs
  const forgotten = await database.read({ county, stations: 'all', account: 'system' }, (tx) => findEndlessDuty(tx, county, before))
  for (const crew of forgotten) {
    await store.perform({ id: ids.uuid(), principal: systemPrincipal, action: 'crew.end', body: crew }, async (work) => {
      await work.act(crewRecord, crew, (state) => endDuty(state, 'too_long'))
      await forgetPresence(work.tx, county, crew)
    })
  }
}
