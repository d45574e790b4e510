import { refuse, type Decision, type DecisionContext } from '#platform/acts/decision.ts'
import { longestRangeMs } from '../grants/decide.ts'
import type { GroundFacts } from '../facts.ts'
import { stands, type Hold } from './hold.ts'
import type { Held, HoldDraft, HoldRequest } from './hold-acts.ts'

type Rule = Decision<HoldDraft>

const dayMs = 24 * 3_600_000
/** Nobody keeps footage longer than this without deciding anew (V16: an end date; the same bound as an owner's deferral). */
export const longestHoldMs = 180 * dayMs
/** A closed case's footage stays for as long as its decision may be taken to reconsideration (行政复议法 20: 60 days), and no longer. */
export const afterCaseMs = 60 * dayMs
/** Evidence of an open case is renewed when less than this is left; a hold that someone asked for is told to those who decide. */
export const warnBeforeMs = 14 * dayMs

/** An officer keeps cameras' footage of a stretch for an open case of theirs. Says nothing about whether there is any. */
export function askHold(state: Hold | null, given: HoldRequest, ground: GroundFacts | null, unknown: string[], { now }: DecisionContext): Rule {
  if (state) return refuse('hold_exists')
  if (!ground) return refuse('ground_unknown')
  if (!ground.isOpen) return refuse('ground_closed', { number: ground.number })
  if (unknown.length > 0) return refuse('camera_unknown', { cameras: unknown.join(', ') })
  const [from, to] = [Date.parse(given.from), Date.parse(given.to)]
  if (to <= from) return refuse('range_empty')
  if (to - from > longestRangeMs) return refuse('range_too_long', { hours: longestRangeMs / 3_600_000 })
  if (from > now) return refuse('range_ahead')
  const wrong = checkUntil(given.until, now)
  if (wrong) return wrong
  const { number, station, team } = ground
  return [{ type: 'hold.held', payload: { ...given, ...utc(given), cameras: [...new Set(given.cameras)], number, station, team, source: 'asked' } }]
}

/** What was marked or exported under a granted request is kept by itself while its case is open, and a term longer. */
export function keepEvidence(state: Hold | null, given: Omit<Held, 'until'>, now: number): Rule {
  return state ? [] : [{ type: 'hold.held', payload: { ...given, ...utc(given), until: iso(now + longestHoldMs) } }]
}

export function confirmHold(state: Hold | null, given: { until: string; reason: string }, ground: GroundFacts | null, now: number): Rule {
  if (!state) return refuse('not_found')
  if (state.status !== 'waiting' || Date.parse(state.until) <= now) return refuse('hold_decided')
  if (!ground?.isOpen) return refuse('ground_closed', { number: state.number })
  return checkUntil(given.until, now) ?? [{ type: 'hold.confirmed', payload: { ...given, until: iso(Date.parse(given.until)) } }]
}

export function extendHold(state: Hold | null, given: { until: string; reason: string }, ground: GroundFacts | null, now: number): Rule {
  if (!state) return refuse('not_found')
  if (state.status !== 'confirmed' || Date.parse(state.until) <= now) return refuse('hold_over')
  if (!ground?.isOpen) return refuse('ground_closed', { number: state.number })
  return checkUntil(given.until, now) ?? [{ type: 'hold.extended', payload: { ...given, until: iso(Date.parse(given.until)), why: 'decided' } }]
}

export function releaseHold(state: Hold | null, reason: string, why: 'decided' | 'clip_removed' = 'decided'): Rule {
  if (!state) return refuse('not_found')
  if (!stands(state)) return why === 'decided' ? refuse('hold_over') : []
  return [{ type: 'hold.released', payload: { reason, why } }]
}

/** What time and the case do to a hold; nothing most of the time. */
export function tendHold(state: Hold | null, isGroundOpen: boolean, now: number): Rule {
  if (!state || !stands(state)) return []
  const until = Date.parse(state.until)
  if (isGroundOpen && state.source !== 'asked' && (state.groundEndedAt !== null || until - now < warnBeforeMs))
    return [{ type: 'hold.extended', payload: { until: iso(now + longestHoldMs), reason: '', why: 'renewed' } }]
  if (until <= now) return [{ type: 'hold.ended', payload: { why: state.status === 'waiting' ? 'unconfirmed' : 'expired' } }]
  if (!isGroundOpen && state.groundEndedAt === null) {
    const term = now + afterCaseMs
    return [{ type: 'hold.groundEnded', payload: { until: iso(state.source === 'asked' ? Math.min(until, term) : term) } }]
  }
  return []
}

function checkUntil(until: string, now: number) {
  const ms = Date.parse(until)
  return ms <= now || ms > now + longestHoldMs ? refuse('hold_until_out_of_bounds', { days: longestHoldMs / dayMs }) : null
}

const iso = (ms: number) => new Date(ms).toISOString()
const utc = ({ from, to }: { from: string; to: string }) => ({ from: iso(Date.parse(from)), to: iso(Date.parse(to)) })
