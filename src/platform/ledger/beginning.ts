import { z } from 'zod'
import { defineRecord, type ActOf } from '../acts/record-type.ts'
import { Fault } from '../fault.ts'
import type { Platform } from '../platform.ts'
import { systemPrincipal } from '../policy/principal.ts'
import { openCheckpointFiles } from './checkpoint-files.ts'
import type { Checkpoint } from './note.ts'
import { findBefore } from './refuse-wiped.ts'

const begun = z.strictObject({
  reason: z.string().min(1).max(1_000),
  /** What the checkpoints say that are now set aside. */
  before: z.strictObject({ origin: z.string(), size: z.number().int(), root: z.string() }),
})

const ledgerActs = { begun: { version: 1, schema: begun } } as const

/** A ledger that stands in the place of another one: its first act says so. */
export const ledgerRecord = defineRecord({
  type: 'ledger',
  acts: ledgerActs,
  fold: (_: (z.infer<typeof begun> & { at: string }) | null, act: ActOf<'ledger', typeof ledgerActs>) => ({ ...act.payload, at: act.happenedAt }),
  tables: [],
  rows: () => ({}),
  attributes: () => ({ station: '', team: '', people: [], askedBy: '', owner: '', flags: [] }),
})

/** Begins a new ledger in an empty database, by an act with the reason, and sets the old one's checkpoints aside. Throws a Fault `ledger_not_gone`. */
export async function beginAnew({ config, county, store, ids, clock, database, tail }: Platform, reason: string): Promise<Checkpoint> {
  const files = openCheckpointFiles(config.checkpointsDir)
  const before = await findBefore(files)
  if (!before || tail.size() > 0) throw new Fault('ledger_not_gone', { folder: config.checkpointsDir }, 500)
  const { origin, size, root } = before
  const scope = { county, stations: 'all' as const, account: 'system' }
  // A first try may have been cut off between the act and the files.
  const said = await database.read(scope, (tx) => store.load(tx, ledgerRecord, 'ledger'))
  if (!said)
    await store.perform({ id: ids.uuid(), principal: systemPrincipal, action: 'ledger.begin', body: reason }, (work) =>
      work.act(ledgerRecord, 'ledger', () => [{ type: 'ledger.begun', payload: { reason, before: { origin, size, root: root.toString('base64') } } }]),
    )
  await files.setAside(clock.now())
  return before
}
