import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newIntentId } from '../../../../shared/api/client.ts'
import { MomentPicker } from '../../../../shared/time/pickers.tsx'
import type { Session } from '../disputes.ts'
import { Field, Some } from './Field.tsx'
import { FormDialog } from './FormDialog.tsx'
import type { FormProps } from './props.ts'

/** The record of a session that was held: of the planned one given, of another, or corrected. */
export function SessionForm({ file, send, onClose, session }: FormProps & { session?: Session }) {
  const { t } = useTranslation('disputes')
  const corrects = session?.state === 'held'
  const [id] = useState(session?.id ?? newIntentId())
  const [now] = useState(() => new Date().toISOString())
  const [at, setAt] = useState<string | null>(session && session.at < now ? session.at : now)
  const [place, setPlace] = useState(session?.place ?? file.place.text)
  const mediators = file.mediators.filter((m) => m.state === 'accepted')
  const [attended, setAttended] = useState(corrects ? session.attended : [...file.parties, ...mediators].map((p) => p.id))
  const [record, setRecord] = useState(session?.record ?? '')
  const held = { session: id, place: place.trim(), attended, record: record.trim() }
  return (
    <FormDialog
      title={t(corrects ? 'correctSession' : 'hold')} verb={t('save')} width={640} isReady={record.trim() !== '' && at !== null} asksReason={corrects} onClose={onClose}
      onConfirm={({ intentId, reason }) => (corrects ? send('correctSession', { ...held, reason }, intentId) : send('holdSession', { ...held, happenedAt: at }, intentId))}
    >
      <div className="disputes-two">
        {!corrects && <Field label={t('when')}><MomentPicker value={at} onChange={setAt} aria-label={t('when')} within={[-3650, 0]} /></Field>}
        <Field label={t('where')}><Input value={place} onChange={(event) => setPlace(event.target.value)} aria-label={t('where')} maxLength={200} /></Field>
      </div>
      <Some label={t('attended')} values={attended} onChange={setAttended} options={[...file.parties.map((p) => ({ value: p.id, label: p.name })), ...mediators.map((m) => ({ value: m.id, label: t('asMediator', { name: m.name }) }))]} />
      <Input.TextArea value={record} onChange={(event) => setRecord(event.target.value)} placeholder={t('recordHint')} aria-label={t('record')} maxLength={8000} autoSize={{ minRows: 5, maxRows: 14 }} data-focus />
    </FormDialog>
  )
}
