import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { EntryView, Hits, OpenDifferences, OpenedEntry, SentMark } from '#answers/registry'
import type { EntryType, Field } from '#rules/registry'
import { get, newIntentId } from '../../../shared/api/client.ts'

export type { EntryType, EntryView, Field, Hits, OpenDifferences, OpenedEntry }
export type Value = EntryView['fields'][string]['value']

/** A field's text; empty where it has none. */
export function textOf({ fields }: Pick<EntryView, 'fields'>, field: string): string {
  const value = fields[field]?.value
  return typeof value === 'string' ? value : ''
}

export interface HistoryAct {
  id: string
  type: string
  name: string
  actor: string
  happenedAt: string
  /** Null where it was erased. */
  payload: Record<string, unknown> | null
}

/** Each asking is a look on the ledger: nothing is asked again by itself. */
export const once = { staleTime: Infinity, refetchOnWindowFocus: false, refetchOnReconnect: false, retry: false } as const

export const useEntry = (type: EntryType, id: string | null, ground: string) =>
  useQuery({ queryKey: ['registry', type, id, ground], enabled: id !== null, gcTime: 60_000, ...once, queryFn: ({ signal }) => get<OpenedEntry>(`/api/registry/${type}/${id}?ground=${ground}`, signal) })

export const useEntryHistory = (type: EntryType, id: string, ground: string) =>
  useQuery({ queryKey: ['registry', type, id, ground, 'history'], gcTime: 0, ...once, queryFn: ({ signal }) => get<{ acts: HistoryAct[] }>(`/api/registry/${type}/${id}/history?ground=${ground}`, signal) })

/** Asks for a record anew, after one has changed it oneself. */
export function useRefreshEntry(): (type: EntryType, id: string) => Promise<void> {
  const queries = useQueryClient()
  return (type, id) => queries.invalidateQueries({ queryKey: ['registry', type, id] })
}

/** Whether the record was sent to the provincial systems: in which batch, at which version. */
export const useSent = (type: EntryType, id: string) =>
  useQuery({ queryKey: ['registry', 'sent', type, id], gcTime: 60_000, queryFn: ({ signal }) => get<SentMark>(`/api/register-sent/${type}/${id}`, signal) })

export const useDifferences = () => useQuery({ queryKey: ['registry', 'differences'], gcTime: 0, ...once, queryFn: ({ signal }) => get<OpenDifferences>('/api/registry/differences', signal) })

/** One id a box: keystrokes that belong together are one search. Another ground or reach is another box. */
export function useHits(q: string, ground: string, wide: boolean) {
  const box = `${ground} ${wide}`
  const [search, setSearch] = useState({ box, id: newIntentId() })
  if (search.box !== box) setSearch({ box, id: newIntentId() })
  const query = new URLSearchParams({ search: search.id, ground, q, wide: wide ? 'yes' : 'no' })
  return useQuery({ queryKey: ['registry', 'search', String(query)], enabled: q !== '', gcTime: 60_000, ...once, placeholderData: keepPreviousData, queryFn: ({ signal }) => get<Hits>(`/api/registry/search?${query}`, signal) })
}
