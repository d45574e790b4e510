import { refuse, type Decision } from '#platform/acts/decision.ts'
import type { Choice, Closing, flagKinds, IncidentDraft, Intake, RelationKind, Step } from './acts.ts'
import type { Assignment, Incident } from './incident.ts'

type Rule = Decision<IncidentDraft>

export function receive(state: Incident | null, given: Intake & { number: string; station: string }, happenedAt: string): Rule {
  if (state) return refuse('incident_exists')
  return [{ type: 'incident.received', payload: given, happenedAt }]
}

/** Only what differs is written; nothing differs: nothing is written. */
export function correct(state: Incident | null, given: Partial<Intake> & { station?: string }, reason: string): Rule {
  if (!state) return refuse('not_found')
  const changed = Object.entries(given).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(state[key as keyof Intake]))
  if (changed.length === 0) return []
  return [{ type: 'incident.corrected', payload: { ...(Object.fromEntries(changed) as Partial<Intake>), reason } }]
}

/** A crew that is not free is sent with a reason or not at all: over the radio, say, when its phone is silent. */
export function dispatch(state: Incident | null, crew: string, people: string[], given: { reason: string; why: Choice; acceptBy: number }): Rule {
  if (!state) return refuse('not_found')
  if (state.status === 'closed') return refuse('incident_closed', { number: state.number })
  if (people.length === 0) return refuse('crew_empty')
  if (given.why.state === 'off') return refuse('crew_off_duty')
  if (findActive(state, crew)) return []
  if (given.why.state !== 'free' && given.reason.trim() === '') return refuse(given.why.state === 'busy' ? 'crew_busy' : 'crew_unreachable')
  const { reason, why, acceptBy } = given
  return [{ type: 'incident.dispatched', payload: { crew, people, reason, acceptBy: new Date(acceptBy).toISOString(), why } }]
}

/** The next crew is offered once for each that did not accept. Too early, or accepted since: nothing. */
export function fallOverdue(state: Incident | null, crew: string, next: { crew: string; why: Choice } | null, now: number): Rule {
  if (!state) return refuse('not_found')
  const sent = findActive(state, crew)
  if (state.status === 'closed' || sent?.state !== 'dispatched' || sent.overdueAt || !sent.acceptBy || Date.parse(sent.acceptBy) > now) return []
  return [{ type: 'incident.overdue', payload: { crew, acceptBy: sent.acceptBy, next } }]
}

export function recall(state: Incident | null, crew: string, reason: string): Rule {
  if (!state) return refuse('not_found')
  if (!findActive(state, crew)) return refuse('crew_not_sent')
  return [{ type: 'incident.recalled', payload: { crew, reason } }]
}

/** A fact is never refused for lateness; what contradicts the state is flagged (house plan, decision 5). A step may be skipped. */
export function progress(state: Incident | null, crew: string, step: Step, happenedAt: string, now: number): Rule {
  if (!state) return refuse('not_found')
  const sent = findSent(state, crew)
  if (!sent) return refuse('crew_not_sent')
  if (sent.times[step] !== undefined) return []
  return [{ type: 'incident.progressed', payload: { crew, step, ...flagOf(state, sent, happenedAt, now) }, happenedAt }]
}

/** Steps come in order; a corrected time that breaks it is refused. */
export function correctStep(state: Incident | null, crew: string, step: Step, at: string | null, reason: string): Rule {
  if (!state) return refuse('not_found')
  const sent = findSent(state, crew)
  if (!sent || sent.times[step] === undefined) return refuse('step_not_taken')
  if (at !== null && Date.parse(at) < Date.parse(sent.times.dispatched!)) return refuse('step_before_dispatch')
  return [{ type: 'incident.stepCorrected', payload: { crew, step, at, reason } }]
}

export function report(state: Incident | null, crew: string, text: string, happenedAt: string, now: number): Rule {
  if (!state) return refuse('not_found')
  const sent = findSent(state, crew)
  if (!sent) return refuse('crew_not_sent')
  return [{ type: 'incident.reported', payload: { crew, text, ...flagOf(state, sent, happenedAt, now) }, happenedAt }]
}

export function correctReport(state: Incident | null, report: string, text: string, reason: string): Rule {
  const found = state?.reports.find((r) => r.id === report)
  if (!found) return refuse('not_found')
  if (found.text === text) return []
  return [{ type: 'incident.reportCorrected', payload: { report, text, reason }, corrects: report }]
}

