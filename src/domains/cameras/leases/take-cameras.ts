import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { RecorderIdentity } from './recorder-lease.ts'

/** Recorders hear on this channel that cameras were given up. */
export const leaseChannel = 'lq_leases'

/**
 * Takes the cameras that are free: all that are assigned to this recorder, and of the others up to its fair share among the near
 * recorders that live and are not draining. Returns which it took.
 */
export async function takeCameras(tx: Tx, county: string, { id, kind }: RecorderIdentity): Promise<string[]> {
  // One at a time, so that two never count the same share.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`lq_leases ${county}`}, 0))`.execute(tx.db)
  // A dead recorder's row is held while its cameras are taken: where it wakes meanwhile, its renewal waits and then sees the loss.
  // One that is renewing right now is not dead.
  const { rows: dead } = await sql<{ id: string }>`
    select id from recorders where county = ${county} and id <> ${id} and lease_until < clock_timestamp() for update skip locked`.execute(tx.db)
  const { rows } = await sql<{ camera: string }>`
    with near as (
      select count(*)::int as n from recorders where county = ${county} and kind = 'near' and not draining and lease_until >= clock_timestamp()
    ), counted as (
      select count(*)::int as cameras, (count(*) filter (where l.recorder = ${id}))::int as mine
      from cameras c left join camera_leases l on l.county = c.county and l.camera = c.id
      where c.county = ${county} and c.state = 'active' and c.recorder = ''
    ), free as (
      select c.id, c.recorder <> '' as assigned, row_number() over (partition by c.recorder <> '' order by c.id) as nth
      from cameras c join camera_streams s on s.county = c.county and s.camera = c.id
      left join camera_leases l on l.county = c.county and l.camera = c.id
      where c.county = ${county} and c.state = 'active' and (c.recorder = ${id} or (c.recorder = '' and ${kind === 'near'}))
        and (l.camera is null or l.recorder = any (${dead.map((r) => r.id)}))
    ), taken as (
      select id from free, near, counted
      where assigned or nth <= ceil(cameras::float8 / greatest(n, 1)) - mine
    ), ended as (
      update camera_tenures t set until_at = least(clock_timestamp(), r.lease_until)
      from recorders r, taken where t.county = ${county} and t.camera = taken.id and t.until_at is null and r.county = t.county and r.id = t.recorder
    ), begun as (
      insert into camera_tenures (county, camera, epoch, recorder, from_at)
      select ${county}, taken.id, 1 + coalesce((select max(epoch) from camera_tenures t where t.county = ${county} and t.camera = taken.id), 0), ${id}, clock_timestamp()
      from taken returning camera, epoch
    )
    insert into camera_leases (county, camera, recorder, epoch) select ${county}, camera, ${id}, epoch from begun
    on conflict (county, camera) do update set recorder = excluded.recorder, epoch = excluded.epoch
    returning camera`.execute(tx.db)
  return rows.map((row) => row.camera)
}

/** Cameras beyond this recorder's fair share that it should give up now: half of them at a time, so that a new one fills calmly. */
export async function findSurplus(tx: Tx, county: string, { id }: RecorderIdentity): Promise<string[]> {
  const { rows } = await sql<{ camera: string }>`
    with near as (
      select count(*)::int as n from recorders where county = ${county} and kind = 'near' and not draining and lease_until >= clock_timestamp()
    ), active as (
      select count(*)::int as n from cameras where county = ${county} and state = 'active' and recorder = ''
    ), mine as (
      select l.camera, row_number() over (order by l.camera) as nth from camera_leases l
      join cameras c on c.county = l.county and c.id = l.camera where l.county = ${county} and l.recorder = ${id} and c.state = 'active' and c.recorder = ''
    ), surplus as (
      select camera, nth - ceil(active.n::float8 / greatest(near.n, 1)) as beyond from mine, near, active
    )
    select camera from surplus where beyond > 0 order by beyond desc limit (select ceil(count(*) / 2.0) from surplus where beyond > 0)`.execute(tx.db)
  return rows.map((row) => row.camera)
}

/** Gives cameras up, after their last file was finished; others hear of it at once. */
export async function releaseCameras(tx: Tx, county: string, { id }: RecorderIdentity, cameras: readonly string[]): Promise<void> {
  if (cameras.length === 0) return
  await sql`
    with given as (
      delete from camera_leases where county = ${county} and recorder = ${id} and camera = any (${cameras}) returning camera, epoch
    )
    update camera_tenures t set until_at = clock_timestamp() from given
    where t.county = ${county} and t.camera = given.camera and t.epoch = given.epoch and t.until_at is null`.execute(tx.db)
  await sql`select pg_notify(${leaseChannel}, ${county})`.execute(tx.db)
}
