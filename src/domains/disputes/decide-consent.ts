import { refuse } from '#platform/acts/decision.ts'
import type { choosers, Consent, MediatorFields, ways } from './acts.ts'
import { ending, refuseClosed, type Rule } from './decide.ts'
import type { Dispute } from './dispute.ts'

/** An account that may mediate, as it stands now. */
export interface Staff {
  login: string
  station: string
  roles: readonly string[]
  state: string
}

/** Roles whose accounts may be a dispute's mediators: those who work in the communities. */
export const mediatorRoles: readonly string[] = ['community_officer', 'station_chief', 'auxiliary', 'grid_worker']

/** A party that clearly refuses is not mediated with: what goes on ends, with where else it may go (PML 17, 23, 26). */
export function noteConsent(state: Dispute | null, given: Consent & { note: string; ways: (typeof ways)[number][] }, now: number): Rule {
  const party = state?.parties.find((p) => p.id === given.party)
  if (!state || !party) return refuse('not_found')
  if (state.settled) return refuse('dispute_settled', { number: state.number })
  const { ways: where, ...consent } = given
  if (party.consent?.agreed === given.agreed && party.consent.publicity === given.publicity) return []
  const noted = { type: 'dispute.consentNoted' as const, payload: consent }
  if (given.agreed || state.ended) return [noted]
  if (where.length === 0) return refuse('ways_missing')
  return [noted, ending({ outcome: 'refused', ways: where, text: given.note }, now)]
}

/** It was written down wrongly. Where that had ended the mediation, it goes on. */
export function correctConsent(state: Dispute | null, given: Consent & { reason: string; ways: (typeof ways)[number][] }, now: number): Rule {
  const party = state?.parties.find((p) => p.id === given.party)
  if (!state || !party?.consent) return refuse('not_found')
  if (state.settled) return refuse('dispute_settled', { number: state.number })
  const { ways: where, ...consent } = given
  if (party.consent.agreed === given.agreed && party.consent.publicity === given.publicity) return []
  const corrected = { type: 'dispute.consentCorrected' as const, payload: consent, corrects: party.consent.act }
  const othersRefuse = state.parties.some((p) => p.id !== given.party && p.consent?.agreed === false)
  if (given.agreed && state.ended?.outcome === 'refused' && !othersRefuse)
    return [corrected, { type: 'dispute.reopened', payload: { reason: given.reason }, corrects: state.ended.act }]
  if (given.agreed || state.ended) return [corrected]
  if (where.length === 0) return refuse('ways_missing')
  return [corrected, ending({ outcome: 'refused', ways: where, text: given.reason }, now)]
}

/** The parties choose, or leave it to the committee (PML 19). Whoever is named anew takes the place of those before. */
export function nameMediators(state: Dispute | null, given: { mediators: MediatorFields[]; by: (typeof choosers)[number]; reason: string }, staff: readonly Staff[]): Rule {
  if (!state) return refuse('not_found')
  const closed = refuseClosed(state)
  if (closed) return closed
  if (state.agreement) return refuse('agreement_stands', { number: state.number })
  const ids = [...state.parties, ...given.mediators].map((p) => p.id)
  if (new Set(ids).size < ids.length) return refuse('mediator_twice')
  for (const { account, name } of given.mediators) {
    if (account === null && name.trim() === '') return refuse('mediator_name')
    if (account !== null && !mayMediate(account, state.station, staff)) return refuse('mediator_unfit', { login: account })
  }
  if (state.mediators.length > 0 && given.reason.trim() === '') return refuse('mediator_reason')
  return [{ type: 'dispute.mediatorsNamed', payload: given }]
}

/** For an account its own answer; for one from outside what they said, noted by who runs it. */
export function answerMediation(state: Dispute | null, id: string, accepted: boolean, note: string, actor: string): Rule {
  const found = state?.mediators.find((m) => m.id === id)
  if (!state || !found) return refuse('not_found')
  const closed = refuseClosed(state)
  if (closed) return closed
  if (found.account !== null && found.account !== actor) return refuse('mediator_answers', { login: found.account })
  if (found.state === (accepted ? 'accepted' : 'declined')) return []
  return [{ type: 'dispute.mediatorAnswered', payload: { mediator: id, accepted, note } }]
}

function mayMediate(login: string, station: string, staff: readonly Staff[]): boolean {
  return staff.some((s) => s.login === login && s.state === 'active' && s.station === station && s.roles.some((role) => mediatorRoles.includes(role)))
}
