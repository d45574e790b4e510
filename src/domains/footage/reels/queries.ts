import type { Tx } from '#platform/database/database.ts'

/** Reels of a case, or that show something of a grant, the newest first, with what they show. */
export async function listReelsOf(tx: Tx, county: string, of: { case: string } | { grant: string }) {
  let query = tx.db
    .selectFrom('reels as r')
    .leftJoin('accounts as a', (join) => join.onRef('a.county', '=', 'r.county').onRef('a.id', '=', 'r.made_by'))
    .select(['r.id', 'r.title', 'r.made_by', 'a.name as by', 'r.made_at', 'r.length_ms', 'r.sha256', 'r.bytes', 'r.handed_out'])
    .where('r.county', '=', county)
    .orderBy('r.made_at', 'desc')
    .limit(200)
  query =
    'case' in of
      ? query.where('r.ground_type', '=', 'case').where('r.ground_id', '=', of.case)
      : query.where((eb) => eb.exists(eb.selectFrom('reel_items as i').select('i.reel').whereRef('i.county', '=', 'r.county').whereRef('i.reel', '=', 'r.id').where('i.grant_id', '=', of.grant)))
  const rows = await query.execute()
  const items = await tx.db
    .selectFrom('reel_items as i')
    .leftJoin('cameras as c', (join) => join.onRef('c.county', '=', 'i.county').onRef('c.id', '=', 'i.camera'))
    .select(['i.reel', 'i.clip', 'i.camera', 'c.name as camera_name', 'i.from_at', 'i.to_at', 'i.caption', 'i.masks'])
    .where('i.county', '=', county)
    .where('i.reel', 'in', ['', ...rows.map((r) => r.id)])
    .orderBy('i.reel')
    .orderBy('i.place')
    .execute()
  return rows.map((r) => ({
    id: r.id, title: r.title, madeBy: r.by ?? r.made_by, by: r.made_by, madeAt: r.made_at.toISOString(), lengthMs: r.length_ms, sha256: r.sha256, bytes: r.bytes === null ? null : Number(r.bytes), handedOut: r.handed_out,
    items: items.filter((i) => i.reel === r.id).map((i) => ({ clip: i.clip, camera: i.camera, cameraName: i.camera_name ?? i.camera, from: i.from_at.toISOString(), to: i.to_at.toISOString(), caption: i.caption, masks: i.masks })),
  }))
}
