import type { IncidentAct, Step } from './acts.ts'
import { steps } from './acts.ts'
import type { Assignment, Incident } from './incident.ts'

const rank = { received: 0, dispatched: 1, accepted: 2, en_route: 3, on_scene: 4, cleared: 5, closed: 6 } as const

/** How an act changes a call. Status and moments are derived anew each time, so that a correction reaches them. */
export function foldIncident(state: Incident | null, act: IncidentAct): Incident {
  if (act.type === 'incident.received') {
    return {
      ...act.payload, receivedBy: act.actor, status: 'received', times: { received: act.happenedAt },
      assignments: [], offer: null, reports: [], relations: [], handOver: null, closing: null, closingText: '', satisfied: null, flags: [],
    }
  }
  return derive(apply(state!, act))
}

function apply(i: Incident, act: Exclude<IncidentAct, { type: 'incident.received' }>): Incident {
  const at = act.happenedAt
  switch (act.type) {
    case 'incident.corrected': {
      const { reason: _, ...changes } = act.payload
      return { ...i, ...changes }
    }
    case 'incident.dispatched': {
      const { crew, people, acceptBy, why } = act.payload
      const sent: Assignment = { crew, people, state: 'dispatched', times: { dispatched: at }, acceptBy, overdueAt: null, why, rang: null }
      return { ...i, offer: null, assignments: [...i.assignments, sent] }
    }
    case 'incident.overdue': {
      const { crew, next } = act.payload
      return changeCrew({ ...i, offer: next && { ...next, at } }, crew, () => ({ overdueAt: at }))
    }
    case 'incident.rang':
      return changeCrew(i, act.payload.crew, () => ({ rang: act.payload.outcome }))
    case 'incident.recalled':
      return changeCrew(i, act.payload.crew, (a) => ({ state: 'recalled', times: { ...a.times, recalled: at } }))
    case 'incident.progressed': {
      const { crew, step } = act.payload
      const write = (a: Assignment) => ({ times: { ...a.times, [step]: a.times[step] ?? at } })
      const accepted = { ...i, offer: i.offer && step === 'accepted' ? null : i.offer }
      return flag(changeCrew(accepted, crew, write), act)
    }
    case 'incident.stepCorrected': {
      const { crew, step, at: right } = act.payload
      return changeCrew(i, crew, (a) => {
        const { [step]: _, ...times } = a.times
        return { times: right ? { ...times, [step]: new Date(right).toISOString() } : times }
      })
    }
    case 'incident.reported': {
      const { crew, text } = act.payload
      return flag({ ...i, reports: [...i.reports, { id: act.id, crew, text, at, by: act.actor }] }, act)
    }
    case 'incident.reportCorrected':
      return { ...i, reports: i.reports.map((r) => (r.id === act.payload.report ? { ...r, text: act.payload.text } : r)) }
    case 'incident.flagSettled':
      return { ...i, flags: i.flags.map((f) => (f.act === act.payload.act ? { ...f, settledBy: act.actor } : f)) }
    case 'incident.related':
      return { ...i, relations: [...i.relations.filter((r) => r.to !== act.payload.to), { to: act.payload.to, kind: act.payload.kind }] }
    case 'incident.unrelated':
      return { ...i, relations: i.relations.filter((r) => r.to !== act.payload.to) }
    case 'incident.handedOver':
      return { ...i, handOver: { team: act.payload.team, at, takenOverAt: null } }
    case 'incident.handOverWithdrawn':
      return { ...i, handOver: null }
    case 'incident.takenOver':
      return { ...i, handOver: { ...i.handOver!, takenOverAt: at } }
    case 'incident.closed':
      return { ...i, offer: null, closing: act.payload.closing, closingText: act.payload.text, times: { ...i.times, closed: at } }
    case 'incident.reopened': {
      const { closed: _, ...times } = i.times
      return { ...i, closing: null, closingText: '', times }
    }
    case 'incident.calledBack':
      return { ...i, satisfied: act.payload.satisfied, times: { ...i.times, called_back: at } }
  }
}

/** Changes the newest assignment of a crew: a crew that was recalled may have been sent again. */
function changeCrew(i: Incident, crew: string, change: (a: Assignment) => Partial<Assignment>): Incident {
  const index = i.assignments.findLastIndex((a) => a.crew === crew)
  return { ...i, assignments: i.assignments.map((a, n) => (n === index ? { ...a, ...change(a) } : a)) }
}

function flag(i: Incident, act: Extract<IncidentAct, { type: 'incident.progressed' | 'incident.reported' }>): Incident {
  const kind = act.payload.flag
  return kind ? { ...i, flags: [...i.flags, { act: act.id, kind, at: act.happenedAt, by: act.actor, settledBy: null }] } : i
}

/** The state of each crew from its times, the status from its crews, the moments of the call from the first of them. */
function derive(i: Incident): Incident {
  const assignments = i.assignments.map((a) => (a.state === 'recalled' ? a : { ...a, state: furthestStep(a) }))
  const first = (step: 'dispatched' | Step) => findEarliest(assignments.map((a) => a.times[step]))
  const { received, closed, called_back } = i.times
  const moments = { received, dispatched: first('dispatched'), accepted: first('accepted'), en_route: first('en_route'), on_scene: first('on_scene'), first_feedback: findEarliest(i.reports.map((r) => r.at)), closed, called_back }
  const times: Incident['times'] = {}
  for (const moment of Object.keys(moments) as (keyof typeof moments)[]) if (moments[moment] !== undefined) times[moment] = moments[moment]
  return { ...i, assignments, times, status: closed ? 'closed' : statusOf(assignments) }
}

/** RFC 3339 in UTC sorts as text. */
function findEarliest(instants: readonly (string | undefined)[]): string | undefined {
  let earliest: string | undefined
  for (const at of instants) if (at !== undefined && (earliest === undefined || at < earliest)) earliest = at
  return earliest
}

function furthestStep(a: Assignment): 'dispatched' | Step {
  return steps.findLast((step) => a.times[step] !== undefined) ?? 'dispatched'
}

function statusOf(assignments: Assignment[]): Incident['status'] {
  const states = assignments.flatMap((a) => (a.state === 'recalled' ? [] : [a.state]))
  if (states.length === 0) return 'received'
  const working = states.filter((state) => state !== 'cleared')
  return working.reduce<Incident['status']>((a, b) => (rank[a] >= rank[b] ? a : b), working.length > 0 ? 'dispatched' : 'cleared')
}
