import { useEffect, useRef } from 'react'

/** Single keys, while nobody types and no form is open. */
export function useKeys(keys: Record<string, () => unknown>, isOn: boolean): void {
  const latest = useRef(keys)
  useEffect(() => void (latest.current = keys))
  useEffect(() => {
    if (!isOn) return
    const press = (event: KeyboardEvent) => {
      const { target } = event
      const types = target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
      const act = latest.current[event.key]
      if (types || !act || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('.ant-modal-wrap')) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [isOn])
}
