import { refuse, type Decision, type Refusal } from '#platform/acts/decision.ts'
import type { CaseDraft, Opening } from './acts.ts'
import { findWaiting } from './approval.ts'
import { isCaseOpen, type Case } from './project.ts'

export type Rule = Decision<CaseDraft>

/** An account that may carry a case, as it stands now. */
export interface Officer {
  login: string
  team: string
  roles: readonly string[]
  state: string
}

const officerRoles = ['case_officer', 'case_team_lead']

/** A case is accepted (受案): two different officers of its team carry it. */
export function acceptCase(state: Case | null, given: Opening & { number: string; station: string; team: string }, officers: readonly Officer[], at: number, now: number): Rule {
  if (state) return refuse('case_exists')
  const unfit = refusePair(given, given.team, officers)
  if (unfit) return unfit
  if (at > now) return refuse('case_future')
  return [{ type: 'case.opened', payload: given, happenedAt: new Date(at).toISOString() }]
}

/** Only what differs is written; nothing differs: nothing is written. */
export function correct(state: Case | null, given: { title?: string | undefined; summary?: string | undefined }, reason: string): Rule {
  if (!state) return refuse('not_found')
  const title = given.title === undefined || given.title === state.title ? {} : { title: given.title }
  const summary = given.summary === undefined || given.summary === state.summary ? {} : { summary: given.summary }
  if (!('title' in title) && !('summary' in summary)) return []
  return [{ type: 'case.corrected', payload: { ...title, ...summary, reason }, corrects: state.openedAct }]
}

export function changeOfficers(state: Case | null, pair: { lead: string; second: string }, officers: readonly Officer[], reason: string): Rule {
  if (!state) return refuse('not_found')
  if (!isCaseOpen(state)) return refuse('case_not_open', { number: state.number })
  const unfit = refusePair(pair, state.team, officers)
  if (unfit) return unfit
  // Whoever is asked to decide must not become one of the officers meanwhile, nor the asker vanish.
  if (findWaiting(state.approvals)) return refuse('approval_waits', { number: state.number })
  if (pair.lead === state.lead && pair.second === state.second) return []
  return [{ type: 'case.officersChanged', payload: { ...pair, reason } }]
}

export function linkIncidents(state: Case | null, incidents: readonly string[]): Rule {
  if (!state) return refuse('not_found')
  if (!isCaseOpen(state)) return refuse('case_not_open', { number: state.number })
  const fresh = [...new Set(incidents)].filter((i) => !state.incidents.includes(i))
  return fresh.length === 0 ? [] : [{ type: 'case.incidentsLinked', payload: { incidents: fresh } }]
}

export function unlinkIncident(state: Case | null, incident: string, reason: string): Rule {
  if (!state) return refuse('not_found')
  if (!isCaseOpen(state)) return refuse('case_not_open', { number: state.number })
  if (!state.incidents.includes(incident)) return []
  if (state.incidents.length === 1) return refuse('case_needs_incident')
  return [{ type: 'case.incidentUnlinked', payload: { incident, reason } }]
}

/** A call belongs to a case of its own station only. */
export function refuseElsewhere(station: string, incidents: readonly { number: string; station: string }[]): Refusal | null {
  const elsewhere = incidents.find((i) => i.station !== station)
  return elsewhere ? refuse('incident_elsewhere', { number: elsewhere.number }) : null
}

function refusePair(pair: { lead: string; second: string }, team: string, officers: readonly Officer[]): Refusal | null {
  if (pair.lead === pair.second) return refuse('case_same_officer')
  for (const login of [pair.lead, pair.second]) {
    const officer = officers.find((o) => o.login === login)
    if (officer?.state !== 'active' || officer.team !== team || !officer.roles.some((role) => officerRoles.includes(role))) return refuse('case_officer_unfit', { login })
  }
  return null
}
