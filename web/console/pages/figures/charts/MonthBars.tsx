import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseCount, Tally } from '#answers/metrics'
import { ticks } from '../share.ts'
import { useColours } from './colours.ts'
import { useWidth } from './use-width.ts'

const height = 164
const top = 22
const base = height - 20

/** Cases filed in each month, the solved part full: this year in front, last year to the same date beside it. Arrow keys move, Enter opens. */
export function MonthBars({ months, last, onOpen }: { months: Tally<CaseCount>['byMonth']; last: number; onOpen: (month: number) => void }) {
  const { t } = useTranslation('figures')
  const colours = useColours()
  const [ref, width] = useWidth<HTMLDivElement>()
  const [at, setAt] = useState<number | null>(null)
  const grid = ticks(Math.max(4, ...months.map((m) => Math.max(m.this.filed, m.last.filed))), 4)
  const y = (n: number) => base - (n / grid.at(-1)!) * (base - top)
  const slot = width / 12
  const bar = (x: number, w: number, { filed, solved }: CaseCount, full: string, pale: string) => (
    <>
      <rect x={x} width={w} y={y(filed)} height={base - y(filed)} fill={pale} rx={1.5} />
      <rect x={x} width={w} y={y(solved)} height={base - y(solved)} fill={full} rx={1.5} />
    </>
  )
  const shown = at === null ? null : months[at]!
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (step) setAt((i) => Math.min(last - 1, Math.max(0, (i ?? last - 1) + step)))
    if (event.key === 'Enter' && at !== null) onOpen(at + 1)
  }
  return (
    <div ref={ref} className="lq-chart">
      <p className="lq-chart-head" aria-live="polite">
        {shown ? (
          <span>{t('monthRead', { month: t(`m${shown.month}`), filed: shown.this.filed, solved: shown.this.solved, lastFiled: shown.last.filed, lastSolved: shown.last.solved })}</span>
        ) : (
          <>
            <Key colour={colours.now} text={t('keySolved')} />
            <Key colour={colours.nowPale} text={t('keyUnsolved')} />
            <Key colour={colours.last} text={t('keyLast')} />
          </>
        )}
      </p>
      <svg width={width} height={height} role="img" aria-label={t('monthsLabel')} tabIndex={0} onKeyDown={onKeyDown} onFocus={() => setAt((i) => i ?? last - 1)} onBlur={() => setAt(null)} onMouseLeave={() => setAt(null)}>
        {grid.slice(1).map((n) => (
          <g key={n}>
            <line x1={0} x2={width} y1={y(n)} y2={y(n)} stroke={colours.line} />
            <text x={width} y={y(n) - 3} className="lq-tick" fill={colours.quiet} textAnchor="end">{n}</text>
          </g>
        ))}
        {months.map((m, i) => {
          const x = i * slot
          return (
            <g key={m.month} onMouseEnter={() => setAt(m.month > last ? null : i)} onClick={() => m.month <= last && onOpen(m.month)} style={m.month <= last ? { cursor: 'pointer' } : undefined}>
              <rect x={x} width={slot} y={0} height={height} fill={at === i ? colours.line : 'transparent'} opacity={0.5} />
              {bar(x + slot * 0.16, slot * 0.22, m.last, colours.last, colours.lastPale)}
              {bar(x + slot * 0.42, slot * 0.42, m.this, colours.now, colours.nowPale)}
              <text x={x + slot / 2} y={height - 5} className="lq-tick" textAnchor="middle" fill={m.month > last ? colours.line : at === i ? colours.text : colours.quiet}>{t(`m${m.month}`)}</text>
            </g>
          )
        })}
        <line x1={0} x2={width} y1={base} y2={base} stroke={colours.quiet} />
      </svg>
    </div>
  )
}

function Key({ colour, text }: { colour: string; text: string }) {
  return <span className="lq-key"><i style={{ background: colour }} aria-hidden />{text}</span>
}
