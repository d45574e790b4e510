import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

const iso = (at: Date) => at.toISOString()

/**
 * What an owner may know, and from when: a deferred notice hides itself, every look and every export under its grant until
 * it ends. Every query of the owner's page goes through here.
 */
const isShown = (owner: string, now: Date) => sql<boolean>`(
  t.grant_kind in ('incident_live', 'own_camera') or exists (
    select 1 from services s where s.county = t.county and s.grant_id = t.grant_id and s.owner = ${owner} and s.shown_from <= ${now}))`

export async function listOwnerCameras(tx: Tx, county: string, owner: string) {
  const rows = await tx.db
    .selectFrom('cameras')
    .select(['id', 'name', 'place', 'state', 'online', 'retention_days', 'legal_class', 'public_place', 'owner_kind', 'paused_until'])
    .where('county', '=', county)
    .where('owner_account', '=', owner)
    .where('state', '<>', 'retired')
    .orderBy('name')
    .execute()
  return rows.map((c) => ({ id: c.id, name: c.name, place: c.place, state: c.state, online: c.online, retentionDays: c.retention_days, legalClass: c.legal_class, publicPlace: c.public_place, ownerKind: c.owner_kind, pausedUntil: c.paused_until?.toISOString() ?? null }))
}

/** Who looked, when, for how long, why: names, unit and number, nothing of the investigation. */
export async function listOwnerLooks(tx: Tx, county: string, owner: string, now: Date, limit: number) {
  const rows = await tx.db
    .selectFrom('looks as t')
    .leftJoin('cameras as c', (join) => join.onRef('c.county', '=', 't.county').onRef('c.id', '=', 't.camera'))
    .leftJoin('accounts as a', (join) => join.onRef('a.county', '=', 't.county').onRef('a.id', '=', 't.viewer'))
    .leftJoin('units as u', (join) => join.onRef('u.county', '=', 't.county').onRef('u.id', '=', 't.team'))
    .leftJoin('units as p', (join) => join.onRef('p.county', '=', 't.county').onRef('p.id', '=', 't.station'))
    .leftJoin('services as s', (join) => join.onRef('s.county', '=', 't.county').onRef('s.grant_id', '=', 't.grant_id').on('s.owner', '=', owner))
    .select(['t.id', 't.camera', 't.kind', 't.grant_kind', 't.number', 't.opened_at', 't.closed_at', 't.stills', 'c.name as camera_name', 'a.name as viewer', 'u.name_zh', 'u.name_en', 'p.name_zh as station_zh', 'p.name_en as station_en', 's.document'])
    .where('t.county', '=', county)
    .where('t.owner', '=', owner)
    .where(isShown(owner, now))
    .orderBy('t.opened_at', 'desc')
    .limit(limit)
    .execute()
  const spans = await tx.db.selectFrom('look_spans').select(['look', 'from_at', 'to_at']).where('county', '=', county).where('look', 'in', ['', ...rows.map((r) => r.id)]).orderBy('from_at').execute()
  return rows.map((l) => ({
    id: l.id, camera: l.camera, cameraName: l.camera_name ?? l.camera, kind: l.kind, grantKind: l.grant_kind, number: l.number, document: l.document ?? '',
    viewer: l.viewer ?? '', unit: nameUnit(l), openedAt: iso(l.opened_at), closedAt: l.closed_at ? iso(l.closed_at) : null, stills: l.stills,
    spans: spans.filter((s) => s.look === l.id).map((s) => ({ from: iso(s.from_at), to: iso(s.to_at) })),
  }))
}

