import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClockSeconds, formatElapsed, formatExact } from '../../../../shared/i18n/time.ts'
import { useTimers } from '../data/county.ts'
import { useCallsigns } from '../data/crews.ts'
import type { IncidentRow } from '../data/incidents.ts'
import { findWaiting } from '../data/waiting.ts'
import { useNow } from '../../../../shared/clock/use-now.ts'

/** One call: priority, place and words, who is on it, and the timer that runs, in words as well as in colour. */
export const QueueRow = memo(function QueueRow({ row, isSelected, onSelect }: { row: IncidentRow; isSelected: boolean; onSelect: (id: string) => void }) {
  const { t } = useTranslation('desk')
  const callsign = useCallsigns()
  const crews = row.crews.filter((crew) => crew.state !== 'cleared').map((crew) => callsign(crew.crew))
  return (
    <div role="option" aria-selected={isSelected} className="desk-row" data-status={row.status} onClick={() => onSelect(row.id)} title={`${row.number}\n${formatExact(row.times.received)}`}>
      <span className={`desk-priority desk-p${row.priority}`} aria-label={t(`p${row.priority}`)}>{row.priority}</span>
      <span className="desk-row-main">
        <b>{row.place || t('placeUnknown')}</b>
        <span className="desk-quiet">{t(row.nature)} · {row.text || t('noText')}</span>
      </span>
      <span className="desk-row-side">
        <Timer row={row} />
        <span className="desk-quiet desk-ellipsis">{[t(row.status), ...crews].join(' · ')}</span>
      </span>
      {row.offer && <span className="desk-row-note desk-red">{t('offerRow', { crew: callsign(row.offer) })} <kbd>D</kbd></span>}
      {row.flagged > 0 && <span className="desk-row-note desk-amber">{t('flaggedRow', { n: row.flagged })}</span>}
      {row.handOver && !row.handOver.takenOverAt && <span className="desk-row-note">{t('awaitsReceipt')}</span>}
    </div>
  )
})

export function Timer({ row }: { row: Pick<IncidentRow, 'status' | 'priority' | 'times' | 'crews' | 'handOver'> }) {
  const { t } = useTranslation('desk')
  const { data: timers } = useTimers()
  const now = useNow()
  const waiting = findWaiting(row, timers, now)
  if (!waiting) return <span className="desk-quiet desk-time">{formatElapsed(now - Date.parse(row.times.received))}</span>
  const words = { calm: t(`w_${waiting.for}`), amber: t('dueSoon', { what: t(`w_${waiting.for}`) }), red: t('overdueSince', { what: t(`w_${waiting.for}`), at: formatClockSeconds(waiting.redAt) }) }
  return (
    <span className={`desk-timer desk-${waiting.tone}`} title={words[waiting.tone]}>
      <span>{t(`w_${waiting.for}`)}</span> <b className="desk-time">{formatElapsed(now - waiting.since)}</b>
      {waiting.tone !== 'calm' && <span className="desk-tone">{t(waiting.tone)}</span>}
    </span>
  )
}
