import { useEffect, useState } from 'react'

/** Height of an element in px, as it changes: a virtual list wants a number. */
export function useHeight(ref: { current: HTMLElement | null }): number {
  const [height, setHeight] = useState(400)
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => entry && setHeight(Math.floor(entry.contentRect.height)))
    if (ref.current) observer.observe(ref.current)
    return () => observer.disconnect()
  }, [ref])
  return height
}
