import { useTranslation } from 'react-i18next'
import { formatClockSeconds } from '../../../../shared/i18n/time.ts'
import { useCallsigns } from '../data/crews.ts'
import type { Assignment } from '../data/incidents.ts'
import { describeChoice } from '../words.ts'

/** Who was sent, how far they are, why they were chosen, whether their phone was rung. */
export function CrewsOnIt({ assignments }: { assignments: Assignment[] }) {
  const { t } = useTranslation('desk')
  const callsign = useCallsigns()
  return (
    <ul className="desk-on-it">
      {assignments.map((a) => (
        <li key={`${a.crew} ${a.times.dispatched}`} className={a.state === 'recalled' ? 'desk-ahead' : ''} title={a.why ? describeChoice(a.why, t) : undefined}>
          <b>{callsign(a.crew)}</b>
          <span>{t(a.state)}</span>
          {a.state === 'dispatched' && a.acceptBy && <span className={a.overdueAt ? 'desk-red' : 'desk-quiet'}>{t(a.overdueAt ? 'notAcceptedBy' : 'acceptBy', { at: formatClockSeconds(a.acceptBy) })}</span>}
          {a.rang && <span className={a.rang === 'failed' ? 'desk-amber' : 'desk-quiet'}>{t(`rang_${a.rang}`)}</span>}
        </li>
      ))}
    </ul>
  )
}
