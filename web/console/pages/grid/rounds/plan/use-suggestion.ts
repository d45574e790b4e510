import { useQuery } from '@tanstack/react-query'
import type { SuggestedStop } from '#answers/visits'
import { get } from '../../../../../shared/api/client.ts'

/** Doors that ask for somebody, in the order of the way between them. */
export const useSuggestion = ({ community, grid, doors }: { community: string; grid: string; doors: number }) =>
  useQuery({
    queryKey: ['grid-suggestion', community, grid, doors],
    queryFn: async ({ signal }) => (await get<{ stops: SuggestedStop[] }>(`/api/rounds/suggest?${new URLSearchParams({ community, grid, limit: String(doors) })}`, signal)).stops,
    placeholderData: (before) => before,
  })
