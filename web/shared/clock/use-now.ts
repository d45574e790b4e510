import { useSyncExternalStore } from 'react'

/** One clock for the whole page, so that every timer ticks in step. */
let now = Date.now()
let aheadMs = 0
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  // Nothing ticked while nobody looked.
  if (timer === undefined) now = Date.now() + aheadMs
  timer ??= setInterval(() => {
    now = Date.now() + aheadMs
    for (const each of listeners) each()
  }, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** Timers run by the server's clock: a desk whose own is wrong would call what is late early. */
export function noteServerTime(instant: string): void {
  aheadMs = Date.parse(instant) - Date.now()
}

/** Milliseconds since the epoch by the server's clock, anew every second. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now)
}
