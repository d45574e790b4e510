import { refuse } from '#platform/acts/decision.ts'
import type { FlagKind, Held } from './acts.ts'
import { differences, flagLate, refuseClosed, type Rule } from './decide.ts'
import type { Dispute } from './dispute.ts'

/** Planned, or moved to another time or place. */
export function planSession(state: Dispute | null, given: { session: string; at: string; place: string }): Rule {
  if (!state) return refuse('not_found')
  const closed = refuseClosed(state)
  if (closed) return closed
  const before = state.sessions.find((s) => s.id === given.session)
  if (before?.state === 'held') return refuse('session_held')
  if (before?.state === 'planned' && before.at === given.at && before.place === given.place) return []
  return [{ type: 'dispute.sessionPlanned', payload: given, ...(before ? { corrects: before.act } : {}) }]
}

export function cancelSession(state: Dispute | null, session: string, reason: string): Rule {
  const found = state?.sessions.find((s) => s.id === session)
  if (!found) return refuse('not_found')
  if (found.state === 'held') return refuse('session_held')
  if (found.state === 'cancelled') return []
  return [{ type: 'dispute.sessionCancelled', payload: { session, reason }, corrects: found.act }]
}

/** A fact: they sat together. Never refused for what has become of the dispute since; what contradicts it is flagged (house plan, decision 5). */
export function holdSession(state: Dispute | null, given: Held & { session: string }, happenedAt: string, now: number): Rule {
  if (!state) return refuse('not_found')
  if (state.sessions.find((s) => s.id === given.session)?.state === 'held') return refuse('session_held')
  return [{ type: 'dispute.sessionHeld', payload: { ...given, flag: flagOf(state, given.attended, happenedAt, now) }, happenedAt }]
}

export function correctSession(state: Dispute | null, session: string, given: { [K in keyof Held]?: Held[K] | undefined }, reason: string): Rule {
  const found = state?.sessions.find((s) => s.id === session)
  if (found?.state !== 'held') return refuse('not_found')
  const changed = differences(found, given)
  return changed ? [{ type: 'dispute.sessionCorrected', payload: { ...changed, session, reason }, corrects: found.act }] : []
}

function flagOf(state: Dispute, attended: readonly string[], happenedAt: string, now: number): FlagKind | null {
  const endedAt = state.ended?.at ?? state.settled?.at
  if (endedAt && Date.parse(happenedAt) > Date.parse(endedAt)) return 'after_end'
  // Nobody is mediated with who has clearly refused (PML 17).
  if (state.parties.some((p) => attended.includes(p.id) && p.consent?.agreed === false)) return 'without_consent'
  return flagLate(happenedAt, now)
}
