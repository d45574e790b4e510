import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import type { BehindRate, DisputeFile, DisputeHistory, DisputeRate, DisputeRow } from '#answers/disputes'
import { get, post } from '../../../shared/api/client.ts'
import type { FeedEvent } from '../../../shared/feed/feed.ts'
import { useRefreshOn } from '../../../shared/feed/use-feed.ts'

export const kinds = ['neighbours', 'land', 'debt', 'labour', 'family', 'contract', 'other'] as const
export const sides = ['first', 'second', 'third'] as const
export const ways = ['court', 'arbitration', 'administrative', 'police'] as const
/** The committee's seal stands among the signatures under this name. */
export const committee = 'committee'

export type Party = DisputeFile['parties'][number]
export type Session = DisputeFile['sessions'][number]
export type Agreement = NonNullable<DisputeFile['agreement']>
export type Item = Agreement['items'][number]
export type HistoryAct = DisputeHistory['acts'][number]
export type { BehindRate, DisputeFile, DisputeRate, DisputeRow }

export interface DisputeFilter {
  waiting: 'true' | 'false' | ''
  kind: string | undefined
  station: string | undefined
  mine: boolean
  text: string
}

export function useDisputes({ waiting, kind, station, mine, text }: DisputeFilter) {
  const query = new URLSearchParams({ limit: '1000', ...(waiting ? { waiting } : {}), ...(kind ? { kind } : {}), ...(station ? { station } : {}), ...(mine ? { mine: 'true' } : {}), ...(text ? { text } : {}) })
  return useQuery({ queryKey: ['disputes', String(query)], queryFn: ({ signal }) => get<{ disputes: DisputeRow[] }>(`/api/disputes?${query}`, signal), placeholderData: (before) => before })
}

const withLook = (url: string, look: string | null) => (look ? `${url}?look=${look}` : url)

export const useDispute = (id: string, look: string | null) => useQuery({ queryKey: ['dispute', id, look], queryFn: ({ signal }) => get<DisputeFile>(withLook(`/api/disputes/${id}`, look), signal) })
export const useHistory = (id: string, look: string | null) => useQuery({ queryKey: ['dispute', id, look, 'history'], queryFn: ({ signal }) => get<DisputeHistory>(withLook(`/api/disputes/${id}/history`, look), signal) })

export function useRate(station: string | undefined) {
  const query = station ? `?station=${station}` : ''
  return useQuery({ queryKey: ['disputes', 'rate', station ?? ''], queryFn: ({ signal }) => get<DisputeRate>(`/api/disputes/rate${query}`, signal) })
}

export interface Drill {
  from: string
  to: string
  station: string | undefined
  only: 'settled' | 'unsettled' | undefined
}

export function useBehindRate(drill: Drill | null) {
  const query = new URLSearchParams(drill ? { from: drill.from, to: drill.to, ...(drill.station ? { station: drill.station } : {}), ...(drill.only ? { only: drill.only } : {}) } : {})
  return useQuery({ queryKey: ['disputes', 'behind', String(query)], queryFn: ({ signal }) => get<{ disputes: BehindRate[] }>(`/api/disputes/rate/records?${query}`, signal), enabled: drill !== null })
}

/** Refreshes what shows disputes whenever an act touches one. */
export function useFreshDisputes(): void {
  useRefreshOn(useCallback((event: FeedEvent) => (event.record.type === 'dispute' ? [['disputes'], ['dispute', event.record.id]] : []), []))
}

/** Shows at once what one has just done oneself. */
export function useRefreshDispute(id: string): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['dispute', id] })
}

const keyOf = (id: string) => `lq-dispute-look:${id}`

/** The look by which this dispute's file is open in this window: kept while the window is, since the server ends it after half an hour. */
export function useLook(id: string): { look: string | null; open: (why: string, intentId: string) => Promise<void>; close: () => void } {
  const [look, setLook] = useState(() => sessionStorage.getItem(keyOf(id)))
  const open = async (why: string, intentId: string) => {
    const answer = await post<{ look: string }>(`/api/disputes/${id}/look`, { why }, intentId)
    sessionStorage.setItem(keyOf(id), answer.look)
    setLook(answer.look)
  }
  const close = () => {
    sessionStorage.removeItem(keyOf(id))
    setLook(null)
  }
  return { look, open, close }
}

/** Closes the page's file when the server's look ends, so that no name stays on a screen that was left. */
export function useEndOfLook(openUntil: string | null, close: () => void): void {
  useEffect(() => {
    if (!openUntil) return
    const timer = setTimeout(close, Math.max(0, Date.parse(openUntil) - Date.now()))
    return () => clearTimeout(timer)
  })
}
