import { Card, Empty, Flex, Grid, Typography, theme } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatDay, formatExact } from '../../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useMe } from '../../../../shared/shell/use-me.ts'
import { useMyTasks, useWaiting } from '../cases.ts'
import { useMinute } from '../use-minute.ts'

/** What waits for oneself: decisions to take, tasks to do. */
export function Agenda() {
  const { me } = useMe()
  const { md: isWide = true } = Grid.useBreakpoint()
  const holds = (...roles: string[]) => roles.some((role) => me?.roles.includes(role))
  const decides = holds('case_team_lead', 'station_chief', 'county_bureau_head')
  const does = holds('case_officer', 'case_team_lead')
  if (!decides && !does) return null
  return (
    <Flex vertical gap={12} style={{ width: isWide ? 320 : 'auto', flex: 'none', minHeight: 0 }}>
      {decides && <WaitingCard />}
      {does && <TasksCard />}
    </Flex>
  )
}

function WaitingCard() {
  const { t } = useTranslation('cases')
  const { data, error } = useWaiting(true)
  return (
    <AgendaCard title={t('waitingForMe')} count={data?.waiting.length} empty={t('nothingWaits')} error={error}>
      {data?.waiting.map((w) => (
        <Item key={w.approval} to={`/cases/${w.case.id}`} title={`${t(`asks_${w.what}`)} · ${w.case.title}`} below={`${w.askedBy.name} · ${formatExact(w.askedAt).slice(5, 16)} · ${w.case.number}`} text={w.reason} />
      ))}
    </AgendaCard>
  )
}

function TasksCard() {
  const { t } = useTranslation('cases')
  const { token } = theme.useToken()
  const { data, error } = useMyTasks(true)
  const today = formatDay(useMinute())
  return (
    <AgendaCard title={t('myTasks')} count={data?.tasks.length} empty={t('noTasks')} error={error}>
      {data?.tasks.map((task) => (
        <Item
          key={task.id}
          to={`/cases/${task.case.id}?tab=tasks`}
          title={task.title}
          below={
            <>
              {task.due && <span style={{ color: task.due < today ? token.colorError : task.due === today ? token.colorWarning : undefined }}>{t(task.due < today ? 'overdueSince' : 'dueOn', { day: task.due })} · </span>}
              {task.case.title}
            </>
          }
        />
      ))}
    </AgendaCard>
  )
}

function AgendaCard({ title, count, empty, error, children }: { title: string; count: number | undefined; empty: string; error: unknown; children: ReactNode }) {
  return (
    <Card title={title} extra={count ? <Typography.Text type="secondary">{count}</Typography.Text> : null} style={{ minHeight: 0, overflow: 'auto', flex: '0 1 auto' }} styles={{ body: { padding: 0 } }}>
      <ErrorNote error={error} />
      {count === 0 ? <Empty image={null} styles={{ image: { display: 'none' } }} description={empty} style={{ padding: 24 }} /> : children}
    </Card>
  )
}

function Item({ to, title, below, text }: { to: string; title: string; below: ReactNode; text?: string }) {
  const { token } = theme.useToken()
  return (
    <Link to={to} style={{ display: 'block', padding: '8px 12px', borderTop: `1px solid ${token.colorSplit}`, color: token.colorText }}>
      <Typography.Text strong ellipsis style={{ display: 'block' }}>{title}</Typography.Text>
      {text && <Typography.Text ellipsis style={{ display: 'block' }}>{text}</Typography.Text>}
      <Typography.Text type="secondary" ellipsis style={{ display: 'block', fontSize: token.fontSizeSM }}>{below}</Typography.Text>
    </Link>
  )
}
