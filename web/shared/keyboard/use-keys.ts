import { useEffect, useRef } from 'react'
import { isComposing } from './is-composing.ts'

/** A dialog or an open menu has the keys for itself. */
const overlays = '.ant-modal-wrap:not([style*="display: none"]), .ant-dropdown:not(.ant-dropdown-hidden), .ant-drawer-open'

/**
 * Runs what a key stands for while nothing is typed and no dialog is open. Keys by `event.key`, letters in lower case;
 * `Alt+KeyL` (Alt and `event.code`: no layout changes it) and `Ctrl+k` (Cmd on a Mac) while something is typed, too.
 * A dialog binds its own keys with `inDialog`.
 */
export function useKeys(keys: Record<string, (() => void) | undefined>, { inDialog = false }: { inDialog?: boolean } = {}): void {
  const current = useRef(keys)
  useEffect(() => void (current.current = keys))
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isComposing(event) || (!inDialog && document.querySelector(overlays))) return
      if (isTaken(event) && !event.altKey && !isCommand(event)) return
      const act = current.current[nameOf(event)]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [inDialog])
}

const isCommand = (event: KeyboardEvent) => event.ctrlKey || event.metaKey

function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (isCommand(event)) return `Ctrl+${key}`
  return event.altKey ? `Alt+${event.code}` : key
}

const ticked = ['radio', 'checkbox', 'range']
const moving = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', ' ']
const pressing = ['Enter', ' ']

/** Whether the focus was moved by a pointer last; `:focus-visible` does not tell, since menus focus by script what was clicked. */
let isPointing = false
document.addEventListener('pointerdown', () => void (isPointing = true), true)
document.addEventListener('keydown', ({ key }) => void (isPointing &&= key !== 'Tab'), true)

/**
 * Whether the key belongs to what has the focus: every key to a text, the arrows and the space bar to a row of choices, Enter and
 * the space bar to a link or a button. To the last two only if they were reached by keyboard: who clicked one goes on with the keys
 * of the page.
 */
function isTaken(event: KeyboardEvent): boolean {
  const { target, key } = event
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement && ticked.includes(target.type)) return moving.includes(key) && !isPointing
  if (target.matches('a[href], button, [role=button], [role=menuitem], [role=tab]')) return pressing.includes(key) && !isPointing
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}
