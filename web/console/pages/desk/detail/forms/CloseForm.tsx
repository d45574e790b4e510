import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { closings } from '../../data/incidents.ts'
import { Choice } from '../../intake/Choice.tsx'
import { ActionForm } from '../ActionForm.tsx'
import { useAction } from '../use-action.ts'
import type { FormProps } from './props.ts'

/** How it ended. What the crew reported last is offered as the text. */
export function CloseForm({ call, onClose }: FormProps) {
  const { t } = useTranslation('desk')
  const { send, busy, error } = useAction(call.id, onClose)
  const [closing, setClosing] = useState<(typeof closings)[number]>('handled')
  const [text, setText] = useState(call.reports.at(-1)?.text ?? '')
  return (
    <ActionForm title={t('close')} submit={t('close')} onSubmit={() => void send('close', { closing, text: text.trim() })} onClose={onClose} busy={busy} error={error} ready={closing !== 'handled' || text.trim() !== ''}>
      <Choice label={t('closing')} options={closings.map((value) => ({ value, label: t(value) }))} value={closing} onChange={setClosing} />
      <Input.TextArea rows={2} value={text} maxLength={4000} placeholder={t('closingText')} aria-label={t('closingText')} onChange={(event) => setText(event.target.value)} />
    </ActionForm>
  )
}
