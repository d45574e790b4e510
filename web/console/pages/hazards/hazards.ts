import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { HazardCounts, HazardFile, HazardFlag, HazardHistory, HazardRow } from '#answers/hazards'
import type { Kind, Severity } from '#rules/hazards'
import { get } from '../../../shared/api/client.ts'
import type { Me } from '../../../shared/api/me.ts'
import type { FeedEvent } from '../../../shared/feed/feed.ts'
import { useRefreshOn } from '../../../shared/feed/use-feed.ts'

export const views = ['open', 'overdue', 'major', 'passed', 'ended'] as const
export type View = (typeof views)[number]

export interface HazardFilter {
  view: View
  kind: Kind | undefined
  severity: Severity | undefined
  station: string | undefined
  text: string
}

const meaning: Record<View, Record<string, string>> = {
  open: { open: 'true' }, overdue: { overdue: 'true' }, major: { open: 'true', severity: 'major' }, passed: { status: 'passed' }, ended: { open: 'false' },
}

/** The filter as the server reads it: of the list and of the table that is taken out. */
export function toQuery({ view, kind, severity, station, text }: HazardFilter): URLSearchParams {
  return new URLSearchParams({ ...(kind ? { kind } : {}), ...(severity ? { severity } : {}), ...(station ? { station } : {}), ...(text ? { text } : {}), ...meaning[view] })
}

export function useHazards(filter: HazardFilter) {
  const query = toQuery(filter).toString()
  return useQuery({ queryKey: ['hazards', query], queryFn: ({ signal }) => get<{ hazards: HazardRow[]; more: boolean }>(`/api/hazards?${query}`, signal), placeholderData: (before) => before })
}

export function useCounts(station: string | undefined) {
  return useQuery({ queryKey: ['hazard-counts', station ?? ''], queryFn: ({ signal }) => get<HazardCounts>(`/api/hazard-counts${station ? `?station=${station}` : ''}`, signal) })
}

export const useHazard = (id: string) => useQuery({ queryKey: ['hazard', id], queryFn: ({ signal }) => get<HazardFile>(`/api/hazards/${id}`, signal) })
export const useHistory = (id: string) => useQuery({ queryKey: ['hazard', id, 'history'], queryFn: ({ signal }) => get<HazardHistory>(`/api/hazards/${id}/history`, signal) })
export const useFlags = (enabled: boolean) => useQuery({ queryKey: ['hazard-flags'], queryFn: ({ signal }) => get<{ flags: HazardFlag[] }>('/api/hazard-flags', signal), enabled })

/** Refreshes what shows hazards whenever an act touches one. */
export function useFreshHazards(): void {
  useRefreshOn(useCallback(({ record }: FeedEvent) => (record.type === 'hazard' ? [['hazards'], ['hazard', record.id], ['hazard-counts'], ['hazard-flags']] : []), []))
}

/** Shows at once what one has just done oneself. */
export function useRefreshHazard(id: string): () => Promise<void> {
  const queries = useQueryClient()
  return async () => void (await Promise.all([['hazard', id], ['hazards'], ['hazard-counts'], ['hazard-flags'], ['hazards-unseen']].map((queryKey) => queries.invalidateQueries({ queryKey }))))
}

const holds = (me: Me | null | undefined, ...roles: string[]) => roles.some((role) => me?.roles.includes(role) ?? false)

/** What somebody's roles let them ask for (policies/hazards.cedar): a page asks for nothing that it may not have. */
export const rightsOf = (me: Me | null | undefined) => ({
  open: holds(me, 'community_officer', 'station_chief', 'command_room_lead', 'county_bureau_head'),
  report: holds(me, 'community_officer', 'station_chief') && me?.station !== '',
  supervise: holds(me, 'station_chief', 'command_room_lead'),
  see: holds(me, 'dispatcher', 'command_room_lead'),
  export: holds(me, 'community_officer', 'station_chief', 'command_room_lead', 'county_bureau_head'),
  stations: me?.station === '',
  terms: me?.station === '' && holds(me, 'command_room_lead', 'county_bureau_head'),
})
