import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/database/database.ts'
import { defineRoute, type Call } from '#platform/http/route.ts'
import type { Platform } from '#platform/platform.ts'
import { readAsAsker } from '../routes/list.ts'
import { cameraDay, type CameraDay } from './answers.ts'
import { lossKinds } from './troubles.ts'

const dayMs = 86_400_000
const mostCameras = 200

/** How a day went: by station, and for the cameras that were worst off, or for one. */
export const cameraDayRoute = (platform: Pick<Platform, 'database'>) =>
  defineRoute({
    method: 'GET',
    url: '/api/camera-day',
    action: 'camera.list',
    summary: 'What was wrong with cameras on a day of the county, from when until when, and footage lost by station',
    query: z.strictObject({ day: z.iso.date(), station: z.string().max(40).optional(), camera: z.string().max(60).optional() }),
    response: cameraDay,
    async handle(call) {
      call.judgeOwn()
      const { day, station, camera } = call.query
      const from = Date.parse(`${day}T00:00:00+08:00`)
      const to = Math.min(from + dayMs, Math.max(call.now, from))
      return readAsAsker(platform, call as unknown as Call, (tx) => readDay(tx, call.county, new Date(from), new Date(to), { station, camera }))
    },
  })

async function readDay(tx: Tx, county: string, fromAt: Date, toAt: Date, { station, camera }: { station: string | undefined; camera: string | undefined }): Promise<CameraDay> {
  const [from, to] = [sql`${fromAt}::timestamptz`, sql`${toAt}::timestamptz`]
  const span = (toAt.getTime() - fromAt.getTime()) / 1000
  // One pass over what touched the day; lost time is cut to it.
  const spells = sql`
    select t.camera, t.kind, t.from_at, t.until_at, t.code,
      case when t.kind = any (${[...lossKinds]}) then greatest(0, extract(epoch from least(coalesce(t.until_at, ${to}), ${to}) - greatest(t.from_at, ${from}))) else 0 end as lost
    from camera_troubles t
    where t.county = ${county} and t.told and t.from_at < ${to} and (t.until_at is null or t.until_at > ${from}) ${camera === undefined ? sql`` : sql`and t.camera = ${camera}`}`
  const stations = camera !== undefined ? [] : (await sql<CameraDay['stations'][number]>`
    with spells as (${spells}), lost as (select camera, least(sum(lost), ${span}) as lost from spells group by 1)
    select c.station, (count(*) filter (where c.state = 'active'))::int as cameras, count(l.camera)::int as troubled, round(coalesce(sum(l.lost), 0))::float8 as "lostSeconds"
    from cameras c left join lost l on l.camera = c.id
    where c.county = ${county} and c.state <> 'retired' group by 1 order by 1`.execute(tx.db)).rows
  const { rows } = await sql<{ id: string; name: string; place: string; station: string; lost: number; spells: { kind: string; from: string; to: string | null; code: string }[]; total: number }>`
    with spells as (${spells}), by_camera as (
      select camera, least(sum(lost), ${span})::float8 as lost, json_agg(json_build_object('kind', kind, 'from', from_at, 'to', until_at, 'code', code) order by from_at) as spells from spells group by 1
    )
    select c.id, c.name, c.place, c.station, round(b.lost) as lost, b.spells, count(*) over ()::int as total
    from by_camera b join cameras c on c.county = ${county} and c.id = b.camera
    where true ${station === undefined ? sql`` : sql`and c.station = ${station}`} order by b.lost desc, c.id limit ${mostCameras}`.execute(tx.db)
  const iso = (at: string) => new Date(at).toISOString()
  return {
    from: fromAt.toISOString(), to: toAt.toISOString(), stations, troubled: rows[0]?.total ?? 0,
    cameras: rows.map(({ id, name, place, station: of, lost, spells: list }) => ({ id, name, place, station: of, lostSeconds: lost, spells: list.map((s) => ({ ...s, from: iso(s.from), to: s.to && iso(s.to) })) })) as CameraDay['cameras'],
  }
}
