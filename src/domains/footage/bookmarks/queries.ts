import type { Tx } from '#platform/database/database.ts'

/** Bookmarks of a case or of a grant, by time. */
export async function listBookmarksOf(tx: Tx, county: string, of: { case: string } | { grant: string }) {
  let query = tx.db
    .selectFrom('bookmarks as b')
    .leftJoin('cameras as c', (join) => join.onRef('c.county', '=', 'b.county').onRef('c.id', '=', 'b.camera'))
    .leftJoin('accounts as a', (join) => join.onRef('a.county', '=', 'b.county').onRef('a.id', '=', 'b.marked_by'))
    .select(['b.id', 'b.grant_id', 'b.camera', 'c.name as camera_name', 'b.at', 'b.note', 'b.marked_by', 'a.name as by'])
    .where('b.county', '=', county)
    .where('b.state', '=', 'marked')
    .orderBy('b.at')
    .limit(1000)
  query = 'case' in of ? query.where('b.ground_type', '=', 'case').where('b.ground_id', '=', of.case) : query.where('b.grant_id', '=', of.grant)
  const rows = await query.execute()
  return rows.map((b) => ({ id: b.id, grant: b.grant_id, camera: b.camera, cameraName: b.camera_name ?? b.camera, at: b.at.toISOString(), note: b.note, markedBy: b.by ?? b.marked_by, mine: b.marked_by }))
}
