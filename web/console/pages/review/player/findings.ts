import { useSyncExternalStore } from 'react'
import type { SearchLine } from '#answers/footage'

/** Moments that the last search of each look found, ms since the epoch: to jump to, kept as long as the page. */
const found = new Map<string, readonly number[]>()
const listeners = new Set<() => void>()
const none: readonly number[] = []

function put(look: string, moments: readonly number[]): void {
  found.set(look, moments)
  for (const listener of listeners) listener()
}

export const forgetFindings = (look: string): void => put(look, none)

export function noteLine(look: string, line: SearchLine): void {
  const before = found.get(look) ?? none
  if ('changes' in line) put(look, [...before, ...line.changes.map((change) => change.fromMs)])
  else if ('done' in line && 'outcome' in line.done && line.done.outcome === 'found') put(look, [...before, line.done.atMs])
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const useFindings = (look: string | null): readonly number[] => useSyncExternalStore(subscribe, () => (look === null ? none : (found.get(look) ?? none)))
