import { Card, Empty, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import type { GridOverview } from '#answers/visits'

/** By community: doors about which what is known still holds, and doors that somebody visited in thirty days. Least fresh first. */
export function Coverage({ overview: { communities, freshness, visits } }: { overview: GridOverview }) {
  const { t } = useTranslation('grid')
  const rows = communities.toSorted((a, b) => a.fresh / a.doors - b.fresh / b.doors || b.doors - a.doors)
  return (
    <Card size="small" className="grid-coverage" title={<h2 className="grid-head">{t('coverage')}</h2>} extra={<Legend />}>
      <dl className="grid-facts">
        {(['dwellings', 'people', 'businesses'] as const).map((of) => <Fact key={of} label={t(`fresh_${of}`)} value={share(freshness[of].fresh, freshness[of].total)} about={t('ofTotal', { part: freshness[of].fresh, total: freshness[of].total })} />)}
        <Fact label={t('visitsToday')} value={String(visits.today)} about={t('visitsWeek', { week: visits.week, last: visits.weekLastYear })} />
      </dl>
      {rows.length === 0 ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<><div>{t('noDoors')}</div><Typography.Text type="secondary">{t('noDoorsHint')}</Typography.Text></>} /> : (
        <ul className="grid-communities">
          {rows.map((row) => (
            <li key={row.community}>
              <span title={row.community}>{row.community}</span>
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

const share = (part: number, total: number) => (total === 0 ? '—' : `${Math.round((part / total) * 100)}%`)

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
      <small>{share(part, total)} <span>{part}/{total}</span></small>
    </span>
  )
}
