import { Button, Popconfirm } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../shared/api/client.ts'
import type { Me } from '../../shared/api/me.ts'
import { ErrorNote } from '../../shared/shell/ErrorNote.tsx'
import { CallCard } from '../call/CallCard.tsx'
import { RingCard } from '../call/RingCard.tsx'
import type { Duty, DutyCrew } from '../data.ts'
import { keepIntent } from '../outbox/outbox.ts'
import { Refused } from '../outbox/Refused.tsx'
import { applyWaiting, useWaiting } from '../outbox/use-waiting.ts'
import { hideNotice, showNotice } from '../ring/notice.ts'
import { ring, startRinging, stopRinging } from '../ring/ring.ts'
import { stayAwake } from '../ring/stay-awake.ts'
import { useNow } from '../use-now.ts'
import { isLost, StateBar } from './StateBar.tsx'
import { useHeartbeat } from './use-heartbeat.ts'
import { usePosition } from './use-position.ts'

interface Props {
  me: Me
  crew: DutyCrew
  duty: Duty & { aheadMs: number }
  onEnd: () => void
}

/** On duty: heard every 5 s, awake, and rung until the crew accepts. */
export function OnDuty({ me, crew, duty, onEnd }: Props) {
  const { t, i18n } = useTranslation('field')
  const [startedAt] = useState(Date.now)
  const [isAwake, setAwake] = useState(true)
  const [error, setError] = useState<unknown>(null)
  const { position, trouble } = usePosition()
  const { heardAt } = useHeartbeat(crew.id, position)
  const waiting = useWaiting()
  useEffect(() => stayAwake(setAwake), [])
  useLostTone(heardAt, startedAt)

  const calls = duty.calls.filter((call) => call.crew === crew.id).map((call) => applyWaiting(call, waiting)).filter((call) => call.state !== 'cleared')
  const rung = calls.find((call) => call.state === 'dispatched')
  useRinging(rung?.id ?? null, rung ? t('noticeTitle', { number: rung.number.slice(-4) }) : '', t('noticeBody'))

  const accept = (id: string) => void keepIntent(me.account, `/api/incidents/${id}/progress`, { crew: crew.id, step: 'accepted' })
  const end = async () => {
    try {
      await post(`/api/crews/${crew.id}/end`, {}, newIntentId())
      onEnd()
    } catch (reason) {
      setError(reason)
    }
  }
  if (rung) return <RingCard call={rung} position={position} aheadMs={duty.aheadMs} onAccept={() => accept(rung.id)} />
  return (
    <main className="field-page field-duty">
      <StateBar callsign={crew.callsign[i18n.language === 'en' ? 'en' : 'zh']} heardAt={heardAt} startedAt={startedAt} />
      {calls.length > 0 && <EndDuty isBusy onEnd={end} />}
      <Refused waiting={waiting} />
      <ErrorNote error={error} />
      {calls.map((call) => <CallCard key={call.id} account={me.account} call={call} waiting={waiting} position={position} />)}
      {calls.length === 0 && (
        <section className="field-idle">
          <p className="field-idle-words">{t('idle')}</p>
          <ul className="field-checks">
            <li>{t(isAwake ? 'awake' : 'mayNotStayAwake')}</li>
            <li>{t(position ? 'located' : trouble === 'denied' ? 'locationDenied' : 'locating')}</li>
            <li>{t('keepInFront')}</li>
          </ul>
          <Button block onClick={ring}>{t('tryRing')}</Button>
          <EndDuty isBusy={false} onEnd={end} />
        </section>
      )}
    </main>
  )
}

/** While a call is open it stands at the top, away from the thumb that presses the steps. */
function EndDuty({ isBusy, onEnd }: { isBusy: boolean; onEnd: () => Promise<void> }) {
  const { t } = useTranslation('field')
  return (
    <Popconfirm title={t(isBusy ? 'endAskBusy' : 'endAsk')} okText={t('end')} cancelText={t('stay')} onConfirm={() => void onEnd()}>
      <Button block={!isBusy} type="text" className={isBusy ? 'field-end' : ''}>{t('end')}</Button>
    </Popconfirm>
  )
}

/** Rings from the moment a call is there until it is accepted, also over other apps. */
function useRinging(call: string | null, title: string, body: string): void {
  useEffect(() => {
    if (!call) return
    startRinging()
    void showNotice(title, body)
    return () => {
      stopRinging()
      void hideNotice()
    }
  }, [call, title, body])
}

/** One sound when the desk stops hearing this phone: a silent phone must not pass for a quiet night. */
function useLostTone(heardAt: number, startedAt: number): void {
  const now = useNow()
  const lost = isLost(heardAt, startedAt, now)
  const was = useRef(false)
  useEffect(() => {
    if (lost && !was.current) ring()
    was.current = lost
  }, [lost])
}
