import { useTranslation } from 'react-i18next'
import { formatClockSeconds, formatExact } from '../../../shared/i18n/time.ts'
import { stateBy, type Crew } from './data/crews.ts'
import { useNow } from '../../../shared/clock/use-now.ts'

interface Props {
  crews: Crew[]
  selected: string | null
  onSelect: (crew: string) => void
  onOpenCall: (incident: string) => void
  /** Null for those who keep no crews. */
  onSetup: (() => void) | null
}

/** The units: free ones first, each with when it was heard; silent ones say since when. */
export function Units({ crews, selected, onSelect, onOpenCall, onSetup }: Props) {
  const { t, i18n } = useTranslation('desk')
  const order = { free: 0, busy: 1, unreachable: 2, off: 3 }
  const now = useNow()
  const shown = crews.map((crew) => ({ ...crew, state: stateBy(crew, now) })).toSorted((a, b) => order[a.state] - order[b.state] || a.id.localeCompare(b.id))
  const free = shown.filter((crew) => crew.state === 'free').length
  return (
    <section className="desk-panel desk-units" aria-label={t('units')}>
      <header><h2>{t('units')}</h2>{onSetup && <button type="button" className="desk-link" onClick={onSetup}>{t('setup')} <kbd>M</kbd></button>}<span className="desk-quiet">{t('unitsFree', { n: free, of: crews.filter((crew) => crew.state !== 'off').length })}</span></header>
      <ul>
        {shown.length === 0 && <li className="desk-quiet desk-units-none">{t('unitsNone')}</li>}
        {shown.map((crew) => (
          <li key={crew.id} className={`desk-unit desk-unit-${crew.state}`} aria-current={crew.id === selected}>
            <button type="button" onClick={() => onSelect(crew.id)} title={`${crew.phone} · ${t(crew.vehicle)}`}>
              <span className="desk-unit-dot" aria-hidden />
              <b>{crew.callsign[i18n.language === 'en' ? 'en' : 'zh']}</b>
              <span className="desk-quiet">{t(crew.vehicle)}</span>
            </button>
            <span className="desk-unit-state">
              {t(crew.state)}
              {crew.on.slice(0, 1).map((call) => <button key={call.incident} type="button" className="desk-link" onClick={() => onOpenCall(call.incident)}>{t(call.state)} {call.number?.slice(-4)}</button>)}
            </span>
            <Heard crew={crew} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Heard({ crew }: { crew: Crew }) {
  const { t } = useTranslation('desk')
  const now = useNow()
  if (crew.state === 'off') return <span className="desk-quiet desk-unit-heard">—</span>
  if (!crew.heardAt) return <span className="desk-unit-heard desk-red">{t('neverHeard')}</span>
  const seconds = Math.max(0, Math.round((now - Date.parse(crew.heardAt)) / 1000))
  const text = crew.state === 'unreachable' ? t('silentSince', { at: formatClockSeconds(crew.heardAt) }) : t('heardAgo', { n: seconds })
  return <span className={`desk-unit-heard ${crew.state === 'unreachable' ? 'desk-red' : 'desk-quiet'}`} title={formatExact(crew.heardAt)}>{text}{crew.battery !== null && crew.battery <= 20 ? ` · ${t('battery', { n: crew.battery })}` : ''}</span>
}
