import { Typography, theme } from 'antd'
import { useTranslation } from 'react-i18next'
import { formatClock, formatDay } from '../../../../shared/i18n/time.ts'
import { useMinute } from '../../cases/use-minute.ts'
import { formatNext, pressOf, type Next } from '../due.ts'

/** What comes first and when, in words: today with its hour, else the day. */
export function NextTag({ next }: { next: Next | null }) {
  const { t } = useTranslation('disputes')
  const { token } = theme.useToken()
  const now = useMinute()
  if (!next) return <Typography.Text type="secondary">{t('noDate')}</Typography.Text>
  const press = pressOf(next, now)
  const color = { over: token.colorError, soon: token.colorWarning, fine: token.colorText }[press]
  const isToday = next.what === 'session' && formatDay(next.at) === formatDay(now)
  const when = isToday ? t('todayAt', { at: formatClock(next.at) }) : formatNext(next).slice(5)
  return (
    <span style={{ color, fontWeight: press === 'fine' ? 400 : 600, overflowWrap: 'anywhere' }} title={formatNext(next)}>
      {t(`next_${next.what}`)} {press === 'over' ? t('wasDue', { at: when }) : when}
    </span>
  )
}
