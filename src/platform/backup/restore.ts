import type { KeyObject } from 'node:crypto'
import type pg from 'pg'
import { Fault } from '../fault.ts'
import { loadNodes } from '../ledger/rebuild-nodes.ts'
import { copyIn } from './copy.ts'
import { segmentTables } from './back-up.ts'
import { readManifest, type Manifest } from './manifest.ts'

/**
 * Loads a backup into a freshly migrated, empty database, as its owner. Projections are rebuilt by the caller, who knows the record types.
 * Throws a Fault: `backup_missing`, `backup_unreadable`, `backup_forged`, `backup_damaged`, `restore_not_empty`, `backup_newer`.
 */
export async function restore(client: pg.ClientBase, county: string, folder: string, sealKey: KeyObject): Promise<Manifest> {
  const manifest = await readManifest(folder, sealKey)
  if (!manifest) throw new Fault('backup_missing', { folder }, 500)
  if (manifest.county !== county) throw new Fault('backup_other_county', { county: manifest.county }, 500)
  await refuseUnfit(client, manifest)
  await client.query('begin')
  try {
    for (const segment of manifest.segments) for (const [table, target] of Object.entries(segmentTables)) await copyIn(client, target, folder, segment.files[table]!)
    for (const [table, file] of Object.entries(manifest.state)) {
      await client.query(`delete from ${table}`)
      await copyIn(client, table, folder, file)
    }
    await replayErasures(client, county)
    await loadNodes(client, county)
    await client.query('commit')
    return manifest
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function refuseUnfit(client: pg.ClientBase, manifest: Manifest): Promise<void> {
  const { rows } = await client.query<{ acts: boolean; migration: string }>('select exists (select 1 from acts) as acts, (select max(name) from migrations) as migration')
  if (rows[0]!.acts) throw new Fault('restore_not_empty', {}, 500)
  if (manifest.migration > rows[0]!.migration) throw new Fault('backup_newer', { migration: manifest.migration }, 500)
}

/** A payload that an erasure act names stays gone, even where its segment was written before (house plan, decision 4). */
async function replayErasures(client: pg.ClientBase, county: string): Promise<void> {
  await client.query(
    `delete from payloads p using acts e, jsonb_array_elements_text(convert_from(e.envelope, 'UTF8')::jsonb -> 'erases') as target (act)
     where e.county = $1 and e.type = 'erasure.ordered' and p.county = e.county and p.act = target.act::uuid`,
    [county],
  )
}
