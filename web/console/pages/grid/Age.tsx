import { Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../../shared/clock/use-now.ts'
import { useFeedState } from '../../../shared/feed/use-feed.ts'
import { formatClockSeconds, formatElapsed } from '../../../shared/i18n/time.ts'

/** Older than this is said in words. */
const lateMs = 5_000

/** How old the figures are: as of now while the feed is heard and the last answer came, else since when nothing was heard. */
export function Age({ updatedAt, failed }: { updatedAt: number; failed: boolean }) {
  const { t } = useTranslation('grid')
  const { connected } = useFeedState()
  const now = useNow()
  if (updatedAt === 0) return null
  const ageMs = connected && !failed ? 0 : now - updatedAt
  const isLate = ageMs > lateMs
  return (
    <Typography.Text type={isLate ? 'warning' : 'secondary'} strong={isLate} role="status">
      {isLate ? t('agedSince', { at: formatClockSeconds(updatedAt), age: formatElapsed(ageMs) }) : t('asOf', { at: formatClockSeconds(updatedAt) })}
    </Typography.Text>
  )
}
