import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import type { MatterRow } from '#answers/visits'
import { useNow } from '../../../../shared/clock/use-now.ts'
import { formatClock, formatExact } from '../../../../shared/i18n/time.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** Since when nobody has answered; else where it stands. */
export function Waiting({ row: { state, at, answeredAt, closedAt } }: { row: Pick<MatterRow, 'state' | 'at' | 'answeredAt' | 'closedAt'> }) {
  const { t } = useTranslation('grid')
  const now = useNow()
  if (state === 'closed') return <Tooltip title={formatExact(closedAt ?? at)}><span className="grid-past">{t('state_closed')}</span></Tooltip>
  if (answeredAt) return <Tooltip title={formatExact(answeredAt)}><span>{t(`state_${state}`)}</span></Tooltip>
  const waited = Math.max(0, now - Date.parse(at))
  const age = waited < hourMs ? t('minutes', { n: Math.floor(waited / minuteMs) }) : waited < 2 * dayMs ? t('hours', { n: Math.floor(waited / hourMs) }) : t('days', { n: Math.floor(waited / dayMs) })
  return <Tooltip title={formatExact(at)}><strong className="grid-red">{t('unansweredSince', { at: waited < dayMs ? formatClock(at) : formatExact(at).slice(5, 16), age })}</strong></Tooltip>
}
