import { useQuery } from '@tanstack/react-query'
import { Typography, theme } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { get } from '../../../shared/api/client.ts'
import { formatExact } from '../../../shared/i18n/time.ts'
import { useMe } from '../../../shared/shell/use-me.ts'

interface Waiting {
  waiting: { approval: string; what: string; askedAt: string; askedBy: { name: string }; case: { id: string; number: string; title: string } }[]
}

const deciders = ['case_team_lead', 'station_chief', 'county_bureau_head']

/** Decisions of cases wait on the case's own page: here is the way. */
export function CaseWaiting() {
  const { t } = useTranslation('approvals')
  const { t: words } = useTranslation('cases')
  const { token } = theme.useToken()
  const { me } = useMe()
  // Who decides on no case is not answered at all (policies/cases.cedar, case.waiting).
  const decides = me?.roles.some((role) => deciders.includes(role)) ?? false
  const { data } = useQuery({ queryKey: ['cases', 'waiting'], queryFn: ({ signal }) => get<Waiting>('/api/cases/waiting', signal), enabled: decides })
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
