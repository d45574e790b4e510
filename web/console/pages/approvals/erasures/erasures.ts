import { useQuery } from '@tanstack/react-query'
import { get } from '../../../../shared/api/client.ts'

export interface ErasureRow {
  id: string
  ground: string
  document: string
  askedBy: string
  askedByName: string
  askedAt: string
  records: number
}

export interface Erasure {
  id: string
  ground: string
  document: string
  reason: string
  records: { type: string; id: string; acts: string[] | null }[]
  askedAt: string
  status: string
}

/** What was asked to be erased and waits for the county's head, the oldest first. */
export function useErasures(enabled: boolean) {
  return useQuery({
    queryKey: ['erasures', 'asked'],
    queryFn: async ({ signal }) => (await get<{ erasures: ErasureRow[] }>('/api/erasures?status=asked&limit=500', signal)).erasures.toReversed(),
    enabled,
  })
}

export function useErasure(id: string) {
  return useQuery({ queryKey: ['erasure', id], queryFn: ({ signal }) => get<Erasure>(`/api/erasures/${id}`, signal) })
}
