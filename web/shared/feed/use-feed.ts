import { useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { feed, type FeedEvent, type FeedState } from './feed.ts'

export function useFeedState(): FeedState {
  return useSyncExternalStore(feed.onState, feed.state)
}

/** Asks again for what an act has changed: `touches` answers the query keys that an event makes stale. Bundled per 150 ms. */
export function useRefreshOn(touches: (event: FeedEvent) => readonly QueryKey[]): void {
  const queries = useQueryClient()
  useEffect(() => {
    let waiting = new Map<string, QueryKey>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = feed.onEvent((event) => {
      for (const key of touches(event)) waiting.set(JSON.stringify(key), key)
      if (waiting.size === 0 || timer !== undefined) return
      timer = setTimeout(() => {
        timer = undefined
        for (const key of waiting.values()) void queries.invalidateQueries({ queryKey: key })
        waiting = new Map()
      }, 150)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [queries, touches])
}
