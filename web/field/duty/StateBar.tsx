import { useTranslation } from 'react-i18next'
import { formatClockSeconds } from '../../shared/i18n/time.ts'
import { useNow } from '../use-now.ts'

/** The desk counts a phone as unreachable after this silence (src/domains/staff/presence.ts). */
const unreachableAfterMs = 15_000

interface Props {
  callsign: string
  heardAt: number
  startedAt: number
}

export function isLost(heardAt: number, startedAt: number, now: number): boolean {
  return now - (heardAt || startedAt) > unreachableAfterMs
}

/** Whether the desk hears this phone, in words: never by colour alone. */
export function StateBar({ callsign, heardAt, startedAt }: Props) {
  const { t } = useTranslation('field')
  const now = useNow()
  const lost = isLost(heardAt, startedAt, now)
  const seconds = Math.max(0, Math.round((now - heardAt) / 1000))
  return (
    <div className={`field-state ${lost ? 'field-lost' : ''}`} role="status" data-lost={lost}>
      <b>{callsign}</b>
      <span>{lost ? t('lost', { at: formatClockSeconds(heardAt || startedAt) }) : heardAt ? t('onDuty', { n: seconds }) : t('connecting')}</span>
      {lost && <small>{t('lostMeans')}</small>}
    </div>
  )
}
