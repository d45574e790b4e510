import { useCallback, useEffect, useRef, useState } from 'react'
import { getStill } from './look-client.ts'

/** Pictures a second while the hand drags: what the server gives a look without waiting, shared by those that are shown. */
const everyMs = 110
const width = 960
/** The exact picture is about to come: the still stays until it has. */
const lingerMs = 160

/** The picture while the hand drags, `ms`: null once it lets go. The newest position wins, one request at a time. `count`: how many pictures follow the hand. */
export function useScrubStill(look: string | null, ms: number | null, count = 1): string | null {
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
      const at = wanted.current
      wanted.current = null
      abort.current = new AbortController()
      const rest = new Promise((resolve) => setTimeout(resolve, everyMs * count))
      const still = await getStill(look, at, count > 1 ? width / 2 : width, abort.current.signal).catch(() => null)
      if (still && !abort.current.signal.aborted) show(still.url)
      await rest
    }
    busy.current = false
  }, [look, show, count])

  useEffect(() => {
    wanted.current = ms
    if (ms !== null) return void pump()
    abort.current?.abort()
    const timer = setTimeout(() => show(null), lingerMs)
    return () => clearTimeout(timer)
  }, [ms, pump, show])

  useEffect(() => () => show(null), [look, show])
  return url
}
