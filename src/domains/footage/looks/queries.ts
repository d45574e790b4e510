import { sql, type ExpressionBuilder } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { DB } from '#platform/database/schema.gen.ts'
import type { Principal } from '#platform/policy/principal.ts'
import { loadThresholds } from '../notices/thresholds.ts'
import { ownCamera } from './look.ts'
import { listSpans } from '../queries.ts'
import { findStandOuts, type StandOut } from '../reviews/stand-out.ts'
import type { WorkingHours } from '../reviews/working-time.ts'

export interface LookFilter {
  camera?: string | undefined
  viewer?: string | undefined
  kind?: string | undefined
  /** The case or call on whose ground. */
  ground?: { type: string; id: string } | undefined
  grant?: string | undefined
  from?: Date | undefined
  to?: Date | undefined
  /** Only those that stand out for review: for this reason, or `any`. */
  standsOut?: StandOut | 'any' | undefined
  /** So many at random instead of the newest: for a supervisor's review. */
  sample?: number | undefined
  limit: number
}

/** What stands out is found in the newest so many; more than a county's looks of a quarter. */
const mostSifted = 5_000

/** Looks that this person answers for: of the team they head, of the station they lead; all for who oversees. */
export async function listLooks(tx: Tx, county: string, who: Principal, filter: LookFilter) {
  const { work } = await loadThresholds(tx, county)
  let query = selectLooks(tx, county)
  if (!who.roles.includes('auditor') && !who.roles.includes('legal_reviewer')) {
    query = query.where('l.station', '=', who.station)
    if (!who.roles.includes('station_chief')) query = query.where('l.team', '=', who.team)
  }
  if (filter.camera) query = query.where('l.camera', '=', filter.camera)
  if (filter.viewer) query = query.where('l.viewer', '=', filter.viewer)
  // What owners look at at home is listed only where it is asked for.
  query = filter.kind ? query.where('l.grant_kind', '=', filter.kind) : query.where('l.grant_kind', '<>', ownCamera)
  if (filter.grant) query = query.where('l.grant_id', '=', filter.grant)
  if (filter.ground) query = query.where('l.ground_type', '=', filter.ground.type).where('l.ground_id', '=', filter.ground.id)
  if (filter.from) query = query.where('l.opened_at', '>=', filter.from)
  if (filter.to) query = query.where('l.opened_at', '<', filter.to)
  query = filter.sample ? query.orderBy((eb) => eb.fn('random')) : query.orderBy('l.opened_at', 'desc')
  const rows = (await query.limit(filter.sample ?? (filter.standsOut ? mostSifted : filter.limit)).execute()).map((row) => toLook(row, work))
  const wanted = filter.standsOut
  const found = (wanted ? rows.filter((l) => (wanted === 'any' ? l.standsOut.length > 0 : l.standsOut.includes(wanted))) : rows).slice(0, filter.limit)
  const spans = await listSpans(tx, county, found.map((l) => l.id))
  return found.map((l) => ({ ...l, spans: spans.get(l.id) ?? [] }))
}

export type ListedLook = Awaited<ReturnType<typeof listLooks>>[number]

/** Looks with the facts that the rules of `stand-out.ts` ask for. */
function selectLooks(tx: Tx, county: string) {
  return tx.db
    .selectFrom('looks as l')
    .leftJoin('cameras as c', (join) => join.onRef('c.county', '=', 'l.county').onRef('c.id', '=', 'l.camera'))
    .leftJoin('accounts as a', (join) => join.onRef('a.county', '=', 'l.county').onRef('a.id', '=', 'l.viewer'))
    .leftJoin('grants as g', (join) => join.onRef('g.county', '=', 'l.county').onRef('g.id', '=', 'l.grant_id'))
    .leftJoin('look_review_items as i', (join) => join.onRef('i.county', '=', 'l.county').onRef('i.look', '=', 'l.id'))
    .select([
      'l.id', 'l.grant_id', 'l.grant_kind', 'l.camera', 'c.name as camera_name', 'l.kind', 'l.ground_type', 'l.ground_id', 'l.number', 'l.station', 'l.team', 'l.viewer', 'a.name as viewer_name', 'l.opened_at',
      'l.closed_at', 'l.stills', 'g.review', 'g.document', 'i.finding', 'i.note',
    ])
    .select((eb) => [isOnDuty(eb).as('on_duty'), isRenewed(eb).as('renewed'), isExported(eb).as('exported')])
    .where('l.county', '=', county)
}

type Eb = ExpressionBuilder<DB & { l: DB['looks']; g: DB['grants'] }, 'l' | 'g'>

/** A crew of who looked had started its duty, and not ended it, at that moment. */
const isOnDuty = (eb: unknown) =>
  (eb as Eb).exists(
    sql`(select 1 from crews w where w.county = l.county and l.viewer = any (w.members) and 'crew.started' = (
      select t.type from acts t where t.county = w.county and t.record_type = 'crew' and t.record_id = w.id and t.type in ('crew.started', 'crew.ended')
      and t.happened_at <= l.opened_at order by t.version desc limit 1))`,
  )

/** The same camera was granted for the same case before, and that grant had ended. */
const isRenewed = (eb: unknown) =>
  (eb as Eb).exists(
    sql`(select 1 from grants e join grant_cameras k on k.county = e.county and k.grant_id = e.id where e.county = l.county and e.kind = 'retrieval' and e.id <> l.grant_id
      and e.ground_type = l.ground_type and e.ground_id = l.ground_id and k.camera = l.camera and e.asked_at < g.asked_at
      and (e.status = 'revoked' or (e.status = 'ended' and e.until <= l.opened_at)))`,
  )

const isExported = (eb: unknown) =>
  (eb as Eb).exists(sql`(select 1 from exports x where x.county = l.county and x.grant_id = l.grant_id and x.camera = l.camera and x.exported_by = l.viewer and x.exported_at >= l.opened_at)`)

type Row = Awaited<ReturnType<ReturnType<typeof selectLooks>['execute']>>[number]

const toLook = (l: Row, hours: WorkingHours) => ({
  id: l.id, grant: l.grant_id, grantKind: l.grant_kind, camera: l.camera, cameraName: l.camera_name ?? l.camera, kind: l.kind, ground: { type: l.ground_type, id: l.ground_id }, number: l.number,
  document: l.document ?? '', station: l.station, team: l.team, viewer: l.viewer, viewerName: l.viewer_name ?? l.viewer, openedAt: l.opened_at.toISOString(), closedAt: l.closed_at?.toISOString() ?? null, stills: l.stills,
  standsOut: findStandOuts({
    grantKind: l.grant_kind, openedAt: l.opened_at.getTime(), onDuty: Boolean(l.on_duty), review: l.review, isRenewed: Boolean(l.renewed), isExported: Boolean(l.exported),
  }, hours),
  /** What a weekly review found of it; null before. Only who reviews sees it. */
  finding: l.finding, note: l.note,
})
