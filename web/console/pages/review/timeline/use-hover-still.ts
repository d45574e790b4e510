import { useEffect, useReducer, useState } from 'react'
import { getStill } from '../player/look-client.ts'

/** A hand that rests this long wants to see. */
const restMs = 90
const mostKept = 120
/** Twice what is shown beside the hand: a press shows it large until a better one is there. */
const width = 384

/** The picture of a moment under the hand: asked for once the hand rests, kept for when it comes back. Every one counts in the look. */
export function useHoverStill(look: string | null, momentMs: number | null): string | null {
  const [kept] = useState(() => new Map<string, string>())
  const [, redraw] = useReducer((n: number) => n + 1, 0)
  const key = look === null || momentMs === null ? null : `${look} ${momentMs}`

  useEffect(
    () => () => {
      for (const address of kept.values()) URL.revokeObjectURL(address)
      kept.clear()
    },
    [kept],
  )

  useEffect(() => {
    if (look === null || momentMs === null || key === null || kept.has(key)) return
    const abort = new AbortController()
    const timer = setTimeout(() => {
      getStill(look, momentMs, width, abort.signal)
        .then((still) => {
          keep(kept, key, still.url)
          redraw()
        })
        .catch(() => undefined)
    }, restMs)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [look, momentMs, key, kept])

  return key === null ? null : (kept.get(key) ?? null)
}

function keep(pictures: Map<string, string>, key: string, url: string): void {
  pictures.set(key, url)
  if (pictures.size <= mostKept) return
  const [oldest, address] = pictures.entries().next().value!
  URL.revokeObjectURL(address)
  pictures.delete(oldest)
}
