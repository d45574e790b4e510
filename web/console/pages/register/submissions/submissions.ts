import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { EntryType } from '#rules/registry'
import { get } from '../../../../shared/api/client.ts'
import type { FeedEvent } from '../../../../shared/feed/feed.ts'
import { useRefreshOn } from '../../../../shared/feed/use-feed.ts'
import type { Value } from '../register.ts'

export interface Submission {
  id: string
  account: string
  name: string
  kind: string
  doneAt: string
  keptAt: string
  state: string
  why: string
  message: string
  todo: string
}

/** What a visit found of one record (src/domains/registry/collect.ts). */
export interface Finding {
  does: 'register' | 'observe' | 'end'
  type: EntryType
  id: string
  values?: Record<string, Value>
  said?: Record<string, Value>
  confirmed?: string[]
  why?: string
  on?: string
}

export interface OpenSubmission {
  id: string
  kind: string
  body: Record<string, unknown> & { findings?: Finding[] }
}

export function useSubmissions(isOpen: boolean) {
  useRefreshOn(useCallback((event: FeedEvent) => (event.record.type === 'submission' ? [['submissions']] : []), []))
  return useQuery({ queryKey: ['submissions', isOpen], queryFn: ({ signal }) => get<{ submissions: Submission[] }>(`/api/submissions?of=station&open=${isOpen ? 'yes' : 'no'}`, signal) })
}

export const useSubmission = (id: string) => useQuery({ queryKey: ['submission', id], staleTime: Infinity, queryFn: ({ signal }) => get<OpenSubmission>(`/api/submissions/${id}`, signal) })
