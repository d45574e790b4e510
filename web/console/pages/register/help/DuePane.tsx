import { useQuery } from '@tanstack/react-query'
import { Alert, Empty, Result, Skeleton, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { HelpDue } from '#answers/registry'
import { once } from '../register.ts'
import { ApiError, get } from '../../../../shared/api/client.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { LastNoted } from './LastNoted.tsx'
import { Outcomes } from './Outcomes.tsx'
import { useNoting } from './use-noting.ts'
import './help.css'

/** Each asking is a look on the ledger: nothing is asked again by itself. */
const useDue = () => useQuery({ queryKey: ['registry', 'help'], gcTime: 0, ...once, queryFn: ({ signal }) => get<HelpDue>('/api/help/due', signal) })

/** Help that the station agreed to give and that is due: overdue first, one press each. */
export function DuePane() {
  const { t } = useTranslation('help')
  const { data, error, refetch } = useDue()
  const noting = useNoting(() => void refetch())
  if (error instanceof ApiError && error.status === 403) return <Result status="403" title={t('noRight')} subTitle={`${error.message} ${error.todo}`} />
  if (error) return <ErrorNote error={error} />
  if (!data) return <Skeleton active className="lq-late" style={{ padding: 12 }} />
  const late = data.due.filter(({ due }) => due <= data.today)
  const soon = data.due.filter(({ due }) => due > data.today)
  return (
    <div className="help-pane">
      <Typography.Text type="secondary">{t('dueHint')}</Typography.Text>
      {data.total > data.due.length && <Alert type="info" showIcon title={t('dueMore', { shown: data.due.length, total: data.total })} />}
      <LastNoted noting={noting} />
      {data.due.length === 0 && <Empty style={{ padding: 48 }} description={t('dueNone')} />}
      {([['overdue', late], ['soon', soon]] as const).map(([name, rows]) => rows.length > 0 && (
        <section key={name} aria-label={t(name)}>
          <h2 className="help-group">{t(name)} <b>{rows.length}</b></h2>
          <ul className="help-due">
            {rows.map((row) => (
              <li key={`${row.consent} ${row.kind}`}>
                <span className="help-what"><b>{t(`kind_${row.kind}`)}</b><span data-late={name === 'overdue'}>{sayDue(row.due)}</span></span>
                <span className="help-where"><Link to={`/register/person/${encodeURIComponent(row.person)}`} title={t('open')}>{row.name}</Link><span>{[row.place, row.door].filter(Boolean).join(' ')}</span></span>
                <Outcomes label={`${t('mark')} ${t(`kind_${row.kind}`)} ${row.name}`} isBusy={noting.busy !== null} onNote={(outcome) => noting.note(row.consent, row.kind, outcome)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )

  function sayDue(due: string): string {
    const days = Math.round((Date.parse(data!.today) - Date.parse(due)) / 86_400_000)
    return days > 0 ? t('overdueDays', { count: days }) : days === 0 ? t('dueToday') : due.slice(5)
  }
}
