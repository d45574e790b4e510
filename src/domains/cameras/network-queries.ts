import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

export interface Branch {
  key: string
  cameras: number
  /** Active, and gone for longer than a blink (watch-health.ts). */
  offline: number
}

/** Children of a place in the tree town → station → owner, in one pass over the cameras that the transaction may see. */
export async function countBranches(tx: Tx, county: string, { town, station }: { town: string | undefined; station: string | undefined }): Promise<Branch[]> {
  const key = town === undefined ? sql`town` : station === undefined ? sql`station` : sql`owner_name`
  const { rows } = await sql<Branch>`
    select ${key} as key, count(*)::int as cameras, (count(*) filter (where state = 'active' and not online))::int as offline
    from cameras where county = ${county} and state <> 'retired'
      ${town === undefined ? sql`` : sql`and town = ${town}`} ${station === undefined ? sql`` : sql`and station = ${station}`}
    group by 1 order by 1`.execute(tx.db)
  return rows
}

/** Coordinates to five decimals: a metre, and half the bytes. */
export async function listPoints(tx: Tx, county: string) {
  const { rows } = await sql<{ id: string; lon: number; lat: number; bearing: number | null; look: number }>`
    select id, round(lon::numeric, 5)::float8 as lon, round(lat::numeric, 5)::float8 as lat, bearing,
      (state = 'active')::int + 2 * (state = 'active' and online is false)::int + 4 * public_place::int as look
    from cameras where county = ${county} and state <> 'retired' and lon is not null and lat is not null order by id`.execute(tx.db)
  return rows
}
