import { keepPreviousData, useInfiniteQuery, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Branch as Counted, CameraCounts, Point } from '#answers/cameras'
import { get } from '../../../../shared/api/client.ts'
import type { CameraList, CameraRow } from '../cameras.ts'
import { toQuery, type Branch, type CameraFilter } from './filter.ts'
import { patchCameras } from './patch.ts'

/** Rows of one answer; the next is asked for before one has scrolled to its end. */
const pageRows = '200'

/** The cameras that the filter means, page after page. */
export function useCameraPages(filter: CameraFilter) {
  return useInfiniteQuery({
    queryKey: ['cameras', 'list', filter],
    queryFn: ({ pageParam, signal }) => get<CameraList>(`/api/cameras${toQuery(filter, { limit: pageRows, ...(pageParam === '' ? {} : { after: pageParam }) })}`, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
}

/** How many there are of each kind, whichever of them is looked at. */
export function useCameraCounts(given: CameraFilter, isDue: boolean) {
  const filter = { ...given }
  delete filter.look
  return useQuery({ queryKey: ['cameras', 'counts', filter], queryFn: ({ signal }) => get<CameraCounts>(`/api/camera-counts${toQuery(filter)}`, signal), enabled: isDue, placeholderData: keepPreviousData })
}

export function usePoints(filter: CameraFilter) {
  return useQuery({ queryKey: ['cameras', 'points', filter], queryFn: async ({ signal }) => (await get<{ points: Point[] }>(`/api/camera-points${toQuery(filter)}`, signal)).points, placeholderData: keepPreviousData, structuralSharing: false })
}

interface Level {
  level: 'town' | 'station' | 'owner'
  branches: Counted[]
}

/** The open levels of the tree. */
export function useLevels(open: readonly Branch[]) {
  return useQueries({ queries: open.map((at) => ({ queryKey: ['cameras', 'tree', at], queryFn: ({ signal }: { signal: AbortSignal }) => get<Level>(`/api/camera-tree${toQuery(at)}`, signal) })) })
}

/** Figures change all the time: what is in view is asked for again, and tells whether the recorders live. */
const figuresMs = 4_000

export function usePulse(ids: readonly string[]) {
  const queries = useQueryClient()
  return useQuery({
    queryKey: ['camera-pulse', ids],
    queryFn: async ({ signal }) => {
      const answer = await get<CameraList>(`/api/cameras${toQuery({}, { ids: ids.join() })}`, signal)
      patchCameras(queries, answer.cameras)
      return answer
    },
    refetchInterval: figuresMs,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
}

/** One camera, wherever the list stands. */
export function useCameraRow(id: string | undefined, loaded: CameraRow | undefined): CameraRow | undefined {
  const { data } = useQuery({
    queryKey: ['cameras', 'row', id],
    queryFn: async ({ signal }) => (await get<CameraList>(`/api/cameras${toQuery({}, { ids: id! })}`, signal)).cameras[0] ?? null,
    enabled: id !== undefined && !loaded,
  })
  return loaded ?? (id === undefined ? undefined : (data ?? undefined))
}
