import { Empty, Flex, Skeleton, Tag, Typography, theme } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { formatDay, startOfDay } from '../../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useWeeks, type Week } from '../ledger.ts'
import { ReviewDone } from './ReviewDone.tsx'
import { ReviewForm } from './ReviewForm.tsx'

const dayMs = 24 * 3_600_000
const colours = { running: 'default', due: 'warning', overdue: 'error', done: 'success' } as const

/** The weekly duty: what is overdue stands first, since when; a week is opened and gone through look by look. */
export function ReviewsTab() {
  const { t } = useTranslation('ledger')
  const { token } = theme.useToken()
  const navigate = useNavigate()
  const { id: asked } = useParams()
  const { data, error } = useWeeks()
  if (error) return <ErrorNote error={error} />
  if (!data) return <Skeleton active style={{ padding: 16 }} />
  if (data.weeks.length === 0) return <Empty style={{ marginTop: 64 }} description={<><div>{t('weeksEmpty')}</div><Typography.Text type="secondary">{t('weeksEmptyHint')}</Typography.Text></>} />
  const weeks = data.weeks.toSorted((a, b) => order(a) - order(b) || b.week.localeCompare(a.week))
  const week = weeks.find((one) => one.week === asked) ?? weeks.find((one) => one.duty === 'overdue' || one.duty === 'due') ?? weeks[0]!
  return (
    <Flex style={{ flex: 1, minHeight: 0 }}>
      <nav className="ledger-weeks" style={{ borderInlineEnd: `1px solid ${token.colorBorderSecondary}` }} aria-label={t('reviews')}>
        {weeks.map((one) => (
          <button key={one.week} type="button" className="ledger-week" aria-current={one.week === week.week} onClick={() => void navigate(`/ledger/reviews/${one.week}`)} style={one.week === week.week ? { background: token.controlItemBgActive } : {}}>
            <Flex justify="space-between" align="center"><WeekName week={one.week} /><Tag color={colours[one.duty]} style={{ marginInlineEnd: 0 }}>{t(one.duty)}</Tag></Flex>
            <Typography.Text type="secondary" style={{ fontSize: 12, display: 'block' }}>{t('weekLooks', { looks: one.looks, standOut: one.standOut })}</Typography.Text>
            {(one.duty === 'overdue' || one.duty === 'due') && <Typography.Text type={one.duty === 'overdue' ? 'danger' : 'secondary'} style={{ fontSize: 12 }}>{one.duty === 'overdue' ? t('overdueSince', { day: formatDay(one.dueBy) }) : t('dueBy', { day: formatDay(Date.parse(one.dueBy) - dayMs) })}</Typography.Text>}
          </button>
        ))}
      </nav>
      <div style={{ flex: 1, minWidth: 0, overflow: 'auto', padding: 16 }}>
        <Typography.Paragraph type="secondary" style={{ maxWidth: 760 }}>{t('duty')} {t('dutySource')}</Typography.Paragraph>
        {week.duty === 'running' && <Typography.Text>{t('runningSays')}</Typography.Text>}
        {week.duty === 'done' && <ReviewDone key={week.week} week={week} />}
        {(week.duty === 'due' || week.duty === 'overdue') && <ReviewForm key={week.week} week={week.week} />}
      </div>
    </Flex>
  )
}

const order = ({ duty }: Week) => ['overdue', 'due', 'running', 'done'].indexOf(duty)

function WeekName({ week }: { week: string }) {
  const { t } = useTranslation('ledger')
  const start = startOfDay(week)
  return <Typography.Text strong style={{ fontVariantNumeric: 'tabular-nums' }}>{t('week', { from: formatDay(start).slice(5), to: formatDay(start + 6 * dayMs).slice(5) })}</Typography.Text>
}
