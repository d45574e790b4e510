import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import type { MatterRow } from '#answers/visits'
import { useNow } from '../../../../shared/clock/use-now.ts'
import { formatClock, formatElapsed, formatExact } from '../../../../shared/i18n/time.ts'

const hourMs = 3_600_000

/** Since when nobody has answered, ticking; else where it stands. */
export function Waiting({ row: { state, at, answeredAt, closedAt } }: { row: Pick<MatterRow, 'state' | 'at' | 'answeredAt' | 'closedAt'> }) {
  const { t } = useTranslation('grid')
  const now = useNow()
  if (state === 'closed') return <Tooltip title={formatExact(closedAt ?? at)}><span className="grid-past">{t('state_closed')}</span></Tooltip>
  if (answeredAt) return <Tooltip title={formatExact(answeredAt)}><span>{t(`state_${state}`)}</span></Tooltip>
  const waited = now - Date.parse(at)
  return <Tooltip title={formatExact(at)}><strong className="grid-red">{t('unansweredSince', { at: waited < 24 * hourMs ? formatClock(at) : formatExact(at).slice(5, 16), age: formatElapsed(waited) })}</strong></Tooltip>
}
