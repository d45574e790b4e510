import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { filterCameras, looks, type CameraFilter } from './camera-filter.ts'
import type { Branch, CameraCounts } from './routes/network-answers.ts'

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

/** `Point[]` as JSON, written by the database: for eighteen thousand a third of the time. Coordinates to five decimals: a metre, and half the bytes. */
export async function listPoints(tx: Tx, county: string, filter: CameraFilter): Promise<string> {
  const { rows } = await sql<{ points: string }>`
    select coalesce(json_agg(json_build_array(c.id, round(c.lon * 1e5) / 1e5, round(c.lat * 1e5) / 1e5, c.bearing,
      (c.state = 'active')::int + 2 * (c.state = 'active' and c.online is false)::int + 4 * c.public_place::int) order by c.id)::text, '[]') as points
    from cameras c ${filter.look === 'trouble' ? joinHealth : sql``}
    where c.county = ${county} and c.lon is not null and c.lat is not null and ${filterCameras(filter)}`.execute(tx.db)
  return rows[0]!.points
}

/** How many of the cameras that the filter means are how, in one pass. */
export async function countCameras(tx: Tx, county: string, filter: CameraFilter): Promise<CameraCounts> {
  const { rows } = await sql<Omit<CameraCounts, 'troubles'>>`
    select count(*)::int as all, (count(*) filter (where c.state = 'active'))::int as active,
      (count(*) filter (where c.state = 'active' and h.state = 'recording'))::int as recording,
      (count(*) filter (where ${looks.trouble}))::int as trouble, (count(*) filter (where ${looks.lacking}))::int as lacking, (count(*) filter (where ${looks.waiting}))::int as waiting
    from cameras c ${joinHealth} where c.county = ${county} and ${filterCameras(filter)}`.execute(tx.db)
  const { rows: kinds } = await sql<{ kind: string; n: number }>`
    select t.kind, count(*)::int as n from camera_troubles t join cameras c on c.county = t.county and c.id = t.camera
    where t.county = ${county} and t.until_at is null and t.told and c.state = 'active' and ${filterCameras({ ...filter, look: undefined })} group by 1`.execute(tx.db)
  return { ...rows[0]!, troubles: Object.fromEntries(kinds.map(({ kind, n }) => [kind, n])) }
}

const joinHealth = sql`left join camera_health h on h.county = c.county and h.camera = c.id`
