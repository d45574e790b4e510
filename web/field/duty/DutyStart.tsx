import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId, post } from '../../shared/api/client.ts'
import { ErrorNote } from '../../shared/shell/ErrorNote.tsx'
import type { DutyCall, DutyCrew } from '../data.ts'
import { allowNotices } from '../ring/notice.ts'
import { allowSound, ring } from '../ring/ring.ts'

/** Choose a crew and go on duty. The touch that does it also lets the page ring. */
export function DutyStart({ crews, calls, onStart }: { crews: DutyCrew[]; calls: DutyCall[]; onStart: (crew: string) => void }) {
  const { t, i18n } = useTranslation('field')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const isOn = crews.some((crew) => crew.state !== 'off')
  const start = async (crew: DutyCrew) => {
    setBusy(true)
    setError(null)
    await allowSound()
    ring()
    allowNotices()
    try {
      if (crew.state === 'off') await post(`/api/crews/${crew.id}/start`, {}, newIntentId())
      onStart(crew.id)
    } catch (reason) {
      setError(reason)
    }
    setBusy(false)
  }
  return (
    <section className="field-start">
      <h1>{t(isOn ? 'carryOn' : 'goOnDuty')}</h1>
      <p className="field-quiet">{t(isOn ? 'carryOnHint' : 'goOnDutyHint')}</p>
      {calls.map((call) => <p key={call.id} className="field-note">{t('openCall', { place: call.place || t('placeUnknown'), state: t(call.state) })}</p>)}
      <ErrorNote error={error} />
      {crews.length === 0 && <div className="field-empty"><p>{t('noCrew')}</p><p className="field-quiet">{t('noCrewTodo')}</p></div>}
      {crews.map((crew) => (
        <Button key={crew.id} type="primary" block className="field-big" loading={busy} onClick={() => void start(crew)}>
          <span>{t(crew.state === 'off' ? 'start' : 'carryOn')} · {crew.callsign[i18n.language === 'en' ? 'en' : 'zh']}</span>
          <small>{t(crew.vehicle)}</small>
        </Button>
      ))}
    </section>
  )
}
