import { generateIncidents } from '../county/index.ts'
import { deedsOfCall, type CallDeed } from './calls.ts'
import { deedsOfCase, type CaseDeed } from './cases.ts'

/** Everything that was written down in the made-up county about calls from `since` to `now` (ms), in order. The same for the same `now`. */
export function planHistory(now: number, since = 0): (CallDeed | CaseDeed)[] {
  const calls = generateIncidents(now).filter((call) => call.times.received >= since)
  const deeds = calls.flatMap((call) => [...deedsOfCall(call), ...(call.case ? deedsOfCase(call, now) : [])])
  return deeds.filter((deed) => deed.at < now).sort((a, b) => a.order - b.order || (a.key < b.key ? -1 : 1))
}
