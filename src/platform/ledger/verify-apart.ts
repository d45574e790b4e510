import type { KeyObject } from 'node:crypto'
import { runApart } from '../run-apart.ts'
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
export const verifyApart = (job: VerifyJob): Promise<LedgerReport> => runApart(new URL('./verify-worker.ts', import.meta.url), job)
