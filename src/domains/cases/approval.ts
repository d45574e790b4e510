import { refuse, type Refusal } from '#platform/acts/decision.ts'

/**
 * A decision that waits for another person. The shape is general: a domain whose records wait (a case here, a footage
 * grant elsewhere) keeps these in its state, answers the asker as `askedBy` and `awaits_<level>` among the flags
 * of its attributes, and leaves to policy who stands at that level; the rules below hold whatever policy says.
 */
export interface Approval<What extends string = string, Level extends string = string> {
  id: string
  what: What
  level: Level
  askedBy: string
  /** RFC 3339. */
  askedAt: string
  reason: string
  decision: { outcome: 'approved' | 'denied' | 'recalled'; by: string; at: string; note: string } | null
}

/** The one that waits, if any: a record asks one thing at a time. */
export function findWaiting<A extends Approval>(approvals: readonly A[]): A | undefined {
  return approvals.find((a) => a.decision === null)
}

/** Why `actor` may not decide this; null when nothing stands against it. `involved`: accounts that carry the matter. */
export function refuseDecider(waiting: Approval | undefined, id: string, actor: string, involved: readonly string[]): Refusal | null {
  if (!waiting || waiting.id !== id) return refuse('approval_gone')
  if (waiting.askedBy === actor) return refuse('approval_own')
  if (involved.includes(actor)) return refuse('approval_involved')
  return null
}

/** The list with this approval decided. */
export function settle<A extends Approval>(approvals: readonly A[], id: string, decision: NonNullable<Approval['decision']>): A[] {
  return approvals.map((a) => (a.id === id ? { ...a, decision } : a))
}
