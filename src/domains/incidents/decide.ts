import { refuse, type Decision } from '#platform/acts/decision.ts'
import type { IncidentDraft, Intake, Step } from './acts.ts'
import { steps } from './acts.ts'
import type { Incident } from './project.ts'

type Rule = Decision<IncidentDraft>

export function receive(state: Incident | null, given: Intake & { number: string; station: string }): Rule {
  if (state) return refuse('incident_exists')
  return [{ type: 'incident.received', payload: given }]
}

/** Only what differs is written; nothing differs: nothing is written. */
export function correct(state: Incident | null, given: Partial<Intake>, reason: string): Rule {
  if (!state) return refuse('not_found')
  const changed = Object.entries(given).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(state[key as keyof Intake]))
  if (changed.length === 0) return []
  return [{ type: 'incident.corrected', payload: { ...(Object.fromEntries(changed) as Partial<Intake>), reason } }]
}

export function dispatch(state: Incident | null, crew: string, people: string[], reason: string): Rule {
  if (!state) return refuse('not_found')
  if (state.status === 'closed') return refuse('incident_closed', { number: state.number })
  if (people.length === 0) return refuse('crew_empty')
  if (state.assignments.some((a) => a.crew === crew && a.state !== 'recalled')) return []
  return [{ type: 'incident.dispatched', payload: { crew, people, reason } }]
}

export function recall(state: Incident | null, crew: string, reason: string): Rule {
  const assignment = state?.assignments.find((a) => a.crew === crew && a.state !== 'recalled')
  if (!assignment) return refuse('crew_not_sent')
  return [{ type: 'incident.recalled', payload: { crew, reason } }]
}

/** A step may be skipped (a crew on the spot), never taken back: that is a correction. */
export function progress(state: Incident | null, crew: string, step: Step, happenedAt: string): Rule {
  const assignment = state?.assignments.find((a) => a.crew === crew && a.state !== 'recalled')
  if (!assignment) return refuse('crew_not_sent')
  const reached = steps.indexOf(assignment.state as Step)
  if (steps.indexOf(step) <= reached) return []
  return [{ type: 'incident.progressed', payload: { crew, step }, happenedAt }]
}

export function report(state: Incident | null, crew: string, text: string, happenedAt: string): Rule {
  if (!state?.assignments.some((a) => a.crew === crew)) return refuse('crew_not_sent')
  return [{ type: 'incident.reported', payload: { crew, text }, happenedAt }]
}

export function relate(state: Incident | null, own: string, to: string, kind: 'duplicate' | 'same_series', reason: string): Rule {
  if (!state) return refuse('not_found')
  if (own === to) return refuse('incident_same')
  if (state.relations.some((r) => r.to === to && r.kind === kind)) return []
  return [{ type: 'incident.related', payload: { to, kind, reason } }]
}

export function handOver(state: Incident | null, team: string, reason: string): Rule {
  if (!state) return refuse('not_found')
  if (state.handOver?.team === team) return []
  return [{ type: 'incident.handedOver', payload: { team, reason } }]
}

export function takeOver(state: Incident | null, team: string): Rule {
  if (!state) return refuse('not_found')
  if (state.handOver?.team !== team) return refuse('not_handed_to_you')
  if (state.handOver.takenOverAt) return []
  return [{ type: 'incident.takenOver', payload: { team } }]
}

/** Silent, abusive and misdialled calls close at once; a handled one wants a word on how. */
export function close(state: Incident | null, closing: Extract<IncidentDraft, { type: 'incident.closed' }>['payload']['closing'], text: string): Rule {
  if (!state) return refuse('not_found')
  if (state.status === 'closed') return refuse('incident_closed', { number: state.number })
  if (closing === 'handled' && text.trim() === '') return refuse('closing_text')
  return [{ type: 'incident.closed', payload: { closing, text } }]
}

export function reopen(state: Incident | null, reason: string): Rule {
  if (state?.status !== 'closed') return refuse('incident_open')
  return [{ type: 'incident.reopened', payload: { reason } }]
}

export function callBack(state: Incident | null, satisfied: 'yes' | 'no' | 'not_reached', text: string): Rule {
  if (state?.status !== 'closed') return refuse('incident_open')
  return [{ type: 'incident.calledBack', payload: { satisfied, text } }]
}
