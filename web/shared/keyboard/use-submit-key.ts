import { useEffect, useRef, type RefObject } from 'react'
import { isSubmitKey } from './is-submit-key.ts'

const dialogs = '.ant-modal-wrap:not([style*="display: none"])'

/**
 * Ctrl+Enter sends a dialog's form wherever the focus is, before an open list takes the key: hands are faster than a dialog that opens.
 * `form` lies in the dialog; of several that are open the last one is meant.
 */
export function useSubmitKey(form: RefObject<HTMLElement | null>, send: () => void): void {
  const current = useRef(send)
  useEffect(() => void (current.current = send))
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isSubmitKey(event) || !form.current || !Array.from(document.querySelectorAll(dialogs)).at(-1)?.contains(form.current)) return
      event.preventDefault()
      event.stopPropagation()
      current.current()
    }
    document.addEventListener('keydown', onKeyDown, true)
    return () => document.removeEventListener('keydown', onKeyDown, true)
  }, [form])
}
