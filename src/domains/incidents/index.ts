import type { Domain } from '#platform/domain.ts'
import type { Platform } from '#platform/platform.ts'
import { startSweep } from '#platform/sweep.ts'
import { sweepDeadlines } from './deadlines.ts'
import { incidentGround } from './ground.ts'
import { incidentMessages } from './messages.ts'
import { incidentRecord } from './project.ts'
import { sweepRings } from './rings.ts'
import { changeRoutes } from './routes/change.ts'
import { findCandidates, listCandidates, listCrewsRoute } from './routes/crews.ts'
import { dispatchRoute } from './routes/dispatch.ts'
import { myDuty } from './routes/duty.ts'
import { factRoutes } from './routes/facts.ts'
import { listIncidentsRoute } from './routes/list.ts'
import { openHistory, openIncident } from './routes/open.ts'
import { receiveIncident } from './routes/receive.ts'
import { findSimilar } from './routes/similar.ts'
import { timerRoutes } from './routes/timers.ts'
import { timersRecord } from './timers.ts'

export { takeOver } from './decide.ts'
export { callDefinitionOn } from './definitions.ts'
export type { Assignment, Incident } from './incident.ts'
export { incidentRecord } from './project.ts'
export { receiveCall } from './receive-call.ts'

/** How often deadlines are looked at: a crew that does not accept is found at most this much late. */
const sweepEveryMs = 1_000

export function incidentsDomain(platform: Platform): Domain {
  const rings = platform.config.ringWebhook !== null
  return {
    name: 'incidents',
    records: [incidentRecord, timersRecord],
    routes: [
      receiveIncident, listIncidentsRoute, findSimilar, openIncident, openHistory, dispatchRoute(rings), ...factRoutes(platform), ...changeRoutes,
      listCrewsRoute, findCandidates, listCandidates, myDuty, ...timerRoutes(platform),
    ],
    actions: ['crew.send', 'incident.fallOverdue', 'incident.noteRing'],
    messages: incidentMessages,
    grounds: [incidentGround],
  }
}

/** Deadlines and the webhook's ringing while the server runs: on one server a county. */
export function watchDeadlines(platform: Platform): { stop(): Promise<void> } {
  const sweeps = [
    startSweep(platform, 'incident-deadlines', sweepEveryMs, () => sweepDeadlines(platform)),
    ...(platform.config.ringWebhook ? [startSweep(platform, 'incident-rings', sweepEveryMs, () => sweepRings(platform))] : []),
  ]
  return { stop: async () => void (await Promise.all(sweeps.map((sweep) => sweep.stop()))) }
}
