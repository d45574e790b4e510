import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { DisputeRate } from '#answers/disputes'
import type { HazardCounts } from '#answers/hazards'
import type { GridOverview, MatterRow, OpenMatter, RoundRow, TaskRow, VisitRow } from '#answers/visits'
import { get } from '../../../shared/api/client.ts'
import type { Me } from '../../../shared/api/me.ts'
import type { FeedEvent } from '../../../shared/feed/feed.ts'
import { useFeedState, useRefreshOn } from '../../../shared/feed/use-feed.ts'

/** The register changes without an act of the grid: shares are asked again after this while the feed is heard. */
const liveMs = 60_000
/** While it is not, what can be had is asked for by itself. */
const deafMs = 5_000

const at = (station: string) => (station ? `?station=${station}` : '')

export function useOverview(station: string) {
  const { connected } = useFeedState()
  return useQuery({
    queryKey: ['grid', 'overview', station], queryFn: ({ signal }) => get<GridOverview>(`/api/grid-overview${at(station)}`, signal), refetchInterval: connected ? liveMs : deafMs, placeholderData: (before) => before,
  })
}

export const useHazardCounts = (station: string) => useQuery({ queryKey: ['grid', 'hazards', station], queryFn: ({ signal }) => get<HazardCounts>(`/api/hazard-counts${at(station)}`, signal), placeholderData: (before) => before })
export const useDisputeRate = (station: string, enabled: boolean) =>
  useQuery({ queryKey: ['grid', 'disputes', station], queryFn: ({ signal }) => get<DisputeRate>(`/api/disputes/rate${at(station)}`, signal), enabled, placeholderData: (before) => before })

/** The oldest first, urgent ones before all others. */
export const useMatters = (of: 'me' | 'all' | null, open: boolean) =>
  useQuery({ queryKey: ['grid', 'matters', of, open], queryFn: async ({ signal }) => (await get<{ matters: MatterRow[] }>(`/api/matters?of=${of}&open=${open ? 'yes' : 'no'}`, signal)).matters, enabled: of !== null, placeholderData: (before) => before })
export const useMatter = (id: string) => useQuery({ queryKey: ['grid', 'matters', id], queryFn: ({ signal }) => get<OpenMatter>(`/api/matters/${id}`, signal) })

export const useRounds = (open: boolean) =>
  useQuery({ queryKey: ['grid', 'rounds', open], queryFn: async ({ signal }) => (await get<{ rounds: RoundRow[] }>(`/api/rounds?of=station&open=${open ? 'yes' : 'no'}`, signal)).rounds, placeholderData: (before) => before })
export const useVisits = (which: { round: string } | { flagged: 'yes' }) =>
  useQuery({ queryKey: ['grid', 'visits', which], queryFn: async ({ signal }) => (await get<{ visits: VisitRow[] }>(`/api/visits?${new URLSearchParams({ of: 'station', ...which })}`, signal)).visits })
export const useTasks = (open: boolean) =>
  useQuery({ queryKey: ['grid', 'tasks', open], queryFn: async ({ signal }) => (await get<{ tasks: TaskRow[] }>(`/api/grid-tasks?of=station&open=${open ? 'yes' : 'no'}`, signal)).tasks, placeholderData: (before) => before })

interface Colleague {
  id: string
  name: string
  roles: string[]
}

const walking = ['community_officer', 'station_chief', 'auxiliary', 'grid_worker']

/** Names of accounts, and those who go to doors. Of another station than one's own none is known. */
export function useColleagues(): { nameOf: (account: string) => string | undefined; walkers: Colleague[] } {
  const { data } = useQuery({ queryKey: ['colleagues'], queryFn: ({ signal }) => get<{ colleagues: Colleague[] }>('/api/colleagues', signal), staleTime: 60_000 })
  const colleagues = data?.colleagues ?? []
  return { nameOf: (account) => colleagues.find(({ id }) => id === account)?.name, walkers: colleagues.filter(({ roles }) => roles.some((role) => walking.includes(role))) }
}

const parts: Readonly<Record<string, string>> = { matter: 'matters', round: 'rounds', visit: 'visits', grid_task: 'tasks', device: 'phones', submission: 'phones', hazard: 'hazards', dispute: 'disputes', grid_area: 'areas' }
const counted = ['matter', 'round', 'visit', 'grid_task', 'submission']

function toStale({ record: { type } }: FeedEvent) {
  const part = parts[type]
  if (!part) return []
  // A visit is also a door of its round that is done.
  return [['grid', part], ...(counted.includes(type) ? [['grid', 'overview']] : []), ...(type === 'visit' ? [['grid', 'rounds']] : []), ...(type === 'grid_area' || type === 'visit' || type === 'hazard' ? [['grid', 'coverage']] : [])]
}

/** Refreshes what the page shows whenever an act touches it. */
export const useFreshGrid = (): void => useRefreshOn(toStale)

/** Shows at once what one has just done oneself. */
export function useRefreshGrid(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['grid'] })
}

const holds = (me: Me | null | undefined, ...roles: string[]) => roles.some((role) => me?.roles.includes(role) ?? false)

/** What somebody's roles let them ask for (policies/visits.cedar, sync.cedar): the page asks for nothing that it may not have. */
export function rightsOf(me: Me | null | undefined) {
  const isCounty = me?.station === ''
  const isRoom = isCounty && holds(me, 'dispatcher', 'command_room_lead')
  return {
    stations: isCounty,
    /** Whether hard matters are theirs to answer. */
    answers: isRoom,
    /** Whose hard matters the list holds; null: their number alone. */
    matters: isRoom || holds(me, 'station_chief') ? ('all' as const) : holds(me, 'community_officer') ? ('me' as const) : null,
    plan: !isCounty && holds(me, 'community_officer', 'station_chief'),
    supervise: !isCounty && holds(me, 'station_chief'),
    areas: holds(me, 'community_officer', 'station_chief', 'command_room_lead', 'county_bureau_head'),
    draw: holds(me, 'station_chief', 'command_room_lead'),
    rate: holds(me, 'community_officer', 'station_chief', 'command_room_lead', 'county_bureau_head'),
  }
}
