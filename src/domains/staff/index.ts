import type { Domain } from '#platform/domain.ts'
import type { Platform } from '#platform/platform.ts'
import { startSweep } from '#platform/sweep.ts'
import { staffMessages } from './messages.ts'
import { crewRecord } from './project.ts'
import { endDutyRoute, heartbeatRoute, startDutyRoute } from './routes/duty.ts'
import { changeCrewRoute, formCrewRoute, openCrewRoute } from './routes/form.ts'
import { endForgottenDuties } from './sweep.ts'

export { vehicles, type CrewProfile, type Vehicle } from './acts.ts'
export { endDuty, formCrew, startDuty } from './decide.ts'
export { forgetPresence, keepHeartbeat } from './presence.ts'
export { crewRecord, type Crew } from './project.ts'
export { findEndlessDuty, listCrews, type CrewPresence } from './queries.ts'

export function staffDomain(platform: Platform): Domain {
  return {
    name: 'staff',
    records: [crewRecord],
    routes: [formCrewRoute, changeCrewRoute, openCrewRoute, startDutyRoute, endDutyRoute, heartbeatRoute(platform.database)],
    actions: [],
    messages: staffMessages,
  }
}

/** Ends forgotten duties while the server runs. */
export const watchDuties = (platform: Platform) => startSweep(platform, 'forgotten-duties', 60_000, () => endForgottenDuties(platform))
