import { useEffect, useState } from 'react'

const listeners = new Set<() => void>()

/** What this phone takes along is another now: pages that show it read it anew. */
export const tellTaken = () => {
  for (const listener of listeners) listener()
}

/** What `read` finds on this phone, now and after each taking along; undefined until then. `read` stays the same from one drawing to the next. */
export function useTaken<T>(read: () => Promise<T>): T | undefined {
  const [found, setFound] = useState<T>()
  useEffect(() => {
    // A phone that is locked or sealed meanwhile has nothing more to show.
    const look = () => void read().then((next) => setFound(() => next), () => undefined)
    look()
    listeners.add(look)
    return () => void listeners.delete(look)
  }, [read])
  return found
}
