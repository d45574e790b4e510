import { Button } from 'antd'
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../../../shared/shell/ErrorNote.tsx'
import { isComposing } from '../../../../shared/keyboard/is-composing.ts'

interface Props {
  title: string
  submit: string
  onSubmit: () => void
  onClose: () => void
  busy: boolean
  error: unknown
  /** False until what is needed is there. */
  ready: boolean
  children: ReactNode
}

/** The form of one action, in the place of the actions: Ctrl+Enter does it, Escape leaves it. Its first field has the focus. */
export function ActionForm({ title, submit, onSubmit, onClose, busy, error, ready, children }: Props) {
  const { t } = useTranslation('desk')
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[data-first], [role=radio][aria-checked=true], input, textarea')?.focus()
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.defaultPrevented) return
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey || event.target instanceof HTMLInputElement)) {
      if (ready && !busy) onSubmit()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <form ref={form} className="desk-action" aria-label={title} onKeyDown={onKeyDown} onSubmit={(event) => event.preventDefault()}>
      <h3>{title}</h3>
      {children}
      <ErrorNote error={error} />
      <div className="desk-action-foot">
        <Button size="small" onClick={onClose}>{t('leave')} <kbd>Esc</kbd></Button>
        <Button size="small" type="primary" loading={busy} disabled={!ready} onClick={onSubmit}>{submit} <kbd>Ctrl+Enter</kbd></Button>
      </div>
    </form>
  )
}
