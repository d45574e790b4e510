import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOn } from '../../../../shared/i18n/time.ts'
import { DayPicker } from '../../../../shared/time/pickers.tsx'
import { Field, One } from './Field.tsx'
import { FormDialog } from './FormDialog.tsx'
import type { FormProps } from './props.ts'

/** The parties were told that a court can confirm it, and say whether they want that. */
export function OfferForm({ send, onClose }: FormProps) {
  const { t } = useTranslation('disputes')
  const [wish, setWish] = useState<'wanted' | 'not_wanted' | 'undecided' | null>(null)
  return (
    <FormDialog title={t('offer')} note={t('offerNote')} verb={t('save')} isReady={wish !== null} onClose={onClose} onConfirm={({ intentId }) => send('offerConfirmation', { wish }, intentId)}>
      <One label={t('wish')} value={wish} onChange={setWish} hasFocus options={(['wanted', 'not_wanted', 'undecided'] as const).map((value) => ({ value, label: t(`wish_${value}`) }))} />
    </FormDialog>
  )
}

/** They asked the court, all of them together. */
export function ApplyForm({ file, send, onClose }: FormProps) {
  const { t } = useTranslation('disputes')
  const [court, setCourt] = useState('')
  const [on, setOn] = useState<string | null>(dayOn(0))
  return (
    <FormDialog
      title={t('apply')} note={t('applyNote')} verb={t('save')} isReady={court.trim() !== '' && on !== null} onClose={onClose}
      onConfirm={({ intentId }) => send('applyForConfirmation', { court: court.trim(), on, applicants: file.parties.map((p) => p.id) }, intentId)}
    >
      <Field label={t('court')}><Input value={court} onChange={(event) => setCourt(event.target.value)} aria-label={t('court')} maxLength={100} autoFocus /></Field>
      <Field label={t('onDay')}><DayPicker value={on} onChange={setOn} aria-label={t('onDay')} within={[-365, 0]} /></Field>
    </FormDialog>
  )
}

const answers = ['accepted', 'not_accepted', 'confirmed', 'not_confirmed'] as const

/** What the court said. */
export function AnswerForm({ send, onClose }: FormProps) {
  const { t } = useTranslation('disputes')
  const [answer, setAnswer] = useState<(typeof answers)[number] | null>(null)
  const [on, setOn] = useState<string | null>(dayOn(0))
  const [note, setNote] = useState('')
  return (
    <FormDialog title={t('courtAnswer')} verb={t('save')} isReady={answer !== null && on !== null} onClose={onClose} onConfirm={({ intentId }) => send('answerConfirmation', { answer, on, note: note.trim() }, intentId)}>
      <One label={t('courtAnswer')} value={answer} onChange={setAnswer} hasFocus options={answers.map((value) => ({ value, label: t(`court_${value}`) }))} />
      <Field label={t('onDay')}><DayPicker value={on} onChange={setOn} aria-label={t('onDay')} within={[-365, 0]} /></Field>
      <Input.TextArea value={note} onChange={(event) => setNote(event.target.value)} placeholder={t('noteHint')} aria-label={t('noteHint')} maxLength={1000} autoSize={{ minRows: 1, maxRows: 4 }} />
    </FormDialog>
  )
}
