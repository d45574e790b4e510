import { useEffect, useSyncExternalStore } from 'react'
import type { DutyCall, Step } from '../data.ts'
import { listWaiting, onWaiting, sendWaiting, type Waiting } from './outbox.ts'

/** What waits on this phone; opening the page tries to send it. */
export function useWaiting(): Waiting[] {
  useEffect(sendWaiting, [])
  return useSyncExternalStore(onWaiting, listWaiting)
}

/** A call as the officer knows it: what was pressed here counts at once, sent or not. */
export function applyWaiting(call: DutyCall, waiting: readonly Waiting[]): DutyCall {
  return waiting
    .filter((one) => one.state === 'waiting' && one.url === `/api/incidents/${call.id}/progress`)
    .reduce((before, { body }) => ({ ...before, state: body.step as Step, times: { ...before.times, [body.step as Step]: body.happenedAt } }), call)
}
