import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/database/database.ts'
import { defineRoute, type Call, type Route } from '#platform/http/route.ts'
import { maskPhone } from '#platform/mask.ts'
import type { Platform } from '#platform/platform.ts'
import { noAttributes } from '#platform/policy/policy.ts'
import { showOwnerPhone } from '../decide.ts'
import { cameraRecord } from '../project.ts'
import { readAsAsker, tendsAll } from '../routes/list.ts'
import { repairList, type Repair } from './answers.ts'
import { troubleKinds, type TroubleKind } from './troubles.ts'

/** More than this nobody works through from a list; a recorder or a line is broken then. */
const mostRows = 500

interface Row {
  id: string
  name: string
  place: string
  town: string
  station: string
  owner_name: string
  owner_kind: string
  phone: string
  host: string
  since: Date
  troubles: { kind: TroubleKind; since: string; code: string }[]
  whom: string
  note: string
  sent_at: Date | null
  done: string
  done_at: Date | null
  total: number
}

/** What does not work, and who sees to it. */
export const repairRoutes = (platform: Pick<Platform, 'database'>): Route[] => [
  defineRoute({
    method: 'GET',
    url: '/api/camera-repairs',
    action: 'camera.list',
    summary: 'Cameras that do not work as they should, the oldest first: since when, whose, what it is, who sees to it',
    query: z.strictObject({ station: z.string().max(40).optional(), kind: z.enum(troubleKinds).optional() }),
    response: repairList,
    async handle(call) {
      call.judgeOwn()
      return readAsAsker(platform, call as unknown as Call, async (tx) => {
        const rows = await listRepairs(tx, call.county, call.query)
        const counts = await countTroubles(tx, call.county, call.query.station)
        const repairs = rows.map(veiling(call))
        return { now: new Date(call.now).toISOString(), counts, unsent: repairs.filter((r) => !r.sent && !r.saidDone).length, repairs, total: rows[0]?.total ?? 0 }
      })
    },
  }),
  defineRoute({
    method: 'POST',
    url: '/api/cameras/:id/showOwnerPhone',
    action: 'camera.showOwnerPhone',
    summary: 'The owner’s telephone number of a camera that is broken, to ring about it; an act',
    params: z.strictObject({ id: z.string().max(60) }),
    body: z.strictObject({}),
    response: z.object({ phone: z.string() }),
    handle: ({ perform, params: { id } }) =>
      perform(async (work) => {
        const broken = await listRepairs(work.tx, work.county, { id })
        const camera = await work.act(cameraRecord, id, (state) => showOwnerPhone(state, broken.length > 0))
        const [row] = camera.ownerPhone ? [] : await work.tx.db.selectFrom('accounts').select('phone').where('county', '=', work.county).where('id', '=', camera.ownerAccount).execute()
        return { phone: camera.ownerPhone ?? row?.phone ?? '' }
      }),
  }),
]

async function listRepairs(tx: Tx, county: string, { id, station, kind }: { id?: string; station?: string | undefined; kind?: TroubleKind | undefined }): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with broken as (
      select t.camera, min(t.from_at) as since, json_agg(json_build_object('kind', t.kind, 'since', t.from_at, 'code', t.code) order by t.from_at) as troubles
      from camera_troubles t where t.county = ${county} and t.until_at is null and t.told ${id === undefined ? sql`` : sql`and t.camera = ${id}`}
      group by t.camera ${kind === undefined ? sql`` : sql`having bool_or(t.kind = ${kind})`}
    )
    select c.id, c.name, c.place, c.town, c.station, c.owner_name, c.owner_kind, coalesce(nullif(c.owner_phone, ''), a.phone, '') as phone, coalesce(c.stream_host, '') as host,
      b.since, b.troubles, c.repair_whom as whom, c.repair_note as note, c.repair_sent_at as sent_at, c.repair_done as done, c.repair_done_at as done_at, count(*) over ()::int as total
    from broken b join cameras c on c.county = ${county} and c.id = b.camera
    left join accounts a on a.county = c.county and a.id = c.owner_account and c.owner_account <> ''
    where c.state = 'active' ${station === undefined ? sql`` : sql`and c.station = ${station}`}
    order by b.since, c.id limit ${mostRows}`.execute(tx.db)
  return rows
}

async function countTroubles(tx: Tx, county: string, station: string | undefined): Promise<Record<TroubleKind, number>> {
  const { rows } = await sql<{ kind: TroubleKind; n: number }>`
    select t.kind, count(*)::int as n from camera_troubles t join cameras c on c.county = t.county and c.id = t.camera
    where t.county = ${county} and t.until_at is null and t.told and c.state = 'active' ${station === undefined ? sql`` : sql`and c.station = ${station}`} group by 1`.execute(tx.db)
  return Object.fromEntries(troubleKinds.map((kind) => [kind, rows.find((row) => row.kind === kind)?.n ?? 0])) as Record<TroubleKind, number>
}

/** A row without what this person has no need of. */
function veiling(call: Pick<Call, 'mayI'>): (row: Row) => Repair {
  const isHidden = tendsAll(call)
  const verdicts = new Map<string, boolean>()
  const may = (action: string, station: string) => {
    const key = `${action} ${station}`
    if (!verdicts.has(key)) verdicts.set(key, call.mayI(action, { type: 'camera', id: '*' }, { ...noAttributes, station }))
    return verdicts.get(key)!
  }
  return (r) => {
    const mayRing = may('camera.showOwnerPhone', r.station)
    const isDoneAfter = r.done_at !== null && r.done_at >= r.since
    const isSentAnew = r.sent_at !== null && (r.done_at === null || r.done_at < r.sent_at)
    return {
      id: r.id, name: r.name, place: r.place, town: r.town, station: r.station, ownerName: isHidden ? '' : r.owner_name, ownerKind: r.owner_kind,
      phone: isHidden || !mayRing ? '' : maskPhone(r.phone), host: may('camera.setStream', r.station) ? r.host : '',
      since: r.since.toISOString(), troubles: r.troubles.map((t) => ({ ...t, since: new Date(t.since).toISOString() })),
      sent: isSentAnew ? { whom: r.whom, note: r.note, at: r.sent_at!.toISOString() } : null,
      saidDone: isDoneAfter && !isSentAnew ? { done: r.done, at: r.done_at!.toISOString() } : null,
      may: { assign: may('camera.assignRepair', r.station), ring: mayRing && r.phone !== '' },
    }
  }
}
