import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { get } from '../../../shared/api/client.ts'
import type { FeedEvent } from '../../../shared/feed/feed.ts'
import { startOfDay } from '../../../shared/i18n/time.ts'

export interface Verification {
  valid: boolean
  size: number
  proven: number
  count: number
  findings: { code: string; seq: number | null; detail: string }[]
  at: string
}

interface AskedWitness {
  name: string
  signer: string | null
  state: 'waiting' | 'agrees' | 'unreachable' | 'refuses'
  size: number
  at: string | null
  reason: string | null
}

export interface LedgerState {
  size: number
  pending: number
  sequencer: string
  why: string | null
  filesFailing: string | null
  checkpoint: { size: number; root: string; signedAt: string; origin: string } | null
  key: string
  /** The newest checkpoint that each key signed, also of witnesses that are configured no more. */
  cosigned: { name: string; keyId: string; size: number; at: string }[]
  witnesses: number
  /** How each configured witness answers; `size` and `at`: what it signed since this server runs. */
  asked: AskedWitness[]
  strangers: number
  verification: Verification | null
  isVerifying: boolean
}

/** Witnesses answer, or do not, while no act happens. */
const stateEveryMs = 10_000

export const useLedgerState = () => useQuery({ queryKey: ['ledger', 'state'], refetchInterval: stateEveryMs, queryFn: ({ signal }) => get<LedgerState>('/api/ledger/state', signal) })

interface Ref {
  type: string
  id: string
}

export interface ActRow {
  seq: number
  id: string
  type: string
  record: Ref
  version: number
  actor: string
  actorName: string | null
  happenedAt: string
  recordedAt: string
  purpose: string | null
  corrects: string | null
  isErased: boolean
  refused: { action: string; record: Ref; rules: string[] } | null
}

/** What is asked for, as it stands in the address; days are of Asia/Shanghai. */
export interface ActsAsked {
  from: string | null
  to: string | null
  kind: string | null
  actor: string | null
  about: string | null
  refused: boolean
  /** From this number back; null: from the newest. */
  at: number | null
}

const pageSize = 200

export function useActs(asked: ActsAsked) {
  const query = toQuery({ ...daysToInstants(asked), kind: asked.refused ? null : asked.kind, type: asked.refused ? 'refusal.refused' : null, actor: asked.actor, about: asked.about, limit: pageSize })
  return useInfiniteQuery({
    queryKey: ['ledger', 'acts', query, asked.at],
    queryFn: ({ signal, pageParam }) => get<{ acts: ActRow[] }>(`/api/ledger/acts?${query}${pageParam === null ? '' : `&before=${pageParam}`}`, signal),
    initialPageParam: asked.at === null ? null : asked.at + 1,
    getNextPageParam: ({ acts }) => (acts.length < pageSize ? undefined : acts.at(-1)!.seq),
    placeholderData: (before) => before,
  })
}

export type StandOut = 'off_hours' | 'emergency' | 'renewed' | 'exported'
export const standOuts: readonly StandOut[] = ['off_hours', 'emergency', 'renewed', 'exported']
export type Finding = 'in_order' | 'ask' | 'breach'
export const findings: readonly Finding[] = ['in_order', 'ask', 'breach']

export interface LookRow {
  id: string
  grant: string
  grantKind: 'retrieval' | 'emergency' | 'incident_live'
  camera: string
  cameraName: string
  kind: string
  ground: Ref
  number: string
  document: string
  station: string
  viewer: string
  viewerName: string
  openedAt: string
  closedAt: string | null
  stills: number
  spans: { from: string; to: string }[]
  standsOut: StandOut[]
  finding: Finding | null
  note: string | null
  isDrawn?: boolean
}

export interface LooksAsked {
  from: string | null
  to: string | null
  viewer: string | null
  about: string | null
  kind: string | null
  standsOut: string | null
}

export function looksQuery(asked: LooksAsked): string {
  const [type, id] = asked.about?.split(/:(.*)/s) ?? []
  const subject = type === 'camera' ? { camera: id } : type === 'grant' ? { grant: id } : { ground: asked.about }
  return toQuery({ ...daysToInstants(asked), viewer: asked.viewer, kind: asked.kind, standsOut: asked.standsOut, ...subject, limit: 1000 })
}

export const useLooks = (asked: LooksAsked) => {
  const query = looksQuery(asked)
  return useQuery({ queryKey: ['ledger', 'looks', query], queryFn: ({ signal }) => get<{ looks: LookRow[] }>(`/api/footage/looks?${query}`, signal), placeholderData: (before) => before })
}

export interface Week {
  week: string
  dueBy: string
  looks: number
  standOut: number
  duty: 'running' | 'due' | 'overdue' | 'done'
  review: { by: string; at: string; examined: number; found: number; conclusion: string } | null
}

export const useWeeks = () => useQuery({ queryKey: ['ledger', 'weeks'], queryFn: ({ signal }) => get<{ weeks: Week[] }>('/api/footage/reviews', signal) })
export const useToExamine = (week: string) => useQuery({ queryKey: ['ledger', 'examine', week], queryFn: ({ signal }) => get<{ looks: LookRow[] }>(`/api/footage/reviews/${week}`, signal) })

/** What an act makes stale here; the list of acts only where it is looked at from its end. */
export function toStale({ record }: FeedEvent) {
  return [['ledger', 'state'], ['ledger', 'acts'], ...(record.type === 'look' || record.type === 'grant' || record.type === 'export' || record.type === 'look_review' ? [['ledger', 'looks'], ['ledger', 'weeks']] : [])]
}

const dayMs = 24 * 3_600_000

function daysToInstants({ from, to }: { from: string | null; to: string | null }) {
  return { from: from ? new Date(startOfDay(from)).toISOString() : null, to: to ? new Date(startOfDay(to) + dayMs).toISOString() : null }
}

function toQuery(params: object): string {
  const given = Object.entries(params).filter(([, value]) => value !== null && value !== undefined && value !== '')
  return new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()
}
