import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

/** An arbitrary class of advisory locks, beside the platform's own. */
const lockClass = 8_480_043

/**
 * Until the transaction ends, nobody else holds or orders to delete footage of these cameras: a hold is either seen by the
 * order, or comes after it and says so by its number. In one order, so that two never wait for each other.
 */
export async function lockKeeping(tx: Tx, county: string, cameras: readonly string[]): Promise<void> {
  for (const camera of [...new Set(cameras)].sort()) await sql`select pg_advisory_xact_lock(${lockClass}, hashtext(${`${county} ${camera}`}))`.execute(tx.db)
}
