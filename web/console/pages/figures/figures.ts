import { useQuery } from '@tanstack/react-query'
import { get } from '../../../shared/api/client.ts'
import type { FeedEvent } from '../../../shared/feed/feed.ts'

export interface Pair<C> {
  this: C
  last: C
}

export type Row<C> = Pair<C> & { key: string }

export interface Tally<C> {
  total: Pair<C>
  byStation: Row<C>[]
  byKind: Row<C>[]
  byMonth: (Pair<C> & { month: number; rest: C })[]
}

export interface CaseCount {
  filed: number
  solved: number
  closed: number
}

export interface CallCount {
  received: number
  uncounted: number
  reached: number
  satisfied: number
}

export interface Definition {
  id: string
  from: string
  text: { zh: string; en: string }
}

export interface Figures {
  asOf: string
  at: string
  /** Acts that are not in it yet, and for how long it has been behind. */
  behind: number
  lagMs: number
  period: { from: string; to: string; lastFrom: string; lastTo: string }
  definitions: { filed: Definition; solved: Definition; closed: Definition; received: Definition }
  cases: Tally<CaseCount>
  calls: Tally<CallCount> & { byDay: Pair<number[]> }
}

/** Which figures: of a station or of all that one may see, as of a day or as of now. */
export interface View {
  station: string | null
  asOf: string | null
}

const catchUpMs = 1_000

export function useFigures(view: View) {
  return useQuery({
    queryKey: ['figures', view],
    queryFn: ({ signal }) => get<Figures>(`/api/figures${toQuery(view)}`, signal),
    placeholderData: (before) => before,
    // What follows the log may be a moment behind the act that the feed told of.
    refetchInterval: ({ state }) => (view.asOf === null && (state.data?.behind ?? 0) > 0 ? catchUpMs : false),
  })
}

/** Only acts on calls and cases change a figure; figures of a past day stand. */
export const toStale = ({ record }: FeedEvent) => (record.type === 'case' || record.type === 'incident' ? [['figures']] : [])

/** Which records stand behind a number. */
export interface Drill {
  of: 'filed' | 'solved' | 'received' | 'uncounted'
  stretch: 'this' | 'last'
  station?: string
  kind?: string
  month?: number
}

export interface CaseBehind {
  id: string
  number: string
  station: string
  kind: string
  filedOn: string
  solvedOn: string | null
  closedOn: string | null
}

export interface CallBehind {
  id: string
  number: string
  station: string
  nature: string
  day: string
  closing: string | null
  satisfied: string | null
}

export const isOfCases = ({ of }: Drill) => of === 'filed' || of === 'solved'

export function useRecordsBehind(view: View, drill: Drill | null) {
  const { of: only, ...rest } = drill ?? { of: 'filed' as const }
  const url = `/api/figures/${drill && isOfCases(drill) ? 'cases' : 'calls'}${toQuery({ ...view, ...rest, only })}`
  return useQuery({
    queryKey: ['figures', 'behind', url],
    queryFn: ({ signal }) => get<{ cases?: CaseBehind[]; calls?: CallBehind[] }>(url, signal),
    enabled: drill !== null,
  })
}

/** Parameters that are not null or undefined, as a query string. */
function toQuery(params: object): string {
  const given = Object.entries(params).filter(([, value]) => value !== null && value !== undefined)
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()}`
}