export function settleFlag(state: Incident | null, act: string, text: string): Rule {
  const found = state?.flags.find((f) => f.act === act)
  if (!found) return refuse('not_found')
  if (found.settledBy) return []
  return [{ type: 'incident.flagSettled', payload: { act, text } }]
}

export function relate(state: Incident | null, own: string, to: string, kind: RelationKind, reason: string): Rule {
  if (!state) return refuse('not_found')
  if (own === to) return refuse('incident_same')
  if (state.relations.some((r) => r.to === to && r.kind === kind)) return []
  return [{ type: 'incident.related', payload: { to, kind, reason } }]
}

export function unrelate(state: Incident | null, to: string, reason: string): Rule {
  if (!state) return refuse('not_found')
  if (!state.relations.some((r) => r.to === to)) return []
  return [{ type: 'incident.unrelated', payload: { to, reason } }]
}

/** `exists`: whether the county has such a team; to another nobody could ever give a receipt. */
export function handOver(state: Incident | null, team: string, exists: boolean, reason: string): Rule {
  if (!state) return refuse('not_found')
  if (!exists) return refuse('team_unknown', { team })
  if (state.handOver?.team === team) return []
  return [{ type: 'incident.handedOver', payload: { team, reason } }]
}

/** Until the receipt; afterwards the team hands it over itself. */
export function withdrawHandOver(state: Incident | null, reason: string): Rule {
  if (!state) return refuse('not_found')
  if (!state.handOver) return refuse('not_handed_over')
  if (state.handOver.takenOverAt) return refuse('already_taken_over')
  return [{ type: 'incident.handOverWithdrawn', payload: { team: state.handOver.team, reason } }]
}

export function takeOver(state: Incident | null, team: string): Rule {
  if (!state) return refuse('not_found')
  if (state.handOver?.team !== team) return refuse('not_handed_to_you')
  if (state.handOver.takenOverAt) return []
  return [{ type: 'incident.takenOver', payload: { team } }]
}

/** Silent, abusive and misdialled calls close at once; a handled one wants a word on how. */
export function close(state: Incident | null, closing: Closing, text: string): Rule {
  if (!state) return refuse('not_found')
  if (state.status === 'closed') return refuse('incident_closed', { number: state.number })
  if (closing === 'handled' && text.trim() === '') return refuse('closing_text')
  return [{ type: 'incident.closed', payload: { closing, text } }]
}

export function reopen(state: Incident | null, reason: string): Rule {
  if (!state) return refuse('not_found')
  if (state.status !== 'closed') return refuse('incident_open')
  return [{ type: 'incident.reopened', payload: { reason } }]
}

export function callBack(state: Incident | null, satisfied: 'yes' | 'no' | 'not_reached', text: string): Rule {
  if (!state) return refuse('not_found')
  if (state.status !== 'closed') return refuse('incident_open')
  return [{ type: 'incident.calledBack', payload: { satisfied, text } }]
}

export function noteRing(state: Incident | null, crew: string, result: { outcome: 'delivered' | 'failed'; attempts: number; status: number | null }): Rule {
  if (!state || !findSent(state, crew)) return refuse('crew_not_sent')
  return [{ type: 'incident.rang', payload: { crew, ...result } }]
}

function findActive(state: Incident, crew: string): Assignment | undefined {
  return state.assignments.find((a) => a.crew === crew && a.state !== 'recalled')
}

/** The newest assignment of a crew, recalled or not. */
function findSent(state: Incident, crew: string): Assignment | undefined {
  return state.assignments.findLast((a) => a.crew === crew)
}

/** Later than this and a supervisor looks at it (house plan, decision 5). */
const lateAfterMs = 7 * 86_400_000

function flagOf(state: Incident, sent: Assignment, happenedAt: string, now: number): { flag?: (typeof flagKinds)[number] } {
  const { recalled } = sent.times
  if (now - Date.parse(happenedAt) > lateAfterMs) return { flag: 'late' }
  if (sent.state === 'recalled' && recalled && happenedAt > recalled) return { flag: 'after_recall' }
  if (state.status === 'closed' && state.times.closed && happenedAt > state.times.closed) return { flag: 'after_close' }
  return {}
}
