import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  kind: 'report' | 'closeOut'
  call: string
  onWrite: (text: string) => Promise<void>
  onClose: () => void
}

/** Words from the scene. What is typed stays, should the page be reloaded before it is sent. */
export function WordsSheet({ kind, call, onWrite, onClose }: Props) {
  const { t } = useTranslation('field')
  const key = `lq-field-words-${call}`
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? '')
  useEffect(() => sessionStorage.setItem(key, text), [key, text])
  const write = async () => {
    await onWrite(text.trim())
    sessionStorage.removeItem(key)
  }
  return (
    <div className="field-sheet" role="dialog" aria-label={t(kind)}>
      <h2>{t(kind)}</h2>
      <Input.TextArea value={text} autoFocus rows={5} maxLength={4000} placeholder={t(`${kind}Hint`)} aria-label={t(kind)} onChange={(event) => setText(event.target.value)} />
      <div className="field-sheet-foot">
        <Button onClick={onClose}>{t('back')}</Button>
        <Button type="primary" disabled={text.trim() === ''} onClick={() => void write()}>{t(kind === 'report' ? 'send' : 'do_cleared')}</Button>
      </div>
    </div>
  )
}
