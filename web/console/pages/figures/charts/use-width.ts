import { useEffect, useRef, useState, type RefObject } from 'react'

/** Width of an element in CSS pixels, as it changes; 0 before it is laid out. */
export function useWidth<E extends HTMLElement>(): [ref: RefObject<E | null>, width: number] {
  const ref = useRef<E>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry!.contentRect.width)))
    watch.observe(ref.current!)
    return () => watch.disconnect()
  }, [])
  return [ref, width]
}
