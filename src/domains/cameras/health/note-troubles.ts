import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/platform.ts'
import { startSweep } from '#platform/sweep.ts'
import { readClock } from '../recording.ts'
import { clockOffMs, heldSeconds, keptDays, knownMinutes, learntMinutes, noPictureCodes, oddFactor, silentSeconds, troubleKinds } from './troubles.ts'

const everyMs = 10_000
const minuteMs = 60_000
const hourMs = 3_600_000

/** Writes down from when until when something is wrong with a camera, and learns what each usually sends. */
export function watchTroubles(platform: Platform): { stop(): Promise<void> } {
  let [learntAt, tidiedAt] = [0, 0]
  return startSweep(platform, 'camera-troubles', everyMs, async () => {
    const { county, database } = platform
    const write = (work: (tx: Tx) => Promise<void>) => database.transact({ county, stations: 'all', account: 'system' }, work)
    // Reports are stamped by the database's clock.
    let now = 0
    await write(async (tx) => noteTroubles(tx, county, (now = await readClock(tx))))
    if (now - learntAt >= minuteMs) {
      learntAt = now
      await write((tx) => learnUsual(tx, county, now))
    }
    if (now - tidiedAt >= hourMs) {
      tidiedAt = now
      await write((tx) => forgetOld(tx, county, now))
    }
  })
}

/**
 * One look at all cameras: what is wrong now and was not is opened, what was and is not any more is closed. `not in`, since the
 * planner hashes it; it takes `wrong` for a few rows, and would walk through all pairs when a recorder is gone.
 */
export async function noteTroubles(tx: Tx, county: string, nowMs: number): Promise<void> {
  const now = sql`${new Date(nowMs)}::timestamptz`
  await sql`
    with wrong as (
      select c.id as camera, w.kind, w.from_at, case when w.kind in ('offline', 'no_picture', 'not_stored') then coalesce(h.code, '') else '' end as code
      from cameras c
      left join camera_health h on h.county = c.county and h.camera = c.id
      left join camera_usual u on u.county = c.county and u.camera = c.id
      cross join lateral (values
        ('unseen', coalesce(h.checked_at, ${now}), ${isSilent(now)}),
        ('offline', h.since, not ${isSilent(now)} and h.state = 'offline' and h.code <> all (${[...noPictureCodes]})),
        ('no_picture', h.since, not ${isSilent(now)} and h.state = 'offline' and h.code = any (${[...noPictureCodes]})),
        ('not_stored', h.since, not ${isSilent(now)} and h.state = 'stopped'),
        ('clock_off', ${now}, not ${isSilent(now)} and h.state = 'recording' and abs(h.clock_offset_ms) > ${clockOffMs}),
        ('bitrate_odd', ${now}, not ${isSilent(now)} and h.state = 'recording' and u.minutes >= ${knownMinutes} and (h.kbps * ${oddFactor} < u.kbps or h.kbps > u.kbps * ${oddFactor}))
      ) as w (kind, from_at, holds)
      where c.county = ${county} and c.state = 'active' and w.holds
    ), ended as (
      update camera_troubles t set until_at = greatest(${now}, t.from_at)
      where t.county = ${county} and t.until_at is null and (t.camera, t.kind) not in (select camera, kind from wrong)
    )
    insert into camera_troubles (county, camera, kind, from_at, code)
    select ${county}, camera, kind, from_at, code from wrong w
    where (w.camera, w.kind, w.code) not in (select t.camera, t.kind, t.code from camera_troubles t where t.county = ${county} and t.until_at is null)
    on conflict (county, camera, kind) where until_at is null do update set code = excluded.code`.execute(tx.db)
  await sql`update camera_troubles set told = true where county = ${county} and until_at is null and not told and from_at <= ${now} - ${held}`.execute(tx.db)
  await sql`delete from camera_troubles where county = ${county} and until_at is not null and not told`.execute(tx.db)
}

const isSilent = (now: RawBuilder<unknown>): RawBuilder<boolean> => sql`(h.checked_at is null or h.checked_at < ${now} - ${silentSeconds} * interval '1 second')`

const held = sql`(case kind ${sql.join(troubleKinds.map((kind) => sql`when ${kind} then ${heldSeconds[kind]}::int`), sql` `)} end) * interval '1 second'`

/** A running mean of each camera's bit rate over the minutes of a day. */
export async function learnUsual(tx: Tx, county: string, nowMs: number): Promise<void> {
  const now = sql`${new Date(nowMs)}::timestamptz`
  await sql`
    insert into camera_usual as u (county, camera, kbps, minutes)
    select h.county, h.camera, h.kbps, 1 from camera_health h
    where h.county = ${county} and h.state = 'recording' and h.kbps > 0 and not ${isSilent(now)} and h.since <= ${now} - interval '1 minute'
    on conflict (county, camera) do update set minutes = least(u.minutes + 1, ${learntMinutes}), kbps = u.kbps + (excluded.kbps - u.kbps) / least(u.minutes + 1, ${learntMinutes})`.execute(tx.db)
}

async function forgetOld(tx: Tx, county: string, nowMs: number): Promise<void> {
  await sql`delete from camera_troubles where county = ${county} and until_at < ${new Date(nowMs - keptDays * 24 * hourMs)}`.execute(tx.db)
  await sql`delete from camera_usual u where county = ${county} and not exists (select 1 from cameras c where c.county = u.county and c.id = u.camera and c.state <> 'retired')`.execute(tx.db)
}
