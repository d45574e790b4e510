import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { ChecklistFile, ChecklistRow } from '#answers/hazards'
import type { Content } from '#rules/hazards'
import { get } from '../../../../shared/api/client.ts'
import type { FeedEvent } from '../../../../shared/feed/feed.ts'
import { useRefreshOn } from '../../../../shared/feed/use-feed.ts'

export const useChecklists = () => useQuery({ queryKey: ['checklists'], queryFn: ({ signal }) => get<{ checklists: ChecklistRow[]; may: { edit: boolean } }>('/api/checklists', signal) })
export const useChecklist = (id: string) => useQuery({ queryKey: ['checklist', id], queryFn: ({ signal }) => get<ChecklistFile>(`/api/checklists/${id}`, signal) })
export const useTemplates = (enabled: boolean) => useQuery({ queryKey: ['checklist-templates'], queryFn: ({ signal }) => get<{ templates: { id: string; content: Content }[] }>('/api/checklists/templates', signal), enabled, staleTime: Infinity })

export function useFreshChecklists(): void {
  useRefreshOn(useCallback(({ record }: FeedEvent) => (record.type === 'checklist' ? [['checklists'], ['checklist', record.id]] : []), []))
}

export function useRefreshChecklist(id: string): () => Promise<void> {
  const queries = useQueryClient()
  return async () => void (await Promise.all([['checklists'], ['checklist', id]].map((queryKey) => queries.invalidateQueries({ queryKey }))))
}
