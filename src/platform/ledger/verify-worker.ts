import { parentPort, workerData } from 'node:worker_threads'
import pg from '../database/column-types.ts'
import { readEvidence, readOutside } from './evidence.ts'
import { parseVerifier } from './note.ts'
import type { VerifyJob } from './verify-apart.ts'
import { verifyLedger } from './verify.ts'

/** Runs in a thread of its own, started by verify-apart.ts; answers with the report. */
const { url, county, key, checkpointsDir, sealKey } = workerData as VerifyJob
const outside = readOutside(checkpointsDir, [])
const client = new pg.Client({ connectionString: url })
await client.connect()
try {
  await client.query('begin isolation level repeatable read read only')
  parentPort!.postMessage(await verifyLedger({ ...(await readEvidence(client, county, [parseVerifier(key)!], outside)), sealKey }))
} finally {
  await client.end()
}
