import type { Tx } from '#platform/database/database.ts'

const iso = (at: Date) => at.toISOString()

export interface HoldFilter {
  /** Of this case alone. */
  case?: string | undefined
  /** Of this team alone: whoever does not answer for the whole station. */
  team?: string | undefined
  limit: number
}

/** Holds that the transaction may see: those that stand first, then by their end. */
export async function listHolds(tx: Tx, county: string, { case: caseId, team, limit }: HoldFilter) {
  let query = tx.db
    .selectFrom('holds as h')
    .leftJoin('accounts as a', (join) => join.onRef('a.county', '=', 'h.county').onRef('a.id', '=', 'h.held_by'))
    .leftJoin('accounts as b', (join) => join.onRef('b.county', '=', 'h.county').onRef('b.id', '=', 'h.confirmed_by'))
    .selectAll('h')
    .select(['a.name as held_by_name', 'b.name as confirmed_by_name'])
    .where('h.county', '=', county)
    .orderBy((eb) => eb('h.status', 'in', ['released', 'ended']))
    .orderBy('h.until')
    .limit(limit)
  if (caseId) query = query.where('h.ground_type', '=', 'case').where('h.ground_id', '=', caseId)
  if (team !== undefined) query = query.where('h.team', '=', team)
  return (await query.execute()).map((h) => ({
    id: h.id, source: h.source, status: h.status, number: h.number, station: h.station, team: h.team, from: iso(h.from_at), to: iso(h.to_at), until: iso(h.until), reason: h.reason,
    heldBy: h.held_by_name ?? '', heldByAccount: h.held_by, heldAt: iso(h.held_at), confirmedBy: h.confirmed_by_name ?? '', confirmedAt: h.confirmed_at ? iso(h.confirmed_at) : null,
    groundEndedAt: h.ground_ended_at ? iso(h.ground_ended_at) : null,
  }))
}

/** Cameras of holds, by hold. Past row-level security: a hold names cameras of other stations too. */
export async function listHoldCameras(tx: Tx, county: string, holds: readonly string[]): Promise<Map<string, { id: string; name: string }[]>> {
  const rows = await tx.db
    .selectFrom('hold_cameras as h')
    .leftJoin('cameras as c', (join) => join.onRef('c.county', '=', 'h.county').onRef('c.id', '=', 'h.camera'))
    .select(['h.hold_id', 'h.camera', 'c.name'])
    .where('h.county', '=', county)
    .where('h.hold_id', 'in', ['', ...holds])
    .orderBy('h.camera')
    .execute()
  return new Map([...Map.groupBy(rows, (row) => row.hold_id)].map(([hold, list]) => [hold, list.map((row) => ({ id: row.camera, name: row.name ?? row.camera }))]))
}
