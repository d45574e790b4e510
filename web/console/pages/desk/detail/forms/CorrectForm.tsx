import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUnitNames } from '../../data/county.ts'
import { natures, priorities } from '../../data/incidents.ts'
import { Choice } from '../../intake/Choice.tsx'
import { PlaceField } from '../../intake/PlaceField.tsx'
import { ActionForm } from '../ActionForm.tsx'
import { useAction } from '../use-action.ts'
import type { FormProps } from './props.ts'

/** Corrects what was written down; what was there stays in the history. */
export function CorrectForm({ call, onClose }: FormProps) {
  const { t } = useTranslation('desk')
  const { stations, nameOf } = useUnitNames()
  const { send, busy, error } = useAction(call.id, onClose)
  const { caller, phone, place, position, nature, priority, text, station } = call
  const [fields, setFields] = useState({ caller, phone, place, position, nature, priority, text, station })
  const [reason, setReason] = useState('')
  const change = (some: Partial<typeof fields>) => setFields((before) => ({ ...before, ...some }))
  return (
    <ActionForm title={t('correct')} submit={t('correct')} onSubmit={() => void send('correct', { ...fields, reason: reason.trim() })} onClose={onClose} busy={busy} error={error} ready={reason.trim() !== ''}>
      <Input size="small" data-first value={reason} maxLength={400} placeholder={t('reasonCorrect')} aria-label={t('reasonCorrect')} onChange={(event) => setReason(event.target.value)} />
      <PlaceField value={fields.place} onType={(typed) => change({ place: typed })} onPick={(found) => change({ place: found.name.zh, position: found.position, station: found.station || fields.station })} onDone={() => undefined} />
      <Choice label={t('nature')} options={natures.map((value) => ({ value, label: t(value) }))} value={fields.nature} onChange={(value) => change({ nature: value })} />
      <Choice label={t('priority')} options={priorities.map((value) => ({ value, label: t(`p${value}`) }))} value={fields.priority} onChange={(value) => change({ priority: value })} />
      <Choice label={t('station')} options={stations.map((unit) => ({ value: unit.id, label: nameOf(unit.id) }))} value={fields.station} onChange={(value) => change({ station: value })} />
      <Input.TextArea rows={2} value={fields.text} maxLength={4000} aria-label={t('text')} onChange={(event) => change({ text: event.target.value })} />
      <div className="desk-pair">
        <Input size="small" value={fields.phone} maxLength={30} aria-label={t('phone')} onChange={(event) => change({ phone: event.target.value })} />
        <Input size="small" value={fields.caller} maxLength={60} aria-label={t('caller')} onChange={(event) => change({ caller: event.target.value })} />
      </div>
    </ActionForm>
  )
}
