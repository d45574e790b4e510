import { Worker } from 'node:worker_threads'
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
export function linkApart(job: LinkJob): Promise<LinkResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./link-worker.ts', import.meta.url), { workerData: job })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`linking ended with ${code}`)))
  })
}
