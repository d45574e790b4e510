import { join } from 'node:path'
import { listErasable, type ErasableAct } from '../acts/erase.ts'
import { Fault } from '../fault.ts'
import { openCheckpointFiles } from '../ledger/checkpoint-files.ts'
import { listErasures, readErasureList } from '../ledger/erasure-list.ts'
import type { Platform } from '../platform.ts'
import { systemPrincipal } from '../policy/principal.ts'
import { replay } from './decide.ts'
import { erasureRecord, type ErasedAct } from './record.ts'

/**
 * Takes again what a restored backup brought back: every erasure of the list beside the checkpoints whose act the
 * database lacks (house plan, decision 4). An act of its own each, so that the ledger accounts for it. Answers how many.
 * Throws a Fault `erasure_list_unreadable` before anything is done where the list may hold an erasure that cannot be read.
 */
export async function replayErasures(platform: Pick<Platform, 'config' | 'county' | 'database' | 'store' | 'ids' | 'recordTypes'>): Promise<number> {
  const { county, database, store, ids } = platform
  let replayed = 0
  for (const line of await readWholeList(platform)) {
    const scope = { county, stations: 'all' as const, account: 'system' }
    const back = await database.read(scope, (tx) =>
      tx.query<{ id: string; type: string; record: string }>({
        text: `select a.id, a.record_type as type, a.record_id as record from acts a join payloads p on p.county = a.county and p.act = a.id
               where a.county = $1 and a.id = any ($2::uuid[]) and not exists (select 1 from acts e where e.county = $1 and e.id = $3)`,
        values: [county, line.erases, line.act],
      }),
    )
    if (back.length === 0) continue
    const id = ids.uuid()
    await store.perform({ id, principal: systemPrincipal, action: 'erasure.replay', body: line.act }, async (work) => {
      const acts: ErasableAct[] = []
      for (const { id: act, type, record } of back) acts.push(...(await listErasable(work.tx, county, platform.recordTypes, { type, id: record }, [act])))
      await work.act(erasureRecord, id, (before) => replay(before, line.act, acts as ErasedAct[]))
    })
    replayed++
  }
  return replayed
}

async function readWholeList({ config, county, database }: Pick<Platform, 'config' | 'county' | 'database'>) {
  const files = openCheckpointFiles(config.checkpointsDir)
  const found = await readErasureList(files)
  if (found.unreadable.length === 0) return found.erasures
  // What this database itself holds is written again first: then only what a restore may have lost is left.
  const client = await database.connect()
  try {
    await listErasures(client, county, files)
  } finally {
    await client.end()
  }
  const { erasures, unreadable } = await readErasureList(files)
  if (unreadable.length > 0) throw new Fault('erasure_list_unreadable', { file: join(config.checkpointsDir, 'erasures.jsonl'), lines: unreadable.join(', ') }, 500)
  return erasures
}
