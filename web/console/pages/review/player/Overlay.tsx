import { useEffect, useState } from 'react'
import { formatExact } from '../../../../shared/i18n/time.ts'

interface Props {
  /** Who looks, and the number on whose ground. */
  viewer: string
  number: string
}

/** Drawn over the picture wherever it goes, fullscreen included: who is looking, on what ground, at this very time. */
export function Overlay({ viewer, number }: Props) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const text = `${viewer} · ${number} · ${formatExact(now)}`
  return (
    <div className="review-overlay" aria-hidden>
      {Array.from({ length: 12 }, (_, i) => <span key={i}>{text}</span>)}
    </div>
  )
}
