import { useQuery } from '@tanstack/react-query'
import type { GridCoverage } from '#answers/metrics'
import type { GridAreas, GridHistory } from '#answers/registry'
import { get } from '../../../../shared/api/client.ts'

export type Area = GridAreas['areas'][number]
export type Covered = GridCoverage['grids'][number]

const query = (given: Record<string, string>) => {
  const said = Object.entries(given).filter(([, value]) => value !== '')
  return said.length === 0 ? '' : `?${new URLSearchParams(said)}`
}

/** Grids of a day; empty: today. */
export const useAreas = (station: string, day: string, enabled = true) =>
  useQuery({ queryKey: ['grid', 'areas', station, day], queryFn: ({ signal }) => get<GridAreas>(`/api/grid-areas${query({ station, day })}`, signal), enabled, placeholderData: (before) => before })
export const useArea = (id: string) => useQuery({ queryKey: ['grid', 'areas', 'one', id], queryFn: ({ signal }) => get<GridHistory>(`/api/grid-areas/${id}`, signal) })
export const useCoverage = (station: string, enabled = true) =>
  useQuery({ queryKey: ['grid', 'coverage', station], queryFn: async ({ signal }) => (await get<GridCoverage>(`/api/grid-coverage${query({ station })}`, signal)).grids, enabled, placeholderData: (before) => before })
export const exportUrl = (station: string, day: string) => `/api/grid-areas/export${query({ station, day })}`

export const share = (part: number, total: number) => (total === 0 ? null : part / total)
export const percent = (part: number, total: number) => (total === 0 ? '—' : `${Math.round((part / total) * 100)}%`)
