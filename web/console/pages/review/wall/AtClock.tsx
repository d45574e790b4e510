import { useSyncExternalStore, type ReactNode } from 'react'
import type { ClockState, Transport } from './conductor.ts'

/** What shows the moment, drawn anew with every picture; what stands around it is not. */
export function AtClock({ of, children }: { of: Transport; children: (clock: ClockState) => ReactNode }) {
  return children(useSyncExternalStore(of.subscribe, of.snapshot))
}
