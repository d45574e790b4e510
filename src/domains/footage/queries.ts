import type { Tx } from '#platform/database/database.ts'
import type { Principal } from '#platform/policy/principal.ts'
import { listBookmarksOf } from './bookmarks/queries.ts'
import { isHead, isOfficer } from './lookups.ts'
import type { Mask } from './masks/mask.ts'
import { listReelsOf } from './reels/queries.ts'

export interface GrantFilter {
  /** `mine`: asked by or with this account. `waiting`: for this account's decision. `running`: in force, live pictures around calls too. */
  view: 'mine' | 'waiting' | 'running' | 'all'
  ground?: { type: string; id: string } | undefined
  limit: number
}

/** Grants that concern this person: their own, those of the team they head, those of the station they lead; all for who oversees; what is or was in force for the county's head. */
export function listGrants(tx: Tx, county: string, who: Principal, { view, ground, limit }: GrantFilter) {
  const heads = isHead(who.roles) && who.team !== ''
  const leads = who.roles.includes('station_chief')
  const oversees = who.roles.includes('legal_reviewer') || who.roles.includes('auditor')
  const headsCounty = who.roles.includes('county_bureau_head')
  let query = tx.db
    .selectFrom('grants as g')
    .select((eb) => [
      'g.id', 'g.kind', 'g.status', 'g.ground_type', 'g.ground_id', 'g.number', 'g.station', 'g.team', 'g.level', 'g.allows', 'g.from_at', 'g.to_at',
      'g.asked_by', 'g.asked_at', 'g.second', 'g.document', 'g.decided_by', 'g.decided_at', 'g.until', 'g.review',
      eb.selectFrom('grant_cameras as c').select((e) => e.fn.agg<string[]>('array_agg', ['c.camera']).as('list')).whereRef('c.county', '=', 'g.county').whereRef('c.grant_id', '=', 'g.id').as('cameras'),
      eb.selectFrom('accounts as a').select('a.name').whereRef('a.county', '=', 'g.county').whereRef('a.id', '=', 'g.asked_by').as('asked_by_name'),
      eb.selectFrom('accounts as a').select('a.name').whereRef('a.county', '=', 'g.county').whereRef('a.id', '=', 'g.second').as('second_name'),
      eb.selectFrom('accounts as a').select('a.name').whereRef('a.county', '=', 'g.county').whereRef('a.id', '=', 'g.decided_by').as('decided_by_name'),
      eb.selectFrom('looks as l').select((e) => e.fn.countAll<number>().as('count')).whereRef('l.county', '=', 'g.county').whereRef('l.grant_id', '=', 'g.id').as('looks'),
      eb.selectFrom('looks as l').select((e) => e.fn.max('l.opened_at').as('at')).whereRef('l.county', '=', 'g.county').whereRef('l.grant_id', '=', 'g.id').as('last_look_at'),
    ])
    .where('g.county', '=', county)
    .orderBy('g.asked_at', 'desc')
    .limit(limit)
  query = view === 'running' ? query.where('g.status', '=', 'active') : query.where('g.kind', '<>', 'incident_live')
  if (ground) query = query.where('g.ground_type', '=', ground.type).where('g.ground_id', '=', ground.id)
  if (view === 'mine') return query.where((eb) => eb.or([eb('g.asked_by', '=', who.account), eb('g.second', '=', who.account)])).execute()
  if (view === 'waiting')
    return query
      .where((eb) =>
        eb.or([
          eb.and([eb('g.status', '=', 'awaiting_second'), eb('g.second', '=', who.account)]),
          eb.and([
            // An emergency look lasts an hour, and waits for a day to be upheld.
            eb.or([eb('g.status', '=', 'asked'), eb('g.review', '=', 'waiting')]),
            eb('g.asked_by', '<>', who.account),
            eb('g.second', '<>', who.account),
            eb.or([
              eb.and([eb('g.level', '=', 'team'), eb('g.team', '=', who.team), eb.val(heads)]),
              eb.and([eb('g.level', '=', 'station'), eb('g.station', '=', who.station), eb.val(leads)]),
              eb.and([eb('g.review', '=', 'waiting'), eb('g.station', '=', who.station), eb.val(leads)]),
            ]),
          ]),
        ]),
      )
      .execute()
  if (oversees) return query.execute()
  if (headsCounty) return query.where('g.status', 'in', ['active', 'revoked', 'ended']).execute()
  return query
    .where((eb) =>
      eb.or([
        eb('g.asked_by', '=', who.account),
        eb('g.second', '=', who.account),
        eb.and([eb('g.team', '=', who.team), eb.val(heads)]),
        eb.and([eb('g.station', '=', who.station), eb.val(leads)]),
      ]),
    )
    .execute()
}

