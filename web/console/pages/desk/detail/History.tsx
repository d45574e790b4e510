import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClockSeconds, formatExact } from '../../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useCallsigns } from '../data/crews.ts'
import { useHistory, type HistoryAct } from '../data/incidents.ts'

/** Everything that happened, corrections beside what they corrected. */
export function History({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('desk')
  const { data, error } = useHistory(id, true)
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    frame.current?.focus()
  }, [])
  return (
    <div ref={frame} className="desk-action desk-history" tabIndex={-1} onKeyDown={(event) => event.key === 'Escape' && (event.stopPropagation(), onClose())}>
      <h3>{t('history')} <Button size="small" onClick={onClose}>{t('leave')} <kbd>Esc</kbd></Button></h3>
      <ErrorNote error={error} />
      <ol>{data?.acts.toReversed().map((act) => <Line key={act.id} act={act} />)}</ol>
    </div>
  )
}

function Line({ act }: { act: HistoryAct }) {
  const { t } = useTranslation('desk')
  const callsign = useCallsigns()
  const payload = act.payload
  const words = payload === null ? [t('erased')] : [
    typeof payload.crew === 'string' ? callsign(payload.crew) : '',
    typeof payload.step === 'string' ? t(payload.step) : '',
    typeof payload.closing === 'string' ? t(payload.closing) : '',
    typeof payload.satisfied === 'string' ? t(`satisfied_${payload.satisfied}`) : '',
    act.type === 'incident.received' ? '' : typeof payload.text === 'string' ? payload.text : '',
    typeof payload.reason === 'string' ? payload.reason : '',
  ].filter(Boolean)
  const late = act.happenedAt.slice(0, 19) !== act.recordedAt.slice(0, 19)
  return (
    <li>
      <span className="desk-time" title={late ? t('recordedAt', { at: formatExact(act.recordedAt) }) : formatExact(act.happenedAt)}>{formatClockSeconds(act.happenedAt)}{late ? '*' : ''}</span>
      <span><b>{t(act.type.replace('.', '_'))}</b> {words.join(' · ')}</span>
      <span className="desk-quiet">{act.actor === 'system' ? t('bySystem') : act.name || act.actor}</span>
    </li>
  )
}
