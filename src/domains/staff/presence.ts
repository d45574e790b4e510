import type { Tx } from '#platform/database/database.ts'
import type { Position } from '#platform/geo.ts'

/** How often a duty phone is heard, and after what silence its crew counts as unreachable (issue 1: 15 s). */
export const heartbeatEveryMs = 5_000
export const unreachableAfterMs = 15_000

export interface Heartbeat {
  position: Position | null
  /** Percent. */
  battery: number | null
  /** Whether the duty page is in front: a page behind others may be put to sleep and not ring. */
  visible: boolean
}

/**
 * Keeps the newest word of a crew's phone and nothing before it. A heartbeat without a position keeps the last one.
 * Answers false where the crew is off duty: the lock on its row waits for a duty that is just ending.
 */
export async function keepHeartbeat(tx: Tx, county: string, crew: string, beat: Heartbeat, now: number): Promise<boolean> {
  const kept = await tx.query<{ crew: string }>({
    name: 'keep_heartbeat',
    text: `insert into crew_presence (county, crew, station, heard_at, lon, lat, located_at, battery, visible)
           select county, id, station, $3, $4, $5, case when $4::float8 is null then null else $3::timestamptz end, $6, $7
           from crews where county = $1 and id = $2 and on_duty for share
           on conflict (county, crew) do update set
             station = excluded.station, heard_at = excluded.heard_at, battery = excluded.battery, visible = excluded.visible,
             lon = coalesce(excluded.lon, crew_presence.lon), lat = coalesce(excluded.lat, crew_presence.lat),
             located_at = coalesce(excluded.located_at, crew_presence.located_at)
           returning crew`,
    values: [county, crew, new Date(now), beat.position?.lon ?? null, beat.position?.lat ?? null, beat.battery, beat.visible],
  })
  return kept.length > 0
}

/** Where a crew was is nobody's business once its duty has ended. */
export async function forgetPresence(tx: Tx, county: string, crew: string): Promise<void> {
  await tx.db.deleteFrom('crew_presence').where('county', '=', county).where('crew', '=', crew).execute()
}

export function isReachable(heardAt: number | null, now: number): boolean {
  return heardAt !== null && now - heardAt <= unreachableAfterMs
}
