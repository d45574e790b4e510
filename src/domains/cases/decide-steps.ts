import { refuse, type Refusal } from '#platform/acts/decision.ts'
import { dayInShanghai } from '#platform/calendar.ts'
import type { Kind, SolvedFact, Status } from './acts.ts'
import { findWaiting } from './approval.ts'
import type { Rule } from './decide.ts'
import { definitionOn } from './definitions.ts'
import type { Case } from './project.ts'

/** The facts that the definition of "solved" asks for, by kind (definitions.ts). */
export const factsToSolve: Record<Kind, readonly SolvedFact[]> = {
  criminal: ['offence_established', 'offender_identified', 'offender_at_hand'],
  administrative: ['offence_established', 'offender_identified'],
}

export function beginInvestigation(state: Case | null, at: number, now: number): Rule {
  const against = refuseStep(state, ['filed'], at, now)
  if (against) return against
  return [{ type: 'case.investigationBegun', payload: {}, happenedAt: new Date(at).toISOString() }]
}

export function solve(state: Case | null, facts: readonly SolvedFact[], text: string, at: number, now: number): Rule {
  const against = refuseStep(state, ['investigating'], at, now)
  if (against) return against
  if (factsToSolve[state!.kind].some((fact) => !facts.includes(fact))) return refuse('case_facts_missing')
  if (text.trim() === '') return refuse('case_solved_text')
  const definition = definitionOn('solved', dayInShanghai(at)).id
  return [{ type: 'case.solved', payload: { definition, facts: [...new Set(facts)], text }, happenedAt: new Date(at).toISOString() }]
}

/** Takes back a step that the officers took by themselves; one that was decided is asked to be taken back (`revert`). */
export function revertStep(state: Case | null, reason: string): Rule {
  if (!state) return refuse('not_found')
  if (findWaiting(state.approvals)) return refuse('approval_waits', { number: state.number })
  const step = state.steps.at(-1)!
  if (step.approval || state.steps.length === 1) return refuse('case_step_decided')
  return [{ type: 'case.stepReverted', payload: { step: step.status, approval: null, reason }, corrects: step.act }]
}

/** When a step really happened; the time of a decision is the decider's and stays. */
export function correctTime(state: Case | null, status: Status, at: number, reason: string, now: number): Rule {
  if (!state) return refuse('not_found')
  const index = state.steps.findLastIndex((s) => s.status === status)
  const step = state.steps[index]
  if (!step) return refuse('case_not_now', { number: state.number })
  if (step.approval) return refuse('case_step_decided')
  const after = index === 0 ? -Infinity : Date.parse(state.steps[index - 1]!.at)
  const before = Date.parse(state.steps[index + 1]?.at ?? new Date(now).toISOString())
  if (at < after || at > before || at > now) return refuse('case_time_order')
  if (at === Date.parse(step.at)) return []
  return [{ type: 'case.timeCorrected', payload: { step: status, at: new Date(at).toISOString(), reason }, corrects: step.act }]
}

function refuseStep(state: Case | null, from: readonly Status[], at: number, now: number): Refusal | null {
  if (!state) return refuse('not_found')
  if (findWaiting(state.approvals)) return refuse('approval_waits', { number: state.number })
  if (!from.includes(state.status)) return refuse('case_not_now', { number: state.number })
  if (at > now || at < Date.parse(state.steps.at(-1)!.at)) return refuse('case_time_order')
  return null
}
