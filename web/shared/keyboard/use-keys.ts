import { useEffect, useRef } from 'react'
import { isComposing } from './is-composing.ts'

/** A dialog or an open menu has the keys for itself. */
const overlays = '.ant-modal-wrap:not([style*="display: none"]), .ant-dropdown:not(.ant-dropdown-hidden), .ant-drawer-open'

/**
 * Runs what a key stands for while nothing is typed and no dialog is open. Keys by `event.key`, letters in lower case;
 * `Alt+KeyL` (Alt and `event.code`: no layout changes it) while something is typed, too.
 */
export function useKeys(keys: Record<string, (() => void) | undefined>): void {
  const current = useRef(keys)
  useEffect(() => void (current.current = keys))
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || isComposing(event) || document.querySelector(overlays)) return
      if (isTyping(event.target) && !event.altKey) return
      const act = current.current[nameOf(event)]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

function nameOf(event: KeyboardEvent): string {
  if (event.altKey) return `Alt+${event.code}`
  return event.key.length === 1 ? event.key.toLowerCase() : event.key
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
}
