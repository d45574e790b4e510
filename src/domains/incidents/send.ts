import type { Work } from '#platform/acts/store.ts'
import { rankCandidates, toChoice } from './candidates.ts'
import { listCrewsAtWork } from './crews.ts'
import { dispatch } from './decide.ts'
import type { Incident } from './incident.ts'
import { incidentRecord } from './project.ts'
import { findNeed, lockCrew } from './queries.ts'
import { keepRing } from './rings.ts'
import { findTimers } from './timers.ts'

/**
 * Sends a crew: writes down why it was the one to send and until when it has to accept, and has its phone rung.
 * The crew's row stays locked until the end, so that two desks do not send one free crew to two calls unawares.
 */
export async function sendCrew(work: Work, incident: string, crew: string, reason: string, rings: boolean): Promise<Incident> {
  const { tx, county, now } = work
  await lockCrew(tx, county, crew)
  const need = await findNeed(tx, county, incident)
  const [found] = await listCrewsAtWork(tx, county, now, { id: crew })
  const [ranked] = found && need ? rankCandidates([found], need, now) : []
  const why = ranked ? toChoice(ranked) : { distanceM: null, heardAgoS: null, state: 'off' as const, sameStation: false, rightVehicle: false }
  const timers = await findTimers(tx, county)
  const acceptBy = now + timers.accept[need?.priority ?? 2].redS * 1000
  const state = await work.act(incidentRecord, incident, (before) => dispatch(before, crew, found?.members ?? [], { reason, why, acceptBy }))
  if (rings) await keepRing(tx, county, incident, crew, now)
  return state
}
