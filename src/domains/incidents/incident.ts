import type { Choice, flagKinds, Intake, RelationKind, Step } from './acts.ts'

/** One crew sent to an incident. Recalled ones stay: they were sent. */
export interface Assignment {
  crew: string
  people: string[]
  state: 'dispatched' | Step | 'recalled'
  times: Partial<Record<'dispatched' | Step | 'recalled', string>>
  acceptBy: string | null
  /** When the system found it not accepted in time. */
  overdueAt: string | null
  why: Choice | null
  /** What became of the webhook's ringing; null before it is known, or where none is configured. */
  rang: 'delivered' | 'failed' | null
}

export interface Relation {
  to: string
  kind: RelationKind
}

/** The eight moments of a call (law.md, "110"), each when it first happened. RFC 3339, UTC. */
export type Moment = 'received' | 'dispatched' | 'accepted' | 'en_route' | 'on_scene' | 'first_feedback' | 'closed' | 'called_back'

export interface Incident extends Intake {
  number: string
  station: string
  receivedBy: string
  /** `cleared`: every crew is done, the desk has not closed it yet. */
  status: 'received' | 'dispatched' | Step | 'closed'
  times: Partial<Record<Moment, string>>
  assignments: Assignment[]
  /** Offered since the crew before did not accept in time; gone once somebody is sent. */
  offer: { crew: string; why: Choice; at: string } | null
  reports: { id: string; crew: string; text: string; at: string; by: string }[]
  relations: Relation[]
  /** Team that it was handed to; `takenOverAt` is its receipt. */
  handOver: { team: string; at: string; takenOverAt: string | null } | null
  closing: string | null
  closingText: string
  satisfied: 'yes' | 'no' | 'not_reached' | null
  /** Facts that contradicted the state, or came late: for a supervisor. */
  flags: { act: string; kind: (typeof flagKinds)[number]; at: string; by: string; settledBy: string | null }[]
}

/** The crews that are on it, not called back. */
export function activeOf(i: Pick<Incident, 'assignments'>): Assignment[] {
  return i.assignments.filter((a) => a.state !== 'recalled')
}
