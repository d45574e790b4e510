import { refuse } from '#platform/acts/decision.ts'
import type { Contradiction, Result } from './words.ts'
import type { Rule } from './decide.ts'
import { lateAfterMs } from './due.ts'
import { lastRecheck, type Hazard } from './hazard.ts'
import type { Photo } from './photo.ts'

export interface GivenRecheck {
  result: Result
  text: string
  photos: Photo[]
  /** The new last day where it was not mended. */
  due: string | null
}

/** Somebody looked again: a fact, written down whatever has become of the hazard, and flagged where it contradicts that. */
export function recheck(state: Hazard | null, given: GivenRecheck, happenedAt: string, now: number): Rule {
  if (!state) return refuse('not_found')
  const due = given.result === 'passed' ? null : given.due
  return [{ type: 'hazard.rechecked', payload: { ...given, due, contradicts: findContradiction(state, given.result, happenedAt, now) }, happenedAt }]
}

function findContradiction(state: Hazard, result: Result, happenedAt: string, now: number): Contradiction | null {
  if (state.ended && !(state.ended.how === 'closed' && result === 'passed')) return 'after_end'
  const newest = lastRecheck(state)
  if (newest && newest.at > happenedAt && newest.result !== result) return 'before_newer'
  return now - Date.parse(happenedAt) > lateAfterMs ? 'late' : null
}

/** A re-check that was pressed by mistake; while the hazard goes on. */
export function takeRecheckBack(state: Hazard | null, act: string, reason: string): Rule {
  if (!state) return refuse('not_found')
  if (!state.rechecks.some((r) => r.act === act)) return refuse('not_found')
  if (state.ended) return refuse('hazard_ended', { number: state.number })
  return [{ type: 'hazard.recheckTakenBack', payload: { recheck: act, reason }, corrects: act }]
}
