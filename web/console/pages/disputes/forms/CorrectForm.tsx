import { Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { kinds } from '../disputes.ts'
import { Field } from './Field.tsx'
import { FormDialog } from './FormDialog.tsx'
import type { FormProps } from './props.ts'

/** Corrects what was written down; what stood before stays in the history. */
export function CorrectForm({ file, send, onClose }: FormProps) {
  const { t } = useTranslation('disputes')
  const [kind, setKind] = useState(file.kind)
  const [place, setPlace] = useState(file.place.text)
  const [text, setText] = useState(file.text)
  const isReady = text.trim() !== '' && (kind !== file.kind || place !== file.place.text || text !== file.text)
  // Another place has other coordinates, and is no longer the address that was picked.
  const where = place === file.place.text ? file.place : { address: null, text: place.trim(), position: null }
  return (
    <FormDialog title={t('correct')} note={t('correctNote')} verb={t('save')} asksReason isReady={isReady} onClose={onClose} onConfirm={({ intentId, reason }) => send('correct', { kind, place: where, text: text.trim(), reason }, intentId)}>
      <div className="disputes-two">
        <Field label={t('kind')}><Select value={kind} onChange={setKind} aria-label={t('kind')} options={kinds.map((value) => ({ value, label: t(`kind_${value}`) }))} /></Field>
        <Field label={t('place')}><Input value={place} onChange={(event) => setPlace(event.target.value)} aria-label={t('place')} maxLength={200} /></Field>
      </div>
      <Field label={t('what')}><Input.TextArea value={text} onChange={(event) => setText(event.target.value)} aria-label={t('what')} maxLength={4000} autoSize={{ minRows: 3, maxRows: 10 }} /></Field>
    </FormDialog>
  )
}
