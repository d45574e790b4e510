import { defineRecord } from '#platform/acts/record-type.ts'
import { incidentActs, type IncidentAct, type Intake, type Step } from './acts.ts'

/** One crew sent to an incident. */
export interface Assignment {
  crew: string
  people: string[]
  state: 'dispatched' | Step | 'recalled'
  dispatchedAt: string
}

export interface Relation {
  to: string
  kind: 'duplicate' | 'same_series'
}

/** The eight moments of a call (law.md, "110"), each when it first happened. RFC 3339, UTC. */
export type Moment = 'received' | 'dispatched' | 'accepted' | 'en_route' | 'on_scene' | 'first_feedback' | 'closed' | 'called_back'

export interface Incident extends Intake {
  number: string
  station: string
  receivedBy: string
  status: 'received' | 'dispatched' | Step | 'closed'
  times: Partial<Record<Moment, string>>
  assignments: Assignment[]
  reports: { crew: string; text: string; at: string; by: string }[]
  relations: Relation[]
  /** Team that it was handed to; `takenOverAt` is its receipt. */
  handOver: { team: string; at: string; takenOverAt: string | null } | null
  closing: string | null
  satisfied: 'yes' | 'no' | 'not_reached' | null
}

const rank = { received: 0, dispatched: 1, accepted: 2, en_route: 3, on_scene: 4, closed: 5 } as const

export const incidentRecord = defineRecord({
  type: 'incident',
  acts: incidentActs,
  fold: foldIncident,
  tables: [
    { name: 'incidents', key: ['id'] },
    { name: 'incident_crews', key: ['incident', 'crew'] },
    { name: 'incident_relations', key: ['incident', 'other'] },
  ],
  rows: (i, id) => ({
    incidents: [
      {
        id, number: i.number, station: i.station, status: i.status, nature: i.nature, priority: i.priority,
        caller: i.caller, phone: i.phone, place: i.place, lon: i.position?.lon ?? null, lat: i.position?.lat ?? null, text: i.text,
        received_at: i.times.received, dispatched_at: i.times.dispatched ?? null, accepted_at: i.times.accepted ?? null,
        en_route_at: i.times.en_route ?? null, on_scene_at: i.times.on_scene ?? null, first_feedback_at: i.times.first_feedback ?? null,
        closed_at: i.times.closed ?? null, called_back_at: i.times.called_back ?? null,
        team: i.handOver?.team ?? '', closing: i.closing, satisfied: i.satisfied,
      },
    ],
    incident_crews: i.assignments.filter((a) => a.state !== 'recalled').map((a) => ({ incident: id, crew: a.crew, state: a.state, dispatched_at: a.dispatchedAt })),
    incident_relations: i.relations.map((r) => ({ incident: id, other: r.to, kind: r.kind })),
  }),
  attributes: (i) => ({
    station: i.station,
    team: i.handOver?.team ?? '',
    people: [...new Set(i.assignments.filter((a) => a.state !== 'recalled').flatMap((a) => a.people))],
    askedBy: i.receivedBy,
    owner: '',
    flags: [i.status === 'closed' ? 'closed' : 'open'],
  }),
  topics: (i) => i.assignments.filter((a) => a.state !== 'recalled').flatMap((a) => a.people.map((p) => `account:${p}`)),
})

function foldIncident(state: Incident | null, act: IncidentAct): Incident {
  if (act.type === 'incident.received') {
    const times = { received: act.happenedAt }
    return {
      ...act.payload, receivedBy: act.actor, status: 'received', times,
      assignments: [], reports: [], relations: [], handOver: null, closing: null, satisfied: null,
    }
  }
  const i = state!
  const at = act.happenedAt
  const first = (moment: Moment) => ({ [moment]: i.times[moment] ?? at, ...i.times })
  switch (act.type) {
    case 'incident.corrected': {
      const { reason: _, ...changes } = act.payload
      return { ...i, ...changes }
    }
    case 'incident.dispatched': {
      const others = i.assignments.filter((a) => a.crew !== act.payload.crew)
      const assignment = { crew: act.payload.crew, people: act.payload.people, state: 'dispatched' as const, dispatchedAt: at }
      return { ...i, status: furthest(i.status, 'dispatched'), times: { ...i.times, ...first('dispatched') }, assignments: [...others, assignment] }
    }
    case 'incident.recalled':
      return settle({ ...i, assignments: i.assignments.map((a) => (a.crew === act.payload.crew ? { ...a, state: 'recalled' as const } : a)) })
    case 'incident.progressed': {
      const { crew, step } = act.payload
      return {
        ...i,
        status: furthest(i.status, step),
        times: { ...i.times, ...first(step) },
        assignments: i.assignments.map((a) => (a.crew === crew ? { ...a, state: step } : a)),
      }
    }
    case 'incident.reported':
      return { ...i, times: { ...i.times, ...first('first_feedback') }, reports: [...i.reports, { ...act.payload, at, by: act.actor }] }
    case 'incident.related':
      return { ...i, relations: [...i.relations.filter((r) => r.to !== act.payload.to), { to: act.payload.to, kind: act.payload.kind }] }
    case 'incident.unrelated':
      return { ...i, relations: i.relations.filter((r) => r.to !== act.payload.to) }
    case 'incident.handedOver':
      return { ...i, handOver: { team: act.payload.team, at, takenOverAt: null } }
    case 'incident.takenOver':
      return { ...i, handOver: { ...i.handOver!, takenOverAt: at } }
    case 'incident.closed':
      return { ...i, status: 'closed', closing: act.payload.closing, times: { ...i.times, closed: at } }
    case 'incident.reopened': {
      const { closed: _, ...times } = i.times
      return settle({ ...i, closing: null, times, status: 'received' })
    }
    case 'incident.calledBack':
      return { ...i, satisfied: act.payload.satisfied, times: { ...i.times, called_back: at } }
  }
}

function furthest(a: Incident['status'], b: Incident['status']): Incident['status'] {
  return rank[a] >= rank[b] ? a : b
}

/** The status that follows from the crews that are still on it. */
function settle(i: Incident): Incident {
  const states = i.assignments.flatMap((a) => (a.state === 'recalled' ? [] : [a.state]))
  return { ...i, status: states.reduce<Incident['status']>(furthest, 'received') }
}
