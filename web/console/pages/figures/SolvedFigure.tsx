import { Trans, useTranslation } from 'react-i18next'
import { useUnitNames } from '../../../shared/api/units.ts'
import { Dumbbells, type Dumbbell } from './charts/Dumbbells.tsx'
import { MonthBars } from './charts/MonthBars.tsx'
import { Count } from './Count.tsx'
import { Definitions } from './Definitions.tsx'
import type { CaseCount, Figures, Row } from '#answers/metrics'
import type { Drill } from './figures.ts'
import { Hero } from './Hero.tsx'
import { percent } from './share.ts'

/** Of the cases filed this year, how many are solved; beside it last year to the same date. */
export function SolvedFigure({ figures, onOpen }: { figures: Figures; onOpen: (drill: Drill) => void }) {
  const { t } = useTranslation('figures')
  const { nameOf } = useUnitNames()
  const { total, byKind, byStation, byMonth } = figures.cases
  const now = percent(total.this.solved, total.this.filed)
  const last = percent(total.last.solved, total.last.filed)
  const count = (of: Drill['of'], stretch: Drill['stretch'], n: number) => <Count n={n} label={t(`open_${of}`)} onOpen={() => onOpen({ of, stretch })} />
  const toRow = (row: Row<CaseCount>, name: string, drill: Partial<Drill>): Dumbbell => ({
    key: row.key, name, now: percent(row.this.solved, row.this.filed), last: percent(row.last.solved, row.last.filed),
    figures: (
      <>
        <b>{showPercent(percent(row.this.solved, row.this.filed))}</b>
        <Count n={t('ofFiled', { ...row.this })} label={t('open_filed')} onOpen={() => onOpen({ of: 'filed', stretch: 'this', ...drill })} />
        <span className="lq-then">{t('thenOf', { ...row.last })}</span>
      </>
    ),
  })
  return (
    <article className="lq-figure">
      <Hero
        kicker={t('solvedRate')}
        number={now}
        unit="%"
        change={now !== null && last !== null ? { text: t(now < last ? 'pointsLower' : 'pointsHigher', { n: Math.abs(now - last) }), up: now > last, better: now >= last } : null}
      >
        <p><Trans t={t} i18nKey="solvedNow" components={{ filed: count('filed', 'this', total.this.filed), solved: count('solved', 'this', total.this.solved) }} /></p>
        <p className="lq-then"><Trans t={t} i18nKey="solvedLast" components={{ filed: count('filed', 'last', total.last.filed), solved: count('solved', 'last', total.last.solved) }} values={{ rate: showPercent(last) }} /></p>
      </Hero>
      <MonthBars months={byMonth} last={Number(figures.period.to.slice(5, 7))} onOpen={(month) => onOpen({ of: 'filed', stretch: 'this', month })} />
      <Dumbbells title={t('byCaseKind')} max={100} rows={byKind.toReversed().map((row) => toRow(row, t(row.key), { kind: row.key }))} />
      {byStation.length > 1 && <Dumbbells title={t('byStation')} max={100} rows={byStation.map((row) => toRow(row, nameOf(row.key), { station: row.key }))} />}
      <p className="lq-beside">{t('closedBeside', { n: total.this.closed, last: total.last.closed })}</p>
      <Definitions of={[figures.definitions.filed, figures.definitions.solved]} />
    </article>
  )
}

export const showPercent = (n: number | null) => (n === null ? '—' : `${n}%`)
