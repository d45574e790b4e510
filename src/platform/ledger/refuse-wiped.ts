import type pg from 'pg'
import { Fault } from '../fault.ts'
import type { CheckpointFiles } from './checkpoint-files.ts'
import { parseCheckpoint, parseNote, type Checkpoint } from './note.ts'

/**
 * A database without a single act beside checkpoints that were signed for some: wiped, or a folder mistaken. A new ledger
 * must not begin over it unsaid. Throws a Fault `ledger_gone`.
 */
export async function refuseWiped(client: Pick<pg.ClientBase, 'query'>, county: string, files: CheckpointFiles, folder: string): Promise<void> {
  const before = await findBefore(files)
  if (!before || (await hasActs(client, county))) return
  throw new Fault('ledger_gone', { size: before.size, folder }, 500)
}

/** The newest checkpoint outside the database; null where there is none, or it is of an empty log. */
export async function findBefore(files: CheckpointFiles): Promise<Checkpoint | null> {
  const note = parseNote((await files.readLatest()) ?? '')
  const latest = note && parseCheckpoint(note.text)
  return latest && latest.size > 0 ? latest : null
}

async function hasActs(client: Pick<pg.ClientBase, 'query'>, county: string): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>('select exists (select from log where county = $1) as found', [county])
  return rows[0]!.found
}
