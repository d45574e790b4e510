import { Fault } from '#platform/fault.ts'
import { proveInclusion } from '#platform/ledger/merkle.ts'
import { readSubtrees } from '#platform/ledger/subtrees.ts'
import type { Platform } from '#platform/platform.ts'
import type { LedgerProof } from './shapes.ts'

/** The sequencer takes ≤ 20 ms (house plan, decision 1); after so long something is wrong. */
const patienceMs = 10_000
const askEveryMs = 20

/** Waits until an act has its place in the tree under a signed checkpoint, and proves it. Throws `unavailable`. */
export async function proveAct({ database, county, clock }: Pick<Platform, 'database' | 'county' | 'clock'>, act: string): Promise<LedgerProof> {
  const scope = { county, stations: 'all' as const, account: 'system' }
  const started = clock.monotonicMs()
  for (;;) {
    const proof = await database.read(scope, async (tx) => {
      const place = await tx.db.selectFrom('log').select('seq').where('county', '=', county).where('act', '=', act).executeTakeFirst()
      if (!place) return null
      const index = Number(place.seq)
      const checkpoint = await tx.db.selectFrom('checkpoints').select(['size', 'note']).where('county', '=', county).where('size', '>', index).orderBy('size', 'desc').limit(1).executeTakeFirst()
      if (!checkpoint) return null
      const stored = await tx.db
        .selectFrom('acts as a')
        .innerJoin('payloads as p', (join) => join.onRef('p.county', '=', 'a.county').onRef('p.act', '=', 'a.id'))
        .select(['a.envelope', 'p.salt', 'p.body'])
        .where('a.county', '=', county)
        .where('a.id', '=', act)
        .executeTakeFirstOrThrow()
      const read = readSubtrees({ query: async (q: never) => ({ rows: await tx.query(q) }) } as never, county)
      const path = await proveInclusion(index, Number(checkpoint.size), read)
      const base64 = (bytes: Buffer) => bytes.toString('base64')
      return { envelope: base64(stored.envelope), salt: base64(stored.salt), payload: base64(stored.body), index, path: path.map(base64), checkpoint: checkpoint.note }
    })
    if (proof) return proof
    if (clock.monotonicMs() - started > patienceMs) throw new Fault('unavailable', {}, 503)
    await clock.sleep(askEveryMs)
  }
}
