import { Tooltip, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import type { HazardRow } from '#answers/hazards'
import { dayOn, formatDay, formatExact } from '../../../shared/i18n/time.ts'

const soonDays = 3

/** Until when it is to be mended; since when it is overdue, in words too. */
export function DueMark({ row: { due, overdueSince, chasedAt, endedAt, status } }: { row: Pick<HazardRow, 'due' | 'overdueSince' | 'chasedAt' | 'endedAt' | 'status'> }) {
  const { t } = useTranslation('hazards')
  if (endedAt) return <Tooltip title={formatExact(endedAt)}><Typography.Text type="secondary">{formatDay(endedAt)}</Typography.Text></Tooltip>
  if (overdueSince)
    return (
      <Tooltip title={chasedAt ? t('chasedAt', { at: formatExact(chasedAt).slice(0, 16) }) : t('neverChased')}>
        <strong className="hazard-overdue">{t('overdueSince', { day: formatDay(overdueSince).slice(5) })}</strong>
      </Tooltip>
    )
  const isSoon = status !== 'passed' && status !== 'handed_over' && due <= dayOn(soonDays)
  return <Typography.Text {...(isSoon ? { type: 'warning' as const } : {})} style={{ whiteSpace: 'nowrap' }}>{t('dueOn', { day: due })}</Typography.Text>
}
