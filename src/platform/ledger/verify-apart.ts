import type { KeyObject } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { LedgerReport } from './verify.ts'

export interface VerifyJob {
  /** The tables' owner: it sees every payload. */
  url: string
  county: string
  /** Verifier key of docs/ledger.md. */
  key: string
  checkpointsDir: string
  sealKey: KeyObject
}

/** Verifies the whole ledger in a thread of its own: hashing millions of acts must not hold up a call. */
export function verifyApart(job: VerifyJob): Promise<LedgerReport> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./verify-worker.ts', import.meta.url), { workerData: job })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the verifier ended with ${code}`)))
  })
}
