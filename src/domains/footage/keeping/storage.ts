import { sql } from 'kysely'
import { forecastDisk, type CameraUse } from '#media/archive/forecast.ts'
import type { Tx } from '#platform/database/database.ts'
import type { Platform } from '#platform/platform.ts'
import { theClock } from './clock.ts'
import type { RecorderStorage, Storage } from './storage-answer.ts'
import { listDueCameras, type DueCamera } from './find-due.ts'

const dayMs = 24 * 3_600_000
/** A camera's rate is that of its last days: a busy week counts, last year's bitrate does not. */
const rateOfMs = 3 * dayMs
/** Counting walks all rows of files, 13 million in a large county: not for every look at a page. */
const countEveryMs = 10 * 60_000

interface UseRow {
  recorder: string
  camera: string
  bytes: string
  recent_bytes: string
  recent_seconds: number
  beyond_bytes: string
}

/** What each camera takes at each recorder. */
async function listUses(tx: Tx, county: string, cameras: readonly DueCamera[], nowMs: number): Promise<UseRow[]> {
  const { rows } = await sql<UseRow>`
    select f.recorder, f.camera, sum(f.bytes) as bytes,
      coalesce(sum(f.bytes) filter (where f.end_at > ${new Date(nowMs - rateOfMs)}), 0) as recent_bytes,
      coalesce(sum(extract(epoch from f.end_at - f.start_at)) filter (where f.end_at > ${new Date(nowMs - rateOfMs)}), 0)::float8 as recent_seconds,
      coalesce(sum(f.bytes) filter (where f.end_at <= c.due), 0) as beyond_bytes
    from footage_files f left join unnest(${cameras.map((c) => c.id)}::text[], ${cameras.map((c) => new Date(c.dueMs))}::timestamptz[]) as c (id, due) on c.id = f.camera
    where f.county = ${county} group by f.recorder, f.camera`.execute(tx.db)
  return rows
}

/** A camera's use of a disk, and what of it a case keeps: that stays, whatever time does. Pure. */
export function measureUse(row: UseRow, camera: DueCamera | undefined): CameraUse[] {
  const beyond = camera ? Number(row.beyond_bytes) : Number(row.bytes)
  const bytesPerDay = row.recent_seconds > 0 && camera ? Math.round((Number(row.recent_bytes) * 86_400) / row.recent_seconds) : 0
  // Whole days are deleted: up to one more is on the disk.
  const within = { bytesPerDay, heldBytes: Number(row.bytes) - beyond, keepDays: camera ? camera.days + 1 : 0 }
  return beyond > 0 ? [within, { bytesPerDay: 0, heldBytes: beyond, keepDays: 0 }] : [within]
}

export async function countStorage(tx: Tx, county: string, nowMs: number): Promise<Storage> {
  const cameras = await listDueCameras(tx, county, nowMs)
  const byId = new Map(cameras.map((c) => [c.id, c]))
  const uses = await listUses(tx, county, cameras, nowMs)
  const recorders = await tx.db.selectFrom('recorders').select(['id', 'state', 'free_bytes', 'reserve_bytes']).where('county', '=', county).orderBy('id').execute()
  const round = await tx.db.selectFrom('keeping_rounds').selectAll().where('county', '=', county).where('id', '=', theClock).executeTakeFirst()
  const open = await tx.db.selectFrom('footage_deletions').select((eb) => eb.fn.countAll<number>().as('count')).where('county', '=', county).where('done_at', 'is', null).executeTakeFirstOrThrow()
  return {
    at: new Date(nowMs).toISOString(),
    recorders: recorders.map((r) => {
      const rows = uses.filter((u) => u.recorder === r.id)
      const measured = rows.flatMap((row) => measureUse(row, byId.get(row.camera)))
      const [freeBytes, reserveBytes] = [Number(r.free_bytes), Number(r.reserve_bytes)]
      return {
        recorder: r.id, state: r.state, cameras: rows.length, freeBytes, reserveBytes,
        heldBytes: measured.reduce((sum, u) => sum + u.heldBytes, 0), onHoldBytes: measured.filter((u) => u.keepDays === 0).reduce((sum, u) => sum + u.heldBytes, 0),
        ...forecastDisk(freeBytes, reserveBytes, measured),
      }
    }),
    clock: { trustedAt: round?.trusted_at.toISOString() ?? null, doubted: round ? round.doubt !== '' : false },
    openOrders: Number(open.count),
  }
}

const counted = new WeakMap<Platform, { at: number; storage: Promise<Storage> }>()

/** Counted at most every ten minutes, together for whoever asks meanwhile. */
export function readStorage(platform: Platform): Promise<Storage> {
  const { clock, county, database } = platform
  const known = counted.get(platform)
  if (known && clock.monotonicMs() - known.at < countEveryMs) return known.storage
  const storage = database.read({ county, stations: 'all', account: 'system' }, (tx) => countStorage(tx, county, clock.now()))
  counted.set(platform, { at: clock.monotonicMs(), storage })
  storage.catch(() => counted.delete(platform))
  return storage
}

/** More than any disk: stands for "never" on a graph. */
const neverDays = 36_500

/** On /metrics: what a machine's keeper raises an alarm on (docs/operations.md, "Footage storage"). */
export function watchStorage(platform: Platform): void {
  const { metrics } = platform
  const least = (pick: (r: RecorderStorage) => number, none: number) => async () => Math.min(none, ...(await readStorage(platform)).recorders.map(pick))
  metrics.watch('footage_full_in_days', 'Days until the fullest recorder’s disk is full; 36500: never', least((r) => r.fullInDays ?? neverDays, neverDays))
  metrics.watch('footage_short_bytes', 'What disks lack to keep all footage for its full time; nothing is deleted early', async () => (await readStorage(platform)).recorders.reduce((sum, r) => sum + r.shortBytes, 0))
  metrics.watch('footage_on_hold_bytes', 'Footage past its retention that cases keep', async () => (await readStorage(platform)).recorders.reduce((sum, r) => sum + r.onHoldBytes, 0))
  metrics.watch('footage_deletion_stopped', '1 while nothing is deleted because the clock leapt ahead', async () => ((await readStorage(platform)).clock.doubted ? 1 : 0))
  metrics.watch('footage_deletion_orders_open', 'Orders to delete that are not carried out: a disk refuses, or a recorder is out of reach', async () => (await readStorage(platform)).openOrders)
}
