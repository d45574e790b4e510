import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SearchLine } from '#answers/footage'
import { searchLook } from '../player/look-client.ts'
import type { Region } from './region.ts'

export type What = 'vanished' | 'appeared' | 'moved'
type Change = Extract<SearchLine, { changes: unknown }>['changes'][number]
export type Done = Extract<SearchLine, { done: unknown }>['done']

export interface SearchState {
  what: What
  /** As it was drawn when the search began. */
  region: Region
  isRunning: boolean
  /** Where it must have happened, as far as is known; for what moved, how far the search has come. */
  betweenMs: [number, number] | null
  decoded: number
  changes: Change[]
  done: Done | null
  error: unknown
}

interface Asked {
  region: Region
  fromMs: number
  toMs: number
  seenMs: number
}

/** One search at a time; leaving the page, or another search, ends it. */
export function useSearch(look: string): { state: SearchState | null; start(what: What, asked: Asked): void; stop(): void } {
  const { t } = useTranslation('review')
  const [state, setState] = useState<SearchState | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [look])

  const stop = useCallback(() => {
    running.current?.abort()
    setState((before) => before && { ...before, isRunning: false })
  }, [])

  const start = useCallback((what: What, { region, fromMs, toMs, seenMs }: Asked) => {
    running.current?.abort()
    const own = (running.current = new AbortController())
    const change = (next: (before: SearchState) => Partial<SearchState>) => own.signal.aborted || setState((before) => before && { ...before, ...next(before) })
    setState({ what, region, isRunning: true, betweenMs: null, decoded: 0, changes: [], done: null, error: null })
    void (async () => {
      // A stream that just ends (the server is gone) tells nothing: that is no answer either.
      let isTold = false
      try {
        for await (const line of searchLook(look, { what, region, from: Math.round(fromMs), to: Math.round(toMs), seen: Math.round(seenMs) }, own.signal)) {
          if ('progress' in line) change(() => ({ betweenMs: [line.progress.afterMs, line.progress.beforeMs], decoded: line.progress.decoded }))
          else if ('changes' in line) change((before) => ({ changes: [...before.changes, ...line.changes], betweenMs: [fromMs, line.untilMs], decoded: line.decoded }))
          else {
            isTold = true
            if ('done' in line) change(() => ({ done: line.done, decoded: line.done.decoded }))
            else change(() => ({ error: new Error(t(line.failed === 'rights_ended' ? 'searchRightsEnded' : 'searchBroken')) }))
          }
        }
        if (!isTold) change(() => ({ error: new Error(t('searchBroken')) }))
      } catch (error) {
        change(() => ({ error }))
      }
      change(() => ({ isRunning: false }))
    })()
  }, [look, t])

  return { state, start, stop }
}
