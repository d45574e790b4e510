import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choice } from '../../intake/Choice.tsx'
import { ActionForm } from '../ActionForm.tsx'
import { useAction } from '../use-action.ts'
import type { FormProps } from './props.ts'

const answers = ['yes', 'no', 'not_reached'] as const

/** Was the caller satisfied? The number to ring stands above. */
export function CallBackForm({ call, onClose }: FormProps) {
  const { t } = useTranslation('desk')
  const { send, busy, error } = useAction(call.id, onClose)
  const [satisfied, setSatisfied] = useState<(typeof answers)[number]>('yes')
  const [text, setText] = useState('')
  return (
    <ActionForm title={`${t('callBack')} ${call.phone}`} submit={t('note')} onSubmit={() => void send('callBack', { satisfied, text: text.trim() })} onClose={onClose} busy={busy} error={error} ready>
      <Choice label={t('satisfied')} options={answers.map((value) => ({ value, label: t(`satisfied_${value}`) }))} value={satisfied} onChange={setSatisfied} />
      <Input size="small" value={text} maxLength={1000} placeholder={t('callBackText')} aria-label={t('callBackText')} onChange={(event) => setText(event.target.value)} />
    </ActionForm>
  )
}
