import { refuse, type Decision } from '../acts/decision.ts'
import type { Erasure, ErasedAct, ErasureDraft, ErasureRequest } from './record.ts'

type Rule = Decision<ErasureDraft>

export function ask(state: Erasure | null, given: ErasureRequest): Rule {
  if (state) return refuse('erasure_exists')
  if (given.records.some((record) => record.type === 'erasure')) return refuse('erasure_of_erasure')
  return [{ type: 'erasure.asked', payload: given }]
}

export function refuseIt(state: Erasure | null, reason: string): Rule {
  if (!state) return refuse('not_found')
  if (state.status !== 'asked') return refuse('erasure_decided')
  return [{ type: 'erasure.refused', payload: { reason } }]
}

export function withdraw(state: Erasure | null): Rule {
  if (!state) return refuse('not_found')
  if (state.status !== 'asked') return refuse('erasure_decided')
  return [{ type: 'erasure.withdrawn', payload: {} }]
}

/** Two people: nobody orders what they asked for, whatever policy says (decision 4). */
export function order(state: Erasure | null, actor: string, acts: ErasedAct[]): Rule {
  if (!state) return refuse('not_found')
  if (state.status !== 'asked') return refuse('erasure_decided')
  if (state.askedBy === actor) return refuse('erasure_own')
  if (acts.length === 0) return refuse('erasure_empty')
  return [{ type: 'erasure.ordered', payload: { acts, replays: null }, erases: acts.map((act) => act.act) }]
}

/** After a restore brought back what an erasure had taken. */
export function replay(state: Erasure | null, replays: string, acts: ErasedAct[]): Rule {
  if (state) return refuse('erasure_exists')
  return [{ type: 'erasure.ordered', payload: { acts, replays }, erases: acts.map((act) => act.act) }]
}
