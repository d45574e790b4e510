import { useCallback, useEffect, useRef, useState } from 'react'
import { getStill } from './look-client.ts'

/** Pictures a second while the hand drags: what the server gives a look without waiting. */
const everyMs = 110
const width = 960

/** The picture while the hand drags: the newest position wins, one request at a time. */
export function useScrubStill(look: string | null): { scrubbing: string | null; scrub: (ms: number) => void; letGo: () => void } {
  const [url, setUrl] = useState<string | null>(null)
  const wanted = useRef<number | null>(null)
  const busy = useRef(false)
  const shown = useRef<string | null>(null)
  const abort = useRef<AbortController | null>(null)

  const show = useCallback((next: string | null) => {
    if (shown.current) URL.revokeObjectURL(shown.current)
    shown.current = next
    setUrl(next)
  }, [])

  const pump = useCallback(async () => {
    if (busy.current || look === null) return
    busy.current = true
    while (wanted.current !== null) {
      const ms = wanted.current
      wanted.current = null
      abort.current = new AbortController()
      const rest = new Promise((resolve) => setTimeout(resolve, everyMs))
      const still = await getStill(look, ms, width, abort.current.signal).catch(() => null)
      if (still && !abort.current.signal.aborted) show(still.url)
      await rest
    }
    busy.current = false
  }, [look, show])

  const scrub = useCallback((ms: number) => {
    wanted.current = ms
    void pump()
  }, [pump])

  /** The exact picture is about to come: the still stays until it has. */
  const letGo = useCallback(() => {
    wanted.current = null
    abort.current?.abort()
    setTimeout(() => show(null), 160)
  }, [show])

  useEffect(() => () => show(null), [look, show])
  return { scrubbing: url, scrub, letGo }
}
