import { sql } from 'kysely'
import { startOfDayInShanghai, dayInShanghai } from '#platform/calendar.ts'
import type { Tx } from '#platform/database/database.ts'
import { citeRetention, dueDays, retentionColumns, toRetention } from '#domains/cameras/index.ts'
import { mostFiles, type Order } from './deletion.ts'
import { retentionStart } from './kept.ts'

export interface DueCamera {
  id: string
  station: string
  /** For how long its footage is kept now. */
  days: number
  legalClass: string | null
  /** What ends before this is due; ms since the epoch. */
  dueMs: number
}

/**
 * All cameras, and from when on their footage is due. Whole days of the county: what is past its retention is not shown any more
 * (kept.ts), and deleted within a day, in one order a camera and day rather than one a file, which would be millions of acts a month.
 */
export async function listDueCameras(tx: Tx, county: string, nowMs: number): Promise<DueCamera[]> {
  const rows = await tx.db.selectFrom('cameras').select(['id', 'station', ...retentionColumns]).where('county', '=', county).orderBy('id').execute()
  return rows.map((c) => {
    const retention = toRetention(c)
    return { id: c.id, station: c.station, days: dueDays(retention, nowMs), legalClass: c.legal_class, dueMs: startOfDayInShanghai(dayInShanghai(retentionStart(retention, nowMs))) }
  })
}

export interface DueRow {
  camera: string
  recorder: string
  path: string
  start_at: Date
  end_at: Date
  bytes: number
}

/** Files of these cameras that are due and held by no case, the oldest of each camera first. A camera with an open order at a recorder waits for it there. */
export async function findDueFiles(tx: Tx, county: string, cameras: readonly DueCamera[], recorders: readonly string[]): Promise<DueRow[]> {
  const { rows } = await sql<DueRow>`
    select c.id as camera, f.recorder, f.path, f.start_at, f.end_at, f.bytes
    from unnest(${cameras.map((c) => c.id)}::text[], ${cameras.map((c) => new Date(c.dueMs))}::timestamptz[]) as c (id, due)
    cross join lateral (
      select * from footage_files f
      where f.county = ${county} and f.camera = c.id and f.start_at < c.due and f.end_at <= c.due and f.recorder = any (${recorders}::text[])
        and not exists (select 1 from hold_cameras h where h.county = f.county and h.camera = f.camera and h.stands and h.from_at < f.end_at and h.to_at > f.start_at)
        and not exists (select 1 from footage_deletions d where d.county = f.county and d.camera = f.camera and d.recorder = f.recorder and d.done_at is null)
      order by f.start_at limit ${mostFiles}) f
    order by c.id, f.start_at`.execute(tx.db)
  return rows.map((row) => ({ ...row, bytes: Number(row.bytes) }))
}

/** One order a camera, recorder and UTC day. Pure. */
export function groupOrders(cameras: ReadonlyMap<string, DueCamera>, rows: readonly DueRow[]): Order[] {
  const groups = Map.groupBy(rows, (row) => `${row.camera} ${row.recorder} ${row.start_at.toISOString().slice(0, 10)}`)
  return [...groups.values()].map((files) => {
    const { camera, recorder, start_at } = files[0]!
    const { station, legalClass, dueMs, days } = cameras.get(camera)!
    return {
      camera, station, recorder, day: start_at.toISOString().slice(0, 10), retentionDays: days, legalClass: legalClass ?? '', article: citeRetention(legalClass), dueBefore: new Date(dueMs).toISOString(),
      files: files.slice(0, mostFiles).map((f) => ({ path: f.path, start: f.start_at.toISOString(), end: f.end_at.toISOString(), bytes: f.bytes })),
    }
  })
}

/** Of an order's files those that a case holds by now, or that are due later by now. */
export async function findSpared(tx: Tx, county: string, order: Order, nowMs: number): Promise<Set<string>> {
  const camera = await tx.db.selectFrom('cameras').select(retentionColumns).where('county', '=', county).where('id', '=', order.camera).executeTakeFirst()
  const held = await tx.db.selectFrom('hold_cameras').select(['from_at', 'to_at']).where('county', '=', county).where('camera', '=', order.camera).where('stands', '=', true).execute()
  const dueMs = camera ? retentionStart(toRetention(camera), nowMs) : 0
  const isSpared = ({ start, end }: Order['files'][number]) => Date.parse(end) > dueMs || held.some((h) => h.from_at.getTime() < Date.parse(end) && h.to_at.getTime() > Date.parse(start))
  return new Set(order.files.filter(isSpared).map((f) => f.path))
}
