import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { get } from '../../shared/api/client.ts'
import type { FeedEvent } from '../../shared/feed/feed.ts'
import { useRefreshOn } from '../../shared/feed/use-feed.ts'
import type { Duty } from '../data.ts'
import { onSent } from '../outbox/outbox.ts'

export const dutyKey = ['duty'] as const

/** My crews and calls: told by the feed within a moment, asked every 5 s besides, so that a dead socket does not silence a call. */
export function useDuty() {
  const queries = useQueryClient()
  useRefreshOn(toStale)
  useEffect(() => onSent(() => queries.refetchQueries({ queryKey: dutyKey })), [queries])
  return useQuery({
    queryKey: dutyKey,
    queryFn: async ({ signal }) => {
      const duty = await get<Duty>('/api/duty', signal)
      return { ...duty, aheadMs: Date.parse(duty.now) - Date.now() }
    },
    refetchInterval: 5_000,
    refetchIntervalInBackground: true,
    networkMode: 'always',
  })
}

function toStale({ record }: FeedEvent) {
  return record.type === 'incident' || record.type === 'crew' ? [dutyKey] : []
}