export async function listOwnerServices(tx: Tx, county: string, owner: string, now: Date) {
  const rows = await tx.db
    .selectFrom('services as s')
    .leftJoin('units as u', (join) => join.onRef('u.county', '=', 's.county').onRef('u.id', '=', 's.team'))
    .leftJoin('units as p', (join) => join.onRef('p.county', '=', 's.county').onRef('p.id', '=', 's.station'))
    .select(['s.id', 's.cameras', 's.number', 's.document', 's.items', sql<string | null>`to_char(s.answer_by, 'YYYY-MM-DD')`.as('answer_by'), 's.from_at', 's.to_at', 's.shown_from', 's.answer', 's.answered_at', 'u.name_zh', 'u.name_en', 'p.name_zh as station_zh', 'p.name_en as station_en'])
    .where('s.county', '=', county)
    .where('s.owner', '=', owner)
    .where('s.shown_from', '<=', now)
    .orderBy('s.shown_from', 'desc')
    .execute()
  const cameras = await tx.db.selectFrom('cameras').select(['id', 'name']).where('county', '=', county).where('id', 'in', ['', ...rows.flatMap((r) => r.cameras)]).execute()
  const names = new Map(cameras.map((c) => [c.id, c.name]))
  return rows.map((s) => ({
    id: s.id, cameras: s.cameras.map((id) => names.get(id) ?? id), number: s.number, document: s.document, items: s.items, answerBy: s.answer_by, from: iso(s.from_at), to: iso(s.to_at),
    shownFrom: iso(s.shown_from), answer: s.answer, answeredAt: s.answered_at ? iso(s.answered_at) : null, unit: nameUnit(s),
  }))
}

/** What of the owner's cameras left the house: exports, and stretches in reels. */
export async function listOwnerExports(tx: Tx, county: string, owner: string, now: Date, limit: number) {
  const rows = await tx.db
    .selectFrom('exports as t')
    .leftJoin('cameras as c', (join) => join.onRef('c.county', '=', 't.county').onRef('c.id', '=', 't.camera'))
    .leftJoin('accounts as a', (join) => join.onRef('a.county', '=', 't.county').onRef('a.id', '=', 't.exported_by'))
    .select(['t.id', 't.camera', 't.number', 't.from_at', 't.to_at', 't.exported_at', 'c.name as camera_name', 'a.name as by'])
    .where('t.county', '=', county)
    .where('t.owner', '=', owner)
    .where(sql<boolean>`exists (select 1 from services s where s.county = t.county and s.grant_id = t.grant_id and s.owner = ${owner} and s.shown_from <= ${now})`)
    .orderBy('t.exported_at', 'desc')
    .limit(limit)
    .execute()
  const inReels = await tx.db
    .selectFrom('reel_items as t')
    .leftJoin('cameras as c', (join) => join.onRef('c.county', '=', 't.county').onRef('c.id', '=', 't.camera'))
    .leftJoin('accounts as a', (join) => join.onRef('a.county', '=', 't.county').onRef('a.id', '=', 't.made_by'))
    .select(['t.reel', 't.place', 't.camera', 't.number', 't.from_at', 't.to_at', 't.made_at as exported_at', 'c.name as camera_name', 'a.name as by'])
    .where('t.county', '=', county)
    .where('t.owner', '=', owner)
    .where(sql<boolean>`exists (select 1 from services s where s.county = t.county and s.grant_id = t.grant_id and s.owner = ${owner} and s.shown_from <= ${now})`)
    .orderBy('t.made_at', 'desc')
    .limit(limit)
    .execute()
  return [...rows, ...inReels.map((item) => ({ ...item, id: `${item.reel}.${item.place}` }))]
    .sort((a, b) => b.exported_at.getTime() - a.exported_at.getTime())
    .slice(0, limit)
    .map((e) => ({ id: e.id, cameraName: e.camera_name ?? e.camera, number: e.number, by: e.by ?? '', from: iso(e.from_at), to: iso(e.to_at), exportedAt: iso(e.exported_at) }))
}

/** Station and team, as on a letterhead. */
function nameUnit(u: { name_zh: string | null; name_en: string | null; station_zh: string | null; station_en: string | null }): { zh: string; en: string } {
  return { zh: `${u.station_zh ?? ''}${u.name_zh ?? ''}`, en: [u.station_en, u.name_en].filter(Boolean).join(', ') }
}
