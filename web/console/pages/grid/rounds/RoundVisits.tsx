import { Skeleton, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { useVisits } from '../grid.ts'
import { Refusal } from '../Refusal.tsx'
import { VisitLine } from './VisitLine.tsx'

/** The visits of a round, the newest first. */
export function RoundVisits({ round }: { round: string }) {
  const { t } = useTranslation('grid')
  const { data, error } = useVisits({ round })
  if (error) return <Refusal error={error} />
  if (!data) return <Skeleton className="lq-late" active />
  if (data.length === 0) return <Typography.Text type="secondary">{t('noVisits')}</Typography.Text>
  return (
    <section>
      <h3 className="grid-head">{t('visits')} <b>{data.length}</b></h3>
      <ul className="grid-visits">{data.map((visit) => <VisitLine key={visit.id} visit={visit} />)}</ul>
    </section>
  )
}
