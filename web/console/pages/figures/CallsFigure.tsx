import { Trans, useTranslation } from 'react-i18next'
import { useUnitNames } from '../../../shared/api/units.ts'
import { Dumbbells, type Dumbbell } from './charts/Dumbbells.tsx'
import { TwoYears } from './charts/TwoYears.tsx'
import { Count } from './Count.tsx'
import { Definitions } from './Definitions.tsx'
import type { CallCount, Figures, Row } from '#answers/metrics'
import type { Drill } from './figures.ts'
import { Hero } from './Hero.tsx'
import { change, percent, signed } from './share.ts'
import { showPercent } from './SolvedFigure.tsx'

/** Calls received this year against last year to the same date. */
export function CallsFigure({ figures, onOpen }: { figures: Figures; onOpen: (drill: Drill) => void }) {
  const { t } = useTranslation('figures')
  const { nameOf } = useUnitNames()
  const { total, byKind, byStation, byDay } = figures.calls
  const percentChange = change(total.this.received, total.last.received)
  const count = (of: Drill['of'], stretch: Drill['stretch'], n: number) => <Count n={n} label={t(`open_${of}`)} onOpen={() => onOpen({ of, stretch })} />
  const toRow = (row: Row<CallCount>, name: string, drill: Partial<Drill>): Dumbbell => ({
    key: row.key, name, now: row.this.received, last: row.last.received,
    figures: (
      <>
        <b>{signed(row.this.received - row.last.received)}</b>
        <Count n={row.this.received} label={t('open_received')} onOpen={() => onOpen({ of: 'received', stretch: 'this', ...drill })} />
        <span className="lq-then">{t('wasLastYear', { n: row.last.received })}</span>
      </>
    ),
  })
  const natures = byKind.filter((row) => row.this.received + row.last.received > 0).toSorted((a, b) => b.last.received - a.last.received)
  const most = Math.max(1, ...natures.flatMap((row) => [row.this.received, row.last.received]))
  const mostOfStation = Math.max(1, ...byStation.flatMap((row) => [row.this.received, row.last.received]))
  const difference = total.this.received - total.last.received
  return (
    <article className="lq-figure">
      <Hero
        kicker={t('callsAgainstLast')}
        number={percentChange === null ? total.this.received : percentChange}
        unit={percentChange === null ? '' : '%'}
        isSigned={percentChange !== null}
        change={percentChange === null ? null : { text: t(difference > 0 ? 'more' : 'fewer', { n: Math.abs(difference) }), up: difference > 0, better: difference <= 0 }}
      >
        <p><Trans t={t} i18nKey="callsNow" components={{ received: count('received', 'this', total.this.received) }} /></p>
        <p className="lq-then"><Trans t={t} i18nKey="callsLast" components={{ received: count('received', 'last', total.last.received) }} /></p>
      </Hero>
      <TwoYears byDay={byDay} />
      <Dumbbells title={t('byNature')} max={most} rows={natures.map((row) => toRow(row, t(row.key), { kind: row.key }))} />
      {byStation.length > 1 && <Dumbbells title={t('byStation')} max={mostOfStation} rows={byStation.map((row) => toRow(row, nameOf(row.key), { station: row.key }))} />}
      <p className="lq-beside">
        <Trans t={t} i18nKey="beside" components={{ uncounted: count('uncounted', 'this', total.this.uncounted), b: <b /> }}
          values={{ satisfied: showPercent(percent(total.this.satisfied, total.this.reached)), reached: total.this.reached, lastSatisfied: showPercent(percent(total.last.satisfied, total.last.reached)) }} />
      </p>
      <Definitions of={[figures.definitions.received]} />
    </article>
  )
}
