import { useTranslation } from 'react-i18next'
import type { RoundRow } from '#answers/visits'
import { useNow } from '../../../../shared/clock/use-now.ts'
import { dayOn, formatDay } from '../../../../shared/i18n/time.ts'

/** Its day; overdue since the day after, in words. */
export function RoundDay({ round: { day, closedAt, until } }: { round: Pick<RoundRow, 'day' | 'closedAt' | 'until'> }) {
  const { t } = useTranslation('grid')
  const now = useNow()
  if (closedAt) return <span className="grid-past" title={day}>{t('closedOn', { day: formatDay(closedAt).slice(5) })}</span>
  if (Date.parse(until) < now) return <span className="grid-past" title={day}>{t('expiredOn', { day: formatDay(until).slice(5) })}</span>
  if (day < dayOn(0)) return <strong className="grid-red">{t('overdueSince', { day: formatDay(Date.parse(`${day}T00:00:00+08:00`) + 86_400_000).slice(5) })}</strong>
  return <span title={day}>{day === dayOn(0) ? t('today') : day.slice(5)}</span>
}
