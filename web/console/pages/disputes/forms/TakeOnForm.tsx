import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../../../shared/shell/use-me.ts'
import { One } from './Field.tsx'
import { FormDialog } from './FormDialog.tsx'
import type { FormProps } from './props.ts'

/** Whom the parties chose says whether they mediate. */
export function TakeOnForm({ file, send, onClose }: FormProps) {
  const { t } = useTranslation('disputes')
  const { me } = useMe()
  const [answer, setAnswer] = useState<'accepted' | 'declined'>('accepted')
  const [note, setNote] = useState('')
  const mediator = file.mediators.find((m) => m.account === me?.account)?.id
  return (
    <FormDialog title={t('takeOn')} verb={t('save')} onClose={onClose} onConfirm={({ intentId }) => send('answer', { mediator, accepted: answer === 'accepted', note: note.trim() }, intentId)}>
      <One label={t('takeOn')} value={answer} onChange={setAnswer} hasFocus options={(['accepted', 'declined'] as const).map((value) => ({ value, label: t(`mediator_${value}`) }))} />
      <Input value={note} onChange={(event) => setNote(event.target.value)} placeholder={t('noteHint')} aria-label={t('noteHint')} maxLength={400} />
    </FormDialog>
  )
}
