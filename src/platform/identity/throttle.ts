import type { Tx } from '../database/database.ts'
import { Fault } from '../fault.ts'

/** Failures that are free before waiting starts, and how the wait grows: 5 within 15 minutes (law.md S2, CJIS AC-7). */
const freeFailures = 5
const firstWaitMs = 60_000
const longestWaitMs = 15 * 60_000

/**
 * Who waits after failed sign-ins: the pair of account and source, and the source alone. Never the account alone,
 * so that nobody can lock somebody else out; a stranger guessing from one address is stopped all the same.
 */
export function throttleKeys(login: string, source: string): { key: string; free: number }[] {
  return [
    { key: `pair:${login}:${source}`, free: freeFailures },
    { key: `source:${source}`, free: freeFailures * 6 },
  ]
}

/** Throws a Fault `wait` with the seconds left. */
export async function refuseThrottled(tx: Tx, county: string, keys: { key: string }[], now: number): Promise<void> {
  const rows = await tx.db.selectFrom('throttles').select('until').where('county', '=', county).where('key', 'in', keys.map((k) => k.key)).execute()
  const left = Math.max(0, ...rows.map((row) => row.until.getTime() - now))
  if (left > 0) throw new Fault('wait', { seconds: Math.ceil(left / 1000) }, 429)
}

export async function countFailure(tx: Tx, county: string, keys: { key: string; free: number }[], now: number): Promise<void> {
  for (const { key, free } of keys) {
    const { rows } = await tx.query<{ failures: number }>({
      text: `insert into throttles (county, key, failures, until) values ($1, $2, 1, $3)
             on conflict (county, key) do update set failures = throttles.failures + 1 returning failures`,
      values: [county, key, new Date(now)],
    }).then((found) => ({ rows: found }))
    const over = rows[0]!.failures - free
    if (over < 0) continue
    const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** over)
    await tx.db.updateTable('throttles').set({ until: new Date(now + wait) }).where('county', '=', county).where('key', '=', key).execute()
  }
}

export async function forgetFailures(tx: Tx, county: string, key: string): Promise<void> {
  await tx.db.deleteFrom('throttles').where('county', '=', county).where('key', '=', key).execute()
}
