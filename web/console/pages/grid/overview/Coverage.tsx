import { Card, Empty, Segmented, Typography } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GridOverview } from '#answers/visits'
import { percent, useCoverage } from '../areas/areas.ts'

interface Row {
  key: string
  name: string
  doors: number
  fresh: number
  visited30d: number
  hazards: number
}

/** By community or by grid: doors about which what is known still holds, and doors that somebody visited in thirty days. Least fresh first. */
export function Coverage({ overview: { communities, freshness, visits }, station }: { overview: GridOverview; station: string }) {
  const { t } = useTranslation(['grid', 'gridAreas'])
  const [by, setBy] = useState<'byCommunity' | 'byGrid'>('byCommunity')
  const grids = useCoverage(station, by === 'byGrid').data
  const rows: Row[] = by === 'byCommunity'
    ? communities.map((row) => ({ ...row, key: row.community, name: row.community, hazards: 0 }))
    : (grids ?? []).filter(({ kind }) => kind === 'community').map((row) => ({ ...row, key: row.id ?? '', name: row.id ? row.name : t('gridAreas:outside') }))
  const ordered = rows.toSorted((a, b) => known(a) - known(b) || b.doors - a.doors)
  const isDrawn = by === 'byCommunity' || grids === undefined || grids.some(({ id }) => id !== null)
  return (
    <Card size="small" className="grid-coverage" title={<h2 className="grid-head">{t('coverage')}</h2>} extra={<Segmented size="small" value={by} onChange={setBy} options={(['byCommunity', 'byGrid'] as const).map((value) => ({ value, label: t(`gridAreas:${value}`) }))} />}>
      <dl className="grid-facts">
        {(['dwellings', 'people', 'businesses'] as const).map((of) => <Fact key={of} label={t(`fresh_${of}`)} value={percent(freshness[of].fresh, freshness[of].total)} about={t('ofTotal', { part: freshness[of].fresh, total: freshness[of].total })} />)}
        <Fact label={t('visitsToday')} value={String(visits.today)} about={t('visitsWeek', { week: visits.week, last: visits.weekLastYear })} />
      </dl>
      <Legend />
      {!isDrawn && <Typography.Paragraph type="secondary">{t('gridAreas:noGrids')}</Typography.Paragraph>}
      {ordered.length === 0 ? by === 'byCommunity' && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<><div>{t('noDoors')}</div><Typography.Text type="secondary">{t('noDoorsHint')}</Typography.Text></>} /> : (
        <ul className="grid-communities">
          {ordered.map((row) => (
            <li key={row.key}>
              <span title={row.name}>{row.name}{row.hazards > 0 && <small className="grid-soon"> {t('gridAreas:hazardCount', { count: row.hazards })}</small>}</span>
              <span className="grid-bars">
                <Bar kind="fresh" part={row.fresh} total={row.doors} label={t('freshBar', { part: row.fresh, total: row.doors })} />
                <Bar kind="visited" part={row.visited30d} total={row.doors} label={t('visitedBar', { part: row.visited30d, total: row.doors })} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** Where nobody lives nothing grows old. */
const known = ({ fresh, doors }: Row) => (doors === 0 ? 1 : fresh / doors)

function Fact({ label, value, about }: { label: string; value: string; about: string }) {
  return <div><dt>{label}</dt><dd><b>{value}</b> <small>{about}</small></dd></div>
}

function Legend() {
  const { t } = useTranslation('grid')
  return <span className="grid-legend"><i data-kind="fresh" />{t('legendFresh')}<i data-kind="visited" />{t('legendVisited')}</span>
}

function Bar({ kind, part, total, label }: { kind: 'fresh' | 'visited'; part: number; total: number; label: string }) {
  return (
    <span className="grid-bar">
      <span role="img" aria-label={label} title={label} data-kind={kind}><i style={{ width: `${(part / Math.max(1, total)) * 100}%` }} /></span>
      <small>{percent(part, total)} <span>{part}/{total}</span></small>
    </span>
  )
}
