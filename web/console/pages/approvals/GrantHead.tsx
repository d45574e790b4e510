import { Flex, Tag, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Me } from '../../../shared/api/me.ts'
import type { Grant } from '../review/grants.ts'
import { statusColour } from '../review/status.ts'

/** The matter by its number, where this person may open it, and how the grant stands. */
export function GrantHead({ grant, me }: { grant: Grant; me: Me }) {
  const { t } = useTranslation('approvals')
  const { t: words } = useTranslation('review')
  const path = grant.ground.type === 'case' ? `/cases/${grant.ground.id}` : `/desk/${grant.ground.id}`
  return (
    <Flex align="center" gap={8} wrap>
      <Typography.Title level={4} style={{ margin: 0 }}>{me.roles.includes('auditor') ? grant.number : <Link to={path}>{grant.number}</Link>}</Typography.Title>
      {grant.title && <Typography.Text style={{ fontSize: 16 }}>{grant.title}</Typography.Text>}
      <Tag color={statusColour(grant.status)}>{words(`status_${grant.status}`)}</Tag>
      {grant.kind === 'emergency' && <Tag color="error">{t('emergency')}</Tag>}
    </Flex>
  )
}
