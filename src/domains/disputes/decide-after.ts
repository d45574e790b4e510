import { refuse, type Refusal } from '#platform/acts/decision.ts'
import { dayInShanghai } from '#platform/calendar.ts'
import type { confirmationSteps, courtAnswers, performances, wishes } from './acts.ts'
import type { Rule } from './decide.ts'
import type { Dispute } from './dispute.ts'

interface Done {
  item: string
  on: string
  note: string
}

/** The committee sees to it that what was agreed is done (PML 31). */
export function notePerformance(state: Dispute | null, given: Done & { outcome: (typeof performances)[number] }, now: number): Rule {
  const found = state?.agreement?.items.find((i) => i.id === given.item)
  if (!state || !found) return refuse('not_found')
  const against = refuseBefore(state, given.on, now)
  if (against) return against
  if (found.performance) return refuse('performance_noted')
  return [{ type: 'dispute.performanceNoted', payload: given }]
}

/** `outcome` null: nothing is known of it after all. */
export function correctPerformance(state: Dispute | null, given: Done & { outcome: (typeof performances)[number] | null; reason: string }, now: number): Rule {
  const found = state?.agreement?.items.find((i) => i.id === given.item)
  if (!state || !found?.performance) return refuse('not_found')
  const against = refuseBefore(state, given.on, now)
  if (against) return against
  return [{ type: 'dispute.performanceCorrected', payload: given, corrects: found.performance.act }]
}

/** The parties are told that a court can confirm what they agreed, within thirty days (PML 33). */
export function offerConfirmation(state: Dispute | null, wish: (typeof wishes)[number], note: string): Rule {
  if (!state) return refuse('not_found')
  const against = refuseConfirmation(state)
  if (against) return against
  if (state.confirmation.applied) return refuse('confirmation_runs', { number: state.number })
  const before = state.confirmation.offered
  if (before?.wish === wish && before.note === note) return []
  return [{ type: 'dispute.confirmationOffered', payload: { wish, note } }]
}

/** Together or not at all (PML 33). One that came too late is noted all the same: whether to take it is the court's to say. */
export function applyForConfirmation(state: Dispute | null, given: { court: string; on: string; applicants: string[] }, now: number): Rule {
  if (!state) return refuse('not_found')
  const against = refuseConfirmation(state) ?? refuseBefore(state, given.on, now)
  if (against) return against
  if (state.confirmation.applied) return refuse('confirmation_runs', { number: state.number })
  if (state.parties.some((p) => !given.applicants.includes(p.id)) || given.applicants.some((a) => !state.parties.some((p) => p.id === a))) return refuse('confirmation_joint')
  return [{ type: 'dispute.confirmationApplied', payload: given }]
}

export function answerConfirmation(state: Dispute | null, given: { answer: (typeof courtAnswers)[number]; on: string; note: string }, now: number): Rule {
  if (!state) return refuse('not_found')
  const { applied, answered } = state.confirmation
  if (!applied) return refuse('confirmation_not_applied', { number: state.number })
  if (answered && answered.answer !== 'accepted') return refuse('confirmation_answered', { number: state.number })
  if (given.on < (answered?.on ?? applied.on) || given.on > dayInShanghai(now)) return refuse('dispute_time')
  return [{ type: 'dispute.confirmationAnswered', payload: given }]
}

/** A step that was written down wrongly, with those that rest on it. */
export function takeConfirmationBack(state: Dispute | null, step: (typeof confirmationSteps)[number], reason: string): Rule {
  const found = state?.confirmation[step]
  if (!state || !found) return refuse('not_found')
  return [{ type: 'dispute.confirmationTakenBack', payload: { step, reason }, corrects: found.act }]
}

/** Identity, adoption and marriage are not confirmed (2011 rules 4). */
function refuseConfirmation({ settled, agreement, number }: Dispute): Refusal | null {
  if (!settled || !agreement) return refuse('agreement_not_effective', { number })
  return agreement.status ? refuse('confirmation_excluded') : null
}

function refuseBefore({ settled, number }: Dispute, on: string, now: number): Refusal | null {
  if (!settled) return refuse('agreement_not_effective', { number })
  return on > dayInShanghai(now) || on < dayInShanghai(Date.parse(settled.at)) ? refuse('dispute_time') : null
}
