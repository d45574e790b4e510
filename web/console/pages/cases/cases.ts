import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { get } from '../../../shared/api/client.ts'
import type { FeedEvent } from '../../../shared/feed/feed.ts'
import { useRefreshOn } from '../../../shared/feed/use-feed.ts'

export const statuses = ['accepted', 'filed', 'refused', 'investigating', 'solved', 'closed', 'withdrawn', 'voided'] as const
export type Status = (typeof statuses)[number]
export type Question = 'file' | 'refuse' | 'close' | 'withdraw' | 'void' | 'extend' | 'revert'
export interface Words { zh: string; en: string }
export interface Who { login: string; name: string }

export interface Clock {
  id: string
  startedAt: string
  due: string
  extended: number
  extendable: boolean
  holidaysUnknown: string | null
  article: Words
  toBeConfirmed: boolean
}

export interface CaseRow {
  id: string
  number: string
  kind: 'criminal' | 'administrative'
  title: string
  status: Status
  lead: Who
  second: Who
  acceptedAt: string
  since: string | null
  clock: Clock | null
  waiting: { what: Question; level: 'unit' | 'county'; askedAt: string } | null
}

export interface Brief {
  id: string
  number: string
  status: string
  nature: string
  place: string
  text: string
  receivedAt: string
}

export interface Approval {
  id: string
  what: Question
  level: 'unit' | 'county'
  askedBy: string
  askedAt: string
  reason: string
  closing: string | null
  decision: { outcome: 'approved' | 'denied' | 'recalled'; by: string; at: string; note: string } | null
}

export interface CaseView {
  id: string
  number: string
  kind: 'criminal' | 'administrative'
  title: string
  summary: string
  status: Status
  lead: string
  second: string
  steps: { status: Status; at: string; by: string; approval: string | null }[]
  approvals: Approval[]
  solved: { definition: string; facts: string[]; text: string } | null
  closed: { definition: string; closing: string; reason: string } | null
  incidents: Brief[]
  linked: (Brief & { kind: 'duplicate' | 'same_series' })[]
  clock: Clock | null
  unit: Words
  officers: Who[]
  names: Record<string, string>
  definitions: Record<'solved' | 'closed', { id: string; from: string; text: Words }>
  rules: { approvals: Record<string, { level: 'unit' | 'county'; article: Words; toBeConfirmed: boolean }>; closings: string[]; facts: string[] }
  may: { work: boolean; look: boolean; addEvidence: boolean; assign: boolean; ask: Question[]; decide: boolean; recall: boolean }
}

export interface Note { id: string; text: string; by: Who; at: string; correctedAt: string | null }
export interface Task { id: string; title: string; assignee: Who; due: string | null; status: 'open' | 'done' | 'cancelled'; setBy: Who; endedAt: string | null; note: string }
export interface Person { id: string; name: string; phone: string; role: string }
export interface Evidence {
  id: string
  name: string
  description: string
  kind: 'photo' | 'audio' | 'scan'
  mediaType: string
  size: number
  sha256: string
  by: Who
  at: string
  takenAt: string | null
  withdrawnAt: string | null
  looks: number
}
export interface Unfinished { id: string; name: string; length: number; received: number; expiresAt: string }
export interface Parts { notes: Note[]; tasks: Task[]; people: Person[]; evidence: Evidence[]; unfinished: Unfinished[] }

export interface HistoryAct {
  act: string
  type: string
  record: { type: string; id: string }
  actor: Who
  happenedAt: string
  corrects: string | null
  payload: Record<string, unknown> | null
}

export interface Waiting {
  approval: string
  what: Question
  level: 'unit' | 'county'
  reason: string
  askedAt: string
  askedBy: Who
  case: { id: string; number: string; title: string; kind: string; status: Status }
}

export interface CaseFilter { mine: boolean; open: 'true' | 'false' | ''; text: string; status: Status | undefined }

export function useCases({ mine, open, text, status }: CaseFilter) {
  const query = new URLSearchParams({ limit: '1000', ...(mine ? { mine: 'true' } : {}), ...(open ? { open } : {}), ...(text ? { text } : {}), ...(status ? { status } : {}) })
  return useQuery({ queryKey: ['cases', mine, open, text, status ?? ''], queryFn: ({ signal }) => get<{ cases: CaseRow[] }>(`/api/cases?${query}`, signal), placeholderData: (before) => before })
}

export const useCase = (id: string) => useQuery({ queryKey: ['case', id], queryFn: ({ signal }) => get<CaseView>(`/api/cases/${id}`, signal) })
export const useParts = (id: string) => useQuery({ queryKey: ['case', id, 'parts'], queryFn: ({ signal }) => get<Parts>(`/api/cases/${id}/parts`, signal) })

export function useHistory(id: string, record?: string) {
  const query = record ? `?record=${encodeURIComponent(record)}` : ''
  return useQuery({ queryKey: ['case', id, 'history', record ?? ''], queryFn: ({ signal }) => get<{ acts: HistoryAct[] }>(`/api/cases/${id}/history${query}`, signal) })
}

export const useWaiting = (enabled: boolean) => useQuery({ queryKey: ['cases-waiting'], queryFn: ({ signal }) => get<{ waiting: Waiting[] }>('/api/cases/waiting', signal), enabled })
export const useMyTasks = (enabled: boolean) =>
  useQuery({ queryKey: ['case-tasks'], queryFn: ({ signal }) => get<{ tasks: { id: string; title: string; due: string | null; case: { id: string; number: string; title: string } }[] }>('/api/cases/tasks', signal), enabled })

export interface Opening {
  incident: Brief | null
  linked: (Brief & { kind: 'duplicate' | 'same_series' })[]
  cases: { incident: string; id: string; number: string; title: string; status: Status }[]
  team: Words
  officers: Who[]
}

export const useOpening = (incident: string | null) =>
  useQuery({ queryKey: ['case-opening', incident], queryFn: ({ signal }) => get<Opening>(`/api/cases/opening?incident=${encodeURIComponent(incident!)}`, signal), enabled: incident !== null })

const caseTypes = ['case', 'case_note', 'case_task', 'case_person', 'evidence']

/** Refreshes what shows cases whenever an act touches one. */
export function useFreshCases(): void {
  useRefreshOn(useCallback((event: FeedEvent) => (caseTypes.includes(event.record.type) ? [['cases'], ['case'], ['cases-waiting'], ['case-tasks']] : []), []))
}

/** Shows at once what one has just done oneself. */
export function useRefreshCase(id: string): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['case', id] })
}
