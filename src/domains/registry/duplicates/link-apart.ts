import { runApart } from '#platform/run-apart.ts'
import type { Comparable } from './comparable.ts'
import type { Weights } from './weights.ts'

export interface LinkJob {
  people: readonly Comparable[]
}

export interface LinkResult {
  /** How many were compared. */
  pairs: number
  found: { one: string; other: string; likelihood: number }[]
  weights: Weights | null
}

/** Compares a station's people in a thread of its own: millions of pairs must not hold up a call. */
export const linkApart = (job: LinkJob): Promise<LinkResult> => runApart(new URL('./link-worker.ts', import.meta.url), job)
