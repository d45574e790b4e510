import type { IncidentRow, Priority } from './incidents.ts'

type Limits = Record<Priority, { amberS: number; redS: number }>
/** What a call can wait for, as the county has set it. */
export type Wait = 'dispatch' | 'accept' | 'arrive' | 'feedback'
export type Timers = Record<Wait, Limits>

export interface Waiting {
  for: Wait
  /** Milliseconds since the epoch. */
  since: number
  tone: 'calm' | 'amber' | 'red'
  /** When it turned, or turns, red: milliseconds since the epoch. */
  redAt: number
}

/** What a call waits for now, since when, and how urgent that is by the county's timers; null when nobody waits. Pure. */
export function findWaiting(call: Pick<IncidentRow, 'status' | 'priority' | 'times' | 'crews' | 'handOver'>, timers: Timers | undefined, now: number): Waiting | null {
  if (!timers) return null
  const { times, crews, status, priority, handOver } = call
  const at = (text: string | null | undefined) => (text ? Date.parse(text) : null)
  const judge = (wait: Wait, since: number | null, redAt?: number | null): Waiting | null => {
    if (since === null) return null
    const { amberS, redS } = timers[wait][priority]
    const red = redAt ?? since + redS * 1000
    return { for: wait, since, redAt: red, tone: now >= red ? 'red' : now >= since + amberS * 1000 ? 'amber' : 'calm' }
  }
  // A team that signed for the call answers for it: nobody at the desk is waited for.
  if (status === 'received' && handOver?.takenOverAt) return null
  if (status === 'received') return judge('dispatch', at(times.received))
  if (status === 'dispatched') {
    const silent = crews.filter((crew) => crew.state === 'dispatched')
    const first = silent.toSorted((a, b) => a.dispatchedAt.localeCompare(b.dispatchedAt))[0]
    return first ? judge('accept', at(first.dispatchedAt), at(first.acceptBy)) : null
  }
  if (status === 'accepted' || status === 'en_route') return judge('arrive', at(times.accepted) ?? at(times.dispatched))
  if (status === 'on_scene' && !times.first_feedback) return judge('feedback', at(times.on_scene))
  return null
}
