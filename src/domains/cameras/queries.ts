import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { filterCameras, type CameraFilter } from './camera-filter.ts'
import type { SealedStream } from './stream-address.ts'

/** Cameras that the transaction may see with their health, by station and name. */
export function listCameras(tx: Tx, county: string, { after, limit, ...filter }: CameraFilter & {
  /** Station, name and id of the last camera of the page before. */
  after?: readonly [string, string, string] | undefined
  limit: number
}) {
  let query = tx.db
    .selectFrom('cameras as c')
    .leftJoin('camera_health as h', (join) => join.onRef('h.county', '=', 'c.county').onRef('h.camera', '=', 'c.id'))
    .selectAll('c')
    .select([
      'h.state as health', 'h.code', 'h.detail', 'h.since', 'h.last_frame_at', 'h.kbps', 'h.fps', 'h.lag_ms', 'h.clock_offset_ms',
      'h.packets_lost', 'h.reconnects', 'h.codec', 'h.width', 'h.height', 'h.checked_at',
      sql<string[]>`array(select t.kind from camera_troubles t where t.county = c.county and t.camera = c.id and t.until_at is null and t.told and c.state = 'active' order by t.from_at)`.as('troubles'),
    ])
    .where('c.county', '=', county)
    .where(filterCameras(filter))
    .orderBy('c.station')
    .orderBy('c.name')
    .orderBy('c.id')
    .limit(limit)
  if (after) query = query.where(sql<boolean>`(c.station, c.name, c.id) > (${after[0]}, ${after[1]}, ${after[2]})`)
  return query.execute()
}

export type CameraRow = Awaited<ReturnType<typeof listCameras>>[number]

/** The recorder processes of the county: whether they live, what they record, how full the disk is. */
export function listRecorders(tx: Tx, county: string) {
  return tx.db.selectFrom('recorders').selectAll().where('county', '=', county).orderBy('id').execute()
}

/** Whether an account can be a camera's owner: it is active and has that role. */
/**
 * Who may be an owner's account: an account for owners and nothing else, so that what is kept from an owner for a while reaches them
 * by no other role; of the police's own cameras, the chief who answers for them.
 */
export async function isOwnerAccount(tx: Tx, county: string, account: string, isPolice: boolean): Promise<boolean> {
  const row = await tx.db
    .selectFrom('accounts')
    .select('roles')
    .where('county', '=', county)
    .where('id', '=', account)
    .where('state', '=', 'active')
    .executeTakeFirst()
  if (!row) return false
  return row.roles.join() === 'camera_owner' || (isPolice && row.roles.includes('station_chief'))
}

export async function storeStream(tx: Tx, county: string, camera: string, { sealed, addressKey }: SealedStream, version: number): Promise<void> {
  await tx.db
    .insertInto('camera_streams')
    .values({ county, camera, sealed, version, address_key: addressKey })
    .onConflict((conflict) => conflict.columns(['county', 'camera']).doUpdateSet({ sealed, version, address_key: addressKey }))
    .execute()
}

/** A retired camera's address is forgotten (GB/T 22239 8.1.4.10: residual credentials are cleared). */
export async function forgetStream(tx: Tx, county: string, camera: string): Promise<void> {
  await tx.db.deleteFrom('camera_streams').where('county', '=', county).where('camera', '=', camera).execute()
  await tx.db.deleteFrom('camera_health').where('county', '=', county).where('camera', '=', camera).execute()
}

export async function loadSealedStream(tx: Tx, county: string, camera: string): Promise<Buffer | null> {
  const row = await tx.db.selectFrom('camera_streams').select('sealed').where('county', '=', county).where('camera', '=', camera).executeTakeFirst()
  return row?.sealed ?? null
}

/** What a recorder has to record now of what it has leased, in one statement. A camera that was assigned to another one, or from one far away to any that is near, is not its any more. */
export async function listStreamsToRecord(tx: Tx, county: string, recorder: string) {
  const { rows } = await sql<{ id: string; sealed: Buffer; version: number }>`
    select c.id, s.sealed, s.version
    from camera_leases l
    join cameras c on c.county = l.county and c.id = l.camera
    join camera_streams s on s.county = c.county and s.camera = c.id
    where l.county = ${county} and l.recorder = ${recorder} and c.state = 'active'
      and (c.recorder = ${recorder} or (c.recorder = '' and exists (select 1 from recorders r where r.county = l.county and r.id = l.recorder and r.kind = 'near')))
    order by c.id`.execute(tx.db)
  return rows
}

/**
 * How far the log goes, and whether behind `afterSeq` cameras are spoken of: a recorder need not read its registry for other acts.
 * Null: it has read nothing yet.
 */
export async function readCameraNews(tx: Tx, county: string, afterSeq: number | null): Promise<{ seq: number; any: boolean }> {
  const { rows } = await sql<{ seq: string | null; any: boolean | null }>`
    select max(l.seq) as seq, bool_or(a.record_type = 'camera') as any
    from log l join acts a on a.county = l.county and a.id = l.act
    where l.county = ${county} and l.seq > coalesce(${afterSeq}::bigint, (select max(seq) - 1 from log where county = ${county}))`.execute(tx.db)
  return { seq: Number(rows[0]?.seq ?? afterSeq ?? 0), any: afterSeq === null || (rows[0]?.any ?? false) }
}

export function listStations(tx: Tx, county: string, only: string) {
  let query = tx.db.selectFrom('units').select(['id', 'name_zh', 'name_en']).where('county', '=', county).where('kind', '=', 'station').orderBy('id')
  if (only !== '') query = query.where('id', '=', only)
  return query.execute()
}

export function listOwnerAccounts(tx: Tx, county: string) {
  return tx.db
    .selectFrom('accounts')
    .select(['id', 'name'])
    .where('county', '=', county)
    .where('state', '=', 'active')
    .where(sql<boolean>`'camera_owner' = any (roles)`)
    .orderBy('name')
    .execute()
}
