import { isComposing } from './is-composing.ts'

interface Key {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  isComposing?: boolean
  keyCode?: number
  nativeEvent?: { isComposing?: boolean }
}

/** Ctrl+Enter, or Cmd+Enter: sends a form from any of its fields. Never the Enter that chooses a word of an input method. */
export function isSubmitKey(event: Key): boolean {
  return event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isComposing(event)
}