export function listServicesOf(tx: Tx, county: string, grant: string) {
  return tx.db.selectFrom('services').selectAll().where('county', '=', county).where('grant_id', '=', grant).orderBy('owner').execute()
}

/** Names of accounts, by id. */
export async function nameAccounts(tx: Tx, county: string, accounts: readonly string[]): Promise<Map<string, string>> {
  if (accounts.length === 0) return new Map()
  const rows = await tx.db.selectFrom('accounts').select(['id', 'name']).where('county', '=', county).where('id', 'in', [...new Set(accounts)]).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

const iso = (at: Date) => at.toISOString()

/** Looks with what was served in them, clips, exports, bookmarks and reels of a grant. */
export async function listMarks(tx: Tx, county: string, grant: string) {
  const looks = await tx.db.selectFrom('looks').select(['id', 'camera', 'viewer', 'kind', 'opened_at', 'closed_at', 'stills']).where('county', '=', county).where('grant_id', '=', grant).orderBy('opened_at').execute()
  const spans = await listSpans(tx, county, looks.map((l) => l.id))
  const clips = await tx.db.selectFrom('clips').select(['id', 'camera', 'name', 'note', 'from_at', 'to_at', 'marked_by', 'marked_at', 'masks']).where('county', '=', county).where('grant_id', '=', grant).where('state', '=', 'marked').orderBy('from_at').execute()
  const exports = await tx.db.selectFrom('exports').select(['id', 'camera', 'clip', 'from_at', 'to_at', 'exported_by', 'exported_at', 'sha256', 'bytes', 'handed_out']).where('county', '=', county).where('grant_id', '=', grant).orderBy('exported_at', 'desc').execute()
  const names = await nameAccounts(tx, county, [...looks.map((l) => l.viewer), ...clips.map((c) => c.marked_by), ...exports.map((e) => e.exported_by)])
  const nameOf = (account: string) => names.get(account) ?? account
  return {
    looks: looks.map((l) => ({ id: l.id, camera: l.camera, viewer: nameOf(l.viewer), kind: l.kind, openedAt: iso(l.opened_at), closedAt: l.closed_at ? iso(l.closed_at) : null, stills: l.stills, spans: spans.get(l.id) ?? [] })),
    clips: clips.map((c) => ({ id: c.id, camera: c.camera, name: c.name, note: c.note, from: iso(c.from_at), to: iso(c.to_at), markedBy: nameOf(c.marked_by), mine: c.marked_by, markedAt: iso(c.marked_at), masks: JSON.parse(c.masks) as Mask[] })),
    exports: exports.map((e) => ({
      id: e.id, camera: e.camera, clip: e.clip, from: iso(e.from_at), to: iso(e.to_at), exportedBy: nameOf(e.exported_by), by: e.exported_by, exportedAt: iso(e.exported_at),
      sha256: e.sha256, bytes: e.bytes === null ? null : Number(e.bytes), handedOut: e.handed_out,
    })),
    bookmarks: await listBookmarksOf(tx, county, { grant }),
    reels: await listReelsOf(tx, county, { grant }),
  }
}

/** Clips on the ground of a case, by time. */
export async function listClipsOf(tx: Tx, county: string, type: string, id: string) {
  const rows = await tx.db
    .selectFrom('clips as k')
    .leftJoin('cameras as c', (join) => join.onRef('c.county', '=', 'k.county').onRef('c.id', '=', 'k.camera'))
    .leftJoin('accounts as a', (join) => join.onRef('a.county', '=', 'k.county').onRef('a.id', '=', 'k.marked_by'))
    .select(['k.id', 'k.grant_id', 'k.camera', 'c.name as camera_name', 'k.name', 'k.note', 'k.from_at', 'k.to_at', 'a.name as marked_by', 'k.marked_at', 'k.masks'])
    .where('k.county', '=', county)
    .where('k.ground_type', '=', type)
    .where('k.ground_id', '=', id)
    .where('k.state', '=', 'marked')
    .orderBy('k.from_at')
    .execute()
  return rows.map((k) => ({
    id: k.id, grant: k.grant_id, camera: k.camera, cameraName: k.camera_name ?? k.camera, name: k.name, note: k.note, from: iso(k.from_at), to: iso(k.to_at), markedBy: k.marked_by ?? '', markedAt: iso(k.marked_at), masks: JSON.parse(k.masks) as Mask[],
  }))
}

/** Served spans by look. */
export async function listSpans(tx: Tx, county: string, looks: readonly string[]): Promise<Map<string, { from: string; to: string }[]>> {
  const byLook = new Map<string, { from: string; to: string }[]>()
  if (looks.length === 0) return byLook
  const rows = await tx.db.selectFrom('look_spans').select(['look', 'from_at', 'to_at']).where('county', '=', county).where('look', 'in', [...looks]).orderBy('from_at').execute()
  for (const row of rows) byLook.set(row.look, [...(byLook.get(row.look) ?? []), { from: iso(row.from_at), to: iso(row.to_at) }])
  return byLook
}

/** Notices for one of this person's roles, never about themselves. */
export function listNotices(tx: Tx, county: string, who: Principal, filter: { unseen: boolean; limit: number }) {
  let query = tx.db
    .selectFrom('notices as n')
    .select((eb) => [
      'n.id', 'n.kind', 'n.station', 'n.about_type', 'n.about_id', 'n.count', 'n.days', 'n.raised_at', 'n.seen_at', 'n.note',
      eb
        .case()
        .when('n.about_type', '=', 'camera')
        .then(eb.selectFrom('cameras as c').select('c.name').whereRef('c.county', '=', 'n.county').whereRef('c.id', '=', 'n.about_id'))
        .when('n.about_type', '=', 'account')
        .then(eb.selectFrom('accounts as a').select('a.name').whereRef('a.county', '=', 'n.county').whereRef('a.id', '=', 'n.about_id'))
        .when('n.about_type', '=', 'hold')
        .then(eb.selectFrom('holds as h').select('h.number').whereRef('h.county', '=', 'n.county').whereRef('h.id', '=', 'n.about_id'))
        .else(eb.selectFrom('grants as g').select('g.number').whereRef('g.county', '=', 'n.county').whereRef('g.id', '=', 'n.about_id'))
        .end()
        .as('about_name'),
    ])
    .where('n.county', '=', county)
    .where((eb) => eb.not(eb.and([eb('n.about_type', '=', 'account'), eb('n.about_id', '=', who.account)])))
    .where((eb) =>
      eb.or([
        ...(who.roles.includes('auditor') ? [eb(eb.val('auditor'), '=', eb.fn.any('n.audience'))] : []),
        ...(who.roles.includes('station_chief') ? [eb.and([eb(eb.val('station_chief'), '=', eb.fn.any('n.audience')), eb('n.station', '=', who.station)])] : []),
        ...(isHead(who.roles) ? [eb.and([eb(eb.val('case_team_lead'), '=', eb.fn.any('n.audience')), eb('n.team', '=', who.team)])] : []),
      ]),
    )
    .orderBy((eb) => eb.case().when('n.seen_at', 'is', null).then(0).else(1).end())
    .orderBy('n.raised_at', 'desc')
    .limit(filter.limit)
  if (filter.unseen) query = query.where('n.seen_at', 'is', null)
  return query.execute()
}

/** Names of cameras, by id. */
export async function nameCameras(tx: Tx, county: string, cameras: readonly string[]): Promise<Map<string, string>> {
  if (cameras.length === 0) return new Map()
  const rows = await tx.db.selectFrom('cameras').select(['id', 'name']).where('county', '=', county).where('id', 'in', [...new Set(cameras)]).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

const selectCameras = (tx: Tx, county: string) =>
  tx.db
    .selectFrom('cameras')
    .select(['id', 'name', 'place', 'lon', 'lat', 'bearing', 'field_of_view', 'reach', 'owner_name', 'owner_kind', 'public_place'])
    .where('county', '=', county)

const toCamera = (c: Awaited<ReturnType<ReturnType<typeof selectCameras>['execute']>>[number]) => ({
  id: c.id, name: c.name, place: c.place, position: c.lon === null || c.lat === null ? null : { lon: c.lon, lat: c.lat }, bearing: c.bearing, fieldOfView: c.field_of_view, reach: c.reach,
  ownerName: c.owner_name, ownerKind: c.owner_kind, publicPlace: c.public_place,
})

/** Cameras of a grant as its people and its head see them, in its order. */
export async function describeCameras(tx: Tx, county: string, cameras: readonly string[]) {
  const rows = (await selectCameras(tx, county).where('id', 'in', [...cameras]).execute()).map(toCamera)
  return cameras.flatMap((id) => rows.find((row) => row.id === id) ?? [])
}

/** More than 300 m from north to south anywhere, and from east to west in China. */
const aroundDegrees = { lat: 0.003, lon: 0.005 }

/** Cameras that stand around a place, in a box. */
export async function listCamerasAround(tx: Tx, county: string, { lon, lat }: { lon: number; lat: number }) {
  const rows = await selectCameras(tx, county)
    .where('state', '<>', 'retired')
    .where((eb) => eb.and([eb.between('lon', lon - aroundDegrees.lon, lon + aroundDegrees.lon), eb.between('lat', lat - aroundDegrees.lat, lat + aroundDegrees.lat)]))
    .limit(500)
    .execute()
  return rows.map(toCamera)
}

/** What the dialog that asks for footage offers: this person's open cases and calls, cameras, colleagues. */
export async function listAskOptions(tx: Tx, county: string, who: Principal) {
  const cases = await tx.db
    .selectFrom('cases')
    .select(['id', 'number', 'title', 'kind'])
    .where('county', '=', county)
    .where('status', 'in', ['accepted', 'filed', 'investigating', 'solved'])
    .where((eb) => eb.or([eb('lead', '=', who.account), eb('second', '=', who.account)]))
    .orderBy('accepted_at', 'desc')
    .limit(200)
    .execute()
  const cameras = await tx.db
    .selectFrom('cameras')
    .select(['id', 'name', 'place', 'lon', 'lat', 'bearing', 'field_of_view', 'reach', 'owner_name', 'owner_kind', 'public_place', 'retention_days', 'station'])
    .where('county', '=', county)
    .where('state', '<>', 'retired')
    .orderBy('name')
    .limit(2000)
    .execute()
  const officers = await tx.db
    .selectFrom('accounts')
    .select(['id', 'name', 'team', 'roles'])
    .where('county', '=', county)
    .where('state', '=', 'active')
    .where('station', '=', who.station)
    .where('id', '<>', who.account)
    .orderBy('name')
    .execute()
  return {
    cases,
    cameras: cameras.map((c) => ({
      id: c.id, name: c.name, place: c.place, position: c.lon === null || c.lat === null ? null : { lon: c.lon, lat: c.lat }, bearing: c.bearing, fieldOfView: c.field_of_view, reach: c.reach,
      ownerName: c.owner_name, ownerKind: c.owner_kind, publicPlace: c.public_place, retentionDays: c.retention_days,
    })),
    officers: officers.filter((o) => isOfficer(o.roles)).map(({ id, name, team }) => ({ id, name, sameTeam: team !== '' && team === who.team })),
  }
}
