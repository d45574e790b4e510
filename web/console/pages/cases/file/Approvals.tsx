import { Empty, Flex, Tag, Typography, theme } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatExact } from '../../../../shared/i18n/time.ts'
import type { Approval, CaseView } from '../cases.ts'

/** Every decision that was asked for, the newest first: what, why, who decided and how. */
export function Approvals({ view }: { view: CaseView }) {
  const { t } = useTranslation('cases')
  if (view.approvals.length === 0) return <Empty description={t('noApprovals')} style={{ paddingBottom: 16 }} />
  return <Flex vertical gap={8} style={{ paddingBottom: 16 }}>{view.approvals.toReversed().map((approval) => <ApprovalRow key={approval.id} view={view} approval={approval} />)}</Flex>
}

function ApprovalRow({ view, approval }: { view: CaseView; approval: Approval }) {
  const { t } = useTranslation('cases')
  const { token } = theme.useToken()
  const { decision } = approval
  const name = (login: string) => view.names[login] ?? login
  return (
    <div style={{ borderTop: `1px solid ${token.colorSplit}`, paddingTop: 8 }}>
      <Flex gap={8} align="center">
        <Typography.Text strong>{t(`asks_${approval.what}`)}</Typography.Text>
        <Tag color={decision === null ? 'warning' : decision.outcome === 'approved' ? 'success' : 'default'}>{t(decision?.outcome ?? `waitsFor_${approval.level}`)}</Tag>
      </Flex>
      <div>{approval.closing && `${t(`closing_${approval.closing}`)} · `}{approval.reason}</div>
      <Typography.Text type="secondary">
        {t('askedBy', { name: name(approval.askedBy), at: formatExact(approval.askedAt).slice(0, 16) })}
        {decision && ` · ${t('decidedAt', { name: name(decision.by), at: formatExact(decision.at).slice(0, 16) })}`}
        {decision?.note && ` · ${decision.note}`}
      </Typography.Text>
    </div>
  )
}
