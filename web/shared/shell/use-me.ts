import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ApiError, get, whenSignedOut } from '../api/client.ts'
import type { Me } from '../api/me.ts'

const key = ['me']

/** Who is signed in: undefined while asking, null when nobody is. */
export function useMe(): { me: Me | null | undefined; error: unknown; refresh: () => void } {
  const queries = useQueryClient()
  useEffect(() => whenSignedOut(() => queries.setQueryData(key, null)), [queries])
  const { data, error } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) =>
      get<Me>('/api/me', signal).catch((reason: unknown) => {
        if (reason instanceof ApiError && reason.status === 401) return null
        throw reason
      }),
    staleTime: Infinity,
  })
  return { me: data, error, refresh: () => void queries.invalidateQueries() }
}
