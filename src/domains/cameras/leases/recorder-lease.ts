import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

/**
 * A recorder that was not heard for so long has lost its cameras. With renewals every second it outlives a stall of three
 * seconds, and a dead one's cameras are elsewhere within five.
 */
export const leaseMs = 4_000

export interface RecorderIdentity {
  id: string
  /** One a process. */
  instance: string
  /** One a data folder. */
  folder: string
  kind: 'near' | 'edge'
}

const untilNow = sql`clock_timestamp() + ${`${leaseMs} milliseconds`}::interval`

/**
 * Begins to live under this name. False where another folder's recorder of that name is alive. A process that was killed and
 * started again on its own folder goes on at once: its folder's lock says that the old one is dead.
 */
export async function openLease(tx: Tx, county: string, { id, instance, folder, kind }: RecorderIdentity): Promise<boolean> {
  const { rows } = await sql`
    insert into recorders (county, id, instance, folder, kind, lease_until, state, code, started_at, heard_at, deaths, cameras, recording, free_bytes, reserve_bytes, sync_ms, files_waiting)
    values (${county}, ${id}, ${instance}, ${folder}, ${kind}, ${untilNow}, 'running', '', clock_timestamp(), clock_timestamp(), 0, 0, 0, 0, 0, 0, 0)
    on conflict (county, id) do update set instance = excluded.instance, folder = excluded.folder, kind = excluded.kind, draining = false, lease_until = excluded.lease_until
      where recorders.folder in ('', excluded.folder) or recorders.lease_until < clock_timestamp()
    returning id`.execute(tx.db)
  return rows.length === 1
}

/** What a renewal found: the cameras that are this recorder's, and whether some of a dead one's are free. */
export interface Renewal {
  held: Set<string>
  mayTake: boolean
}

/** Renews the lease. Null where another process lives under this name now: everything is lost. */
export async function renewLease(tx: Tx, county: string, { id, instance }: RecorderIdentity): Promise<Renewal | null> {
  const renewed = await sql`update recorders set lease_until = ${untilNow} where county = ${county} and id = ${id} and instance = ${instance}`.execute(tx.db)
  if (renewed.numAffectedRows !== 1n) return null
  // Read after the row above was ours: who takes a camera holds that row first (take-cameras.ts), so none is taken unseen.
  const { rows } = await sql<{ camera: string | null; free: boolean }>`
    select l.camera, exists (
      select 1 from recorders r where r.county = ${county} and r.lease_until < clock_timestamp()
      and exists (select 1 from camera_leases o where o.county = r.county and o.recorder = r.id)) as free
    from (select 1) as one left join camera_leases l on l.county = ${county} and l.recorder = ${id}`.execute(tx.db)
  return { held: new Set(rows.flatMap(({ camera }) => camera ?? [])), mayTake: rows[0]?.free ?? false }
}

/** Takes no new cameras from now on. */
export async function drainRecorder(tx: Tx, county: string, id: string): Promise<void> {
  await tx.db.updateTable('recorders').set({ draining: true }).where('county', '=', county).where('id', '=', id).execute()
}
