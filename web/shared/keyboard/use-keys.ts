import { useEffect, useRef } from 'react'

/** A dialog or an open menu has the keys for itself. */
const overlays = '.ant-modal-wrap:not([style*="display: none"]), .ant-dropdown:not(.ant-dropdown-hidden)'

/** Runs what a key stands for while nothing is typed and no dialog is open. Keys by `event.key`, letters in lower case. */
export function useKeys(keys: Record<string, (() => void) | undefined>): void {
  const current = useRef(keys)
  useEffect(() => void (current.current = keys))
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target) || document.querySelector(overlays)) return
      const act = current.current[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
}
