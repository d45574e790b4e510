import type { ReactNode } from 'react'
import { useColours } from './colours.ts'

export interface Dumbbell {
  key: string
  name: string
  /** On the axis; null where there is nothing to show. */
  now: number | null
  last: number | null
  /** Words at the right end, with what can be opened. */
  figures: ReactNode
}

/** From last year's hollow dot to this year's full one, on one axis from 0 to `max`. */
export function Dumbbells({ rows, max, title }: { rows: readonly Dumbbell[]; max: number; title: string }) {
  return (
    <section className="lq-dumbbells">
      <h3>{title}</h3>
      <ul>
        {rows.map((row) => (
          <li key={row.key}>
            <span className="lq-name" title={row.name}>{row.name}</span>
            <Axis now={row.now} last={row.last} max={max} />
            <span className="lq-figures">{row.figures}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Axis({ now, last, max }: { now: number | null; last: number | null; max: number }) {
  const colours = useColours()
  const at = (n: number) => `${Math.min(100, (n / max) * 100)}%`
  return (
    <svg className="lq-axis" aria-hidden>
      <line x1="0" x2="100%" y1="50%" y2="50%" stroke={colours.line} />
      {now !== null && last !== null && <line x1={at(last)} x2={at(now)} y1="50%" y2="50%" stroke={colours.now} strokeWidth={3} opacity={0.35} />}
      {last !== null && <circle cx={at(last)} cy="50%" r={4} fill={colours.paper} stroke={colours.last} strokeWidth={1.75} />}
      {now !== null && <circle cx={at(now)} cy="50%" r={5} fill={colours.now} />}
    </svg>
  )
}
