import { useSyncExternalStore } from 'react'

/** Pages are named by the hash: the back key of the phone goes back, and nothing is asked of a server. */
const read = () => location.hash.slice(1) || '/'

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

/** The parts of where one is: `/round/<id>/door/<id>`. */
export const useRoute = (): string[] => useSyncExternalStore(subscribe, read).split('/').filter(Boolean).map(decodeURIComponent)

export const goTo = (...parts: string[]) => void (location.hash = `/${parts.map(encodeURIComponent).join('/')}`)

/** The same, in the place of where one is: going back does not come here again. */
export const replaceWith = (...parts: string[]) => location.replace(`#/${parts.map(encodeURIComponent).join('/')}`)

/** Back where one came from; home for who came from nowhere. */
export function goBack(): void {
  if (history.length > 1) history.back()
  else goTo()
}
