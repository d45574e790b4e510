import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClockSeconds, formatDay } from '../../../../../shared/i18n/time.ts'
import { useCallsigns } from '../../data/crews.ts'
import { steps } from '../../data/incidents.ts'
import { Choice } from '../../intake/Choice.tsx'
import { ActionForm } from '../ActionForm.tsx'
import { useAction } from '../use-action.ts'
import type { FormProps } from './props.ts'

/** A step that was pressed wrongly: take it back, or give it its right time. The newest stands first. */
export function UndoForm({ call, onClose }: FormProps) {
  const { t } = useTranslation('desk')
  const callsign = useCallsigns()
  const { send, busy, error } = useAction(call.id, onClose)
  const taken = call.assignments
    .flatMap((a) => steps.flatMap((step) => (a.times[step] ? [{ key: `${a.crew} ${step}`, crew: a.crew, step, at: a.times[step] }] : [])))
    .toSorted((a, b) => b.at.localeCompare(a.at))
    .slice(0, 9)
  const [key, setKey] = useState(taken[0]?.key ?? '')
  const [time, setTime] = useState('')
  const [reason, setReason] = useState('')
  const chosen = taken.find((one) => one.key === key)
  const at = readClock(time, chosen?.at)
  const isReady = chosen !== undefined && reason.trim() !== '' && (time === '' || at !== null)
  return (
    <ActionForm
      title={t('undo')} submit={t(time === '' ? 'takeBack' : 'setTime')} onClose={onClose} busy={busy} error={error} ready={isReady}
      onSubmit={() => chosen && void send('correctStep', { crew: chosen.crew, step: chosen.step, at, reason: reason.trim() })}
    >
      <Choice label={t('step')} value={key} onChange={setKey} options={taken.map((one) => ({ value: one.key, label: `${callsign(one.crew)} ${t(one.step)} ${formatClockSeconds(one.at)}` }))} />
      <div className="desk-pair">
        <Input size="small" value={time} placeholder={t('rightTime')} aria-label={t('rightTime')} onChange={(event) => setTime(event.target.value)} status={time !== '' && at === null ? 'error' : ''} />
        <Input size="small" value={reason} maxLength={400} placeholder={t('reason')} aria-label={t('reason')} onChange={(event) => setReason(event.target.value)} />
      </div>
    </ActionForm>
  )
}

/** `14:05` or `14:05:30` on the day of the step in Asia/Shanghai, as an instant; null when it is no time. */
function readClock(text: string, near: string | undefined): string | null {
  const found = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim())
  if (!found || !near) return null
  const [, h, m, s = '00'] = found
  const instant = new Date(`${formatDay(near)}T${h!.padStart(2, '0')}:${m}:${s}+08:00`)
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString()
}
