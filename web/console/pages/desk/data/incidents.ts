import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { get } from '../../../../shared/api/client.ts'

export const natures = ['criminal', 'public_order', 'traffic', 'help', 'dispute', 'complaint', 'other'] as const
export const priorities = [1, 2, 3] as const
export const moments = ['received', 'dispatched', 'accepted', 'en_route', 'on_scene', 'first_feedback', 'closed', 'called_back'] as const
export const steps = ['accepted', 'en_route', 'on_scene', 'cleared'] as const
export const closings = ['handled', 'no_police_matter', 'silent', 'abusive', 'misdialled', 'duplicate', 'unfounded', 'to_case', 'to_community'] as const

export type Nature = (typeof natures)[number]
export type Priority = (typeof priorities)[number]
export type Moment = (typeof moments)[number]
export type Step = (typeof steps)[number]
export type RelationKind = 'duplicate' | 'same_series'
export type Status = 'received' | 'dispatched' | Step | 'closed'

export interface Position {
  lon: number
  lat: number
}

/** A line of the queue: no caller in it. */
export interface IncidentRow {
  id: string
  number: string
  station: string
  status: Status
  nature: Nature
  priority: Priority
  place: string
  position: Position | null
  text: string
  times: { received: string } & Partial<Record<Moment, string | null>>
  crews: { crew: string; state: string; dispatchedAt: string; acceptBy: string | null; overdue: boolean }[]
  offer: string | null
  flagged: number
  handOver: HandOver | null
  closing: string | null
  satisfied: string | null
}

interface HandOver {
  team: string
  at: string
  takenOverAt: string | null
}

export interface Choice {
  distanceM: number | null
  heardAgoS: number | null
  state: CrewState
  sameStation: boolean
  rightVehicle: boolean
}

export type CrewState = 'free' | 'busy' | 'unreachable' | 'off'

export interface Assignment {
  crew: string
  people: string[]
  state: 'dispatched' | Step | 'recalled'
  times: Partial<Record<'dispatched' | Step | 'recalled', string>>
  acceptBy: string | null
  overdueAt: string | null
  why: Choice | null
  rang: 'delivered' | 'failed' | null
}

/** A call as it is opened. */
export interface Incident {
  id: string
  number: string
  station: string
  status: Status
  caller: string
  phone: string
  place: string
  position: Position | null
  nature: Nature
  priority: Priority
  text: string
  receivedBy: string
  times: Partial<Record<Moment, string>>
  assignments: Assignment[]
  offer: { crew: string; why: Choice; at: string } | null
  reports: { id: string; crew: string; text: string; at: string; by: string }[]
  relations: { to: string; kind: RelationKind }[]
  handOver: HandOver | null
  closing: string | null
  closingText: string
  satisfied: string | null
  flags: { act: string; kind: 'late' | 'after_recall' | 'after_close'; at: string; by: string; settledBy: string | null }[]
  /** Verbs that the server would allow. */
  may: string[]
}

export interface Candidate extends Choice {
  crew: string
  callsign: { zh: string; en: string }
  station: string
  vehicle: string
  offered: boolean
  on: { incident: string; number: string | null; state: string }[]
}

export interface SimilarCall {
  id: string
  number: string
  status: Status
  nature: Nature
  priority: Priority
  place: string
  text: string
  receivedAt: string
  kind: RelationKind
  grounds: { distanceM: number | null; samePlaceName: boolean; samePhone: boolean; sameNature: boolean; words: string[]; minutesAgo: number }
}

export interface HistoryAct {
  id: string
  version: number
  type: string
  actor: string
  name: string
  corrects: string | null
  happenedAt: string
  recordedAt: string
  payload: Record<string, unknown> | null
}

export function useIncidents(filter: { open: boolean; q: string; team?: string }, enabled = true) {
  const query = new URLSearchParams({ ...(filter.open ? { open: 'true' } : {}), ...(filter.q ? { q: filter.q } : {}), ...(filter.team ? { team: filter.team } : {}) })
  return useQuery({
    queryKey: ['incidents', filter],
    queryFn: ({ signal }) => get<{ incidents: IncidentRow[] }>(`/api/incidents?${query}`, signal),
    placeholderData: keepPreviousData,
    enabled,
  })
}

export function useIncident(id: string | null) {
  return useQuery({ queryKey: ['incident', id], queryFn: ({ signal }) => get<Incident>(`/api/incidents/${id}`, signal), enabled: id !== null })
}

export function useHistory(id: string, enabled: boolean) {
  return useQuery({ queryKey: ['incident', id, 'history'], queryFn: ({ signal }) => get<{ acts: HistoryAct[] }>(`/api/incidents/${id}/history`, signal), enabled })
}

/** Asked again while it is open: crews move, and fall silent. */
export function useCandidates(id: string) {
  return useQuery({
    queryKey: ['candidates', id],
    queryFn: ({ signal }) => get<{ candidates: Candidate[] }>(`/api/incidents/${id}/candidates`, signal),
    refetchInterval: 4_000,
  })
}
