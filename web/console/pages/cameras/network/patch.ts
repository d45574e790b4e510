import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { Branch as Counted, Point } from '#answers/cameras'
import { get } from '../../../../shared/api/client.ts'
import type { CameraList, CameraRow } from '../cameras.ts'
import { toQuery, type Branch, type CameraFilter } from './filter.ts'

type Pages = InfiniteData<CameraList>

/** Reads these cameras again and puts them where they are shown; nothing else is fetched but counts and what a filter left out. */
export async function refreshCameras(queries: QueryClient, ids: readonly string[]): Promise<void> {
  const { cameras } = await get<CameraList>(`/api/cameras${toQuery({}, { ids: ids.join() })}`)
  patchCameras(queries, cameras)
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['cameras', 'counts'] }),
    queries.invalidateQueries({ queryKey: ['cameras', 'list'], predicate: ({ queryKey }) => (queryKey[2] as CameraFilter).look !== undefined }),
  ])
}

/** Puts rows as they are now into list, tree and map. */
export function patchCameras(queries: QueryClient, rows: readonly CameraRow[]): void {
  if (rows.length === 0) return
  const fresh = new Map(rows.map((row) => [row.id, row]))
  const was = new Map<string, boolean>()
  patchPoints(queries, fresh, was)
  patchLists(queries, fresh, was)
  patchTree(queries, rows, was)
  for (const row of rows) queries.setQueryData(['cameras', 'row', row.id], (old: CameraRow | undefined) => old && row)
}

const isOff = (row: CameraRow) => row.state === 'active' && row.online === false

function patchLists(queries: QueryClient, fresh: ReadonlyMap<string, CameraRow>, was: Map<string, boolean>): void {
  queries.setQueriesData<Pages>({ queryKey: ['cameras', 'list'] }, (data) => data && {
    ...data,
    pages: data.pages.map((page) => {
      if (!page.cameras.some(({ id }) => fresh.has(id))) return page
      for (const old of page.cameras) if (fresh.has(old.id) && !was.has(old.id)) was.set(old.id, isOff(old))
      return { ...page, cameras: page.cameras.map((old) => fresh.get(old.id) ?? old) }
    }),
  })
}

function patchPoints(queries: QueryClient, fresh: ReadonlyMap<string, CameraRow>, was: Map<string, boolean>): void {
  queries.setQueriesData<Point[]>({ queryKey: ['cameras', 'points'] }, (points) => {
    if (!points) return points
    let isChanged = false
    const next = points.map((old) => {
      const row = fresh.get(old[0])
      if (!row) return old
      was.set(row.id, (old[4] & 2) > 0)
      const now = pointOf(row)
      if (!now || now.every((value, i) => value === old[i])) return old
      isChanged = true
      return now
    })
    return isChanged ? next : points
  })
}

const metre = (degrees: number) => Math.round(degrees * 1e5) / 1e5

function pointOf(row: CameraRow): Point | null {
  if (!row.position) return null
  const look = (row.state === 'active' ? 1 : 0) + (isOff(row) ? 2 : 0) + (row.publicPlace ? 4 : 0)
  return [row.id, metre(row.position.lon), metre(row.position.lat), row.bearing, look]
}

/** Counts one up or down where a camera went or came back; what is not known here is counted anew by the server. */
function patchTree(queries: QueryClient, rows: readonly CameraRow[], was: ReadonlyMap<string, boolean>): void {
  for (const row of rows) {
    const before = was.get(row.id)
    if (before === undefined || before === isOff(row)) continue
    const by = before ? -1 : 1
    const { town = '' } = row
    const steps: [Branch, string][] = [[{}, town], [{ town }, row.station], [{ town, station: row.station }, row.ownerName]]
    for (const [at, key] of steps) {
      queries.setQueryData<{ branches: Counted[] }>(['cameras', 'tree', at], (level) => level && { ...level, branches: level.branches.map((b) => (b.key === key ? { ...b, offline: b.offline + by } : b)) })
    }
  }
}
