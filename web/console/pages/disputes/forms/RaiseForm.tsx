import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { One } from './Field.tsx'
import { FormDialog } from './FormDialog.tsx'
import type { FormProps } from './props.ts'

const dangers = ['violence', 'public_order', 'criminal'] as const

/** The desk gets a call at once (PML 25). */
export function RaiseForm({ send, onClose }: FormProps) {
  const { t } = useTranslation('disputes')
  const [danger, setDanger] = useState<(typeof dangers)[number]>('violence')
  const [text, setText] = useState('')
  return (
    <FormDialog title={t('raise')} note={t('raiseNote')} verb={t('raise')} isDangerous isReady={text.trim() !== ''} onClose={onClose} onConfirm={({ intentId }) => send('raise', { danger, text: text.trim() }, intentId)}>
      <One label={t('danger')} value={danger} onChange={setDanger} options={dangers.map((value) => ({ value, label: t(`danger_${value}`) }))} />
      <Input.TextArea value={text} onChange={(event) => setText(event.target.value)} placeholder={t('raiseHint')} aria-label={t('raiseHint')} maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} data-focus />
    </FormDialog>
  )
}
