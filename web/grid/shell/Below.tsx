import { startTransition, useEffect, useState, type ReactNode } from 'react'

/** What lies below the screen's edge: drawn once what stands above it is painted. */
export function Below({ children }: { children: ReactNode }) {
  const [isDue, setDue] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => (timer = setTimeout(() => startTransition(() => setDue(true)))))
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [])
  return isDue ? children : null
}
