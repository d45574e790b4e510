import { useQuery } from '@tanstack/react-query'
import { Typography, theme } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { get } from '../../../shared/api/client.ts'
import { formatExact } from '../../../shared/i18n/time.ts'

interface Waiting {
  waiting: { approval: string; what: string; askedAt: string; askedBy: { name: string }; case: { id: string; number: string; title: string } }[]
}

/** Decisions of cases wait on the case's own page: here is the way. */
export function CaseWaiting() {
  const { t } = useTranslation('approvals')
  const { t: words } = useTranslation('cases')
  const { token } = theme.useToken()
  const { data } = useQuery({ queryKey: ['cases', 'waiting'], queryFn: ({ signal }) => get<Waiting>('/api/cases/waiting', signal).catch(() => null) })
  if (!data || data.waiting.length === 0) return null
  return (
    <section>
      <Typography.Text type="secondary" style={{ display: 'block', padding: '12px 12px 4px' }}>{t('caseWaiting')}</Typography.Text>
      {data.waiting.map((w) => (
        <Link key={w.approval} to={`/cases/${w.case.id}`} className="approvals-row" style={{ borderColor: token.colorBorderSecondary, color: token.colorText }}>
          <strong>{w.case.number}</strong>
          <span>{words(`asks_${w.what}`)} · {w.case.title}</span>
          <Typography.Text type="secondary">{w.askedBy.name} · {formatExact(w.askedAt)}</Typography.Text>
        </Link>
      ))}
    </section>
  )
}
