import type { ReactNode } from 'react'
import { useColours } from './charts/colours.ts'

interface Change {
  text: string
  up: boolean
  better: boolean
}

/** The number that stands for all others, and the sentence that it was taken from. */
export function Hero({ kicker, number, unit, isSigned, change, children }: { kicker: string; number: number | null; unit: string; isSigned?: boolean; change: Change | null; children: ReactNode }) {
  const colours = useColours()
  const sign = isSigned && number !== null && number !== 0 ? (number < 0 ? '−' : '+') : ''
  return (
    <header className="lq-hero">
      <h2>{kicker}</h2>
      <div>
        <p className="lq-number" style={{ color: number === null ? colours.quiet : colours.now }}>
          {sign}{number === null ? '—' : Math.abs(number)}<small>{number === null ? '' : unit}</small>
        </p>
        <div className="lq-sentence">
          {children}
          {change && <p className="lq-change" style={{ color: change.better ? colours.now : colours.text }}><span aria-hidden>{change.up ? '▲' : '▼'}</span> {change.text}</p>}
        </div>
      </div>
    </header>
  )
}
