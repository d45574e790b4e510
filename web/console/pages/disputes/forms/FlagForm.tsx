import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatExact } from '../../../../shared/i18n/time.ts'
import { useMe } from '../../../../shared/shell/use-me.ts'
import { FormDialog } from './FormDialog.tsx'
import type { FormProps } from './props.ts'

/** A supervisor has looked at the oldest fact that came late or against the state. */
export function FlagForm({ file, send, onClose }: FormProps) {
  const { t } = useTranslation('disputes')
  const { me } = useMe()
  const [text, setText] = useState('')
  const flag = file.flags.find((f) => !f.settled && f.by.login !== me?.account)
  return (
    <FormDialog
      title={t('settleFlag')} note={flag && `${t(`flag_${flag.kind}`)} · ${flag.by.name} · ${formatExact(flag.at).slice(0, 16)}`} verb={t('settleFlag')} isReady={text.trim() !== ''} onClose={onClose}
      onConfirm={({ intentId }) => send('settleFlag', { act: flag?.act, text: text.trim() }, intentId)}
    >
      <Input.TextArea value={text} onChange={(event) => setText(event.target.value)} placeholder={t('flagHint')} aria-label={t('flagHint')} maxLength={400} autoSize={{ minRows: 2, maxRows: 6 }} data-focus />
    </FormDialog>
  )
}
