import { useCallback, useEffect, useRef, useState } from 'react'
import { getStill } from './look-client.ts'

/** Pictures a second while the hand drags: what the server gives a look without waiting, shared by those that are shown. */
const everyMs = 110
const width = 960
/** From the moment that the element has the exact picture until it is on the screen. */
const lingerMs = 60

/** Where the hand drags, and the small picture of that place where there is one already. */
export interface ScrubPlace {
  ms: number
  still: string | null
}

interface Scrub {
  /** Null once the hand lets go. */
  place: ScrubPlace | null
  /** How many pictures follow the hand. */
  count: number
  /** The exact picture of where it let go is there, or none will come. */
  hasArrived: boolean
}

/**
 * The picture of the key frame while the hand drags, and after it let go until the exact one is there: that one is decoded from its key
 * frame on, which takes longer. The newest position wins, one request at a time; a small picture of it that is there already comes first.
 */
export function useScrubStill(look: string | null, { place, count, hasArrived }: Scrub): string | null {
  const [url, setUrl] = useState<string | null>(null)
  const [followed, setFollowed] = useState<ScrubPlace | null>(null)
  const [small, setSmall] = useState<string | null>(null)
  if (place && place !== followed) {
    setFollowed(place)
    if (place.still) {
      setSmall(place.still)
      setUrl(null)
    }
  }
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
    if (!place) return
    wanted.current = place.ms
    void pump()
  }, [place, pump])

  const isOver = !place && hasArrived
  useEffect(() => {
    if (!isOver) return
    wanted.current = null
    abort.current?.abort()
    const timer = setTimeout(() => {
      show(null)
      setSmall(null)
    }, lingerMs)
    return () => clearTimeout(timer)
  }, [isOver, show])

  useEffect(() => () => show(null), [look, show])
  return url ?? small
}
