import { useTranslation } from 'react-i18next'
import { formatClockSeconds, formatElapsed, formatExact } from '../../../../shared/i18n/time.ts'
import { moments, type Incident } from '../data/incidents.ts'

/** The eight moments of a call, each with its time and how long after the one before. */
export function Moments({ times }: { times: Incident['times'] }) {
  const { t } = useTranslation('desk')
  return (
    <ol className="desk-moments" aria-label={t('moments')}>
      {moments.map((moment, index) => {
        const at = times[moment]
        const before = moments.slice(0, index).findLast((earlier) => times[earlier])
        const took = at && before ? Date.parse(at) - Date.parse(times[before]!) : null
        return (
          <li key={moment} className={at ? '' : 'desk-ahead'}>
            <span>{t(`m_${moment}`)}</span>
            <b className="desk-time" title={at ? formatExact(at) : undefined}>{at ? formatClockSeconds(at) : '—'}</b>
            <small className="desk-time">{took === null || took < 0 ? ' ' : `+${formatElapsed(took)}`}</small>
          </li>
        )
      })}
    </ol>
  )
}
