import { useQuery } from '@tanstack/react-query'
import type { CallBehind, CaseBehind, Figures } from '#answers/metrics'
import { get } from '../../../shared/api/client.ts'
import type { FeedEvent } from '../../../shared/feed/feed.ts'

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
