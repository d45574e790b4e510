import { Card, Empty, Skeleton, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { GridOverview } from '#answers/visits'
import { useMatters } from '../grid.ts'
import { MatterLine } from '../matters/MatterLine.tsx'
import { Refusal } from '../Refusal.tsx'

/** What the one at the door could not settle alone: urgent ones first, then who has waited longest. Arrow keys and Enter are the list's own page. */
export function HardMatters({ counts, of, station }: { counts: GridOverview['matters']; of: 'me' | 'all' | null; station: string }) {
  const { t } = useTranslation('grid')
  const navigate = useNavigate()
  const { data, error } = useMatters(of, true)
  const rows = (data ?? []).filter((row) => station === '' || row.station === station)
  const head = (
    <h2 className="grid-head">
      {t('matters')} <b>{counts.open}</b>
      {counts.urgent > 0 && <b className="grid-now">{t('urgentCount', { count: counts.urgent })}</b>}
      {counts.unanswered > 0 && <b className="grid-now">{t('unansweredCount', { count: counts.unanswered })}</b>}
    </h2>
  )
  const body = () => {
    if (of === null) return <p className="grid-aside">{t(counts.open > 0 ? 'mattersElsewhere' : 'noMatters')}</p>
    if (error) return <Refusal error={error} />
    if (!data) return <Skeleton className="lq-late" active />
    if (rows.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<><div>{t(of === 'me' && counts.open > 0 ? 'noMattersOfMine' : 'noMatters')}</div><Typography.Text type="secondary">{t('noMattersHint')}</Typography.Text></>} />
    return <ul className="grid-lines">{rows.map((row) => <MatterLine key={row.id} row={row} hasStation={station === ''} onOpen={() => void navigate(`/grid/matters/${row.id}`)} />)}</ul>
  }
  return <Card size="small" className="grid-matters" title={head}>{body()}</Card>
}
