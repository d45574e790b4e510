import { Button, Empty, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { useMe } from '../../../../shared/shell/use-me.ts'
import { useNamesOfColleagues, useUnitNames } from '../data/county.ts'
import { useCallsigns } from '../data/crews.ts'
import { useIncident, type Incident } from '../data/incidents.ts'
import { describeChoice } from '../words.ts'
import { emergencyKey, offerActions, type ActionName } from './actions.ts'
import { ActionForms } from './ActionForms.tsx'
import { CrewsOnIt } from './CrewsOnIt.tsx'
import { Moments } from './Moments.tsx'
import { Relations } from './Relations.tsx'

interface Props {
  id: string | null
  /** The action whose form is open. */
  action: ActionName | null
  onAction: (action: ActionName | null) => void
  onOpen: (id: string) => void
  /** Shows live pictures around the call; null where this person or call has none. */
  onWatch: (() => void) | null
  /** Whether this person may start an emergency look on this call. */
  mayLook: boolean
}

/** One call: its times, who is on it, what is known, and what to do next. */
export function Detail({ id, action, onAction, onOpen, onWatch, mayLook }: Props) {
  const { t } = useTranslation('desk')
  const { data: call, error, isPending } = useIncident(id)
  if (id === null) return <section className="desk-panel desk-detail" aria-label={t('call')}><Empty description={t('chooseCall')} style={{ margin: 'auto' }} /></section>
  return (
    <section className="desk-panel desk-detail" aria-label={t('call')}>
      <ErrorNote error={error} />
      {isPending && <Skeleton active style={{ padding: 12 }} />}
      {call && <Opened call={call} onOpen={onOpen} onWatch={onWatch} onEmergency={mayLook ? () => onAction('emergency') : null} />}
      {call && (action ? <ActionForms key={`${call.id} ${action}`} call={call} action={action} onClose={() => onAction(null)} /> : <Actions call={call} onAction={onAction} />)}
    </section>
  )
}

function Opened({ call, onOpen, onWatch, onEmergency }: { call: Incident; onOpen: (id: string) => void; onWatch: (() => void) | null; onEmergency: (() => void) | null }) {
  const { t } = useTranslation('desk')
  const { nameOf } = useUnitNames()
  const who = useNamesOfColleagues()
  const callsign = useCallsigns()
  return (
    <div className="desk-opened">
      <header>
        <span className={`desk-priority desk-p${call.priority}`} aria-label={t(`p${call.priority}`)}>{call.priority}</span>
        <h2 title={call.number}>{call.place || t('placeUnknown')}</h2>
        <span className={`desk-status desk-status-${call.status}`}>{t(call.status)}</span>
      </header>
      <p className="desk-quiet desk-ellipsis">{call.number} · {t(call.nature)} · {nameOf(call.station)}</p>
      {(onWatch ?? onEmergency) && (
        <div className="desk-pictures">
          {onWatch && <Button size="small" onClick={onWatch} aria-keyshortcuts="V">{t('watchLive')} <kbd>V</kbd></Button>}
          {onEmergency && <Button size="small" danger onClick={onEmergency} aria-keyshortcuts={emergencyKey.toUpperCase()}>{t('emergency:start')} <kbd>{emergencyKey.toUpperCase()}</kbd></Button>}
        </div>
      )}
      {call.offer && <p className="desk-banner" role="alert">{t('offerBanner', { crew: callsign(call.offer.crew), why: describeChoice(call.offer.why, t) })} <kbd>D</kbd></p>}
      <Moments times={call.times} />
      <p className="desk-words">{call.text || t('noText')}</p>
      <dl className="desk-facts">
        <dt>{t('caller')}</dt><dd>{call.caller || '—'}</dd>
        <dt>{t('phone')}</dt><dd className="desk-time">{call.phone || '—'}</dd>
      </dl>
      {call.assignments.length > 0 && <CrewsOnIt assignments={call.assignments} />}
      {call.reports.map((report) => <p key={report.id} className="desk-report" title={formatExact(report.at)}><b>{callsign(report.crew)}</b> {report.text} <span className="desk-quiet">{who(report.by)}</span></p>)}
      {call.flags.filter((flag) => flag.settledBy === null).map((flag) => <p key={flag.act} className="desk-amber">{t(`flag_${flag.kind}`, { who: who(flag.by), at: formatExact(flag.at) })}</p>)}
      {call.handOver && <p title={formatExact(call.handOver.at)}>{t(call.handOver.takenOverAt ? 'takenOver' : 'handedOver', { team: nameOf(call.handOver.team) })}</p>}
      {call.closing && <p>{t('closedAs', { how: t(call.closing) })} {call.closingText}</p>}
      {call.satisfied && <p>{t('satisfied')}{t('colon')}{t(`satisfied_${call.satisfied}`)}</p>}
      <Relations call={call} onOpen={onOpen} />
    </div>
  )
}

/** What may be done, the next thing first, each with its key. */
function Actions({ call, onAction }: { call: Incident; onAction: (action: ActionName) => void }) {
  const { t } = useTranslation('desk')
  return (
    <div className="desk-actions" role="toolbar" aria-label={t('actions')}>
      {offerActions(call).map((kind, index) => (
        <button key={kind.name} type="button" className={index === 0 ? 'desk-next' : ''} onClick={() => onAction(kind.name)} aria-keyshortcuts={kind.key}>
          {t(kind.name)} <kbd>{kind.key.toUpperCase()}</kbd>
        </button>
      ))}
      <OpenCase call={call} />
    </div>
  )
}

/** From a call to a case: offered to the team that it was handed to. */
function OpenCase({ call }: { call: Incident }) {
  const { t } = useTranslation('desk')
  const { me } = useMe()
  if (!me?.roles.some((role) => role === 'case_officer' || role === 'case_team_lead') || me.team !== call.handOver?.team) return null
  return <Link className="desk-to-case" to={`/cases/new?incident=${call.id}`}>{t('openCase')}</Link>
}
