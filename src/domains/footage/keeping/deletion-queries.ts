import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

export async function listDeletions(tx: Tx, county: string, { camera, limit }: { camera?: string | undefined; limit: number }) {
  let query = tx.db
    .selectFrom('footage_deletions as d')
    .leftJoin('cameras as c', (join) => join.onRef('c.county', '=', 'd.county').onRef('c.id', '=', 'd.camera'))
    .selectAll('d')
    .select(['c.name', sql<string>`to_char(d.day, 'YYYY-MM-DD')`.as('on_day')])
    .where('d.county', '=', county)
    .orderBy('d.ordered_at', 'desc')
    .limit(limit)
  if (camera) query = query.where('d.camera', '=', camera)
  return (await query.execute()).map((d) => ({
    id: d.id, camera: d.camera, cameraName: d.name ?? d.camera, station: d.station, recorder: d.recorder, day: d.on_day, retentionDays: d.retention_days, article: d.article, files: d.files, bytes: Number(d.bytes),
    from: d.from_at.toISOString(), to: d.to_at.toISOString(), orderedAt: d.ordered_at.toISOString(), doneAt: d.done_at?.toISOString() ?? null, removed: d.removed, missing: d.missing, failed: d.failed, spared: d.spared,
  }))
}
