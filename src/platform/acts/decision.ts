import type { RecordRef } from './act.ts'

/** An act that a rule wants to happen; the platform adds who, when, order and hashes. */
export interface Draft<T extends string = string, P = unknown> {
  type: T
  payload: P
  /** When it happened, if not now: RFC 3339. */
  happenedAt?: string
  corrects?: string
  erases?: string[]
}

/** Why a rule says no: a code whose sentence stands in the catalogues, with its parameters. */
export interface Refusal {
  refused: string
  params?: Record<string, string | number>
}

/** The answer of a pure rule: acts that shall happen, or a refusal. An empty list means: nothing left to do. */
export type Decision<D extends Draft = Draft> = D[] | Refusal

/** What a rule may know besides state and intent. Time and ids come in; nothing is looked up. */
export interface DecisionContext {
  /** Milliseconds since the epoch. */
  now: number
  actor: string
  uuid(): string
  purpose: RecordRef | null
}

export function refuse(code: string, params?: Record<string, string | number>): Refusal {
  return params ? { refused: code, params } : { refused: code }
}

export function isRefusal(decision: Decision): decision is Refusal {
  return !Array.isArray(decision)
}
