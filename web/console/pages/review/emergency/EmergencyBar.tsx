import { Flex, Tag, Typography, theme } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../../../shared/clock/use-now.ts'
import { formatClockSeconds, formatExact } from '../../../../shared/i18n/time.ts'
import type { Grant } from '../grants.ts'
import { decideBy, formatLeft } from './emergency.ts'

const soonMs = 5 * 60_000

/** Over the pictures of an emergency look: how long it stays open, who knows, who has to decide on it until when. */
export function EmergencyBar({ grant }: { grant: Grant }) {
  const { t } = useTranslation('emergency')
  const { token } = theme.useToken()
  const now = useNow()
  if (!grant.until) return null
  const left = Date.parse(grant.until) - now
  return (
    <Flex role="region" aria-label={t('bar')} align="center" gap={12} wrap style={{ padding: '6px 12px', background: token.colorErrorBg, borderBottom: `1px solid ${token.colorErrorBorder}`, fontVariantNumeric: 'tabular-nums' }}>
      <Tag color="error" style={{ margin: 0 }}>{t('bar')}</Tag>
      <Typography.Text strong role="timer" {...(left < soonMs ? { type: 'danger' as const } : {})} style={{ fontSize: 16 }}>{left > 0 ? t('left', { length: formatLeft(left) }) : t('over')}</Typography.Text>
      <Typography.Text type="secondary">{t('closesAt', { at: formatClockSeconds(grant.until) })}</Typography.Text>
      <Typography.Text type="secondary" style={{ marginInlineStart: 'auto' }}>{t('auditorKnows')} · {grant.review === 'upheld' ? t('upheld') : t('mustDecide', { at: formatExact(decideBy(grant)).slice(5, 16) })}</Typography.Text>
    </Flex>
  )
}
