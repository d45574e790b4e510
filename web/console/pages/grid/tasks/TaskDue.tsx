import { useTranslation } from 'react-i18next'
import type { TaskRow } from '#answers/visits'
import { dayOn, formatDay } from '../../../../shared/i18n/time.ts'

/** Until when it is to be done; overdue since the day after. */
export function TaskDue({ task: { due, state } }: { task: Pick<TaskRow, 'due' | 'state'> }) {
  const { t } = useTranslation('grid')
  if (state !== 'open') return <span className="grid-past">{due}</span>
  if (due < dayOn(0)) return <strong className="grid-red" title={due}>{t('overdueSince', { day: formatDay(Date.parse(`${due}T00:00:00+08:00`) + 86_400_000).slice(5) })}</strong>
  return <span title={due} className={due <= dayOn(1) ? 'grid-soon' : ''}>{t('dueOn', { day: due.slice(5) })}</span>
}
