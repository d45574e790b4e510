import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Pair } from '#answers/metrics'
import { accumulate, ticks } from '../share.ts'
import { useColours } from './colours.ts'
import { useWidth } from './use-width.ts'

const height = 164
const top = 14
const base = height - 20
/** Room for the numbers at the end of the lines. */
const right = 44

/** Calls since 1 January, added up day by day: the gap between the years is the figure. Arrow keys move by a week. */
export function TwoYears({ byDay }: { byDay: Pair<number[]> }) {
  const { t, i18n } = useTranslation('figures')
  const colours = useColours()
  const [ref, width] = useWidth<HTMLDivElement>()
  const [at, setAt] = useState<number | null>(null)
  const now = accumulate(byDay.this)
  const last = accumulate(byDay.last)
  const today = now.length - 1
  const grid = ticks(Math.max(4, now.at(-1) ?? 0, last.at(-1) ?? 0), 4)
  const x = (day: number) => (day / 365) * (width - right)
  const y = (n: number) => base - (n / grid.at(-1)!) * (base - top)
  const path = (sums: readonly number[], from = 0) => sums.map((n, i) => `${i === 0 ? 'M' : 'L'}${x(from + i).toFixed(1)} ${y(n).toFixed(1)}`).join('')
  const gap = `${path(now)}${last.slice(0, today + 1).map((n, i) => [x(i), y(n)]).toReversed().map(([a, b]) => `L${a!.toFixed(1)} ${b!.toFixed(1)}`).join('')}Z`
  const day = at ?? today
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -7, ArrowRight: 7 }[event.key]
    if (step) setAt((d) => Math.min(today, Math.max(0, (d ?? today) + step)))
  }
  const nameDay = (d: number) => new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : 'zh-CN', { day: 'numeric', month: i18n.language === 'en' ? 'short' : 'long', timeZone: 'UTC' }).format(Date.UTC(2025, 0, 1 + d))
  return (
    <div ref={ref} className="lq-chart">
      <p className="lq-chart-head" aria-live="polite">
        <span>{t('dayRead', { day: nameDay(day), now: now[day] ?? 0, last: last[day] ?? 0 })}</span>
      </p>
      <svg width={width} height={height} role="img" aria-label={t('yearsLabel')} tabIndex={0} onKeyDown={onKeyDown} onBlur={() => setAt(null)} onMouseLeave={() => setAt(null)}
        onMouseMove={(event) => setAt(Math.min(today, Math.max(0, Math.round(((event.clientX - event.currentTarget.getBoundingClientRect().left) / (width - right)) * 365))))}>
        {grid.slice(1).map((n) => (
          <g key={n}>
            <line x1={0} x2={width - right} y1={y(n)} y2={y(n)} stroke={colours.line} />
            <text x={0} y={y(n) - 3} className="lq-tick" fill={colours.quiet}>{n}</text>
          </g>
        ))}
        <path d={gap} fill={colours.now} opacity={0.1} />
        <path d={path(last.slice(today), today)} fill="none" stroke={colours.last} strokeWidth={1.5} strokeDasharray="2 3" />
        <path d={path(last.slice(0, today + 1))} fill="none" stroke={colours.last} strokeWidth={1.75} />
        <path d={path(now)} fill="none" stroke={colours.now} strokeWidth={2.75} strokeLinejoin="round" />
        <line x1={x(day)} x2={x(day)} y1={y(last[day] ?? 0)} y2={y(now[day] ?? 0)} stroke={colours.text} strokeWidth={1} />
        <circle cx={x(day)} cy={y(last[day] ?? 0)} r={3.5} fill={colours.paper} stroke={colours.last} strokeWidth={1.75} />
        <circle cx={x(day)} cy={y(now[day] ?? 0)} r={4} fill={colours.now} stroke={colours.paper} strokeWidth={1.5} />
        <End x={x(Math.max(day, today)) + 8} y={y(now.at(-1) ?? 0) + 5} text={String(now.at(-1) ?? 0)} colour={colours.now} strong />
        <End x={x(last.length - 1) + 6} y={y(last.at(-1) ?? 0) + 4} text={String(last.at(-1) ?? 0)} colour={colours.quiet} />
        <line x1={0} x2={width - right} y1={base} y2={base} stroke={colours.quiet} />
        {Array.from({ length: 12 }, (_, m) => {
          const middle = (Date.UTC(2025, m, 15) - Date.UTC(2025, 0, 1)) / 86_400_000
          return <text key={m} x={x(middle)} y={height - 5} className="lq-tick" textAnchor="middle" fill={colours.quiet}>{t(`m${m + 1}`)}</text>
        })}
      </svg>
    </div>
  )
}

function End({ x, y, text, colour, strong }: { x: number; y: number; text: string; colour: string; strong?: boolean }) {
  return <text x={x} y={y} fill={colour} fontSize={strong ? 14 : 11} fontWeight={strong ? 650 : 400}>{text}</text>
}
