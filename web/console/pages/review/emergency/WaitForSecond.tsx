import { Flex, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../../../shared/clock/use-now.ts'
import { formatClock } from '../../../../shared/i18n/time.ts'
import type { Grant } from '../grants.ts'
import { formatLeft, longestMs } from './emergency.ts'

/** Whoever started an emergency look is here at once; the pictures come when the second officer has confirmed. */
export function WaitForSecond({ grant }: { grant: Grant }) {
  const { t } = useTranslation('emergency')
  const now = useNow()
  const askedAt = Date.parse(grant.askedAt)
  return (
    <Flex vertical gap={12} align="center" justify="center" role="status" style={{ flex: '1 1 360px', maxWidth: 520, minHeight: 260, textAlign: 'center' }}>
      <Typography.Title level={3} style={{ margin: 0 }}>{t('waitTitle', { name: grant.names[grant.second] ?? grant.second })}</Typography.Title>
      <Typography.Text style={{ fontSize: 16 }}>{t('waitSays')}</Typography.Text>
      <Typography.Text type="secondary" style={{ fontVariantNumeric: 'tabular-nums' }}>{t('waited', { length: formatLeft(now - askedAt) })} · {t('lapses', { at: formatClock(askedAt + longestMs) })}</Typography.Text>
    </Flex>
  )
}
