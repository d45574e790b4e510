import { refuse, type Refusal } from '#platform/acts/decision.ts'
import { dayInShanghai } from '#platform/calendar.ts'
import { approvalRules } from './approval-levels.ts'
import type { CaseDraft, Closing, Kind, Level, Question, Status } from './acts.ts'
import { findWaiting, refuseDecider } from './approval.ts'
import { findClockRule, runClock } from './clocks.ts'
import type { Rule } from './decide.ts'
import { definitionOn } from './definitions.ts'
import { timedOf, type Case, type CaseApproval } from './project.ts'

/** From which statuses a question may be asked. Refused and withdrawn cases may be filed anew (CRIM 178, 190). */
const askableIn: Record<Exclude<Question, 'close' | 'extend' | 'revert'>, readonly Status[]> = {
  file: ['accepted', 'refused', 'withdrawn'],
  refuse: ['accepted'],
  withdraw: ['filed', 'investigating', 'solved'],
  void: ['accepted'],
}

/** Closing grounds by kind: CRIM 289; ADM 258. An administrative case may end without an offender found. */
export const closingsOf: Record<Kind, { from: readonly Status[]; grounds: readonly Closing[] }> = {
  criminal: { from: ['solved'], grounds: ['sent_for_prosecution'] },
  administrative: {
    from: ['investigating', 'solved'],
    grounds: ['not_punished', 'mediated_and_performed', 'decided_and_executed', 'turned_criminal', 'cannot_be_executed'],
  },
}

export interface Asked {
  what: Question
  reason: string
  closing: Closing | null
}

export function askApproval(state: Case | null, asked: Asked, approval: string): Rule {
  if (!state) return refuse('not_found')
  if (findWaiting(state.approvals)) return refuse('approval_waits', { number: state.number })
  const level = findLevel(state, asked)
  if (typeof level !== 'string') return level
  const clock = asked.what === 'extend' ? findClockRule(timedOf(state))!.id : null
  const closing = asked.what === 'close' ? asked.closing : null
  return [{ type: 'case.approvalAsked', payload: { approval, what: asked.what, level, reason: asked.reason, closing, clock } }]
}

/** Whether this may be asked now and by whom it would be decided. */
export function findLevel(state: Case, { what, closing }: Pick<Asked, 'what' | 'closing'>): Level | Refusal {
  const notNow = refuse('case_not_now', { number: state.number })
  switch (what) {
    case 'revert': {
      const last = state.steps.at(-1)!
      const decided = state.approvals.find((a) => a.id === last.approval)
      return decided ? decided.level : notNow
    }
    case 'extend': {
      const clock = runClock(timedOf(state))
      if (!clock?.extendable) return refuse('clock_not_extendable')
      return findClockRule(timedOf(state))!.extensions[clock.extended]!.level
    }
    case 'close': {
      const { from, grounds } = closingsOf[state.kind]
      if (!from.includes(state.status)) return notNow
      return closing && grounds.includes(closing) ? approvalRules[state.kind].close.level : refuse('case_closing_unfit')
    }
    default:
      return askableIn[what].includes(state.status) ? approvalRules[state.kind][what].level : notNow
  }
}

export function recallApproval(state: Case | null, approval: string, reason: string, actor: string): Rule {
  if (!state) return refuse('not_found')
  const waiting = findWaiting(state.approvals)
  if (!waiting || waiting.id !== approval) return refuse('approval_gone')
  if (waiting.askedBy !== actor) return refuse('approval_not_yours')
  return [{ type: 'case.approvalRecalled', payload: { approval, reason } }]
}

export function decideApproval(state: Case | null, approval: string, approved: boolean, note: string, actor: string, now: number): Rule {
  if (!state) return refuse('not_found')
  const waiting = findWaiting(state.approvals)
  const against = refuseDecider(waiting, approval, actor, [state.lead, state.second])
  if (against) return against
  if (!approved) return note.trim() === '' ? refuse('approval_note') : [{ type: 'case.denied', payload: { approval, note } }]
  return [{ type: 'case.approved', payload: { approval, note } }, effect(state, waiting!, now)]
}

/** What an approval does. */
function effect(state: Case, { id: approval, what, reason, closing, clock }: CaseApproval, now: number): CaseDraft {
  switch (what) {
    case 'file':
      return { type: 'case.filed', payload: { approval } }
    case 'refuse':
      return { type: 'case.refused', payload: { approval, reason } }
    case 'close':
      return { type: 'case.closed', payload: { approval, definition: definitionOn('closed', dayInShanghai(now)).id, closing: closing!, reason } }
    case 'withdraw':
      return { type: 'case.withdrawn', payload: { approval, reason } }
    case 'void':
      return { type: 'case.voided', payload: { approval, reason } }
    case 'extend':
      return { type: 'case.clockExtended', payload: { approval, clock: clock!, reason } }
    case 'revert': {
      const step = state.steps.at(-1)!
      return { type: 'case.stepReverted', payload: { step: step.status, approval, reason }, corrects: step.act }
    }
  }
}
