import type { Tx } from '#platform/database/database.ts'

export interface Registered {
  id: string
  name: string
  place: string
  station: string
  number: string
}

/** Every camera of the county that is not out of service, by id, by number, and by the key of its address in hex. */
export async function listRegistered(tx: Tx, county: string) {
  const rows = await tx.db
    .selectFrom('cameras as c')
    .leftJoin('camera_streams as s', (join) => join.onRef('s.county', '=', 'c.county').onRef('s.camera', '=', 'c.id'))
    .select(['c.id', 'c.name', 'c.place', 'c.station', 'c.state', 'c.external_number as number', 's.address_key as key'])
    .where('c.county', '=', county)
    .execute()
  const inService = rows.filter((row) => row.state !== 'retired')
  return {
    // One that is out of service for good is not made anew by its old row.
    byId: new Map<string, Registered>(rows.map((row) => [row.id, row])),
    byNumber: new Map<string, Registered>(inService.filter((row) => row.number !== '').map((row) => [row.number, row])),
    byAddress: new Map<string, Registered>(inService.filter((row) => row.key !== null).map((row) => [row.key!.toString('hex'), row])),
  }
}

/** Station ids by id and by both names, in lower case. */
export async function mapStations(tx: Tx, county: string): Promise<Map<string, string>> {
  const rows = await tx.db.selectFrom('units').select(['id', 'name_zh', 'name_en']).where('county', '=', county).where('kind', '=', 'station').execute()
  return new Map(rows.flatMap((row) => [row.name_zh, row.name_en, row.id].map((name) => [name.toLowerCase(), row.id] as const)))
}

/** Accounts that may own cameras: those for owners alone, and the chiefs who answer for the police's own (queries.ts, `isOwnerAccount`). */
export async function listPossibleOwners(tx: Tx, county: string): Promise<{ owners: Set<string>; chiefs: Set<string> }> {
  const rows = await tx.db.selectFrom('accounts').select(['id', 'roles']).where('county', '=', county).where('state', '=', 'active').execute()
  return {
    owners: new Set(rows.filter((row) => row.roles.join() === 'camera_owner').map((row) => row.id)),
    chiefs: new Set(rows.filter((row) => row.roles.includes('station_chief')).map((row) => row.id)),
  }
}
